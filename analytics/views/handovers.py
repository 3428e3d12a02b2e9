"""Articles whose readers needed the helpdesk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from analytics.access import staff_only
from analytics.pages.asked import asked_of
from analytics.pages.handovers import handovers_page
from analytics.views.answering import answer


@require_safe
@staff_only
def handovers(request: HttpRequest) -> HttpResponse:
    """Articles whose readers needed the helpdesk."""
    asked = asked_of(request, unused=("by",))
    page = handovers_page(asked)
    return answer(request, "ranking.html", page, asked, section="analytics:handovers")
