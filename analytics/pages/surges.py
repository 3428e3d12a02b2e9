"""Surges: those going on, and those of the last days with what they were at their most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from analytics.access import is_staff
from analytics.models import SurgeRecord
from analytics.pages.asked import Asked, Shown
from analytics.pages.columns import without
from analytics.reports.labels import Label, article_titles
from analytics.surges.hysteresis import REST
from analytics.surges.notices import SurgeNotice, name_of, notices_of
from analytics.surges.records import KEPT_DAYS, going_on, last_look
from analytics.tables import Column, Kind, Name, ShownTable, Table
from analytics.tables.table import Value

# Whoever asks for a file gets them all.
MOST = 200


@dataclass(frozen=True)
class SurgesPage(Shown):
    """Surges.

    Attributes:
        going_on: Those that go on and were not dismissed.
        shown: Those of the last days, the latest first.
        days: How many days that are.
        total: How many surges they had.
        most: How many the page shows.
        looked_at: The last look; None where nobody ever looked.
        is_watched: Whether it was short ago.
        is_staff: Whether whoever looks may see the other pages.
    """

    going_on: tuple[SurgeNotice, ...]
    shown: ShownTable
    days: int
    total: int
    most: int
    looked_at: datetime | None
    is_watched: bool
    is_staff: bool


def surges_page(asked: Asked, user: AbstractBaseUser | AnonymousUser, now: datetime) -> SurgesPage:
    """Read and arrange them; six queries, however many there are.

    Args:
        asked: The page; it goes by no filter.
        user: Who looks: figures are for staff.
        now: The time.
    """
    past = SurgeRecord.objects.filter(since__gt=now - timedelta(days=KEPT_DAYS)).latest_first()
    rows = list(past.select_related("article", "dismissed_by")[: None if asked.is_file else MOST])
    table = _table(rows, asked.locale, now, may_see_all=is_staff(user))
    looked_at = last_look()
    return SurgesPage(
        tables=(table,),
        going_on=tuple(notices_of(going_on(now).undismissed(), user, asked.locale)),
        shown=asked.page.show(without(table, "article", "began_at", "dismissed_by")),
        days=KEPT_DAYS,
        total=past.count(),
        most=MOST,
        looked_at=looked_at,
        is_watched=looked_at is not None and looked_at > now - REST,
        is_staff=is_staff(user),
    )


def _table(rows: Sequence[SurgeRecord], locale: str, now: datetime, *, may_see_all: bool) -> Table:
    columns = (
        Column("subject", gettext("What")),
        Column("article", gettext("Name in addresses")),
        Column("began", gettext("Since")),
        Column("began_at", gettext("Since, UTC")),
        Column("lasted_minutes", gettext("High for, minutes"), Kind.NUMBER),
        Column("people", gettext("People, at most"), Kind.NUMBER),
        Column("minutes", gettext("In minutes"), Kind.NUMBER),
        Column("usually", gettext("Usually"), Kind.NUMBER),
        Column("state", gettext("State")),
        Column("dismissed_by", gettext("Dismissed by")),
    )
    titles = article_titles({one.article_id for one in rows if one.article_id}, locale)
    names = [_name(one, titles, locale, may_see_all=may_see_all) for one in rows]
    values = tuple(_values(one, name, now) for one, name in zip(rows, names, strict=True))
    return Table("surges", gettext("Surges, the latest first"), columns, values)


def _values(record: SurgeRecord, name: Name, now: datetime) -> tuple[Value, ...]:
    by = record.dismissed_by
    return (
        name,
        record.article.slug if record.article else None,
        date_format(localtime(record.since), "SHORT_DATETIME_FORMAT"),
        record.since.astimezone(UTC).isoformat(timespec="seconds"),
        round((record.seen_at - record.since).total_seconds() / 60),
        record.peak_count,
        record.peak_minutes,
        round(record.peak_usually, 1),
        _state(record, now),
        by.get_username() if by else None,
    )


def _name(
    record: SurgeRecord, titles: Mapping[int, Label], locale: str, *, may_see_all: bool
) -> Name:
    """What it is about, leading to the article's figures; agents to the article."""
    label = name_of(record, titles)
    if record.article is None:
        return Name(label.text)
    slug = record.article.slug
    if may_see_all:
        return Name(label.text, label.locale, reverse("analytics:article", kwargs={"slug": slug}))
    to_read = {"locale": label.locale or locale, "slug": slug}
    return Name(label.text, label.locale, reverse("troubleshooting:article", kwargs=to_read))


def _state(record: SurgeRecord, now: datetime) -> str:
    if record.ended_at or record.seen_at < now - REST:
        return gettext("over")
    return gettext("dismissed") if record.dismissed_at else gettext("going on")
