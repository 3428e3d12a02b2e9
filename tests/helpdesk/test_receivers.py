"""Which announcements of troubleshooting the helpdesk listens to."""

from __future__ import annotations

import pytest
from django.dispatch import Signal

from troubleshooting.signals import (
    question_answered,
    session_finished,
    session_started,
    sessions_forgotten,
    step_answered,
)


def ours(signal: Signal) -> set[str]:
    live, _asynchronous = signal._live_receivers(None)
    names = {f"{one.__module__}.{one.__qualname__}" for one in live}
    return {name for name in names if name.startswith("helpdesk.")}


@pytest.mark.parametrize(
    ("signal", "expected"),
    [
        (session_started, set()),
        (step_answered, {"helpdesk.receivers.follow_answer"}),
        (question_answered, {"helpdesk.receivers.follow_question"}),
        (session_finished, {"helpdesk.receivers.follow_end"}),
        (sessions_forgotten, {"helpdesk.receivers.follow_forgetting"}),
    ],
)
def test_it_listens_to_answers_and_ends(signal: Signal, expected: set[str]) -> None:
    assert ours(signal) == expected
