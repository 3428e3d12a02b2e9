"""Periods that are not whole, as legends, summaries and tables say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext

from analytics.charts.axis import When
from analytics.charts.figures.figure import Key, isolated
from analytics.tables import Column


def cut_key(kind: str, shape: str = "bar") -> Key:
    """The legend's entry for them."""
    return Key(kind, gettext("A part of the period only"), shape)


def cut_words(periods: Iterable[When]) -> Iterator[str]:
    """A sentence for each of them."""
    for one in periods:
        if one.cut:
            words = {"period": isolated(one.label), "why": one.cut}
            yield gettext("Not whole: %(period)s (%(why)s).") % words


def extent_column() -> Column:
    """The column that says which periods are whole, and why others are not."""
    return Column("extent", gettext("Period"))


def extent_words(period: When) -> str:
    """The value of that column."""
    return period.cut or gettext("whole")
