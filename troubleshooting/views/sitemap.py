"""`/sitemap.xml`: an index, and pages of addresses for each language (sitemaps.org, 0.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from troubleshooting.flow.sitemap import Entry, sitemap_page, sitemap_parts
from troubleshooting.text.locales import default_locale, language_of
from troubleshooting.views.language import switch_language

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
LINK_NAMES = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
# Crawlers come once an hour at most; what changed may wait for a while.
MAX_AGE_SECONDS = 300


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The pages of all languages with a published text."""
    lines = [
        f"<sitemap><loc>{_absolute(request, _page_address(part.locale, number))}</loc>"
        f"<lastmod>{_written(part.changed_at)}</lastmod></sitemap>"
        for part in sitemap_parts()
        for number in range(1, part.pages + 1)
    ]
    return _xml(f"<sitemapindex {NAMES}>", lines, "</sitemapindex>")


@require_safe
def page(request: HttpRequest, locale: str, number: int) -> HttpResponse:
    """The addresses of one language's texts, each with those of its other languages."""
    entries = sitemap_page(locale, number) if number else []
    if not entries:
        raise Http404
    lines = [_url(request, locale, entry) for entry in entries]
    return _xml(f"<urlset {NAMES} {LINK_NAMES}>", lines, "</urlset>")


def _url(request: HttpRequest, locale: str, entry: Entry) -> str:
    address = reverse("troubleshooting:article", kwargs={"locale": locale, "slug": entry.slug})
    links = "".join(_links(request, address, entry.locales))
    return (
        f"<url><loc>{_absolute(request, address)}</loc>"
        f"<lastmod>{_written(entry.changed_at)}</lastmod>{links}</url>"
    )


def _links(request: HttpRequest, address: str, locales: tuple[str, ...]) -> Iterator[str]:
    languages = {language_of(one): one for one in locales}
    for language, one in [*languages.items(), ("x-default", default_locale(locales))]:
        href = quoteattr(request.build_absolute_uri(switch_language(address, one)))
        yield f'<xhtml:link rel="alternate" hreflang="{language}" href={href}/>'


def _page_address(locale: str, number: int) -> str:
    return reverse("troubleshooting:sitemap", kwargs={"locale": locale, "number": number})


def _absolute(request: HttpRequest, address: str) -> str:
    return escape(request.build_absolute_uri(address))


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _xml(begin: str, lines: Iterable[str], end: str) -> HttpResponse:
    content = "\n".join([DECLARATION + begin, *lines, end, ""])
    response = HttpResponse(content, content_type="application/xml")
    patch_cache_control(response, max_age=MAX_AGE_SECONDS)
    return response
