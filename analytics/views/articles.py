"""All articles there were sessions of, a hundred on a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from analytics.access import staff_only
from analytics.pages.articles import articles_page
from analytics.pages.asked import asked_of
from analytics.views.answering import answer


@require_safe
@staff_only
def articles(request: HttpRequest) -> HttpResponse:
    """All articles there were sessions of, a hundred on a page."""
    asked = asked_of(request, unused=("by",))
    page = articles_page(asked)
    return answer(request, "articles.html", page, asked, section="analytics:articles")
