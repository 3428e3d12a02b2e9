"""A full import against bare Markdown rendering, its memory, and its cost as the corpus grows.

Times are the best of a few rounds: whatever else the machine does only ever adds to them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import markdown

from benchmarks.enlarged import enlarge, source_files
from benchmarks.figures import Figure
from benchmarks.ingest_run import Measured
from troubleshooting.text.bilingual import split_bilingual
from troubleshooting.text.front_matter import split_front_matter

BASE_DIR = Path(__file__).resolve().parent.parent
ROUNDS = 5
SMALL, MIDDLE, LARGE = 300, 2_900, 23_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument("corpus", type=Path, metavar="CORPUS_DIR", help="a folder of articles")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="imports of the corpus")
    parser.add_argument("--large", type=int, default=LARGE, help="articles of the largest corpus")
    parser.add_argument(
        "--processes", type=int, default=min(os.cpu_count() or 1, 4), help="that prepare files"
    )


def run(options: argparse.Namespace) -> list[Figure]:
    """Measure; every ratio is of two figures of this run."""
    files = source_files(options.corpus)
    with tempfile.TemporaryDirectory(prefix="askel-ingest-") as name:
        folder = Path(name)
        corpus = enlarge(files, options.corpus, folder / "corpus", len(files))
        bare, runs = [], []
        for _ in range(options.rounds):
            bare.append(bare_seconds(corpus))
            runs.append(one := _run(corpus, options.processes))
            _say(
                f"{one.files} files: import {one.first_seconds:.2f} s, bare {bare[-1]:.2f} s,"
                f" again {one.again_seconds:.2f} s"
            )
        first = min(one.first_seconds for one in runs)
        again = min(one.again_seconds for one in runs)
        middle = enlarge(files, options.corpus, folder / "middle", MIDDLE)
        memory = _run(middle, options.processes, "--watch-memory")
        growth = _growth(files, options, folder)
    return [
        Figure("import / bare markdown", round(first / min(bare), 2), "times", "<= 3.0"),
        Figure("unchanged again / first import", round(again / first, 3), "times", "<= 0.25"),
        Figure(
            "writes of an unchanged import",
            sum(one.again_writes for one in runs),
            "statements",
            "= 0",
        ),
        Figure(f"memory at {MIDDLE} files", round(memory.peak_mb), "MB", "<= 300"),
        Figure(f"an article's cost, {options.large} / {SMALL}", growth, "times", "<= 1.2"),
        Figure("files refused", sum(one.failures for one in [*runs, memory]), "files", "= 0"),
    ]


def bare_seconds(folder: Path) -> float:
    """Seconds of `markdown.markdown()` over the target texts of all articles in a folder."""
    texts = [split_front_matter(path.read_text("utf-8"))[1] for path in source_files(folder)]
    targets = [split_bilingual(text).target for text in texts]
    started = time.perf_counter()
    for target in targets:
        markdown.markdown(target)
    return time.perf_counter() - started


def _growth(files: list[Path], options: argparse.Namespace, folder: Path) -> float:
    """Seconds an article at the largest corpus over those at the smallest."""
    small = enlarge(files, options.corpus, folder / "small", SMALL)
    large = enlarge(files, options.corpus, folder / "large", options.large)
    each = []
    for corpus, rounds in ((small, options.rounds), (large, 1)):
        runs = [_run(corpus, options.processes) for _ in range(rounds)]
        each.append(min(one.first_seconds / one.files for one in runs))
        _say(f"{runs[0].files} files: {each[-1] * 1000:.2f} ms each")
    return round(each[1] / each[0], 2)


def _run(corpus: Path, processes: int, *more: str) -> Measured:
    with tempfile.TemporaryDirectory(prefix="askel-ingest-db-") as name:
        command = [sys.executable, "-m", "benchmarks.ingest_run", str(corpus), f"{name}/a.sqlite3"]
        command += ["--processes", str(processes), *more]
        done = subprocess.run(command, cwd=BASE_DIR, check=True, capture_output=True, text=True)
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def _say(line: str) -> None:
    print(line, file=sys.stderr)
