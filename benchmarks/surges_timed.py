"""How long it takes until surges that begin in a made-up portal are seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.surges.expectation import Around, Rates, expect
from analytics.surges.history import WEEKS
from analytics.surges.hours import HOURS_A_WEEK, Floats, Integers
from analytics.surges.threshold import Budget
from analytics.surges.windows import LONGEST
from benchmarks.surges_portal import MINUTES, Articles
from benchmarks.surges_run import Watch, history_of, look_each_minute, profile_of

# When a surge begins, in minutes of its hour, and for how long it is watched.
ONSET, WATCHED = 30, 15


@dataclass(frozen=True)
class Timing:
    """Articles whose surges are timed, in a portal whose week and budget they share.

    Attributes:
        articles: The articles.
        rates: What is expected of them.
        budget: The false alarms that are allowed in the portal.
    """

    articles: Articles
    rates: Rates
    budget: Budget

    @classmethod
    def of(cls, articles: Articles, portal: Watch) -> Timing:
        """Give the articles a history of their own."""
        profile = profile_of(history_of(portal.starts))
        rates = expect(history_of(articles.weeks(WEEKS)), profile)
        return cls(articles, rates, Budget.of(portal.alarms_a_week, profile))

    def of_rise(self, times: float, least: float, most: float) -> Floats:
        """Let rates rise at some second of a minute, in each hour of the week that is busy enough.

        Args:
            times: By how much they rise.
            least: Starts an hour that an article usually has in such an hour.
            most: Starts an hour that it has less of.

        Returns:
            Minutes from each rise to the look that sees it; infinite where none does.
        """
        waits = [np.zeros(0)]
        for cell, usual in enumerate(self.articles.usual().T):
            rows = np.flatnonzero((usual >= least) & (usual < most))
            into = self.articles.dice.random(len(rows))
            waits.append(
                self._first_seen(cell, rows, self._hour(cell, rows, _rise(into, times))) - into
            )
        return np.concatenate(waits)

    def of_crowd(self, people: int, within: int) -> Floats:
        """Let some people come within some minutes of a moment, in each hour of the week.

        Args:
            people: How many come to each article.
            within: Minutes.

        Returns:
            Minutes from that moment to the look that sees them; infinite where none does.
        """
        dice, rows, waits = self.articles.dice, np.arange(self.articles.number), []
        for cell in range(HOURS_A_WEEK):
            into = dice.random(len(rows))
            moments = ONSET + into[:, None] + dice.uniform(0, within, (len(rows), people))
            drawn = self._hour(cell, rows, np.ones((len(rows), MINUTES)))
            np.add.at(drawn, (rows[:, None], moments.astype(np.int64)), 1)
            waits.append(self._first_seen(cell, rows, drawn) - into)
        return np.concatenate(waits)

    def _hour(self, cell: int, rows: Integers, rise: Floats) -> Integers:
        return self.articles.hour(cell, self.articles.luck_of_a_day(), rows, rise)

    def _first_seen(self, cell: int, rows: Integers, drawn: Integers) -> Floats:
        """Minutes after `ONSET` at which each first shows a surge."""
        around = self.rates.around(cell)
        around = Around(around.means[rows], around.shapes[rows])
        before = np.zeros((len(rows), LONGEST), np.int64)
        seen = look_each_minute(np.hstack([before, drawn]), around, self.budget)
        first = np.full(len(rows), np.inf)
        for minute in range(ONSET + WATCHED, ONSET, -1):
            for subject, one in seen.get(minute, {}).items():
                if one.is_surge:
                    first[subject.article - 1] = minute - ONSET
        return first


def _rise(into: Floats, times: float) -> Floats:
    """By what each minute's rate rises where a surge begins some way into the minute `ONSET`."""
    rise = np.ones((len(into), MINUTES))
    rise[:, ONSET] = into + times * (1 - into)
    rise[:, ONSET + 1 :] = times
    return rise
