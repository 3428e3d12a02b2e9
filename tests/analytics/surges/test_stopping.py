"""A process that is told to stop: at once where it waits, after its work where it works."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from analytics.surges.stopping import stop_on_signals

BOTH = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])


def test_nobody_asked() -> None:
    with stop_on_signals() as stop:
        assert not stop.within(0)


@BOTH
def test_who_was_asked_while_working_knows_when_it_would_wait(number: int) -> None:
    with stop_on_signals() as stop:
        os.kill(os.getpid(), number)
        assert stop.within(3600)
        assert stop.within(-1)


@BOTH
def test_who_waits_wakes_up(number: int) -> None:
    with stop_on_signals() as stop:
        later = threading.Timer(0.05, os.kill, (os.getpid(), number))
        later.start()
        assert stop.within(3600)
        later.join()


def test_what_signals_did_before_they_do_again() -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with stop_on_signals():
        assert signal.getsignal(signal.SIGINT) != before[0]
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
