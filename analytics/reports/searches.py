"""What people searched for and nothing was found."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from troubleshooting.models import UnansweredQuery


def unanswered(since: date | None, locale: str) -> QuerySet[UnansweredQuery]:
    """Queries without results that nobody has settled, those asked most first.

    Args:
        since: The day from which on they were asked last; None for any.
        locale: Canonical locale they were asked in; "" for all.
    """
    queries = UnansweredQuery.objects.filter(is_settled=False)
    if locale:
        queries = queries.filter(locale=locale)
    if since:
        queries = queries.filter(last_on__gte=since)
    return queries.order_by("-count", "-last_on", "query", "locale")
