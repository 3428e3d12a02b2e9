"""How a figure changed against the period before, in words; small numbers make no large ones."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from analytics.inference.difference import difference
from analytics.pages.shares import rate_words
from analytics.reports.shares import Share
from analytics.tables.numbers import count_words, minutes_words, percent_words

# Of fewer no percentage is said: twice one is two.
LEAST_FOR_PERCENT = 20


@dataclass(frozen=True)
class Change:
    """How a figure changed.

    Attributes:
        words: In words; "" where there is nothing to compare with.
        direction: `up` or `down`, where it is more than chance or a count; else "".
        is_good: Whether that is good; None for neither.
    """

    words: str = ""
    direction: str = ""
    is_good: bool | None = None


NO_CHANGE = Change()


def change_of_count(now: int, before: int | None) -> Change:
    """How a count changed.

    Args:
        now: The count.
        before: That of the period before; None where there is none.
    """
    if before is None:
        return NO_CHANGE
    if before < LEAST_FOR_PERCENT:
        return Change(gettext("%(number)s before") % {"number": count_words(before)})
    percent = round(100 * (now - before) / before)
    words = {"percent": percent_words(abs(percent)), "number": count_words(before)}
    if percent > 0:
        return Change(gettext("%(percent)s more than before (%(number)s)") % words, "up")
    if percent < 0:
        return Change(gettext("%(percent)s fewer than before (%(number)s)") % words, "down")
    return Change(gettext("about as many as before (%(number)s)") % words)


def change_of_share(now: Share, before: Share | None, *, more_is_good: bool = True) -> Change:
    """How a share changed, in percentage points, and whether that may be chance.

    Args:
        now: The share.
        before: That of the period before; None where there is none.
        more_is_good: Whether it is good where it grows.
    """
    if before is None or not now.whole or not before.whole:
        return NO_CHANGE
    found = difference(now.part, now.whole, before.part, before.whole)
    points = round(abs(100 * found.value))
    words = {"rate": rate_words(before), "points": count_words(points)}
    if found.may_be_chance:
        return Change(gettext("%(rate)s before: the difference may be chance") % words)
    if found.value > 0:
        return Change(_higher(points) % words, "up", more_is_good)
    return Change(_lower(points) % words, "down", not more_is_good)


def _higher(points: int) -> str:
    if not points:
        return gettext("less than a point higher than before (%(rate)s)")
    return ngettext(
        "%(points)s point higher than before (%(rate)s)",
        "%(points)s points higher than before (%(rate)s)",
        points,
    )


def _lower(points: int) -> str:
    if not points:
        return gettext("less than a point lower than before (%(rate)s)")
    return ngettext(
        "%(points)s point lower than before (%(rate)s)",
        "%(points)s points lower than before (%(rate)s)",
        points,
    )


def change_of_minutes(now: float | None, before: float | None) -> Change:
    """What a number of minutes was before."""
    if now is None or before is None:
        return NO_CHANGE
    return Change(gettext("%(minutes)s before") % {"minutes": minutes_words(before)})
