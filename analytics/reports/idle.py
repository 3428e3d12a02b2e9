"""Sessions that were left and are not closed yet: reports count them as they will be when they are.

A session that was left counts as abandoned from the moment `close_sessions` would close it, whether
that has run or not. Pages only read: one that closed sessions would write on a GET, and its figures
would depend on who looked when. There are few of them, so a page reads their counts once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from analytics.reports.scope import Scope
from analytics.rollups.reading import Key
from troubleshooting.models import FlowSession


class Idle(NamedTuple):
    """What sessions are told apart by; the names are those of the dimensions of rollups."""

    article_id: int
    locale: str
    entry: str
    start: date


@dataclass(frozen=True)
class IdleSessions:
    """How many sessions were left and are not closed yet.

    Attributes:
        counts: Of each kind there is.
    """

    counts: Mapping[Idle, int]

    def within(self, scope: Scope, by: Sequence[str] = ()) -> Counter[Key]:
        """How many of them a scope has.

        Args:
            scope: The sessions; no wider than the scope these were read for, but for its days.
            by: Dimensions to tell apart, and `start` for days.
        """
        found: Counter[Key] = Counter()
        for one, count in self.counts.items():
            if scope.has(one.article_id, one.locale, one.entry, one.start):
                found[tuple(getattr(one, name) for name in by)] += count
        return found


def read_idle(scope: Scope) -> IdleSessions:
    """Those of a scope, whatever day they started; one query."""
    day = TruncDate("started_at", tzinfo=timezone.get_default_timezone())
    rows = (
        idle_sessions(scope)
        .annotate(start=day)
        .values_list("article_id", "locale", "entry", "start")
        .annotate(Count("pk"))
    )
    return IdleSessions({Idle(*kind): count for *kind, count in rows})


def idle_sessions(scope: Scope) -> QuerySet[FlowSession]:
    """The sessions themselves, whatever day they started, in no order; no agent's own walks."""
    found = FlowSession.objects.idle_since(scope.idle_since).filter(is_agents=False)
    if scope.locale:
        found = found.filter(locale=scope.locale)
    if scope.entry:
        found = found.filter(entry=scope.entry)
    if scope.articles is not None:
        found = found.filter(article__in=scope.articles)
    return found.order_by()
