"""Which language a reader asks for: by the address, by a choice remembered, by the browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from troubleshooting.text.locales import (
    HOME_LOCALE,
    SOURCE_LOCALE,
    best_locale,
    locale_of_tag,
    parse_accept_language,
    tag_of,
)

COOKIE = "askel_language"
MAX_AGE_SECONDS = 365 * 24 * 3600


def wanted_languages(request: HttpRequest) -> list[str]:
    """The browser's languages, best first."""
    return parse_accept_language(request.headers.get("Accept-Language", ""))


def locale_of_path(path: str) -> str | None:
    """The locale whose tag a path begins with; None where it begins with none."""
    try:
        return locale_of_tag(path.lstrip("/").split("/")[0])
    except ValueError:
        return None


def chosen_locale(request: HttpRequest) -> str | None:
    """The locale chosen in the menu of languages, as the browser remembers it."""
    return locale_of_path(request.COOKIES.get(COOKIE, ""))


def locale_of_request(request: HttpRequest) -> str:
    """The language to speak before any view has been found, without asking the database.

    Returns:
        The locale of the address; else the interface's language closest to the choice that is
        remembered and to the browser's languages; English else.
    """
    if found := locale_of_path(request.path_info):
        return found
    interface = [HOME_LOCALE[code] for code, _name in settings.LANGUAGES]
    chosen = chosen_locale(request)
    wanted = [chosen, *wanted_languages(request)] if chosen else wanted_languages(request)
    return best_locale(wanted, interface) or SOURCE_LOCALE


def is_chosen(request: HttpRequest, locale: str) -> bool:
    """Whether a page was opened from itself in another language: that is what the menu does.

    A link in a mail or a chat chooses for nobody, and a link to another article leads to that.
    """
    if request.method != "GET" or request.COOKIES.get(COOKIE) == tag_of(locale):
        return False
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return False
    if came_from.netloc != request.get_host():
        return False
    is_same_page = _below_tag(came_from.path) == _below_tag(request.path)
    return is_same_page and locale_of_path(came_from.path) not in (None, locale)


def _below_tag(path: str) -> str:
    return path.lstrip("/").partition("/")[2]


def remember_language(response: HttpResponse, locale: str) -> None:
    """Keep a choice in the browser for a year."""
    response.set_cookie(
        COOKIE,
        tag_of(locale),
        max_age=MAX_AGE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
