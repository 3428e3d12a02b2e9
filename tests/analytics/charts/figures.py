"""A figure of every kind, as pages make them, with so many sessions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import QueryDict

from analytics.charts.figures import (
    Figure,
    Page,
    funnel_figure,
    intervals_figure,
    orders_figure,
    rates_figure,
    timeline_figure,
)
from analytics.charts.marks import Mark
from analytics.tables import Column
from tests.analytics.charts.drawings import (
    compared_of,
    funnel_of,
    not_over,
    order_of,
    rates_of,
    timeline_of,
)

QUERY = QueryDict("locale=fi-FI&days=30")
LTR, RTL = Page("ltr", QUERY), Page("rtl", QUERY)
AMOUNTS = (0, 1, 10, 1_000_000)


def timeline(sessions: int, page: Page = LTR) -> Figure[object]:
    half = sessions // 2
    counts = ((sessions - half, half, half), (half, 0, None))
    marks = (Mark(0.5, "Revision 12"), Mark(0.55, "Revision 13"), Mark(1.5, "New order"))
    made = timeline_of(*counts, marks=marks)
    return timeline_figure("sessions-by-week", "Sessions by week", made, page)


def area(sessions: int, page: Page = LTR) -> Figure[object]:
    made = timeline_of(*[(sessions, sessions, sessions)] * 100)
    return timeline_figure("sessions-by-day", "Sessions by day", made, page)


def rates(sessions: int, page: Page = LTR) -> Figure[object]:
    shares = (None, 50.0, None, 62.5, 60.0) if sessions else (None, None)
    periods = rates_of(*shares)
    return rates_figure("resolution-by-week", "Resolution rate by week", periods, page)


def begun(sessions: int, page: Page = LTR) -> Figure[object]:
    made = timeline_of((sessions, sessions, sessions), (sessions, sessions, sessions))
    made = replace(made, periods=not_over(made.periods))
    return timeline_figure("sessions-by-week", "Sessions by week", made, page)


def begun_rates(sessions: int, page: Page = LTR) -> Figure[object]:
    periods = not_over(rates_of(*((50.0, 60.0) if sessions else (None, None))))
    return rates_figure("resolution-by-week", "Resolution rate by week", periods, page)


def funnel(sessions: int, page: Page = LTR) -> Figure[object]:
    half = sessions // 2
    steps = funnel_of((sessions, sessions, half, half // 2), (half // 2, half // 2, 0, 0))
    return funnel_figure("steps", "Steps", steps, page)


def intervals(sessions: int, page: Page = LTR) -> Figure[object]:
    compared = compared_of(*((60.5, 40.0, None) if sessions else (None,)))
    column = Column("locale", "Language")
    title = "Resolution rate by language"
    return intervals_figure("resolution", title, column, compared, page, reference=50.0)


def orders(sessions: int, page: Page = LTR) -> Figure[object]:
    now = order_of((1, 6.0 * sessions), (2, 1.5 * sessions), (None, 2.5 * sessions))
    then = order_of((2, 1.5 * sessions), (1, 4.0 * sessions), (None, 2.5 * sessions))
    return orders_figure("expected-minutes", "Expected minutes", now, then, page)


# By the name of the template that draws it.
FIGURES: dict[str, tuple[str, Callable[[int, Page], Figure[object]]]] = {
    "timeline": ("timeline", timeline),
    "area": ("timeline", area),
    "rates": ("rates", rates),
    "begun": ("timeline", begun),
    "begun-rates": ("rates", begun_rates),
    "funnel": ("funnel", funnel),
    "intervals": ("intervals", intervals),
    "orders": ("orders", orders),
}
