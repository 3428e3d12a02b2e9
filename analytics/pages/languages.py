"""An article's languages side by side; one that resolves less is flagged: its text may be bad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from analytics.charts.figures import Figure, Page, intervals_figure
from analytics.charts.intervals import Compared, IntervalLayout
from analytics.pages.asked import Asked
from analytics.pages.shares import interval_of, rate_words
from analytics.reports.article import LocaleRow
from analytics.reports.locales import named_locales
from analytics.reports.outcomes import total
from analytics.reports.shares import Share
from analytics.tables import Column, Name


@dataclass(frozen=True)
class Flagged:
    """A language that resolves less than the others.

    Attributes:
        name: The language's own name, leading to its sessions.
        rate: Its share, in words.
        others: That of the others.
    """

    name: Name
    rate: str
    others: str


@dataclass(frozen=True)
class Languages:
    """An article's languages.

    Attributes:
        picture: All of them side by side.
        flagged: Those that resolve less.
    """

    picture: Figure[IntervalLayout]
    flagged: tuple[Flagged, ...]


def languages(slug: str, rows: Sequence[LocaleRow], asked: Asked) -> Languages:
    """An article's languages, most sessions first."""
    called = named_locales(row.locale for row in rows)
    names = {
        one: Name(name, one, asked.article_address(slug, locale=one))
        for one, name in called.items()
    }
    return Languages(
        _picture(rows, names, asked.page),
        tuple(_flagged(row, rows, names[row.locale]) for row in rows if row.resolves_less),
    )


def _flagged(row: LocaleRow, rows: Sequence[LocaleRow], name: Name) -> Flagged:
    others = total(one.outcomes for one in rows if one is not row)
    return Flagged(name, rate_words(row.outcomes.resolved), rate_words(others.resolved))


def _picture(
    rows: Sequence[LocaleRow], names: dict[str, Name], page: Page
) -> Figure[IntervalLayout]:
    shares: list[tuple[str, Share]] = [(row.locale, row.outcomes.resolved) for row in rows]
    return intervals_figure(
        "languages",
        gettext("Resolution rate by language"),
        Column("language", gettext("Language")),
        [Compared(names[one], interval_of(share), share.whole) for one, share in shares],
        page,
        reference=total(row.outcomes for row in rows).resolved.percent,
    )
