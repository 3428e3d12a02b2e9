"""Everybody who listens to what troubleshooting and analytics announce."""

from __future__ import annotations

import weakref

import pytest
from django.dispatch import Signal

from analytics.signals import surge_seen
from troubleshooting.signals import (
    question_answered,
    session_finished,
    session_started,
    sessions_forgotten,
    step_answered,
)


def receivers_of(signal: Signal) -> set[str]:
    found = [
        one() if isinstance(one, weakref.ReferenceType) else one
        for _key, one, *_rest in signal.receivers
    ]
    return {f"{one.__module__}.{one.__qualname__}" for one in found if one}


@pytest.mark.parametrize(
    ("signal", "expected"),
    [
        (session_started, set()),
        (step_answered, {"analytics.receivers.follow_answer", "helpdesk.receivers.follow_answer"}),
        (
            question_answered,
            {"analytics.receivers.follow_answer", "helpdesk.receivers.follow_question"},
        ),
        (
            session_finished,
            {
                "analytics.receivers.record_facts",
                "helpdesk.receivers.follow_end",
                "troubleshooting.search.receivers.learn",
            },
        ),
        (sessions_forgotten, {"helpdesk.receivers.follow_forgetting"}),
        (surge_seen, set()),
    ],
)
def test_nobody_else_listens(signal: Signal, expected: set[str]) -> None:
    assert receivers_of(signal) == expected
