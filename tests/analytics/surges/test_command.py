"""`manage.py watch_surges`."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from analytics.management.commands import watch_surges as command
from analytics.models import SurgeRecord
from analytics.surges.records import last_look
from analytics.surges.surge import Surge
from tests.analytics.surges.readers import article, come, usually_come
from troubleshooting.models import Article


@pytest.fixture
def crowded(db: None) -> Article:
    """An article that nobody comes to, and now ten people at once."""
    quiet = article("printer-does-not-print")
    usually_come(quiet, 1, at=3, now=timezone.now())
    come(quiet, 10, now=timezone.now())
    return quiet


def said(**options: object) -> list[str]:
    """What it prints, without the times."""
    out = io.StringIO()
    call_command("watch_surges", stdout=out, **options)
    return [line[len("2026-05-20 09:40:00 ") :] for line in out.getvalue().splitlines()]


@pytest.fixture
def stopped_in_look(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[datetime]]:
    """Somebody stops the process while it looks for the second time."""
    looks: list[datetime] = []
    look = command.watch_surges

    def look_and_be_stopped(now: datetime) -> list[Surge]:
        looks.append(now)
        if len(looks) == 2:
            os.kill(os.getpid(), signal.SIGTERM)
        return look(now)

    monkeypatch.setattr(command, "watch_surges", look_and_be_stopped)
    monkeypatch.setattr(command, "close_old_connections", lambda: None)
    return looks


def test_once_looks_once_and_says_what_goes_on(crowded: Article) -> None:
    assert said(once=True) == ["printer-does-not-print: 10 in five minutes, usually nobody"]
    assert (SurgeRecord.objects.count(), last_look() is not None) == (1, True)


def test_what_goes_on_is_not_told_again_by_another_process(crowded: Article) -> None:
    said(once=True)
    assert said(once=True) == []
    SurgeRecord.objects.update(since=timezone.now() - timedelta(minutes=3))
    assert said(once=True) == []


def test_one_that_is_started_anew_tells_only_what_is_new(
    crowded: Article, stopped_in_look: list[datetime]
) -> None:
    said(once=True)
    stopped_in_look.clear()
    lines = said(every=1)
    assert [line for line in lines if "printer" in line] == []


def test_once_says_nothing_where_nothing_is_the_matter(db: None) -> None:
    assert said(once=True) == []


def test_words_are_called_by_themselves(crowded: Article) -> None:
    come(crowded, 1, query="paper jam", now=timezone.now() - timedelta(days=30))
    come(crowded, 10, query="no network", now=timezone.now())
    assert "“no network”: 10 in five minutes, usually nobody" in said(once=True)


def test_it_goes_on_until_it_is_stopped_and_ends_its_look_first(
    crowded: Article, stopped_in_look: list[datetime]
) -> None:
    assert said(every=1) == [
        "Looking for surges every 1 seconds. Ctrl+C ends it.",
        "printer-does-not-print: 10 in five minutes, usually nobody",
        "Stopped.",
    ]
    assert len(stopped_in_look) == 2
    assert last_look() == stopped_in_look[-1]


def test_a_database_that_does_not_answer_ends_no_watch(
    crowded: Article, monkeypatch: pytest.MonkeyPatch, stopped_in_look: list[datetime]
) -> None:
    look = command.watch_surges

    def fail_once(now: datetime) -> list[Surge]:
        found = look(now)
        if len(stopped_in_look) == 1:
            raise OperationalError("the database is away")
        return found

    monkeypatch.setattr(command, "watch_surges", fail_once)
    assert said(every=1)[1:] == [
        "printer-does-not-print: 10 in five minutes, usually nobody",
        "Stopped.",
    ]


def test_it_says_when_one_is_over(crowded: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    watch = command.Command(stdout=out)
    known = command.watch_surges(timezone.now())
    watch._tell(known, [])
    assert out.getvalue().endswith("printer-does-not-print: over\n")


@pytest.mark.parametrize("every", ["0", "-1", "x", "0.5", ""])
def test_it_refuses_what_is_no_number_of_seconds(every: str) -> None:
    with pytest.raises(CommandError, match="whole seconds"):
        call_command("watch_surges", f"--every={every}")
