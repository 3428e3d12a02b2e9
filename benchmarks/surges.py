"""Surges in a simulated portal: false alarms in quiet weeks, and how soon tenfold ones are seen."""

from __future__ import annotations

import argparse
from datetime import timedelta

import numpy as np

from analytics.surges.hours import HOURS_A_WEEK, Floats
from analytics.surges.threshold import ALARMS_OF_ARTICLES
from benchmarks.figures import Figure
from benchmarks.surges_portal import Articles
from benchmarks.surges_run import BEGIN, Watch
from benchmarks.surges_timed import Timing

ARTICLES, SIMULATED_WEEKS = 3000, 12
# Starts an hour at the busiest moment: from one in a week's hours to one every other minute.
QUIET = (1 / HOURS_A_WEEK, 30.0)
# Starts an hour from which a tenfold rate can be told from chance within five minutes.
CLEAR, BUSIEST = 48.0, 96.0
# The same of articles that are started about twelve times in some hours, and about once a day.
MIDDLING, TWELVE = (12.0, 20.0), (11.0, 13.0)
A_DAY = (0.05, 0.25)
TIMED = 60
TENFOLD, SOON, LATER = 10.0, 5, 15
MOST, ANY = ">= 0.95", ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many are watched")
    parser.add_argument("--weeks", type=int, default=SIMULATED_WEEKS, help="for how long")
    parser.add_argument("--timed", type=int, default=TIMED, help="articles whose surges are timed")
    parser.add_argument("--seed", type=int, default=1, help="of what happens (default: 1)")


def run(options: argparse.Namespace) -> list[Figure]:
    """Watch quiet articles for some weeks, then let surges begin."""
    dice = np.random.default_rng(options.seed)
    portal = Watch.over(Articles.drawn(options.articles, *QUIET, dice), ALARMS_OF_ARTICLES)
    for number in range(options.weeks):
        portal.week(BEGIN + timedelta(weeks=number))
    starts = portal.starts[:, -HOURS_A_WEEK:].sum()
    return [
        Figure("weeks simulated", options.weeks, "weeks", ANY),
        Figure("starts in the last of them", float(starts), "starts", ANY),
        Figure("false alarms", round(portal.alarms / options.weeks, 3), "a week", "<= 1"),
        *_timed(portal, options.timed, dice),
    ]


def _timed(portal: Watch, number: int, dice: np.random.Generator) -> list[Figure]:
    def timing(least: float, most: float) -> Timing:
        return Timing.of(Articles.drawn(number, least, most, dice), portal)

    clear = timing(CLEAR, BUSIEST).of_rise(TENFOLD, CLEAR, BUSIEST)
    twelve = timing(*MIDDLING).of_rise(TENFOLD, *TWELVE)
    crowd = timing(*A_DAY).of_crowd(10, SOON)
    return [
        _share("tenfold of 4 or more in five minutes, seen in five", clear, SOON, MOST),
        _share("ten people in five minutes, usually one a day, seen in five", crowd, SOON, MOST),
        _share("tenfold of 12 an hour, seen in five minutes", twelve, SOON, ANY),
        _share("tenfold of 12 an hour, seen in a quarter of an hour", twelve, LATER, ANY),
    ]


def _share(name: str, waits: Floats, minutes: int, goal: str) -> Figure:
    return Figure(name, round(float((waits <= minutes).mean()), 4), "", goal)
