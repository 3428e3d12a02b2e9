"""What was changed about an article and when, and how many were resolved before and since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from analytics.reports.idle import IdleSessions
from analytics.reports.outcomes import NOTHING, Outcomes, read_outcomes, total
from analytics.reports.scope import Scope
from analytics.reports.shares import Share
from analytics.rollups.days import day_of
from analytics.rollups.reading import Key
from analytics.rollups.statistics import DAY
from troubleshooting.models import Article, Revision, RevisionCause

# So many days before a change are compared with as many after it.
COMPARED_DAYS = 28


class Since(StrEnum):
    """How many are resolved since a change, by more than chance: nobody knows whether by the change."""

    MORE = "more"
    FEWER = "fewer"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Change:
    """A change of an article's text in one language.

    Attributes:
        day: When.
        locale: Of the text.
        cause: What made it, in words.
        number: Of the revision.
        before: Resolved ones of the sessions in its language in the days before.
        after: Of those from that day on, as far as there are.
        is_everywhere: Whether it went the same way in the languages that were not changed on that day.
    """

    day: date
    locale: str
    cause: str
    number: int
    before: Share
    after: Share
    is_everywhere: bool = False

    @property
    def since(self) -> Since:
        """Whether more are resolved since, or fewer."""
        return _since(self.before, self.after)


def _since(before: Share, after: Share) -> Since:
    if before.is_lower_than(after):
        return Since.MORE
    return Since.FEWER if after.is_lower_than(before) else Since.UNKNOWN


def read_changes(article: Article, scope: Scope, idle: IdleSessions) -> tuple[Change, ...]:
    """The revisions made within a scope, the last first; one query, two where there are any.

    The first revision of a text only keeps what was there before any change, and is none.

    Args:
        article: The article.
        scope: When they were made, and in which language.
        idle: Sessions that are not closed yet, in all languages.
    """
    revisions = Revision.objects.filter(
        translation__article=article,
        number__gt=1,
        made_at__gte=scope.begins_at,
        made_at__lt=scope.ends_at,
    )
    rows = revisions.order_by("-made_at", "translation__locale")
    everywhere = [
        _Made(day_of(at), locale, cause, number)
        for at, locale, cause, number in rows.values_list(
            "made_at", "translation__locale", "cause", "number"
        )
    ]
    made = [one for one in everywhere if scope.locale in ("", one.locale)]
    if not made:
        return ()
    since = made[-1].day - timedelta(days=COMPARED_DAYS)
    wider = replace(scope.of_articles(article.pk), since=since, locale="")
    by_day = read_outcomes(wider, idle, (DAY, "locale"))
    there = {locale for _day, locale in by_day}
    changed: defaultdict[date, set[str]] = defaultdict(set)
    for one in everywhere:
        changed[one.day].add(one.locale)
    return tuple(_change(one, by_day, there - changed[one.day]) for one in made)


class _Made(NamedTuple):
    """A revision without its text."""

    day: date
    locale: str
    cause: str
    number: int


def _change(made: _Made, by_day: Mapping[Key, Outcomes], others: set[str]) -> Change:
    change = Change(
        made.day,
        made.locale,
        str(RevisionCause(made.cause).label),
        made.number,
        *_compared(made.day, {made.locale}, by_day),
    )
    if change.since is Since.UNKNOWN:
        return change
    elsewhere = _since(*_compared(made.day, others, by_day))
    return replace(change, is_everywhere=elsewhere is change.since)


def _compared(day: date, locales: set[str], by_day: Mapping[Key, Outcomes]) -> tuple[Share, Share]:
    """The share resolved in some languages before a day, and from it on."""
    before = (day - timedelta(days=n + 1) for n in range(COMPARED_DAYS))
    after = (day + timedelta(days=n) for n in range(COMPARED_DAYS))
    return _resolved(before, locales, by_day), _resolved(after, locales, by_day)


def _resolved(days: Iterable[date], locales: set[str], by_day: Mapping[Key, Outcomes]) -> Share:
    every = product(days, locales)
    return total(by_day.get(one, NOTHING) for one in every).resolved
