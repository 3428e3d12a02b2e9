"""What a process remembers of the texts and their terms, until the content changes.

Most people look for what others looked for before them: the same words, and the same articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from troubleshooting.models import CONTENT, generations

Key = TypeVar("Key", int, str)
Value = TypeVar("Value")


class Memory:
    """What was asked of one state of the content.

    Attributes:
        generation: The content's.
    """

    def __init__(self, generation: str) -> None:
        self.generation = generation
        self._known: dict[str, dict[Any, Any]] = {}

    def of(
        self,
        kind: str,
        keys: Iterable[Key],
        ask: Callable[[Sequence[Key]], dict[Key, Value]],
        *,
        missing: Value,
        most: int,
    ) -> dict[Key, Value]:
        """What is known of some keys; what is not is asked for, all at once.

        Args:
            kind: What it is that is known.
            keys: The keys.
            ask: Finds it for some keys.
            missing: What is known of a key that `ask` leaves out.
            most: How many of the kind are remembered; then it is begun anew.
        """
        known = self._known.setdefault(kind, {})
        wanted = list(dict.fromkeys(keys))
        new = [key for key in wanted if key not in known]
        found = dict.fromkeys(new, missing) | ask(new) if new else {}
        if len(known) + len(new) > most:
            self._known[kind] = {}
        self._known[kind].update(found)
        return {key: found[key] if key in found else known[key] for key in wanted}

    def all_of(self, kind: str, ask: Callable[[], Value]) -> Value:
        """What there is to know of a kind, asked for once."""
        if kind not in self._known:
            self._known[kind] = {"": ask()}
        return self._known[kind][""]  # type: ignore[no-any-return]


_latest = Memory("")


def memory() -> Memory:
    """What is remembered of the present content. One query."""
    global _latest
    generation = generations()[CONTENT]
    if generation != _latest.generation:
        _latest = Memory(generation)
    return _latest


def forget() -> None:
    """Ask for everything anew."""
    global _latest
    _latest = Memory("")
