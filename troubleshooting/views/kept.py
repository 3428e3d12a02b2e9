"""Pages kept by all that they show: made once, answered again until something of it changes.

A page is a function of the content's generation, of the known incidents, of where its reader's
session stands, and of the address. Under the name of all these it is kept in the process's memory,
in compressed form, and the longest unused give way when there are too many. Nothing has to be told
to forget. What differs from reader to reader and is no secret of the page, the token of its forms,
is put in anew each time. Pages of people who have signed in are never kept.
"""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import timezone

from troubleshooting.flow.incidents.times import incidents_at
from troubleshooting.flow.position import Position, Standing, standing_of_browser
from troubleshooting.models import CONTENT, INCIDENTS, generations
from troubleshooting.views.access import article_or_404
from troubleshooting.views.browser import browser_key
from troubleshooting.views.language import known_locales
from troubleshooting.views.page import wants_fragment
from troubleshooting.views.shelf import Shelf

TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[^"]*(?=")')
PLACE = b"\0"
# Pages say how long steps take others, which changes slowly and by itself.
KEPT_SECONDS = 300
LEVEL = 6
MIB = 1024 * 1024
BYTES_A_WAY, MOST_WAYS = 1024, 4096


@dataclass(frozen=True)
class KeptPage:
    """A page, compressed, with `PLACE` where a form's token stands.

    Attributes:
        body: Its bytes.
        has_forms: Whether there is any place for a token.
        headers: Its headers.
        until: When it is too old, on the clock of `time.monotonic`.
    """

    body: bytes
    has_forms: bool
    headers: tuple[tuple[str, str], ...]
    until: float

    @classmethod
    def of(cls, response: HttpResponse) -> KeptPage:
        """The page of a response."""
        body, tokens = TOKEN.subn(PLACE, response.content)
        until = time.monotonic() + KEPT_SECONDS
        return cls(zlib.compress(body, LEVEL), tokens > 0, tuple(response.items()), until)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page for a request, with a token of its own."""
        body = zlib.decompress(self.body)
        if self.has_forms:
            body = body.replace(PLACE, get_token(request).encode())
        return HttpResponse(body, headers=dict(self.headers))


pages: Shelf[KeptPage] = Shelf()
ways: Shelf[str] = Shelf()


def standing_in(request: HttpRequest, slug: str) -> Standing:
    """Where the session of a request's browser in an article stands."""
    # No article's name has the character that PostgreSQL does not take.
    return standing_of_browser(browser_key(request), slug.replace("\x00", ""))


def readable_slug(request: HttpRequest, slug: str) -> str:
    """The name of the published article that an address means.

    Raises:
        Http404: There is none.
    """
    name = (_state(request)[CONTENT], slug)
    known = ways.get(name)
    if known is None:
        known = article_or_404(slug).slug
        ways.put(name, known, size=BYTES_A_WAY, most=MOST_WAYS * BYTES_A_WAY)
    return known


def kept_page(request: HttpRequest, slug: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page a view would make, as it was made before where nothing of it changed since.

    Args:
        request: A GET or HEAD request.
        slug: The article it is about.
        make: Makes the page. Only one that is found (200) and sets no cookie is kept.
    """
    most = settings.PAGE_CACHE_MIB * MIB
    if not most or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return make()
    position = _standing_left(request, slug).position
    if position is None:
        return make()
    name = _name(request, position)
    page = pages.get(name)
    if page is not None and page.until >= time.monotonic():
        return page.answer(request)
    response = make()
    # What was answered meanwhile may be on it, and is no other session's.
    is_same = standing_in(request, slug).position == position
    if is_same and response.status_code == 200 and not response.cookies:
        page = KeptPage.of(response)
        pages.put(name, page, size=len(page.body), most=most)
    return response


def kept_way(
    request: HttpRequest, slug: str, answer: tuple[str, ...], find: Callable[[], str]
) -> str:
    """Where an answer leads, as it led others before whose session stood as this one does now.

    Args:
        request: The request that gave the answer, which is recorded.
        slug: The article's.
        answer: The language, what was answered, and what else the way hangs on.
        find: Finds the way: an address.
    """
    standing = _leave_standing(request, slug)
    if standing.position is None or not settings.PAGE_CACHE_MIB:
        return find()
    name = (_state(request)[CONTENT], slug, standing.position, answer)
    known = ways.get(name)
    if known is not None:
        return known
    found = find()
    if _leave_standing(request, slug) == standing:
        ways.put(name, found, size=BYTES_A_WAY, most=MOST_WAYS * BYTES_A_WAY)
    return found


def _leave_standing(request: HttpRequest, slug: str) -> Standing:
    """Look where a session stands, and leave word of it to the page that follows at once."""
    standing = standing_in(request, slug)
    request.standing = (slug, standing)  # type: ignore[attr-defined]
    return standing


def _standing_left(request: HttpRequest, slug: str) -> Standing:
    """Where a session stands: as was left word in the same request, else as it is found."""
    about, standing = request.__dict__.pop("standing", ("", None))
    return standing if standing and about == slug else standing_in(request, slug)


def _state(request: HttpRequest) -> dict[str, str]:
    """The generations as the request found them, before anything else that it read."""
    if not hasattr(request, "generations"):
        request.generations = generations()  # type: ignore[attr-defined]
    return request.generations  # type: ignore[attr-defined,no-any-return]


def _name(request: HttpRequest, position: Position) -> Hashable:
    """All that a page depends on; read before the page is made, so that it is never newer."""
    state, now = _state(request), timezone.now()
    return (
        state[CONTENT],
        state[INCIDENTS],
        incidents_at(state[INCIDENTS], now),
        # "Since 9:40" is of today.
        timezone.localdate(now),
        request.scheme,
        request.get_host(),
        request.get_full_path(),
        wants_fragment(request),
        tuple(known_locales(request)),
        position,
    )
