"""A walk that was left for another article can be taken up again."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.flow.stories import BROWSER, NO, answers, make_article
from troubleshooting.flow import start_session
from troubleshooting.models import FlowSession, Outcome


@pytest.mark.parametrize("step", ["s1", "s2"])
def test_any_answer_takes_it_up(session: FlowSession, now: datetime, step: str) -> None:
    answers(session, now, s1=NO)
    start_session(make_article("another"), "fi-FI", browser_key=BROWSER, now=now)
    assert FlowSession.objects.get(pk=session.pk).outcome == Outcome.SWITCHED

    answers(session, now, **{step: NO})

    assert FlowSession.objects.get(pk=session.pk).outcome == ""
