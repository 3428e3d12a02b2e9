"""The reader's language: from the address, else the one chosen, else what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils import translation

from troubleshooting.flow.languages import forget_published_locales, known_published_locales
from troubleshooting.flow.naming import present_name
from troubleshooting.text.locales import (
    HOME_LOCALE,
    SOURCE_LOCALE,
    best_locale,
    direction,
    endonym,
    language_of,
    locale_of_tag,
    tag_of,
)
from troubleshooting.views.choice import (
    chosen_locale,
    is_chosen,
    locale_of_request,
    remember_language,
    wanted_languages,
)

SAFE_METHODS = ("GET", "HEAD")
# What an answer hangs on that goes by the reader's language and has none in its address.
LANGUAGE_DEPENDS_ON = ("Accept-Language", "Cookie")


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
        return language_of(self.locale)

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
        return locale_of_tag(value)

    def to_url(self, value: str) -> str:
        """The tag of a locale."""
        return tag_of(value)


def in_readers_language(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lets a view run only in a language there is, at that language's one address.

    A tag of a language without articles and without a translated interface, or another spelling
    of one (`/zh-hant-hk/`, `/FI/`), leads to the closest language there is. An article's former
    name leads to its present one. A language chosen in the menu is remembered.
    """

    @wraps(view)
    def answer(request: HttpRequest, locale: str, **kwargs: str | int) -> HttpResponse:
        found = _closest(request, locale)
        written = request.path_info.split("/")[1]
        if written != tag_of(found) and request.method in SAFE_METHODS:
            return HttpResponseRedirect(switch_language(request.get_full_path(), found))
        try:
            response = view(request, found, **kwargs)
        except Http404:
            present = present_name(str(kwargs.get("slug", "")))
            if present is None:
                raise
            if request.method in SAFE_METHODS:
                return _moved(request, present)
            response = view(request, found, **{**kwargs, "slug": present})
        if is_chosen(request, found):
            remember_language(response, found)
        return response

    return answer


def _closest(request: HttpRequest, locale: str) -> str:
    """The locale pages are read in for one that was asked for."""
    known = known_locales(request)
    if locale not in known:
        # Published a moment ago, perhaps: the list is up to `LANGUAGES_KEPT_SECONDS` old.
        forget_published_locales()
        del request.published_locales  # type: ignore[attr-defined]
        known = known_locales(request)
    return locale if locale in known else best_locale([locale], known) or SOURCE_LOCALE


def _moved(request: HttpRequest, present: str) -> HttpResponse:
    """To the same place under the article's present name.

    It is asked for anew each time: a browser that kept the way for good could not follow when the
    article gets its former name back.
    """
    tag, _former, *rest = request.path.lstrip("/").split("/")
    address = "/".join(["", tag, quote(present), *map(quote, rest)])
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    response["Cache-Control"] = "no-cache"
    return response


def known_locales(request: HttpRequest) -> list[str]:
    """The locales a page can be read in: those with articles, and those of the interface."""
    interface = [HOME_LOCALE[code] for code, _name in settings.LANGUAGES]
    return sorted({*_published(request), *interface})


def _published(request: HttpRequest) -> tuple[str, ...]:
    """The locales with articles, the same during the whole request."""
    if not hasattr(request, "published_locales"):
        request.published_locales = known_published_locales()  # type: ignore[attr-defined]
    return request.published_locales  # type: ignore[attr-defined,no-any-return]


def switch_language(address: str, locale: str) -> str:
    """The same page in another language: its address begins with that language's tag."""
    return "/" + "/".join([tag_of(locale), *address.lstrip("/").split("/")[1:]])


def wanted_locale(request: HttpRequest) -> str:
    """The language the reader chose, else the best of the browser's with articles; English else."""
    chosen = chosen_locale(request)
    if chosen and chosen in known_locales(request):
        return chosen
    return best_locale(wanted_languages(request), _published(request)) or SOURCE_LOCALE


def speak(request: HttpRequest, reader: Reader) -> None:
    """From here on, write the answer for a reader."""
    request.reader = reader  # type: ignore[attr-defined]
    translation.activate(reader.interface)


class ReaderLanguageMiddleware:
    """Gives every request a `reader` and speaks the reader's language while it is answered.

    The language is the address's, where it begins with a tag, also where there is no such page;
    else the one chosen in the menu, else the browser's. Pages without a tag (helpdesk, analytics,
    admin) speak one of the interface's languages. No database is asked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the reader's language; `process_view` follows where views know better."""
        speak(request, reader_of(locale_of_request(request)))
        response = self.get_response(request)
        translation.deactivate()
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]
    ) -> None:
        """Take the language from the address where it has one."""
        if locale := kwargs.get("locale"):
            speak(request, reader_of(locale))


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
