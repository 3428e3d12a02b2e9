"""Articles that are opened and left."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from analytics.access import staff_only
from analytics.pages.asked import asked_of
from analytics.pages.left import left_page
from analytics.views.answering import answer


@require_safe
@staff_only
def left(request: HttpRequest) -> HttpResponse:
    """Articles that are opened and left."""
    asked = asked_of(request, unused=("by",))
    page = left_page(asked)
    return answer(request, "ranking.html", page, asked, section="analytics:left")
