"""The way through an article: its steps in order, and questions whose answers branch.

Steps and questions stand in one line: each question before its step, or after the last one. A
route goes along the line and jumps where an answer says so; what it has met once it passes over,
so it ends whatever leads where. Nothing here asks a database.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from troubleshooting.models import LeadsTo


class End(StrEnum):
    """How a route ends; OPEN while a question on it waits for its answer."""

    OPEN = "open"
    STEPS = "steps"
    SOLVED = "solved"
    HELPDESK = "helpdesk"
    ARTICLE = "article"


class Item(NamedTuple):
    """A step or a question, by its key."""

    key: str
    is_question: bool

    @classmethod
    def step(cls, key: str) -> Item:
        """The step of a key."""
        return cls(key, is_question=False)

    @classmethod
    def question(cls, key: str) -> Item:
        """The question of a key."""
        return cls(key, is_question=True)


@dataclass(frozen=True)
class Branch:
    """An answer of a question.

    Attributes:
        key: Unique in its question.
        leads: Where it leads.
        step: The key of the step it leads to; one that is not there stands behind the last.
        article: The number of the article it leads to; None where it leads to none.
    """

    key: str
    leads: LeadsTo = LeadsTo.NEXT
    step: str = ""
    article: int | None = None


@dataclass(frozen=True)
class Fork:
    """A question.

    Attributes:
        key: Unique in the article.
        before: The key of the step it is asked before; "" for after the last one.
        branches: Its answers.
    """

    key: str
    before: str = ""
    branches: tuple[Branch, ...] = ()

    def branch(self, key: str | None) -> Branch | None:
        """The answer of a key; None where it has none such."""
        return next((one for one in self.branches if one.key == key), None)


@dataclass(frozen=True)
class Route:
    """The items a reader meets, in order.

    Attributes:
        items: The items met so far; none twice.
        end: How it ends.
        waiting: The first of them without an answer; None where all have one.
        last: The answer that ended it; None where none did.
    """

    items: tuple[Item, ...]
    end: End
    waiting: Item | None
    last: Branch | None = None

    @property
    def is_done(self) -> bool:
        """Whether it has come to an end, with nothing on it left to answer."""
        return self.end != End.OPEN and self.waiting is None


@dataclass(frozen=True)
class Exits:
    """What can be reached from an article's beginning.

    Attributes:
        is_way_out: Whether a step, or an end of the article's own, can be.
        articles: The numbers of other articles that can be.
    """

    is_way_out: bool
    articles: frozenset[int]


@dataclass(frozen=True)
class Flow:
    """What an article asks.

    Attributes:
        order: The keys of its steps, also of those that are not asked.
        forks: Its questions; those before the same step in the order they are asked in.
        asked: The keys of the steps that are asked.
    """

    order: tuple[str, ...]
    forks: tuple[Fork, ...]
    asked: frozenset[str]

    @cached_property
    def line(self) -> tuple[Item, ...]:
        """Everything that is asked, as it stands. A question before no step here comes last."""
        return tuple(item for _place, item in self._placed)

    @cached_property
    def _placed(self) -> tuple[tuple[str, Item], ...]:
        """The line, each item with the step it is or stands before."""
        placed = []
        for step in self.order:
            placed += [
                (step, Item.question(fork.key)) for fork in self.forks if fork.before == step
            ]
            placed += [(step, Item.step(step))] if step in self.asked else []
        known = set(self.order)
        placed += [("", Item.question(fork.key)) for fork in self.forks if fork.before not in known]
        return tuple(placed)

    @cached_property
    def _forks(self) -> dict[str, Fork]:
        return {fork.key: fork for fork in self.forks}

    def follow(self, chosen: Mapping[str, str], answered: Collection[str]) -> Route:
        """The route of what was answered so far.

        Args:
            chosen: For a question's key the key of its answer.
            answered: The keys of the steps that have one.
        """
        items, last = self._go_along(chosen)
        asks = bool(items) and items[-1].is_question
        end = _end_of(last) if asks else End.STEPS
        # Of the questions only the last one met can be without an answer.
        open_steps = (item for item in items if not item.is_question and item.key not in answered)
        waiting = next(open_steps, items[-1] if end == End.OPEN else None)
        return Route(tuple(items), end, waiting, None if end in (End.OPEN, End.STEPS) else last)

    def _go_along(self, chosen: Mapping[str, str]) -> tuple[list[Item], Branch | None]:
        """What is met, and the answer of the last question met; None where it has none."""
        met: dict[Item, None] = {}
        place, last = 0, None
        while place < len(self.line):
            item = self.line[place]
            if item in met or not item.is_question:
                met[item] = None
                place += 1
                continue
            met[item] = None
            last = self._forks[item.key].branch(chosen.get(item.key))
            if last is None or _end_of(last) != End.STEPS:
                break
            place = self._target(place, last)
        return list(met), last

    def ahead(self, route: Route) -> frozenset[Item]:
        """What may still be met behind the question a route waits at; nothing where it is known."""
        if route.end != End.OPEN:
            return frozenset()
        return self._reachable(self.line.index(route.items[-1])) - set(route.items)

    def goal(self, key: str, branch: Branch) -> Item | None:
        """What whoever answers the question of a key so meets next; None where nothing is left.

        Args:
            key: The question's.
            branch: One of its answers that goes on.
        """
        place = self._target(self.line.index(Item.question(key)), branch)
        return self.line[place] if place < len(self.line) else None

    def unreachable(self) -> tuple[Item, ...]:
        """What no answers lead to, in order."""
        found = self._reachable(0)
        return tuple(item for item in self.line if item not in found)

    def loop(self) -> tuple[Item, ...]:
        """Items of which each leads to the next and the last to the first; () where none can.

        Only what can be reached counts.
        """
        path: list[int] = []
        done: set[int] = set()
        waiting: list[Iterator[int]] = [iter([0] if self.line else [])]
        while waiting:
            place = next(waiting[-1], None)
            if place is None:
                waiting.pop()
                done.update(path[-1:])
                path[-1:] = []
            elif place in path:
                return tuple(self.line[one] for one in path[path.index(place) :])
            elif place not in done:
                path.append(place)
                waiting.append(iter(self._following(place)))
        return ()

    def exits(self) -> Exits:
        """Where its routes can end."""
        found = [self.line.index(item) for item in self._reachable(0)]
        branches = [one for place in found for one in self._branches(place)]
        ends = any(one.leads in (LeadsTo.SOLVED, LeadsTo.HELPDESK) for one in branches)
        has_step = any(not self.line[place].is_question for place in found)
        runs_out = not self.line or any(
            one.leads in (LeadsTo.NEXT, LeadsTo.STEP) and self._target(place, one) >= len(self.line)
            for place in found
            for one in self._branches(place)
        )
        articles = frozenset(one.article for one in branches if one.article is not None)
        return Exits(ends or has_step or runs_out, articles)

    def _branches(self, place: int) -> tuple[Branch, ...]:
        item = self.line[place]
        return self._forks[item.key].branches if item.is_question else ()

    def _following(self, place: int) -> list[int]:
        """The places an item can lead to at once."""
        if not self.line[place].is_question:
            targets = [place + 1]
        else:
            going_on = (LeadsTo.NEXT, LeadsTo.STEP)
            branches = [one for one in self._branches(place) if one.leads in going_on]
            targets = [self._target(place, one) for one in branches]
        return [target for target in targets if target < len(self.line)]

    def _reachable(self, start: int) -> frozenset[Item]:
        found: set[int] = set()
        waiting = [start] if self.line else []
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += self._following(place)
        return frozenset(self.line[place] for place in found)

    def _target(self, place: int, branch: Branch) -> int:
        """The place a branch of the question at `place` goes on at.

        A jump to a step meets the questions before it, but for one from among them. A step that
        is not asked lets the next one be met, with the questions before both.
        """
        if branch.leads != LeadsTo.STEP:
            return place + 1
        here = self._placed[place][0]
        if here == branch.step:
            rest = range(place + 1, len(self.line))
            found = (n for n in rest if self._placed[n][0] != here or not self.line[n].is_question)
        else:
            known = branch.step in self.order
            beyond = {"", *(self.order[self.order.index(branch.step) :] if known else ())}
            found = (n for n, (step, _item) in enumerate(self._placed) if step in beyond)
        return next(found, len(self.line))


def _end_of(branch: Branch | None) -> End:
    """How a route ends at a question answered so; STEPS where it goes on."""
    if branch is None:
        return End.OPEN
    return End.STEPS if branch.leads in (LeadsTo.NEXT, LeadsTo.STEP) else End(branch.leads.value)
