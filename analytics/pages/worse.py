"""What got worse this week: a sentence for each article, and a table for files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from analytics.pages.asked import Asked
from analytics.pages.shares import rate_words
from analytics.reports.worse import Comparison, Worse
from analytics.tables import Column, Kind, Name, ShownTable, Table
from analytics.tables.numbers import count_words

# What is rarer than this is as good as never.
RAREST = 1e-9


@dataclass(frozen=True)
class ShownWorse:
    """An article that got worse.

    Attributes:
        name: What it is called, leading to its page.
        words: How much worse.
        chance: How rarely chance alone does this.
    """

    name: Name
    words: str
    chance: str


@dataclass(frozen=True)
class WorseList:
    """The articles that got worse, the surest first.

    Attributes:
        can_tell: Whether there are enough sessions to find any.
        shown: The table that files are made of.
    """

    rows: tuple[ShownWorse, ...]
    can_tell: bool
    shown: ShownTable


def worse_list(found: Comparison, asked: Asked) -> WorseList:
    """What is said of the articles that got worse."""
    rows = tuple(_shown(one, asked) for one in found.worse)
    return WorseList(rows, found.can_tell, asked.page.show(_table(found.worse, asked)))


def _shown(one: Worse, asked: Asked) -> ShownWorse:
    words = gettext(
        "This week %(now)s of %(sessions)s solved, in the eight weeks before %(before)s of %(earlier)s."
    )
    chance = gettext("Chance alone does this once in %(number)s times.")
    if one.probability < RAREST:
        chance = gettext("Chance alone does this less than once in %(number)s times.")
    said = {
        "now": rate_words(one.now),
        "sessions": count_words(one.now.whole),
        "before": rate_words(one.before),
        "earlier": count_words(one.before.whole),
    }
    return ShownWorse(
        _name(one, asked), words % said, chance % {"number": count_words(_once_in(one))}
    )


def _name(one: Worse, asked: Asked) -> Name:
    return Name(one.title.text, one.title.locale, asked.article_address(one.slug))


def _once_in(one: Worse) -> int:
    return round(1 / max(one.probability, RAREST))


def _table(found: Sequence[Worse], asked: Asked) -> Table:
    columns = (
        Column("article", gettext("Article")),
        Column("resolved_percent", gettext("Solved this week"), Kind.PERCENT),
        Column("sessions", gettext("Sessions this week"), Kind.NUMBER),
        Column("resolved_before_percent", gettext("Solved, eight weeks before"), Kind.PERCENT),
        Column("sessions_before", gettext("Sessions, eight weeks before"), Kind.NUMBER),
        Column("by_chance_once_in", gettext("By chance once in"), Kind.NUMBER),
    )
    rows = tuple(
        (
            _name(one, asked),
            one.now.percent,
            one.now.whole,
            one.before.percent,
            one.before.whole,
            _once_in(one),
        )
        for one in found
    )
    caption = gettext("Articles that resolve less than they used to, by more than chance")
    return Table("worse", caption, columns, rows)
