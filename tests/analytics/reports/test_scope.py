"""Which sessions a report is about: whole days of the portal's time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pytest_django import Settings

from analytics.reports.scope import Scope

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def scope(since: date | None = date(2026, 3, 1)) -> Scope:
    return Scope(since=since, until=date(2026, 3, 11), idle_since=NOW)


def test_the_period_before_ends_where_it_begins() -> None:
    before = scope().before

    assert before is not None
    assert (before.since, before.until, before.days) == (date(2026, 2, 19), date(2026, 3, 1), 10)
    assert scope().with_before.since == date(2026, 2, 19)


def test_all_time_has_no_period_before() -> None:
    assert scope(None).before is scope(None).days is None
    assert scope(None).with_before == scope(None)


def test_it_begins_and_ends_at_midnight_there(settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Helsinki"

    assert scope().begins_at == datetime(2026, 2, 28, 22, tzinfo=UTC)
    assert scope().ends_at == datetime(2026, 3, 10, 22, tzinfo=UTC)
    assert scope(None).begins_at < datetime(1970, 1, 1, tzinfo=UTC)


def test_the_last_days_of_it() -> None:
    assert (scope().last(7).since, scope().last(7).until) == (date(2026, 3, 4), date(2026, 3, 11))
