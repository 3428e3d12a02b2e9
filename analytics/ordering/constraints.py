"""What an order of steps has to respect: places that stay, borders, and steps that come before others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Constraints:
    """What an editor's order fixes; steps are numbered 0, 1, 2, … in it.

    Attributes:
        size: How many steps there are.
        fixed: Steps that keep their places: pinned ones, the helpdesk's, and those that a question
            stands before or leads to.
        borders: Steps that no other step may pass: those of questions.
        before: For a step those that have to come before it.
    """

    size: int
    fixed: frozenset[int] = frozenset()
    borders: frozenset[int] = frozenset()
    before: Mapping[int, frozenset[int]] = field(default_factory=dict)

    @property
    def segments(self) -> tuple[range, ...]:
        """The runs of places between two borders, in order; steps stay in theirs.

        A border begins a run and keeps its place, so that nothing passes it.
        """
        starts = sorted({0, *self.borders})
        ends = [*starts[1:], self.size]
        return tuple(
            range(start, end) for start, end in zip(starts, ends, strict=True) if start < end
        )

    def stays(self, step: int) -> bool:
        """Whether a step keeps its place."""
        return step in self.fixed or step in self.borders

    def allows(self, order: Iterable[int]) -> bool:
        """Whether an order of all steps respects all of it."""
        placed = {step: place for place, step in enumerate(order)}
        kept = all(placed[step] == step for step in range(self.size) if self.stays(step))
        within = all(placed[step] in run for run in self.segments for step in run)
        led = all(
            placed[first] < placed[step] for step, firsts in self.before.items() for first in firsts
        )
        return kept and within and led

    def without(self, pairs: Iterable[tuple[int, int]]) -> Constraints:
        """The same but for some pairs of a step and one that should come before it."""
        dropped = set(pairs)
        before = {
            step: frozenset(first for first in firsts if (step, first) not in dropped)
            for step, firsts in self.before.items()
        }
        return Constraints(self.size, self.fixed, self.borders, before)

    @property
    def broken(self) -> tuple[tuple[int, int], ...]:
        """Pairs of a step and one that should come before it and comes after it now."""
        pairs = [(step, first) for step, firsts in self.before.items() for first in firsts]
        return tuple(pair for pair in sorted(pairs) if pair[0] < pair[1])
