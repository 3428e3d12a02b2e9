"""All articles by title, page by page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troubleshooting.flow.browsing import page_of_articles
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import render_page


@require_safe
@in_readers_language
def articles(request: HttpRequest, locale: str) -> HttpResponse:
    """Everything the reader can open (`?page=`)."""
    context = {"page": page_of_articles(locale, request.GET.get("page", ""))}
    return render_page(request, "troubleshooting/articles.html", context)
