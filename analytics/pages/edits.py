"""What was changed about an article, and how many were resolved before and since, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from analytics.reports.history import Change, Since
from analytics.reports.locales import named_locales
from analytics.tables import Column, Kind, Name, Table
from analytics.tables.table import Value


def edits_table(changes: Sequence[Change]) -> Table:
    """Changes of the texts, the last first, with four weeks before each and up to four since."""
    columns = (
        Column("day", gettext("Day"), Kind.DATE),
        Column("language", gettext("Language")),
        Column("locale", gettext("Code")),
        Column("change", gettext("What changed")),
        Column("revision", gettext("Revision"), Kind.NUMBER),
        Column("resolved_before_percent", gettext("Solved before"), Kind.PERCENT),
        Column("sessions_before", gettext("Sessions before"), Kind.NUMBER),
        Column("resolved_after_percent", gettext("Solved after"), Kind.PERCENT),
        Column("sessions_after", gettext("Sessions after"), Kind.NUMBER),
        Column("verdict", gettext("Since then")),
        Column("verdict_code", gettext("Since then, code")),
    )
    caption = gettext(
        "Changes of the texts, the last first, with the four weeks before each and up to four weeks after it"
    )
    names = named_locales(one.locale for one in changes)
    rows = tuple(_values(one, names[one.locale]) for one in changes)
    return Table("changes", caption, columns, rows)


def _values(change: Change, language: str) -> tuple[Value, ...]:
    return (
        change.day,
        Name(language, change.locale),
        change.locale,
        change.cause,
        change.number,
        change.before.percent,
        change.before.whole,
        change.after.percent,
        change.after.whole,
        _verdict(change),
        change.since.value,
    )


def _verdict(change: Change) -> str:
    if change.since is Since.UNKNOWN:
        return gettext("Cannot be told")
    if change.since is Since.MORE:
        if change.is_everywhere:
            return gettext("More are resolved since, as in other languages")
        return gettext("More are resolved since")
    if change.is_everywhere:
        return gettext("Fewer are resolved since, as in other languages")
    return gettext("Fewer are resolved since")
