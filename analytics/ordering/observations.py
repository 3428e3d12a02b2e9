"""What sessions say of an article's causes and minutes, added up; pure.

A session has one cause at most, and a step that resolves it names that cause. A session that ended
without a cure says only that its cause is not among the steps it tried: *which* steps those were is
kept, as a set, so that skipped steps, steps gone back to, any order of the day and readers who left
all say exactly what they know.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analytics.ordering.arrays import BoolArray, FloatArray


@dataclass(frozen=True)
class Causes:
    """What some sessions say of where the cause is, `n` being the number of steps.

    Attributes:
        sessions: How many there were.
        resolved: How much weight of sessions each step resolved; shape (n,).
        tried: Sets of steps that were tried in vain, a row each; shape (sets, n).
        weights: How much weight of sessions ended so; shape (sets,).
    """

    sessions: int
    resolved: FloatArray
    tried: BoolArray
    weights: FloatArray

    @property
    def weight(self) -> float:
        """Of all of them together; a session of today weighs 1."""
        return float(self.resolved.sum() + self.weights.sum())


@dataclass(frozen=True)
class Times:
    """Recorded times of one step.

    Attributes:
        seconds: Each whole number of seconds there was; shape (times,).
        weights: How much weight of sessions took so long; shape (times,).
    """

    seconds: FloatArray
    weights: FloatArray


@dataclass(frozen=True)
class Evidence:
    """All that an article's sessions say.

    Attributes:
        locales: What those of each locale say of the cause.
        times: Of each step, in order.
    """

    locales: Mapping[str, Causes]
    times: tuple[Times, ...]

    @property
    def causes(self) -> Causes:
        """What the sessions of all locales say together."""
        return together(list(self.locales.values()), size=len(self.times))


class Tally:
    """Adds sessions up. What it holds grows with the kinds of sessions, not with their number."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._sessions: Counter[str] = Counter()
        self._resolved: dict[str, FloatArray] = {}
        self._in_vain: dict[str, dict[int, float]] = {}
        self._times: list[dict[int, float]] = [defaultdict(float) for _ in range(size)]

    def add_resolved(self, locale: str, step: int, weight: float) -> None:
        """A session that a step resolved, by the step's 0-based number."""
        self._sessions[locale] += 1
        self._resolved.setdefault(locale, np.zeros(self.size))[step] += weight

    def add_unresolved(self, locale: str, tried: Iterable[int], weight: float) -> None:
        """A session that ended without a cure; one that tried nothing says nothing."""
        bits = sum(1 << step for step in set(tried))
        if not bits:
            return
        self._sessions[locale] += 1
        self._in_vain.setdefault(locale, defaultdict(float))[bits] += weight

    def add_seconds(self, step: int, seconds: int, weight: float) -> None:
        """How long a step took in a session."""
        self._times[step][seconds] += weight

    def evidence(self) -> Evidence:
        """What was added so far."""
        return Evidence(
            locales={locale: self._causes(locale) for locale in sorted(self._sessions)},
            times=tuple(_times(counted) for counted in self._times),
        )

    def _causes(self, locale: str) -> Causes:
        sets = sorted(self._in_vain.get(locale, {}).items())
        return Causes(
            sessions=self._sessions[locale],
            resolved=self._resolved.get(locale, np.zeros(self.size)),
            tried=_as_rows([bits for bits, _weight in sets], self.size),
            weights=np.array([weight for _bits, weight in sets], dtype=np.float64),
        )


def together(parts: Sequence[Causes], *, size: int) -> Causes:
    """What several lots of sessions say; the same set of steps is one row.

    Args:
        parts: The lots; none says nothing.
        size: The number of steps.
    """
    rows = [np.zeros((0, size), dtype=np.bool_), *(part.tried for part in parts)]
    tried, lot = np.unique(np.concatenate(rows), axis=0, return_inverse=True)
    weights = np.concatenate([np.zeros(0), *(part.weights for part in parts)])
    return Causes(
        sessions=sum(part.sessions for part in parts),
        resolved=np.sum([np.zeros(size), *(part.resolved for part in parts)], axis=0),
        tried=tried,
        weights=np.bincount(lot, weights=weights, minlength=len(tried)).astype(np.float64),
    )


def _as_rows(sets: Iterable[int], size: int) -> BoolArray:
    rows = [[bool(bits >> step & 1) for step in range(size)] for bits in sets]
    return np.array(rows, dtype=np.bool_).reshape(-1, size)


def _times(counted: Mapping[int, float]) -> Times:
    known = sorted(counted.items())
    return Times(
        seconds=np.array([seconds for seconds, _weight in known], dtype=np.float64),
        weights=np.array([weight for _seconds, weight in known], dtype=np.float64),
    )
