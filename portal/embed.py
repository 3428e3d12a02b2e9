"""`?embed=1`: a reader's pages without the portal's frame and without a script, to be framed.

The mode is a parameter of the address. What it does to a page is done here, whatever page it is:
its links, forms and redirects keep it, and the origins of `FRAME_ANCESTORS` may frame it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from http.cookies import Morsel
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, get_script_prefix, resolve, reverse

from portal.carried import Carrier
from portal.colours import colour_of

MODE, ACCENT = "embed", "accent"
# Without scripts, what stands in for them is the page.
SCRIPTING = re.compile(r"<script\b.*?</script>\s*|</?noscript>", re.IGNORECASE | re.DOTALL)
# A frame may not take the focus from the page around it: browsers refuse, and complain.
FOCUS = re.compile(
    r"""(<[a-z][a-z0-9]*(?:[^>"']|"[^"]*"|'[^']*')*?)\sautofocus(?=[\s>])""", re.IGNORECASE
)
READERS_PAGES = "troubleshooting"
REDIRECTS = range(300, 400)


@dataclass(frozen=True)
class Embed:
    """How a page is embedded.

    Attributes:
        accent: The embedding page's colour as `#rrggbb`; "" for the portal's own.
        outside: Address of the page in a tab of its own; for a form that was sent, of the article
            or front page it belongs to.
        carrier: What keeps the mode from page to page.
    """

    accent: str
    outside: str
    carrier: Carrier


class EmbedMiddleware:
    """Gives a reader's page that is embedded its `request.embed`, and the answer what it takes.

    Stands inside what counts or compresses an answer, and outside what writes cookies into it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as always; pages that are not embedded are left alone."""
        response = self.get_response(request)
        embed: Embed | None = getattr(request, "embed", None)
        if embed is None:
            return response
        if response.status_code in REDIRECTS and "Location" in response:
            response["Location"] = embed.carrier.address(response["Location"])
        elif _is_page(response):
            page = embed.carrier.page(response.content.decode())
            response.content = for_a_frame(page).encode()
        return _framable(response)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]
    ) -> None:
        """Know the mode before the page is made, and before a form without a cookie is refused."""
        match = request.resolver_match
        if match and match.app_name == READERS_PAGES and request.GET.get(MODE) == "1":
            request.embed = _embed(request, kwargs)  # type: ignore[attr-defined]


def for_a_frame(html: str) -> str:
    """A page without scripts, and which leaves the focus where it is."""
    return FOCUS.sub(r"\1", SCRIPTING.sub("", html))


def _embed(request: HttpRequest, kwargs: dict[str, Any]) -> Embed:
    accent = colour_of(request.GET.get(ACCENT, ""))
    parameters = {MODE: "1", **({ACCENT: accent[1:]} if accent else {})}
    carrier = Carrier(parameters, _is_readers_page, request.get_host())
    if request.method in ("GET", "HEAD"):
        return Embed(accent, carrier.without(request.get_full_path()), carrier)
    place: dict[str, Any] = {name: kwargs[name] for name in ("locale", "slug") if name in kwargs}
    page = "article" if "slug" in place else "home" if place else "front"
    return Embed(accent, reverse(f"{READERS_PAGES}:{page}", kwargs=place), carrier)


def _is_readers_page(path: str) -> bool:
    prefix = get_script_prefix()
    try:
        return resolve("/" + path.removeprefix(prefix).lstrip("/")).app_name == READERS_PAGES
    except Resolver404:
        return False


def _is_page(response: HttpResponse) -> bool:
    return not response.streaming and response.get("Content-Type", "").startswith("text/html")


def _framable(response: HttpResponse) -> HttpResponse:
    """Let the origins of `FRAME_ANCESTORS` frame an answer, and keep its cookies inside a frame.

    `X-Frame-Options` can name no origin: the policy alone says who may. Nobody is signed in there.
    """
    if not settings.FRAME_ANCESTORS:
        return response
    if settings.SESSION_COOKIE_SECURE:
        for name, cookie in list(response.cookies.items()):
            if name != settings.SESSION_COOKIE_NAME:
                response.cookies[name] = _PartitionedCookie.of(cookie)
    if not _is_page(response):
        return response
    response.headers.pop("X-Frame-Options", None)
    # What `csp.decorators.csp_replace` sets on the answer of a view: here it is that of any.
    response._csp_replace = {"frame-ancestors": settings.FRAME_ANCESTORS}  # type: ignore[attr-defined]
    return response


class _PartitionedCookie(Morsel[str]):
    """A cookie that a frame on another site gets, and only below that site (CHIPS).

    `http.cookies` knows the attribute `Partitioned` from Python 3.14 on.
    """

    @classmethod
    def of(cls, cookie: Morsel[str]) -> _PartitionedCookie:
        """The same cookie, partitioned."""
        made = cls()
        made.set(cookie.key, cookie.value, cookie.coded_value)
        made.update({**cookie, "samesite": "None", "secure": True})
        return made

    def OutputString(self, attrs: Container[str] | None = None) -> str:
        """The cookie as the header has it."""
        return f"{super().OutputString(attrs)}; Partitioned"
