"""What analytics pages cost with a hundred times as many records, as a ratio of the same page."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median

from benchmarks.analytics_run import Built
from benchmarks.figures import Figure
from benchmarks.load import Request, drive
from benchmarks.pages import production
from benchmarks.portal import BASE_DIR, serving

FEW, MANY = 100_000, 10_000_000
SECONDS, ROUNDS = 2.0, 5
MOST = 1.3
PAGES = {
    "overview": "",
    "overview, a year": "?days=365",
    "overview, a language": "?locale=fi-FI",
    "overview, by search": "?entry=search",
    "articles": "articles/",
    "articles, a year": "articles/?days=365",
    "article": "articles/{slug}/",
    "article, a year": "articles/{slug}/?days=365",
    "article, a language": "articles/{slug}/?locale=ja-JP",
    "orders": "orders/",
    "order": "orders/{slug}/",
    "left": "left/",
    "hand-overs": "handovers/",
    "searches": "searches/",
}


@dataclass(frozen=True)
class Served:
    """A portal that is running, and what is asked of it.

    Attributes:
        port: Where it listens on 127.0.0.1.
        built: What is in it.
    """

    port: int
    built: Built

    def request(self, page: str) -> Iterator[Request]:
        """A page, again and again."""
        path = f"/analytics/{page.format(slug=self.built.slug)}"
        return cycle([Request(path, cookie=f"sessionid={self.built.session}")])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument("--few", type=int, default=FEW, help="step records to compare with")
    parser.add_argument("--many", type=int, default=MANY, help="step records")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="the median of so many")


def run(options: argparse.Namespace) -> list[Figure]:
    """Build both portals, and ask both for each page in turn."""
    with tempfile.TemporaryDirectory(prefix="askel-analytics-") as name:
        few, many = Path(name) / "few", Path(name) / "many"
        built = build(few, options.few), build(many, options.many)
        with (
            serving(few, production(few), threads=1) as one,
            serving(many, production(many), threads=1) as other,
        ):
            return figures(
                Served(one, built[0]),
                Served(other, built[1]),
                seconds=options.seconds,
                rounds=options.rounds,
            )


def build(folder: Path, records: int) -> Built:
    """A portal with so many step records, built in a process of its own.

    Raises:
        subprocess.CalledProcessError: It could not be; what it says is printed.
    """
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.analytics_run", str(records)],
        cwd=BASE_DIR,
        env=production(folder),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return Built(**json.loads(done.stdout.splitlines()[-1]))


def figures(few: Served, many: Served, *, seconds: float, rounds: int) -> list[Figure]:
    """For each page the ratio of its times, and that nothing failed."""
    found, errors = [], []
    for name, page in PAGES.items():
        ratios, times = [], []
        for served in (few, many):
            drive(served.port, served.request(page), clients=1, seconds=seconds / 4)
        for _ in range(rounds):
            loads = [
                drive(one.port, one.request(page), clients=1, seconds=seconds)
                for one in (few, many)
            ]
            errors += [f"{name}: {error}" for load in loads for error in load.errors]
            if all(load.rate for load in loads):
                ratios.append(loads[0].rate / loads[1].rate)
                times.append(1000 / loads[1].rate)
        found.append(Figure(name, round(median(ratios or [0]), 2), "times", f"<= {MOST:g}"))
        found.append(Figure(f"{name}, takes", round(median(times or [0])), "ms", ""))
    for line in errors[:10]:
        print(line)
    records = Figure("step records", many.built.step_facts, "records", ">= 1")
    return [records, *found, Figure("errors", len(errors), "requests", "= 0")]
