"""All articles by title, page by page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from troubleshooting.flow.browsing import page_of_articles
from troubleshooting.flow.incidents.known import incidents_of_hits
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import render_page


@require_safe
@in_readers_language
def articles(request: HttpRequest, locale: str) -> HttpResponse:
    """Everything the reader can open (`?page=`), with what a known incident touches marked."""
    page = page_of_articles(locale, request.GET.get("page", ""))
    around = incidents_of_hits([text.article_id for text in page], locale, timezone.now())
    context = {"page": page, "touched_articles": around.articles}
    return render_page(request, "troubleshooting/articles.html", context)
