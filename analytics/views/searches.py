"""What people searched for and found nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from analytics.access import staff_only
from analytics.pages.asked import asked_of
from analytics.pages.searches import searches_page
from analytics.views.answering import answer


@require_safe
@staff_only
def searches(request: HttpRequest) -> HttpResponse:
    """What people searched for and found nothing."""
    asked = asked_of(request, unused=("entry", "topic", "by"))
    page = searches_page(asked)
    return answer(request, "searches.html", page, asked, section="analytics:searches")
