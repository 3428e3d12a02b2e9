"""How sessions ended: the counts every report begins with.

Finished sessions are read from rollups and facts; those that were left and are not closed yet are
added to them (`analytics.reports.idle`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analytics.reports.idle import IdleSessions
from analytics.reports.scope import Scope
from analytics.reports.shares import Share
from analytics.rollups.reading import Key, read, read_values
from analytics.rollups.statistics import SESSIONS
from troubleshooting.models import Outcome

NAMES = tuple(one.value for one in Outcome)
# Those that could have been resolved here.
COUNTED = tuple(one for one in NAMES if one not in ("switched", "incident"))


@dataclass(frozen=True)
class Outcomes:
    """Sessions by how they ended.

    Attributes:
        counts: For each of `Outcome`.
    """

    counts: Mapping[str, int]

    @property
    def sessions(self) -> int:
        """All of them."""
        return sum(self.counts.values())

    @property
    def resolved(self) -> Share:
        """Resolved ones of those that could have been.

        Who went on to another article or met a known incident says nothing about this one. Who left
        may have been helped: it counts as not, so the share says "at least".
        """
        return Share(self.counts["resolved"], sum(self.counts[name] for name in COUNTED))

    @property
    def escalated(self) -> Share:
        """Those handed to the helpdesk, of the same."""
        return Share(self.counts["escalated"], self.resolved.whole)

    @property
    def abandoned(self) -> Share:
        """Those that were left, of the same: nobody knows whether they were helped."""
        return Share(self.counts["abandoned"], self.resolved.whole)

    def rows(self) -> tuple[OutcomeRow, ...]:
        """All outcomes, also those that did not happen, in the order they are declared in."""
        return tuple(
            OutcomeRow(one, Share(self.counts[one.value], self.sessions)) for one in Outcome
        )

    def __add__(self, other: Outcomes) -> Outcomes:
        """Both together."""
        return total([self, other])


@dataclass(frozen=True)
class OutcomeRow:
    """How many sessions ended in one way."""

    outcome: Outcome
    sessions: Share


NOTHING = Outcomes(dict.fromkeys(NAMES, 0))


def read_outcomes(scope: Scope, idle: IdleSessions, by: Sequence[str] = ()) -> dict[Key, Outcomes]:
    """How the sessions of a scope ended; one query.

    Args:
        scope: The sessions.
        idle: Those that are not closed yet, of this scope or a wider one.
        by: What to tell apart: `article_id`, `locale`, `entry`, `start` for days.

    Returns:
        For the values of `by`; only what there is.
    """
    found = {key: Outcomes(sums) for key, sums in read(SESSIONS, scope.window, by).items()}
    for key, left in idle.within(scope, by).items():
        found[key] = found.get(key, NOTHING) + _left(left)
    return found


def read_resolved(
    scope: Scope, wider: Scope, idle: IdleSessions, by: Sequence[str]
) -> dict[Key, tuple[Share, Share]]:
    """Which share was resolved of a scope's sessions, and of the others of a wider one; one query.

    As `Outcomes.resolved`, and no more.

    Args:
        scope: The sessions.
        wider: A scope that has them all.
        idle: Those that are not closed yet, of the wider scope or one wider still.
        by: As for `read_outcomes`.

    Returns:
        For the values of `by`; only where the wider scope has any.
    """
    wanted = {"resolved": ("resolved",), "whole": COUNTED}
    windows = (scope.window, wider.window)
    left, left_wider = idle.within(scope, by), idle.within(wider, by)
    found: dict[Key, tuple[int, ...]] = dict.fromkeys(left_wider, (0, 0, 0, 0))
    found.update(read_values(SESSIONS, windows, by, wanted))
    shares = {}
    for key, (resolved, whole, of_all, all_) in found.items():
        here, everywhere = whole + left[key], all_ + left_wider[key]
        shares[key] = Share(resolved, here), Share(of_all - resolved, everywhere - here)
    return shares


def _left(sessions: int) -> Outcomes:
    return Outcomes({**NOTHING.counts, Outcome.ABANDONED.value: sessions})


def total(several: Iterable[Outcomes]) -> Outcomes:
    """All of them together."""
    every = [one for one in several if one is not NOTHING]
    return Outcomes({name: sum(one.counts[name] for one in every) for name in NAMES})
