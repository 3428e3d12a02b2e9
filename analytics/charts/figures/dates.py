"""What periods are called in the language of the interface."""

from __future__ import annotations

from datetime import timedelta

from babel.dates import format_skeleton
from django.utils.formats import date_format

from analytics.charts.axis import When
from analytics.charts.figures.figure import isolated
from analytics.charts.periods import Grain, Span, whole_of
from analytics.tables.numbers import babel_locale

# As CLDR names what a date is made of: a day of a month, a month of a year.
SHORT = {Grain.DAY: "MMMd", Grain.WEEK: "MMMd", Grain.MONTH: "yM"}


def when(span: Span, grain: Grain) -> When:
    """A whole period's names: in full, and as short as an axis needs."""
    short = format_skeleton(SHORT[grain], span.first, locale=babel_locale())
    return When(span.first, _label(span, grain), isolated(short))


def _label(span: Span, grain: Grain) -> str:
    if span.days == 1:
        return date_format(span.first, "SHORT_DATE_FORMAT")
    if grain is Grain.MONTH and span == whole_of(span.first, grain):
        return date_format(span.first, "YEAR_MONTH_FORMAT")
    last = span.after - timedelta(days=1)
    days = (date_format(day, "SHORT_DATE_FORMAT") for day in (span.first, last))
    # In one piece up to the dash.
    return "\u00a0– ".join(days)
