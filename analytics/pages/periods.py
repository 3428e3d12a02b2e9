"""Which days a page is about, in words."""

from __future__ import annotations

from django.utils.translation import gettext

from analytics.charts.figures import when
from analytics.charts.figures.figure import isolated
from analytics.charts.periods import Grain, Span
from analytics.reports.scope import Scope


def period_words(scope: Scope) -> str:
    """A scope's days: `1 Jul 2026 – 30 Jul 2026`."""
    if scope.since is None:
        return gettext("All sessions there were")
    return isolated(when(Span(scope.since, scope.until), Grain.DAY).label)


def both_periods_words(scope: Scope) -> str:
    """A scope's days, and those they are compared with: `…, compared with …`."""
    if scope.before is None:
        return period_words(scope)
    return gettext("%(period)s, compared with %(before)s") % {
        "period": period_words(scope),
        "before": period_words(scope.before),
    }
