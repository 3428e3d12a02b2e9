"""What readers see instead of a page: nothing at the address, or a fault of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

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


def forgery_suspected(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without its token, with the way back to the page it was on."""
    context = {"page_before": page_before(request)}
    return render(request, "403_csrf.html", context, status=403)


def page_before(request: HttpRequest) -> str:
    """The page of the portal that a request was sent from, as the browser says; "" for none."""
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    address = came_from.path + (f"?{came_from.query}" if came_from.query else "")
    if came_from.netloc != request.get_host() or not address.startswith("/"):
        return ""
    # A path that begins with two slashes would lead to another host.
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""


def server_error(request: HttpRequest) -> HttpResponse:
    """500 in the reader's language, from the catalogs and the address alone: no query is made."""
    reader = reader_of(locale_of_request(request))
    again = request.get_full_path() if request.method in ("GET", "HEAD") else ""
    with translation.override(reader.interface):
        content = render_to_string("500.html", bare_context(reader.interface, again=again))
    response = HttpResponse(content, status=500)
    response["Cache-Control"] = "no-store"
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
