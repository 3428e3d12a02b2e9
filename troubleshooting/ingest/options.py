"""How an import goes about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class ImportOptions:
    """How to import.

    Attributes:
        locale: The locale of files that do not say theirs; None for that of their folder.
        prune: Unpublish texts that are gone upstream.
        processes: How many prepare files; 1 does it in this one.
        wait: Whether to wait for another import to end.
        on_wait: Called a few times a second while waiting.
        on_progress: Called after each file with the number done and the number there are.
    """

    locale: str | None = None
    prune: bool = False
    processes: int = 1
    wait: bool = True
    on_wait: Callable[[], None] = lambda: None
    on_progress: Callable[[int, int], None] = lambda done, total: None
