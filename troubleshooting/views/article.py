"""An article's overview, and the start of its flow."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from troubleshooting.flow import adopt_referral, find_session, start_session
from troubleshooting.flow.branching.questions import overview
from troubleshooting.flow.minutes import expected_minutes
from troubleshooting.views.access import (
    address,
    article_or_404,
    reading_or_404,
    walk_of_browser,
)
from troubleshooting.views.asker import asker_of
from troubleshooting.views.browser import browser_key, new_browser_key, remember_browser
from troubleshooting.views.incident import before_article
from troubleshooting.views.kept import kept_page
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.origin import origin_of, referral, typed_before
from troubleshooting.views.page import render_page
from troubleshooting.views.sentences import chosen_view, keep_view


@require_safe
@in_readers_language
def article(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """What the article is about, how many steps it has, and the way in."""
    show = partial(_overview, request, locale, slug)
    # A ticket's link is its reader's alone.
    response = show() if "via" in request.GET else kept_page(request, slug, show)
    if not browser_key(request):
        # Known before the start, a browser that sends its first start twice starts once.
        remember_browser(response, new_browser_key())
    return response


def _overview(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    found = article_or_404(slug, asks=True)
    if found.slug != slug:
        return HttpResponseRedirect(keep_view(request, address("article", locale, found.slug)))
    begun = walk_of_browser(request, found, locale)
    reading = begun.reading if begun else reading_or_404(found, locale)
    asked = reading.asked_of(asker_of(request))
    context = {
        "reading": reading,
        "asked": asked,
        "outline": overview(found, asked, locale),
        "minutes": expected_minutes(reading, asked),
        **chosen_view(request),
        "walk": begun,
        "slug": found.slug,
        "typed": typed_before(request, locale),
        "via": referral(request.GET),
        **before_article(request, found, locale),
    }
    return render_page(request, "troubleshooting/article.html", context)


@require_POST
@in_readers_language
def start(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """Start the flow and go to its first step."""
    found = article_or_404(slug)
    reading_or_404(found, locale)
    key = browser_key(request) or new_browser_key()
    origin = origin_of(request)
    begun = find_session(key, found)
    if begun and "resume" in request.POST:
        adopt_referral(begun, origin)
    else:
        asker = asker_of(request)
        now = timezone.now()
        start_session(found, locale, browser_key=key, now=now, origin=origin, asker=asker)
    response = HttpResponseRedirect(keep_view(request, address("steps", locale, found.slug)))
    remember_browser(response, key)
    return response
