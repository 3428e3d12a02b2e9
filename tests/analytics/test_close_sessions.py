"""`manage.py close_sessions` ends what was left."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import StringIO

from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from analytics.models import SessionFact
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, walk
from troubleshooting.models import Article, FlowSession


def close() -> str:
    out = StringIO()
    call_command("close_sessions", stdout=out)
    return out.getvalue()


def test_it_closes_what_was_left_and_says_how_many(article: Article, at: datetime) -> None:
    for number in range(3):
        walk(article, NOT_RESOLVED, at=at - timedelta(days=2), browser=f"left-browser-{number:06}")
    assert close() == "3 sessions closed as abandoned\n"
    assert set(SessionFact.objects.values_list("outcome", flat=True)) == {"abandoned"}


def test_it_leaves_what_is_under_way_and_what_ended(article: Article) -> None:
    now = timezone.now()
    walk(article, NOT_RESOLVED, at=now - timedelta(hours=3), browser="still-under-way-here")
    walk(article, RESOLVED, at=now - timedelta(days=2), browser="ended-long-ago-here")
    assert close().startswith("0 ")
    assert FlowSession.objects.open().count() == 1


def test_it_waits_as_long_as_the_setting_says(
    article: Article, at: datetime, settings: Settings
) -> None:
    walk(article, NOT_RESOLVED, at=at)
    settings.ABANDON_AFTER_MINUTES = 60
    assert close().startswith("1 ")


def test_a_second_run_closes_nothing(article: Article, at: datetime) -> None:
    walk(article, NOT_RESOLVED, at=at - timedelta(days=2))
    close()
    assert close().startswith("0 ")
    assert SessionFact.objects.count() == 1
