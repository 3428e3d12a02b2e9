"""What was changed about an article and when, and whether it helped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
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
    """

    day: date
    locale: str
    cause: str
    number: int
    before: Share
    after: Share

    @property
    def helped(self) -> bool | None:
        """Whether more are resolved since, or (False) fewer; None where that may be chance."""
        if self.before.is_lower_than(self.after):
            return True
        return False if self.after.is_lower_than(self.before) else None


def read_changes(article: Article, scope: Scope, idle: IdleSessions) -> tuple[Change, ...]:
    """The revisions made within a scope, the last first; one query, two where there are any.

    The first revision of a text only keeps what was there before any change, and is none.
    """
    revisions = Revision.objects.filter(
        translation__article=article,
        number__gt=1,
        made_at__gte=scope.begins_at,
        made_at__lt=scope.ends_at,
    )
    if scope.locale:
        revisions = revisions.filter(translation__locale=scope.locale)
    rows = revisions.order_by("-made_at", "translation__locale")
    made = [
        _Made(day_of(at), locale, cause, number)
        for at, locale, cause, number in rows.values_list(
            "made_at", "translation__locale", "cause", "number"
        )
    ]
    if not made:
        return ()
    since = made[-1].day - timedelta(days=COMPARED_DAYS)
    by_day = read_outcomes(
        replace(scope.of_articles(article.pk), since=since), idle, (DAY, "locale")
    )
    return tuple(_change(one, by_day) for one in made)


class _Made(NamedTuple):
    """A revision without its text."""

    day: date
    locale: str
    cause: str
    number: int


def _change(made: _Made, by_day: Mapping[Key, Outcomes]) -> Change:
    before = (made.day - timedelta(days=n + 1) for n in range(COMPARED_DAYS))
    after = (made.day + timedelta(days=n) for n in range(COMPARED_DAYS))
    return Change(
        day=made.day,
        locale=made.locale,
        cause=str(RevisionCause(made.cause).label),
        number=made.number,
        before=_resolved(before, made.locale, by_day),
        after=_resolved(after, made.locale, by_day),
    )


def _resolved(days: Iterable[date], locale: str, by_day: Mapping[Key, Outcomes]) -> Share:
    return total(by_day.get((day, locale), NOTHING) for day in days).resolved
