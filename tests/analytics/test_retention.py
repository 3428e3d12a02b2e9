"""Facts outlive their sessions, and count as before."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from analytics.models import SessionFact, StepFact
from analytics.rollups.reading import Window, read
from analytics.rollups.rolling import roll_up
from analytics.rollups.statistics import SESSIONS, STEPS
from tests.analytics.exchange import export_text
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, walk
from troubleshooting.flow import close_abandoned
from troubleshooting.flow.retention import forget_sessions
from troubleshooting.models import Article, FlowSession

DAY = timedelta(days=1)
ALL = Window(None, date(9999, 1, 1))


def forget(at: datetime) -> None:
    forget_sessions(now=at + 100 * DAY, after=90 * DAY)
    assert not FlowSession.objects.exists()


def test_they_stay_word_for_word(article: Article, at: datetime) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=at)
    walk(article, NOT_RESOLVED, at=at, browser="another-browser-that-left")
    close_abandoned(now=at + 2 * DAY, after=DAY)
    steps, exported = list(StepFact.objects.values()), export_text()
    facts = list(SessionFact.objects.values())

    forget(at)

    assert list(StepFact.objects.values()) == steps
    assert export_text() == exported
    assert list(SessionFact.objects.values()) == [one | {"session_id": None} for one in facts]


def test_they_count_as_before_and_nothing_is_to_be_rolled_up_again(
    article: Article, at: datetime
) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=at)
    roll_up(now=at)
    before = read(SESSIONS, ALL), read(STEPS, ALL)

    forget(at)

    assert (read(SESSIONS, ALL), read(STEPS, ALL)) == before
    assert roll_up(now=at).days == 0
