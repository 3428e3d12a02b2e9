"""A made-up portal whose articles are started by chance, by a week of their own each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.surges.hours import HOURS_A_WEEK, Floats, Integers

MINUTES, HOURS_A_DAY = 60, 24
# How busy a working day is at some hours; in between straight lines.
CLOCK = (0, 6, 7, 8, 8.1, 9.5, 11.5, 12.2, 13, 15, 16, 17, 20, 24)
BUSY = (0.02, 0.02, 0.15, 0.4, 0.8, 1.0, 0.9, 0.5, 0.9, 0.85, 0.5, 0.2, 0.08, 0.02)
DAYS = (1.0, 0.9, 0.85, 0.85, 0.7, 0.1, 0.08)
# A tenth of the articles are read by people who work eight hours later.
LATE, LATE_HOURS = 0.1, 8
# Each article's hours differ from everybody's week by a third.
OWN_WEEK = 0.3
# And from one week to the next by a fifth, all of a day together by a tenth: Gamma shapes.
HOUR_SHAPE, DAY_SHAPE = 20.0, 100.0
ALL = slice(None)


@dataclass(frozen=True)
class Articles:
    """Articles and what makes people start them.

    Attributes:
        peak: Starts an hour in the busiest minutes of n articles.
        own: How each of their hours differs from everybody's week, n by 168.
        is_late: Whose week is later.
        dice: What decides.
    """

    peak: Floats
    own: Floats
    is_late: Integers
    dice: np.random.Generator

    @classmethod
    def drawn(cls, number: int, least: float, most: float, dice: np.random.Generator) -> Articles:
        """Some articles with peaks log-uniformly between two rates, in starts an hour."""
        peak = np.exp(dice.uniform(np.log(least), np.log(most), number))
        own = np.exp(dice.normal(-(OWN_WEEK**2) / 2, OWN_WEEK, (number, HOURS_A_WEEK)))
        return cls(peak, own, (dice.random(number) < LATE).astype(np.int64), dice)

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.peak)

    def rates(self, cell: int) -> Floats:
        """Starts expected in each minute of an hour of the week: n by 60."""
        weeks = np.stack([_busy(cell), _busy(cell - LATE_HOURS)])
        level: Floats = self.peak * self.own[:, cell] / MINUTES
        return weeks[self.is_late] * level[:, None]

    def usual(self) -> Floats:
        """Starts expected in each hour of the week: n by 168."""
        return np.stack([self.rates(cell).sum(axis=1) for cell in range(HOURS_A_WEEK)], axis=1)

    def hour(
        self, cell: int, day: float, rows: Integers | slice = ALL, rise: Floats | float = 1.0
    ) -> Integers:
        """What happens in one hour: starts in each minute, n by 60.

        Args:
            cell: The hour of the week.
            day: By what all rates differ that day, see `luck_of_a_day`.
            rows: Which articles.
            rise: By what each minute's rates rise.
        """
        rates = self.rates(cell)[rows]
        luck = self.dice.gamma(HOUR_SHAPE, day / HOUR_SHAPE, (len(rates), 1))
        return np.asarray(self.dice.poisson(rates * luck * rise), np.int64)

    def weeks(self, number: int) -> Floats:
        """Starts in each hour of some weeks: n by 168 times the number."""
        usual = np.tile(self.usual(), number)
        days = [self.luck_of_a_day() for _ in range(7 * number)]
        luck = self.dice.gamma(HOUR_SHAPE, 1 / HOUR_SHAPE, usual.shape)
        starts = self.dice.poisson(usual * luck * np.repeat(days, HOURS_A_DAY))
        return np.asarray(starts, np.float64)

    def luck_of_a_day(self) -> float:
        """By what all rates of one day differ from other weeks'."""
        return float(self.dice.gamma(DAY_SHAPE, 1 / DAY_SHAPE))


def _busy(cell: int) -> Floats:
    """How busy each minute of an hour of the week is; 1 on Monday at half past nine."""
    day, hour = divmod(cell % HOURS_A_WEEK, HOURS_A_DAY)
    moments = hour + (np.arange(MINUTES) + 0.5) / MINUTES
    return np.asarray(DAYS[day] * np.interp(moments, CLOCK, BUSY), np.float64)
