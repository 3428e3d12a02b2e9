"""The front page: one search box, what helps others, and topics to look through."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from troubleshooting.flow.front import FrontPage, front_page
from troubleshooting.flow.handover.plain import plain_ways
from troubleshooting.search import MOST_HITS, find, show_hits
from troubleshooting.views.access import address as address_of
from troubleshooting.views.browser import browser_key
from troubleshooting.views.incident import around_search
from troubleshooting.views.language import (
    LANGUAGE_DEPENDS_ON,
    in_readers_language,
    wanted_locale,
)
from troubleshooting.views.origin import remember_query, typed
from troubleshooting.views.page import render_page

# Where the box in the header of other pages shows what it finds.
BESIDE = "found"
# What is not among these, most people look for in other words.
FIRST_HITS = 10


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """`/` leads to the reader's language."""
    address = reverse("troubleshooting:home", kwargs={"locale": wanted_locale(request)})
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, LANGUAGE_DEPENDS_ON)
    return response


@require_safe
@in_readers_language
def home(request: HttpRequest, locale: str) -> HttpResponse:
    """What there is to look through, or the articles that speak of what was asked (`?q=`)."""
    query = typed(request.GET)
    is_beside = request.htmx.target == BESIDE  # type: ignore[attr-defined]
    if is_beside and not query:
        return HttpResponse()
    found = find(query, locale, limit=MOST_HITS if "all" in request.GET else FIRST_HITS)
    if found.is_code and not request.htmx:  # type: ignore[attr-defined]
        return HttpResponseRedirect(address_of("article", locale, found.hits[0].text.slug))
    context = {
        "query": query,
        "hits": show_hits(found.hits, query),
        "number_found": found.number,
        "closest": show_hits(found.closest, query),
        "front": None if query else _front(request, locale),
        "helpdesk_ways": plain_ways(query, locale) if query else (),
        "is_home": True,
        "is_told": "told" in request.GET,
        **around_search(query, [*found.hits, *found.closest], locale),
    }
    template = "troubleshooting/home.html"
    # Beside another page the address stays that page's.
    history = "" if is_beside else "Replace"
    response = render_page(request, template, context, fragment="results", history=history)
    if query:
        remember_query(response, query)
    return response


def _front(request: HttpRequest, locale: str) -> FrontPage:
    return front_page(locale, browser_key=browser_key(request), now=timezone.now())
