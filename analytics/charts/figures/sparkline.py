"""The figure of a few values, the size of a word: it stands in a row of a table that names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from analytics.charts.figures.figure import Page, isolated
from analytics.charts.sparkline import SparklineLayout, lay_out_sparkline
from analytics.tables.numbers import count_words


@dataclass(frozen=True)
class Sparkline:
    """A sparkline, for `analytics/charts/sparkline.html`.

    Attributes:
        summary: What it shows, in words; "" where there is nothing.
        drawing: What is drawn.
    """

    summary: str
    drawing: SparklineLayout


def sparkline(name: str, values: Sequence[float], page: Page) -> Sparkline:
    """A few values as a line.

    Args:
        name: Whose values they are.
        values: In order of time, none below zero.
        page: Where it stands.
    """
    return Sparkline(_summary(name, values), lay_out_sparkline(values, page.canvas))


def _summary(name: str, values: Sequence[float]) -> str:
    if not values:
        return ""
    return gettext("%(name)s: lowest %(low)s, highest %(high)s, last %(last)s") % {
        "name": isolated(name),
        "low": count_words(min(values)),
        "high": count_words(max(values)),
        "last": count_words(values[-1]),
    }
