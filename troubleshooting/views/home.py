"""The front page: one search box, and the articles there are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from troubleshooting.flow import readable_articles
from troubleshooting.search import find, show_hits
from troubleshooting.views.language import in_readers_language, wanted_locale
from troubleshooting.views.page import render_page


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """`/` leads to the reader's language."""
    address = reverse("troubleshooting:home", kwargs={"locale": wanted_locale(request)})
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
@in_readers_language
def home(request: HttpRequest, locale: str) -> HttpResponse:
    """All articles, or those that speak of what was asked (`?q=`)."""
    query = request.GET.get("q", "").replace("\x00", "").strip()
    found = find(query, locale)
    context = {
        "query": query,
        "hits": show_hits(found.hits, query),
        "closest": show_hits(found.closest, query),
        "articles": [] if query else readable_articles(locale),
        "is_home": True,
    }
    template = "troubleshooting/home.html"
    return render_page(request, template, context, fragment="results", history="Replace")
