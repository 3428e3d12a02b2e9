"""Sessions told apart by article, topic, language and entry, beside those of the period before."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.reports.idle import IdleSessions
from analytics.reports.labels import Label
from analytics.reports.locales import named_locales
from analytics.reports.outcomes import NOTHING, Outcomes, read_outcomes, total
from analytics.reports.scope import Scope
from analytics.reports.topics import NamedTopic


@dataclass(frozen=True)
class Row:
    """One of what sessions are told apart by.

    Attributes:
        key: Its slug, locale, entry or topic's key.
        label: What people call it.
        outcomes: How its sessions ended.
        before: How those of the period before did; None without one.
    """

    key: str
    label: Label
    outcomes: Outcomes
    before: Outcomes | None


@dataclass(frozen=True)
class BothPeriods:
    """How sessions ended by one dimension, in a period and in the one before.

    Attributes:
        now: Only what there is.
        before: Likewise; None where there is no period before.
    """

    now: Mapping[Any, Outcomes]
    before: Mapping[Any, Outcomes] | None

    @property
    def most_first(self) -> list[Any]:
        """What there is now, most sessions first."""
        return sorted(self.now, key=lambda one: (-self.now[one].sessions, one))

    def row(self, one: Hashable, key: str, label: Label) -> Row:
        """A row for one of them."""
        before = None if self.before is None else self.before.get(one, NOTHING)
        return Row(key, label, self.now.get(one, NOTHING), before)


def read_both(scope: Scope, idle: IdleSessions, by: str) -> BothPeriods:
    """A scope's sessions and those of the period before; one query, or two.

    Args:
        scope: The sessions.
        idle: Those that are not closed yet.
        by: The dimension to tell apart.
    """
    before = scope.before
    return BothPeriods(
        _by_one(scope, idle, by), None if before is None else _by_one(before, idle, by)
    )


def _by_one(scope: Scope, idle: IdleSessions, by: str) -> dict[Any, Outcomes]:
    return {key: found for (key,), found in read_outcomes(scope, idle, (by,)).items()}


def locale_rows(periods: BothPeriods) -> list[Row]:
    """By locale, each called as its own language does."""
    names = named_locales(periods.most_first)
    return [periods.row(one, one, Label(name, one)) for one, name in names.items()]


def entry_rows(periods: BothPeriods, names: Mapping[str, object]) -> list[Row]:
    """By how readers came.

    Args:
        periods: By entry.
        names: What entries are called; one that is missing is named by its code.
    """
    return [periods.row(one, one, Label(str(names.get(one, one)))) for one in periods.most_first]


def topic_rows(periods: BothPeriods, topics: Iterable[NamedTopic]) -> list[Row]:
    """By topic: an article of two counts in both.

    Args:
        periods: By article.
        topics: Those there are.
    """
    rows = (
        Row(
            topic.key,
            topic.label,
            _sum(periods.now, topic.articles),
            None if periods.before is None else _sum(periods.before, topic.articles),
        )
        for topic in topics
    )
    with_any = (row for row in rows if row.outcomes.sessions)
    return sorted(with_any, key=lambda row: (-row.outcomes.sessions, row.key))


def article_rows(
    periods: BothPeriods, articles: Sequence[int], names: Mapping[int, tuple[str, Label]]
) -> list[Row]:
    """By article, in an order given.

    Args:
        periods: By article.
        articles: Their primary keys.
        names: Their slugs and titles.
    """
    return [periods.row(one, *names[one]) for one in articles]


def _sum(found: Mapping[Any, Outcomes], articles: Iterable[int]) -> Outcomes:
    return total(found.get(one, NOTHING) for one in articles)
