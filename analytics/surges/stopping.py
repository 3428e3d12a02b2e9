"""Being asked to stop, by Ctrl+C or by whoever runs the process, without being cut off at work."""

from __future__ import annotations

import select
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True)
class Stop:
    """Whether somebody asked.

    Attributes:
        asked: Has something to read once somebody did.
    """

    asked: socket.socket

    def within(self, seconds: float) -> bool:
        """Wait until somebody asks, at most so long; whether somebody did, also before."""
        ready, _write, _other = select.select([self.asked], [], [], max(0.0, seconds))
        return bool(ready)


@contextmanager
def stop_on_signals() -> Iterator[Stop]:
    """Keep SIGINT and SIGTERM from ending the process inside the block: it is told instead.

    A handler may run at any moment, so it only writes a byte, which whoever waits wakes up by. In the
    main thread only, as Python's signals are.
    """
    asked, ask = socket.socketpair()

    def handle(_number: int, _frame: FrameType | None) -> None:
        ask.send(b"!")

    before = {one: signal.signal(one, handle) for one in SIGNALS}
    try:
        yield Stop(asked)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        asked.close()
        ask.close()
