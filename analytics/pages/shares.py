"""Shares as charts draw them and as people read them."""

from __future__ import annotations

from django.utils.translation import gettext

from analytics.charts.uncertainty import NO_BREAK_SPACE, WORD_JOINER, Interval
from analytics.reports.shares import Share
from analytics.tables import Column, Kind
from analytics.tables.numbers import percent_words
from analytics.tables.table import Value


def interval_of(share: Share) -> Interval | None:
    """A share in percent, with its interval; None of nothing."""
    if share.percent is None:
        return None
    return Interval(share.percent, 100 * share.interval.low, 100 * share.interval.high)


def rate_words(share: Share | None) -> str:
    """A share in whole percent: `63 %`; "" of nothing."""
    return "" if share is None or share.percent is None else percent_words(round(share.percent))


def range_words(share: Share) -> str:
    """Where it lies with 95 % certainty, in one piece: `58 % – 69 %`; "" of nothing."""
    rate = interval_of(share)
    if rate is None:
        return ""
    words = f"{percent_words(round(rate.low))} –{WORD_JOINER} {percent_words(round(rate.high))}"
    return words.replace(" ", NO_BREAK_SPACE)


def share_columns(key: str, heading: str) -> tuple[Column, ...]:
    """The columns of a share and its interval.

    Args:
        key: What machines call it, such as `resolved`.
        heading: What people call it.
    """
    return (
        Column(f"{key}_percent", heading, Kind.PERCENT),
        Column(f"{key}_low_percent", gettext("Interval from"), Kind.PERCENT),
        Column(f"{key}_high_percent", gettext("Interval to"), Kind.PERCENT),
    )


def share_values(share: Share) -> tuple[Value, ...]:
    """The values of those columns."""
    rate = interval_of(share)
    return (rate.value, rate.low, rate.high) if rate else (None, None, None)
