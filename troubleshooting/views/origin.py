"""How a reader came to an article: by somebody's link, in a frame, by what they searched for.

Addresses of articles stay clean, so that who passes one on passes on no words of their own: the page
of an article asks which page it was opened from, and the browser remembers its last search.
"""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from troubleshooting.flow.origin import Origin
from troubleshooting.search.learning import as_kept
from troubleshooting.text.terms import MAX_QUERY
from troubleshooting.views.asker import is_staff

MAX_REFERRAL = 100
# What was last searched for, in the browser that did; who looks on elsewhere still meant it.
ASKED = "askel_asked"
ASKED_SECONDS = 15 * 60


def origin_of(request: HttpRequest) -> Origin:
    """What the form that starts or ends a walk says of it (`via`, `q`).

    Where it does not say what was searched for, the browser's last search does.
    """
    query = as_kept(typed(request.POST)) or as_kept(unquote(request.COOKIES.get(ASKED, "")))
    return Origin.of(
        referral(request.POST),
        query,
        is_framed=getattr(request, "embed", None) is not None,
        is_agents=is_staff(request),
    )


def remember_query(response: HttpResponse, query: str) -> None:
    """Let a browser remember what it searched for, for some minutes; scripts cannot read it."""
    response.set_cookie(
        ASKED,
        quote(as_kept(query)),
        max_age=ASKED_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def referral(values: QueryDict) -> str:
    """What the maker of a followed link wants to know again (`via`)."""
    return values.get("via", "").replace("\x00", "")[:MAX_REFERRAL]


def typed(values: QueryDict) -> str:
    """The query (`q`) of an address or a form; what could not be stored is left out."""
    return values.get("q", "").replace("\x00", "").strip()[:MAX_QUERY]


def typed_before(request: HttpRequest, locale: str) -> str:
    """What was searched for on the portal's page that a link was followed on; "" on any other."""
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    home = reverse("troubleshooting:home", kwargs={"locale": locale})
    if (came_from.netloc, came_from.path) != (request.get_host(), home):
        return ""
    return typed(QueryDict(came_from.query))
