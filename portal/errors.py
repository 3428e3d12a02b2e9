"""What readers see instead of a page: nothing at the address, or a fault of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation

from troubleshooting.search import ShownHit, find
from troubleshooting.text.highlight import highlight
from troubleshooting.text.locales import direction
from troubleshooting.views.choice import locale_of_path, locale_of_request
from troubleshooting.views.language import reader_of

MOST_HITS = 5
MAX_WORDS = 200
# Parts of an article's address that say nothing of what it is about.
PLACES = frozenset(
    {"start", "steps", "read", "end", "handover", "browse", "topics", "articles", "index", "a", "h"}
)
SUFFIX = re.compile(r"\.(?:html?|md|aspx?|php)$", re.IGNORECASE)
# Files that browsers and pages ask for by themselves: nobody looks for an article there.
NO_PAGE = re.compile(r"^/(?:static|media|pictures)/|^/\.|\.[a-z0-9]{2,5}$", re.IGNORECASE)
STEP_KEY = re.compile(r"^[0-9a-f]{6,}$|^s?[0-9]+$")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the articles that the words of the address speak of."""
    query = words_of_path(request.path_info)
    context = {"query": query, "hits": _hits(request, query)}
    return render(request, "404.html", context, status=404)


def words_of_path(path: str) -> str:
    """What somebody may have been looking for at an address: the words in it, at most 200 characters.

    Language, places such as `steps`, steps' keys and what no reader asks for are left out.
    """
    path = SUFFIX.sub("", unquote(path).rstrip("/"))
    if NO_PAGE.search(path):
        return ""
    parts = [part for part in path.split("/") if part]
    if parts and locale_of_path(parts[0]):
        parts = parts[1:]
    kept = [part for part in parts if part.lower() not in PLACES and not STEP_KEY.match(part)]
    return " ".join(re.findall(r"[^\W_]+", " ".join(kept)))[:MAX_WORDS].strip()


def _hits(request: HttpRequest, query: str) -> Sequence[ShownHit]:
    if not query:
        return ()
    found = find(query, request.reader.locale, limit=MOST_HITS)  # type: ignore[attr-defined]
    # Titles alone: an address's words are seldom the reader's, and marking them would say nothing.
    return [
        ShownHit(hit.text, highlight(hit.text.title, ()), (), is_in_english=False)
        for hit in (found.hits or found.closest)
    ]


def server_error(request: HttpRequest) -> HttpResponse:
    """500 in the reader's language, from the catalogs and the address alone: no query is made.

    Somebody who answered by htmx gets the page loaded again, since htmx swaps in no fault.
    """
    reader = reader_of(locale_of_request(request))
    again = request.get_full_path() if request.method in ("GET", "HEAD") else ""
    with translation.override(reader.interface):
        content = render_to_string("500.html", bare_context(reader.interface, again=again))
    response = HttpResponse(content, status=500)
    response["Cache-Control"] = "no-store"
    if request.method == "POST" and "HX-Request" in request.headers:
        response["HX-Refresh"] = "true"
    return response


def bare_context(language: str, *, stylesheet: str = "", **more: object) -> dict[str, Any]:
    """What `bare.html` shows in a language of the interface.

    Args:
        language: Its code; pages without articles are in the interface's language altogether.
        stylesheet: Its address; the portal's own where none is given.
        more: What the page itself shows.
    """
    return {
        "language": language,
        "direction": direction(language),
        "stylesheet": stylesheet or _stylesheet(),
        "home": f"{settings.FORCE_SCRIPT_NAME or ''}/{language}/",
        **more,
    }


def _stylesheet() -> str:
    """The style sheet's address; "" where even that cannot be told."""
    try:
        return static("css/askel.css")
    except ValueError:
        return ""
