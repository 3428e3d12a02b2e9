"""Searches without results: what people look for and there is no article about."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from analytics.pages.asked import Asked, Shown
from analytics.pages.columns import without
from analytics.reports.searches import unanswered
from analytics.tables import Column, Kind, Name, ShownTable, Table
from analytics.tables.table import Value
from troubleshooting.models import UnansweredQuery
from troubleshooting.text.locales import endonym

# Whoever asks for a file gets them all.
MOST = 200


@dataclass(frozen=True)
class SearchesPage(Shown):
    """Searches without results.

    Attributes:
        shown: Those asked most.
        total: How many there are.
        most: How many the page shows.
    """

    shown: ShownTable
    total: int
    most: int = MOST


def searches_page(asked: Asked) -> SearchesPage:
    """Read and arrange them."""
    queries = unanswered(asked.scope.since, asked.scope.locale)
    table = _table(list(queries if asked.is_file else queries[:MOST]))
    return SearchesPage((table,), asked.page.show(without(table, "locale")), queries.count())


def _table(queries: list[UnansweredQuery]) -> Table:
    columns = (
        Column("query", gettext("What was typed")),
        Column("language", gettext("Language")),
        Column("locale", gettext("Code")),
        Column("times", gettext("Times asked"), Kind.NUMBER),
        Column("last_on", gettext("Last asked"), Kind.DATE),
    )
    caption = gettext("Searches without results, those asked most first")
    return Table("searches", caption, columns, tuple(_values(one) for one in queries))


def _values(one: UnansweredQuery) -> tuple[Value, ...]:
    address = reverse("troubleshooting:home", kwargs={"locale": one.locale})
    return (
        Name(one.query, one.locale, f"{address}?{urlencode({'q': one.query})}"),
        Name(endonym(one.locale), one.locale),
        one.locale,
        one.count,
        one.last_on,
    )
