"""Which articles to ask in another order."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from analytics.access import staff_only
from analytics.pages.asked import asked_of
from analytics.pages.orders import orders_page
from analytics.views.answering import answer

UNUSED = ("days", "locale", "entry", "topic", "by")


@require_safe
@staff_only
def orders(request: HttpRequest) -> HttpResponse:
    """Which articles to ask in another order."""
    asked = asked_of(request, unused=UNUSED)
    return answer(request, "orders.html", orders_page(asked), asked, section="analytics:orders")
