"""What somebody asks of an analytics page: which sessions, in which language, as a page or a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from analytics.charts.figures import Page
from analytics.filters import FilterForm
from analytics.reports.locales import read_locales_there_were
from analytics.reports.scope import Scope
from analytics.reports.topics import NamedTopic, read_topics
from analytics.rollups.days import day_of
from analytics.tables import Table
from analytics.tables.export import EXPORT


@dataclass(frozen=True)
class Asked:
    """What is asked of a page.

    Attributes:
        filter: As it was sent.
        scope: The sessions it means.
        topics: Those there are.
        locale: Canonical locale to name articles and steps in.
        page: What charts and tables have to know.
        is_file: Whether a table's file is asked for, which has all its rows.
        number: Which page of a long list, 1-based; as it was sent.
    """

    filter: FilterForm
    scope: Scope
    topics: tuple[NamedTopic, ...]
    locale: str
    page: Page
    is_file: bool = False
    number: str = ""

    def article_address(self, slug: str, **chosen: str) -> str:
        """An article's page with the same filter, or some other choices of it."""
        query = self.filter.query_with(**chosen) if chosen else self.filter.query
        return reverse("analytics:article", kwargs={"slug": slug}) + query

    def overview_address(self, **chosen: str) -> str:
        """The overview, with some other choices of the filter."""
        return reverse("analytics:overview") + self.filter.query_with(**chosen)


def asked_of(request: HttpRequest, *, unused: Iterable[str] = ()) -> Asked:
    """What a request asks of a page; four queries.

    Args:
        request: What was sent.
        unused: Fields of the filter that the page does not go by, and does not show.
    """
    now, reader = timezone.now(), request.reader  # type: ignore[attr-defined]
    topics = read_topics(reader.locale)
    there = read_locales_there_were(day_of(now) + timedelta(days=1))
    form = FilterForm(request.GET, locales=there, topics=topics, unused=unused)
    return Asked(
        filter=form,
        scope=form.scope(now),
        topics=topics,
        locale=reader.locale,
        page=Page(reader.direction, QueryDict(form.query.removeprefix("?"))),
        is_file=EXPORT in request.GET,
        number=request.GET.get("page", ""),
    )


@dataclass(frozen=True)
class Shown:
    """What every page shows, for its template.

    Attributes:
        tables: Whose files can be asked for.
    """

    tables: tuple[Table, ...]
