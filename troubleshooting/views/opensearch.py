"""OpenSearch descriptions: how a browser's address bar searches the portal (OpenSearch 1.1)."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from troubleshooting.text.locales import language_of
from troubleshooting.views.language import (
    LANGUAGE_DEPENDS_ON,
    in_readers_language,
    wanted_locale,
)

CONTENT_TYPE = "application/opensearchdescription+xml"


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """`/opensearch.xml` leads to the one of the reader's language."""
    kwargs = {"locale": wanted_locale(request)}
    response = HttpResponseRedirect(reverse("troubleshooting:opensearch", kwargs=kwargs))
    patch_vary_headers(response, LANGUAGE_DEPENDS_ON)
    return response


@require_safe
@in_readers_language
def description(request: HttpRequest, locale: str) -> HttpResponse:
    """Searches the portal in one language."""
    home = reverse("troubleshooting:home", kwargs={"locale": locale})
    search = request.build_absolute_uri(home) + "?q={searchTerms}"
    own = reverse("troubleshooting:opensearch", kwargs={"locale": locale})
    words = escape(gettext("Help with computer troubles, one step at a time"))
    content = f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Askel</ShortName>
<Description>{words}</Description>
<Language>{language_of(locale)}</Language>
<InputEncoding>UTF-8</InputEncoding>
<Image type="image/svg+xml">{escape(request.build_absolute_uri(static("icon.svg")))}</Image>
<Url type="text/html" method="get" template={quoteattr(search)}/>
<Url type="{CONTENT_TYPE}" rel="self" template={quoteattr(request.build_absolute_uri(own))}/>
</OpenSearchDescription>
"""
    return HttpResponse(content, content_type=CONTENT_TYPE)
