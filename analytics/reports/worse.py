"""What got worse this week: articles that resolve less than they used to, by more than chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.inference.comparison import probability_lower
from analytics.inference.discoveries import discoveries
from analytics.reports.idle import IdleSessions
from analytics.reports.labels import Label, named_articles
from analytics.reports.outcomes import read_resolved
from analytics.reports.scope import Scope
from analytics.reports.shares import Share

# What is compared: a week with the eight before it.
WEEK, BEFORE = 7, 56
# Of what is shown so much may be chance.
FALSE_SHARE = 0.05


@dataclass(frozen=True)
class Comparison:
    """What comparing a week with those before it came to.

    Attributes:
        worse: The articles that got worse, the surest first.
        can_tell: Whether there are so many sessions that one which solved nothing this week would be found.
    """

    worse: tuple[Worse, ...]
    can_tell: bool


@dataclass(frozen=True)
class Worse:
    """An article that got worse.

    Attributes:
        slug: The article's.
        title: What it is called.
        now: Resolved ones of this week's sessions.
        before: Of the eight weeks' before.
        probability: That so few are resolved by chance.
    """

    slug: str
    title: Label
    now: Share
    before: Share
    probability: float


def read_worse(scope: Scope, idle: IdleSessions, locale: str) -> Comparison:
    """The articles that got worse in the last week of a scope, the surest first.

    Each article's week is compared with its eight weeks before (Fisher's exact test), and all of
    them together so that of those named about one in twenty at most is chance. One query, and
    two more where there are any.

    Args:
        scope: Its last day ends the week; its languages, entries and articles are looked at.
        idle: Sessions that are not closed yet.
        locale: Canonical locale to name articles in.
    """
    shares = read_resolved(scope.last(WEEK), scope.last(WEEK + BEFORE), idle, ("article_id",))
    compared = {key: both for key, both in shares.items() if all(one.whole for one in both)}
    probabilities = {key: _probability(*both) for key, both in compared.items()}
    found = discoveries(probabilities, rate=FALSE_SHARE)
    names = named_articles([article for (article,) in found], locale)
    rows = [Worse(*names[key[0]], *shares[key], probabilities[key]) for key in found]
    rows.sort(key=lambda row: (row.probability, row.slug))
    return Comparison(tuple(rows), can_tell=bool(found) or _would_find(compared.values()))


def _would_find(compared: Iterable[tuple[Share, Share]]) -> bool:
    """Whether an article of which nothing was resolved this week would be found."""
    none_now = enumerate((Share(0, now.whole), before) for now, before in compared)
    probabilities = {place: _probability(*both) for place, both in none_now}
    return bool(discoveries(probabilities, rate=FALSE_SHARE))


def _probability(one: Share, other: Share) -> float:
    """That so few are resolved by chance: exact where it may be a discovery; 1 where they are no fewer."""
    if one.part * other.whole >= other.part * one.whole:
        return 1.0
    return probability_lower(one.part, one.whole, other.part, other.whole, exact_to=FALSE_SHARE)
