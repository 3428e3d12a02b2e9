"""How rare a count has to be, so that there are no more false alarms than stated.

A subject is looked at every minute through each window. By Bonferroni's inequality the false alarms
expected in a week are at most the sum of all these tests' levels, however the windows overlap and
whatever subjects have to do with each other. The budget is shared out among the tests, half of it
evenly and half by what is expected (a weighted Bonferroni rule, Genovese, Roeder & Wasserman 2006):
a count that only a busy subject can reach costs nothing at the many quiet ones.
"""

from __future__ import annotations

from dataclasses import dataclass

from analytics.surges.hours import Floats
from analytics.surges.profile import Profile
from analytics.surges.windows import WINDOWS

LOOKS_A_WEEK = 7 * 24 * 60
# False alarms a week, over all articles and over all that is typed: one together.
ALARMS_OF_ARTICLES = 0.8
ALARMS_OF_QUERIES = 0.2
# Fewer people are no surge, however quiet it is; and they stay unknown.
LEAST_PEOPLE = 5


@dataclass(frozen=True)
class Budget:
    """The false alarms that are allowed.

    Attributes:
        alarms_a_week: Expected at most, over all subjects.
        subjects: How many are looked at.
        starts_a_week: Of all of them together.
    """

    alarms_a_week: float
    subjects: int
    starts_a_week: float

    @classmethod
    def of(cls, alarms_a_week: float, profile: Profile) -> Budget:
        """For all subjects of a profile."""
        return cls(alarms_a_week, profile.subjects, profile.starts_a_week)

    def levels(self, means: Floats, window: int) -> Floats:
        """The probability under which a count is a surge, for each of n subjects.

        Args:
            means: The starts that are expected of each in the window. Over all looks of a week
                they add up to the starts of that week times the window's minutes.
            window: Minutes.
        """
        evenly = 1 / (self.subjects * LOOKS_A_WEEK)
        by_starts = means / (self.starts_a_week * window)
        return self.alarms_a_week / len(WINDOWS) * (evenly + by_starts) / 2
