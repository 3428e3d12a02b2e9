"""What was made, kept by name in the process's memory, the longest unused given away first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Shelf(Generic[Value]):
    """Values by name; at most so many bytes. Safe to use from several threads."""

    def __init__(self) -> None:
        self._values: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, name: Hashable) -> Value | None:
        """The value of a name, which is used by that; None where there is none."""
        with self._lock:
            found = self._values.get(name)
            if found is None:
                return None
            self._values.move_to_end(name)
            return found[0]

    def put(self, name: Hashable, value: Value, *, size: int, most: int) -> None:
        """Keep a value, and let the longest unused go while all together are too large.

        Args:
            name: Its name; another value of that name goes.
            value: The value.
            size: Its bytes, about.
            most: How many bytes all may have.
        """
        with self._lock:
            self._drop(name)
            self._values[name] = value, size
            self._bytes += size
            while self._bytes > most:
                self._drop(next(iter(self._values)))

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._values.clear()
            self._bytes = 0

    def _drop(self, name: Hashable) -> None:
        _gone, size = self._values.pop(name, (None, 0))
        self._bytes -= size
