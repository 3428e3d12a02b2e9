"""A made-up portal that is looked at every minute, for weeks in which nothing is the matter."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np
import numpy.typing as npt

from analytics.surges.detection import look
from analytics.surges.expectation import Around, expect
from analytics.surges.history import WEEKS, History
from analytics.surges.hours import HOURS_A_WEEK, Floats, Integers
from analytics.surges.hysteresis import follow
from analytics.surges.profile import Profile
from analytics.surges.surge import Evidence, Subject, Surge
from analytics.surges.threshold import LEAST_PEOPLE, Budget
from analytics.surges.windows import LONGEST, WINDOWS, expected_each_minute
from benchmarks.surges_portal import HOURS_A_DAY, MINUTES, Articles

BEGIN = datetime(2026, 1, 5, tzinfo=UTC)
# Below so many standard deviations of chance nothing is high, and nothing is worked out.
WORTH_A_LOOK = 3.0


def history_of(starts: Floats) -> History:
    """The history of articles that were always there, from their starts in each hour of whole weeks."""
    cells = np.arange(starts.shape[1]) % HOURS_A_WEEK
    return History(starts, np.zeros(len(starts), np.int64), cells)


def profile_of(history: History) -> Profile:
    """The week of all articles of a history."""
    return Profile.of(history.starts.sum(axis=0), history.cells, len(history.starts))


@dataclass
class Watch:
    """Articles that are looked at every minute.

    Attributes:
        articles: The articles.
        alarms_a_week: The false alarms that are allowed.
        starts: Theirs in each hour of the weeks before.
        last_minutes: Their starts in each of the last minutes.
        going_on: The surges after the last look.
        alarms: How many there were.
    """

    articles: Articles
    alarms_a_week: float
    starts: Floats
    last_minutes: Integers
    going_on: list[Surge] = field(default_factory=list)
    alarms: int = 0

    @classmethod
    def over(cls, articles: Articles, alarms_a_week: float) -> Watch:
        """Watch some articles, after as many weeks as a history has."""
        none = np.zeros((articles.number, LONGEST), np.int64)
        return cls(articles, alarms_a_week, articles.weeks(WEEKS), none)

    def week(self, begin: datetime) -> None:
        """Live through a week, with what was known at its beginning."""
        history = history_of(self.starts)
        profile = profile_of(history)
        rates, budget = expect(history, profile), Budget.of(self.alarms_a_week, profile)
        counted = np.zeros((self.articles.number, HOURS_A_WEEK))
        for cell in range(HOURS_A_WEEK):
            if cell % HOURS_A_DAY == 0:
                day = self.articles.luck_of_a_day()
            drawn = self.articles.hour(cell, day)
            counted[:, cell] = drawn.sum(axis=1)
            self._hour(drawn, rates.around(cell), budget, begin + timedelta(hours=cell))
        self.starts = np.hstack([self.starts[:, HOURS_A_WEEK:], counted])

    def _hour(self, drawn: Integers, around: Around, budget: Budget, begin: datetime) -> None:
        minutes = np.hstack([self.last_minutes, drawn])
        self.last_minutes = drawn[:, -LONGEST:]
        seen = look_each_minute(minutes, around, budget)
        for minute in range(1, MINUTES + 1):
            now = begin + timedelta(minutes=minute)
            self.going_on = follow(self.going_on, seen.get(minute, {}), now)
            self.alarms += sum(one.since == now for one in self.going_on)


def look_each_minute(
    minutes: Integers, around: Around, budget: Budget
) -> dict[int, dict[Subject, Evidence]]:
    """What is high at the looks of an hour, by its minutes that are over, 1 to 60.

    Args:
        minutes: Starts of n articles in each minute from `LONGEST` before the hour to its end.
        around: What is expected of them.
        budget: The false alarms that are allowed.
    """
    busy = np.flatnonzero((_in_windows(minutes)[LONGEST] >= LEAST_PEOPLE).any(axis=1))
    counts = _in_windows(minutes[busy])
    around = Around(around.means[busy], around.shapes[busy])
    means = expected_each_minute(around)
    rows, columns = np.nonzero(_is_worth_a_look(counts, means))
    evidence = look(
        {window: counts[window][rows, columns] for window in WINDOWS},
        {window: means[window][rows, columns] for window in WINDOWS},
        around.shapes[rows],
        budget,
    )
    found: dict[int, dict[Subject, Evidence]] = defaultdict(dict)
    for row, column, one in zip(busy[rows], columns, evidence, strict=True):
        if one.is_high:
            found[int(column) + 1][Subject(article=int(row) + 1)] = one
    return found


def _in_windows(minutes: Integers) -> dict[int, Integers]:
    """Starts in each window after each minute of the hour."""
    total = np.cumsum(minutes, axis=1)
    return {window: total[:, LONGEST:] - total[:, LONGEST - window : -window] for window in WINDOWS}


def _is_worth_a_look(
    counts: dict[int, Integers], means: dict[int, Floats]
) -> npt.NDArray[np.bool_]:
    found = np.zeros(means[LONGEST].shape, bool)
    for window, people in counts.items():
        is_far = people - means[window] >= WORTH_A_LOOK * np.sqrt(means[window])
        found |= is_far & (people >= LEAST_PEOPLE)
    return found
