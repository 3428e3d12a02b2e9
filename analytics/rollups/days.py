"""The day a moment counts for, weeks and months."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone


def day_of(moment: datetime) -> date:
    """The day of a moment in the portal's time zone (`TIME_ZONE`), which a fact keeps.

    Args:
        moment: Aware.
    """
    return timezone.localdate(moment, timezone.get_default_timezone())


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def next_month(day: date) -> date:
    """The first day of the month after a day's."""
    return month_of(month_of(day) + timedelta(days=31))


def monday_of(day: date) -> date:
    """The Monday of a day's week (ISO 8601)."""
    return day - timedelta(days=day.weekday())


def next_monday(day: date) -> date:
    """The Monday after a day's week."""
    return monday_of(day) + timedelta(days=7)
