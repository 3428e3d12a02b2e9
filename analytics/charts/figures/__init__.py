"""Charts with their words: for each kind a function that makes what its template shows."""

from analytics.charts.figures.dates import when
from analytics.charts.figures.figure import Figure, Page, page_of
from analytics.charts.figures.funnel import funnel_figure
from analytics.charts.figures.intervals import intervals_figure
from analytics.charts.figures.orders import orders_figure
from analytics.charts.figures.rates import rates_figure
from analytics.charts.figures.sparkline import Sparkline, sparkline
from analytics.charts.figures.timeline import timeline_figure

__all__ = [
    "Figure",
    "Page",
    "Sparkline",
    "funnel_figure",
    "intervals_figure",
    "orders_figure",
    "page_of",
    "rates_figure",
    "sparkline",
    "timeline_figure",
    "when",
]
