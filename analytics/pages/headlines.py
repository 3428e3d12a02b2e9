"""The figures at the head of a page: each with its change against the period before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, ngettext

from analytics.pages.changes import (
    NO_CHANGE,
    Change,
    change_of_count,
    change_of_minutes,
    change_of_share,
)
from analytics.pages.money import money_words
from analytics.pages.shares import rate_words
from analytics.reports.overview import Totals
from analytics.reports.shares import Share
from analytics.tables.numbers import count_words, minutes_words, percent_words


@dataclass(frozen=True)
class Headline:
    """A figure.

    Attributes:
        label: What it is.
        value: In words; "" where there is none.
        detail: How sure it is, or what it comes to; "" for nothing.
        change: Against the period before.
    """

    label: str
    value: str
    detail: str = ""
    change: Change = NO_CHANGE


def headlines(now: Totals, before: Totals | None) -> tuple[Headline, ...]:
    """What a period came to.

    Args:
        now: The period.
        before: The one before; None where there is none.
    """
    return tuple(_headlines(now, before))


def _headlines(now: Totals, before: Totals | None) -> Iterator[Headline]:
    ended, earlier = now.outcomes, before.outcomes if before else None
    yield Headline(
        gettext("Sessions"),
        count_words(ended.sessions),
        change=change_of_count(ended.sessions, earlier.sessions if earlier else None),
    )
    resolved = ended.resolved
    yield Headline(
        gettext("Resolution rate"),
        rate_words(resolved),
        _sure(resolved),
        change_of_share(resolved, earlier.resolved if earlier else None),
    )
    yield Headline(
        gettext("Calls saved"),
        count_words(now.saved_calls),
        _worth(now.saved_money),
        change_of_count(now.saved_calls, before.saved_calls if before else None),
    )
    yield Headline(
        gettext("Median minutes to a solution"),
        "" if now.median_minutes is None else minutes_words(now.median_minutes),
        change=change_of_minutes(now.median_minutes, before.median_minutes if before else None),
    )
    escalated = ended.escalated
    yield Headline(
        gettext("Handed to the helpdesk"),
        rate_words(escalated),
        _count(escalated.part) if escalated.whole else "",
        change_of_share(escalated, earlier.escalated if earlier else None, more_is_good=False),
    )


def _sure(share: Share) -> str:
    if not share.whole:
        return ""
    low, high = (
        percent_words(round(100 * end)) for end in (share.interval.low, share.interval.high)
    )
    words = {"low": low, "high": high}
    return gettext("between %(low)s and %(high)s of those that could be solved here") % words


def _worth(amount: float | None) -> str:
    if amount is None:
        return ""
    return gettext("about %(money)s") % {"money": money_words(amount, settings.CALL_CURRENCY)}


def _count(number: int) -> str:
    words = ngettext("%(number)s session", "%(number)s sessions", number)
    return words % {"number": count_words(number)}
