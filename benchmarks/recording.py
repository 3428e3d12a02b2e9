"""What recording an answer for the analytics costs, as a share of the request that records it."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.pages import production
from benchmarks.portal import BASE_DIR, SAMPLES
from benchmarks.recording_run import Timed

ARTICLE = "printer-does-not-print"
WALKS = 400
GOAL = 0.25


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument("--walks", type=int, default=WALKS, help="with recording, and without")


def run(options: argparse.Namespace) -> list[Figure]:
    """Answer the steps of an article with recording and without it, in one process of its own.

    Raises:
        subprocess.CalledProcessError: It could not be measured; what it says is printed.
    """
    with tempfile.TemporaryDirectory(prefix="askel-recording-") as name:
        article, environment = SAMPLES / f"{ARTICLE}.md", production(Path(name))
        Path(environment["STATIC_ROOT"]).mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.recording_run", str(article), str(options.walks)],
            cwd=BASE_DIR,
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    return figures(Timed(**json.loads(done.stdout.splitlines()[-1])))


def figures(timed: Timed) -> list[Figure]:
    """What is reported: shares, and the milliseconds they are shares of."""
    on_the_way, last = slice(0, -1), slice(-1, None)
    return [
        Figure("answers a walk", len(timed.recorded), "answers", ">= 2"),
        Figure("answer on the way", _ms(timed, on_the_way), "ms", ""),
        Figure("last answer", _ms(timed, last), "ms", ""),
        Figure("recording on the way", _share(timed, on_the_way), "of it", f"<= {GOAL}"),
        Figure("recording the last answer", _share(timed, last), "of it", f"<= {GOAL}"),
        Figure("recording a whole walk", _share(timed, slice(None)), "of it", f"<= {GOAL}"),
    ]


def _ms(timed: Timed, answers: slice) -> float:
    """The mean time of some answers, recorded."""
    times = timed.recorded[answers]
    return round(1000 * sum(times) / len(times), 3)


def _share(timed: Timed, answers: slice) -> float:
    """What recording adds, by what some answers take with it."""
    recorded, bare = sum(timed.recorded[answers]), sum(timed.bare[answers])
    return round((recorded - bare) / recorded, 3)
