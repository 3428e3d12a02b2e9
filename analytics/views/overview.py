"""All sessions: how they ended, over time, what got worse, and by what they were about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from analytics.access import staff_only
from analytics.pages.asked import asked_of
from analytics.pages.overview import overview_page
from analytics.views.answering import answer


@require_safe
@staff_only
def overview(request: HttpRequest) -> HttpResponse:
    """All sessions: how they ended, over time, what got worse, and by what they were about."""
    asked = asked_of(request)
    page = overview_page(asked)
    return answer(request, "overview.html", page, asked, section="analytics:overview")
