"""The reader's language: from the address, else from what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation

from troubleshooting.flow import published_locales
from troubleshooting.text.locales import (
    HOME_LOCALE,
    SOURCE_LOCALE,
    best_locale,
    canonical_locale,
    direction,
    endonym,
    parse_accept_language,
    tag_of,
)


@dataclass(frozen=True)
class Reader:
    """In which language a page is written.

    Attributes:
        locale: Canonical locale of the articles (`fi-FI`).
        interface: Language of the interface's own words; English where it is not translated.
    """

    locale: str
    interface: str

    @property
    def tag(self) -> str:
        """The locale's part of the address."""
        return tag_of(self.locale)

    @property
    def language(self) -> str:
        """The page's language as HTML names it: `he`, or `pt-BR` where the region tells."""
        return self.locale if "-" in self.tag else self.tag

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.locale)

    @property
    def language_name(self) -> str:
        """The language's name in itself."""
        return endonym(self.locale)

    @property
    def has_own_interface(self) -> bool:
        """Whether the interface speaks the reader's language."""
        return self.interface == self.locale.split("-")[0]


def reader_of(locale: str) -> Reader:
    """A reader of `locale`, with the interface in the closest language it has."""
    languages = dict(settings.LANGUAGES)
    language = locale.split("-")[0]
    return Reader(locale, language if language in languages else "en")


class TagConverter:
    """A locale's tag in an address; views get the canonical locale."""

    regex = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,4}){0,2}"

    def to_python(self, value: str) -> str:
        """`fi` is fi-FI, `pt-br` is pt-BR; ValueError (no such address) for no language."""
        locale = canonical_locale(value)
        home = HOME_LOCALE.get(locale)
        if home is None and endonym(locale) == locale:
            raise ValueError(value)
        return home or locale

    def to_url(self, value: str) -> str:
        """The tag of a locale."""
        return tag_of(value)


def in_readers_language(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lets a view run only in a language there is, at that language's one address.

    A tag of a language without articles and without a translated interface, or another spelling
    of one (`/zh-hant-hk/`, `/FI/`), leads to the closest language there is.
    """

    @wraps(view)
    def answer(request: HttpRequest, locale: str, **kwargs: str) -> HttpResponse:
        known = known_locales(request)
        found = locale if locale in known else best_locale([locale], known) or SOURCE_LOCALE
        written = request.path_info.split("/")[1]
        if written != tag_of(found) and request.method in ("GET", "HEAD"):
            return HttpResponseRedirect(switch_language(request.get_full_path(), found))
        return view(request, found, **kwargs)

    return answer


def known_locales(request: HttpRequest) -> list[str]:
    """The locales a page can be read in: those with articles, and those of the interface."""
    interface = [HOME_LOCALE[code] for code, _name in settings.LANGUAGES]
    return sorted({*_published(request), *interface})


def _published(request: HttpRequest) -> list[str]:
    """The locales with articles: a page asks several times, the database is asked once."""
    if not hasattr(request, "published_locales"):
        request.published_locales = published_locales()  # type: ignore[attr-defined]
    return request.published_locales  # type: ignore[attr-defined,no-any-return]


def switch_language(address: str, locale: str) -> str:
    """The same page in another language: its address begins with that language's tag."""
    return "/" + "/".join([tag_of(locale), *address.lstrip("/").split("/")[1:]])


def wanted_locale(request: HttpRequest) -> str:
    """The best of the browser's languages for which there are articles; English else."""
    wanted = parse_accept_language(request.headers.get("Accept-Language", ""))
    return best_locale(wanted, _published(request)) or SOURCE_LOCALE


class ReaderLanguageMiddleware:
    """Gives every request a `reader` and speaks the reader's language while it is answered.

    A view whose address has a `tag` is read in that language. Everything else (helpdesk,
    analytics, admin) follows the browser, among the languages the interface has.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the browser's language; `process_view` changes to the address's."""
        wanted = parse_accept_language(request.headers.get("Accept-Language", ""))
        codes = [code for code, _name in settings.LANGUAGES]
        language = (best_locale(wanted, codes) or "en").split("-")[0]
        self._speak(request, Reader(_home_locale(request, language), language))
        response = self.get_response(request)
        translation.deactivate()
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]
    ) -> None:
        """Take the language from the address where it has one."""
        if locale := kwargs.get("locale"):
            self._speak(request, reader_of(locale))

    def _speak(self, request: HttpRequest, reader: Reader) -> None:
        request.reader = reader  # type: ignore[attr-defined]
        translation.activate(reader.interface)


def _home_locale(request: HttpRequest, language: str) -> str:
    return best_locale([language], [SOURCE_LOCALE, *_published(request)]) or SOURCE_LOCALE


@dataclass(frozen=True)
class LanguageLink:
    """An entry of the language switcher."""

    reader: Reader
    address: str
    is_current: bool


def reader(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the page's `reader`, and `languages` to switch to, read when shown."""
    now = getattr(request, "reader", None) or reader_of(SOURCE_LOCALE)

    def languages() -> list[LanguageLink]:
        here = request.get_full_path()
        links = [
            LanguageLink(reader_of(one), switch_language(here, one), one == now.locale)
            for one in known_locales(request)
        ]
        return sorted(links, key=lambda link: link.reader.language_name.casefold())

    in_address = bool(request.resolver_match and "locale" in request.resolver_match.kwargs)
    return {"reader": now, "languages": languages if in_address else []}
