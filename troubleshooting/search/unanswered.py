"""Queries nothing was found for, counted for the editors; who typed them is not kept."""

from __future__ import annotations

import re
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F

from troubleshooting.models import UnansweredQuery
from troubleshooting.search.learning import as_kept

# Addresses and numbers long enough to be somebody's are not kept; error codes are shorter.
PERSONAL = re.compile(r"@|\d{9,}")
# A query asked once is forgotten when there are so many of them in a language.
MOST_KEPT = 5_000


def note_unanswered(typed: str, locale: str, *, today: date) -> bool:
    """Count a query for which nothing was found; says whether it was counted.

    Args:
        typed: What was typed.
        locale: Canonical locale of the reader.
        today: The day, in the portal's time zone.
    """
    query = as_kept(typed)
    if not query or PERSONAL.search(typed):
        return False
    asked = UnansweredQuery.objects.filter(query=query, locale=locale)
    again = {"count": F("count") + 1, "last_on": today, "is_settled": False}
    if asked.update(**again):
        return True
    try:
        with transaction.atomic():
            UnansweredQuery.objects.create(query=query, locale=locale, count=1, last_on=today)
    except IntegrityError:
        # Somebody else asked the same at the same moment.
        asked.update(**again)
    _forget_rare(locale)
    return True


def _forget_rare(locale: str) -> None:
    """Keep a language's queries to `MOST_KEPT`: the rarest and oldest go."""
    kept = UnansweredQuery.objects.filter(locale=locale)
    spare = kept.count() - MOST_KEPT
    if spare > 0:
        rarest = kept.order_by("count", "last_on", "pk").values_list("pk", flat=True)[:spare]
        UnansweredQuery.objects.filter(pk__in=list(rarest)).delete()
