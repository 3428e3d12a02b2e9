"""What the learned order saves: expected minutes of the adopted order by those of the best possible.

Made articles of three to eight steps with known causes and minutes; their sessions are imported and
orders recommended by the commands. A recommendation is adopted; else the authored order stays.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean

from benchmarks.figures import Figure
from benchmarks.ordering_cases import ESCALATION_MINUTES
from benchmarks.ordering_run import SIZES, WAYS, Outcome

BASE_DIR = Path(__file__).resolve().parent.parent
ARTICLES = 40
# Most that the adopted order may take, by that of the best, on average.
GOALS = {
    ("12 % leave", 50): 1.03,
    ("12 % leave", 200): 1.01,
    ("35 % leave", 50): 1.06,
    ("35 % leave", 200): 1.02,
}
FALSE_RECOMMENDATIONS = 0.02
# What has no goal of its own is printed beside what has.
NO_GOAL = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument(
        "--articles", type=int, default=ARTICLES, help="for each way in which readers leave"
    )


def run(options: argparse.Namespace) -> list[Figure]:
    """Learn the orders of a portal of its own.

    Raises:
        subprocess.CalledProcessError: The portal could not be built; its output is printed.
    """
    with tempfile.TemporaryDirectory(prefix="askel-ordering-") as folder:
        return figures(_run(options.articles, Path(folder)))


def figures(outcomes: Sequence[Outcome]) -> list[Figure]:
    """What is reported: means over articles of minutes by those of the best order."""
    first = [one for one in outcomes if one.sessions == SIZES[0]]
    return [
        _ratio("authored order", first, lambda one: one.authored, NO_GOAL),
        *(_by(size, outcomes, "counts", lambda one: one.by_counts) for size in SIZES),
        *(_by(size, outcomes, "rate over minutes", lambda one: one.by_rates) for size in SIZES),
        *(_learned(way, size, outcomes) for way in WAYS for size in SIZES),
        *(_knowable(way, size, outcomes) for way in WAYS for size in SIZES),
        *(_recommended(size, outcomes) for size in SIZES),
        *(_false(size, outcomes) for size in SIZES),
    ]


def _learned(way: str, size: int, outcomes: Sequence[Outcome]) -> Figure:
    chosen = [one for one in outcomes if one.way == way and one.sessions == size]
    goal = GOALS.get((way, size))
    text = f"<= {goal:g}" if goal else NO_GOAL
    return _ratio(f"learned, {size} sessions, {way}", chosen, lambda one: one.adopted, text)


def _knowable(way: str, size: int, outcomes: Sequence[Outcome]) -> Figure:
    """What a learner would reach that knows how articles are made and adopts whatever it finds."""
    chosen = [one for one in outcomes if one.way == way and one.sessions == size]
    return _ratio(f"prior known, {size} sessions, {way}", chosen, lambda one: one.by_prior, NO_GOAL)


def _by(
    size: int, outcomes: Sequence[Outcome], name: str, minutes: Callable[[Outcome], float]
) -> Figure:
    """A naive ranking, over the ways of leaving that have goals."""
    chosen = [one for one in outcomes if one.sessions == size and (one.way, 50) in GOALS]
    return _ratio(f"by {name}, {size} sessions", chosen, minutes, NO_GOAL)


def _ratio(
    name: str, outcomes: Sequence[Outcome], minutes: Callable[[Outcome], float], goal: str
) -> Figure:
    mean = fmean(minutes(one) / one.best for one in outcomes)
    return Figure(name, round(mean, 4), "of best", goal)


def _recommended(size: int, outcomes: Sequence[Outcome]) -> Figure:
    share = fmean(one.is_recommended for one in outcomes if one.sessions == size)
    return Figure(f"recommendations, {size} sessions", round(share, 3), "of articles", NO_GOAL)


def _false(size: int, outcomes: Sequence[Outcome]) -> Figure:
    """Recommendations that take longer than what they would replace."""
    made = [one for one in outcomes if one.sessions == size and one.is_recommended]
    worse = sum(one.adopted > one.authored for one in made)
    return Figure(
        f"false recommendations, {size} sessions",
        round(worse / (len(made) or 1), 4),
        "of them",
        f"<= {FALSE_RECOMMENDATIONS:g}",
    )


def _run(articles: int, folder: Path) -> list[Outcome]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.ordering_run", str(articles)],
        cwd=BASE_DIR,
        env={
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder / 'askel.sqlite3'}",
            "MEDIA_ROOT": str(folder / "media"),
            "ESCALATION_MINUTES": f"{ESCALATION_MINUTES:g}",
        },
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return [Outcome(**one) for one in json.loads(done.stdout.splitlines()[-1])]
