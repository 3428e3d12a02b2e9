"""Articles by a share of their sessions that calls for somebody: left, or handed to the helpdesk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from analytics.charts.figures import Figure, intervals_figure
from analytics.charts.intervals import Compared, IntervalLayout
from analytics.pages.asked import Asked, Shown
from analytics.pages.paging import Paged, paged
from analytics.pages.periods import period_words
from analytics.pages.shares import interval_of, share_columns, share_values
from analytics.reports.idle import read_idle
from analytics.reports.labels import Label, named_articles
from analytics.reports.outcomes import Outcomes, read_outcomes, total
from analytics.reports.ranking import ranked
from analytics.reports.shares import Share
from analytics.tables import Column, Kind, Name, ShownTable, Table

# As many stand beside each other in the picture.
MOST_DRAWN = 12


@dataclass(frozen=True)
class Wanted:
    """Which share articles are ranked by.

    Attributes:
        key: What machines call it, such as `left`.
        share: It.
        title: What the page is called.
        lead: What it is for.
        counted: What the counted sessions are called.
        rate: What the share is called.
        caption: What the table is called.
        nothing: What is said where there are none.
    """

    key: str
    share: Callable[[Outcomes], Share]
    title: str
    lead: str
    counted: str
    rate: str
    caption: str
    nothing: str

    @property
    def name(self) -> str:
        """What addresses and files call it."""
        return self.key.replace("_", "-")


@dataclass(frozen=True)
class RankingPage(Shown):
    """Articles by a share, the surest first.

    Attributes:
        wanted: Which share.
        period: Which days it is about, in words.
        picture: The first of them beside each other; None on later pages of the list.
        shown: Those of this page of the list.
        paged: Which page that is.
    """

    wanted: Wanted
    period: str
    picture: Figure[IntervalLayout] | None
    shown: ShownTable
    paged: Paged


def ranking_page(asked: Asked, wanted: Wanted) -> RankingPage:
    """Read and arrange it."""
    found = read_outcomes(asked.scope, read_idle(asked.scope), ("article_id",))
    by_article = {article: outcomes for (article,), outcomes in found.items()}
    chosen = paged(ranked(by_article, wanted.share), asked)
    names = named_articles(chosen.rows, asked.locale)
    ranking = _Ranking(wanted, asked, by_article, names)
    table = ranking.table(chosen.rows)
    picture = ranking.picture(chosen.rows) if chosen.page.number == 1 else None
    return RankingPage(
        tables=(table, *([picture.shown.table] if picture else [])),
        wanted=wanted,
        period=period_words(asked.scope),
        picture=picture,
        shown=asked.page.show(table),
        paged=chosen,
    )


@dataclass(frozen=True)
class _Ranking:
    """What the table and the picture are made of."""

    wanted: Wanted
    asked: Asked
    by_article: Mapping[int, Outcomes]
    names: Mapping[int, tuple[str, Label]]

    def share(self, article: int) -> Share:
        return self.wanted.share(self.by_article[article])

    def name(self, article: int) -> Name:
        slug, title = self.names[article]
        return Name(title.text, title.locale, self.asked.article_address(slug))

    def table(self, articles: Sequence[int]) -> Table:
        columns = (
            Column("article", gettext("Article")),
            Column("sessions", gettext("Sessions"), Kind.NUMBER),
            Column(self.wanted.key, self.wanted.counted, Kind.NUMBER),
            *share_columns(self.wanted.key, self.wanted.rate),
        )
        rows = tuple(
            (self.name(one), share.whole, share.part, *share_values(share))
            for one, share in ((one, self.share(one)) for one in articles)
        )
        return Table(f"{self.wanted.name}-by-article", self.wanted.caption, columns, rows)

    def picture(self, articles: Sequence[int]) -> Figure[IntervalLayout]:
        compared = [
            Compared(self.name(one), interval_of(self.share(one)), self.share(one).whole)
            for one in articles[:MOST_DRAWN]
        ]
        return intervals_figure(
            f"most-{self.wanted.name}",
            self.wanted.rate,
            Column("article", gettext("Article")),
            compared,
            self.asked.page,
            reference=self.wanted.share(total(self.by_article.values())).percent,
        )
