"""Whether people find what they mean: mistyped pieces of titles among 17,000 texts, and how fast."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.search_run import Searched

BASE_DIR = Path(__file__).resolve().parent.parent
ARTICLES = 17_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument("corpus", type=Path, metavar="CORPUS_DIR", help="a folder of articles")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="texts to search among")
    parser.add_argument(
        "--database-url", default="", help="an empty PostgreSQL database; else SQLite in a file"
    )


def run(options: argparse.Namespace) -> list[Figure]:
    """Search a portal of its own.

    Raises:
        subprocess.CalledProcessError: The portal could not be built; its output is printed.
    """
    with tempfile.TemporaryDirectory(prefix="askel-search-") as folder:
        searched = _run(options, Path(folder))
    shares = {
        locale: searched.found[locale] / count for locale, count in sorted(searched.queries.items())
    }
    times = sorted(searched.milliseconds)
    return [
        Figure("texts searched", searched.articles, "texts", f">= {0.99 * options.articles:g}"),
        *(
            Figure(f"in the first five, {one}", round(share, 3), "", "")
            for one, share in shares.items()
        ),
        Figure("in the first five", round(sum(shares.values()) / len(shares), 3), "", ">= 0.9"),
        *_learning(searched),
        Figure("p50", round(times[len(times) // 2], 1), "ms", "<= 50"),
        Figure("p99", round(times[int(len(times) * 0.99)], 1), "ms", "<= 50"),
    ]


def _learning(searched: Searched) -> list[Figure]:
    """Queries that share no word with the title, and what learning adds to them."""
    asked = sum(queries for queries, _before, _after in searched.other_words.values())
    before = sum(found for _queries, found, _after in searched.other_words.values())
    after = sum(found for _queries, _before, found in searched.other_words.values())
    return [
        Figure("other words than the title's", asked, "queries", ">= 1"),
        Figure("in the first five, other words", round(before / (asked or 1), 3), "", ""),
        Figure("the same, learned", round(after / (asked or 1), 3), "", ">= 0.8"),
        Figure("learning adds", round((after - before) / (asked or 1), 3), "", ">= 0.05"),
    ]


def _run(options: argparse.Namespace, folder: Path) -> Searched:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "benchmarks.search_run",
            options.corpus.resolve(),
            str(options.articles),
        ],
        cwd=BASE_DIR,
        env={
            **os.environ,
            "DATABASE_URL": options.database_url or f"sqlite:///{folder / 'askel.sqlite3'}",
            "MEDIA_ROOT": str(folder / "media"),
        },
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return Searched(**json.loads(done.stdout.splitlines()[-1]))
