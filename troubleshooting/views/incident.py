"""Known incidents on a reader's pages: what is shown, what is new, and stopping at one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from troubleshooting.flow.incidents.known import (
    SETTLED,
    IncidentOver,
    current_incidents,
    incidents_of,
    incidents_of_hits,
    stop_at_incident,
)
from troubleshooting.flow.incidents.words import fingerprint
from troubleshooting.models import Article, Outcome
from troubleshooting.search import Hit
from troubleshooting.views.access import address, article_or_404, reading_or_404
from troubleshooting.views.browser import browser_key, new_browser_key, remember_browser
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.origin import origin_of

NO_NEWS = 204
# Whose trouble is over, or with the helpdesk, is told nothing new.
NOT_TOLD = (Outcome.RESOLVED, Outcome.ESCALATED)


def before_article(request: HttpRequest, article: Article, locale: str) -> dict[str, Any]:
    """What the article's own page shows of incidents, planned ones as well."""
    shown = incidents_of(article, locale, timezone.now())
    return {
        "incidents": shown,
        "incident_goes_on": any(not one.is_coming for one in shown),
        "incident_is_over": "over" in request.GET,
        "may_stop": True,
    }


def around_walk(article: Article, locale: str, outcome: str = "") -> dict[str, Any]:
    """What the pages of a session show: what goes on, unless the session solved the trouble.

    Args:
        article: The article.
        locale: Canonical locale of the reader.
        outcome: The session's.
    """
    is_solved = outcome == Outcome.RESOLVED
    found = () if is_solved else incidents_of(article, locale, timezone.now())
    shown = tuple(one for one in found if not one.is_coming)
    return {
        "incidents": shown,
        "incidents_seen": fingerprint(shown),
        "incident_goes_on": bool(shown),
        "may_stop": outcome not in SETTLED,
        # Who stopped at an incident, and goes on with the steps after all, is told again.
        "gets_news": outcome not in NOT_TOLD,
    }


def around_search(query: str, hits: Iterable[Hit], locale: str) -> dict[str, Any]:
    """What the front page shows of incidents: all, or around what was found.

    Args:
        query: What was searched for; "" where the page lists what there is.
        hits: What was found.
        locale: Canonical locale of the reader.
    """
    now, articles = timezone.now(), {hit.text.article for hit in hits}
    if not query:
        return {"incidents": current_incidents(locale, now)}
    around = incidents_of_hits(articles, locale, now, query=query)
    return {"incidents": around.incidents, "touched_articles": around.articles}


@require_POST
@in_readers_language
def stop(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """This is my problem: end here, with the outcome `incident`."""
    found = article_or_404(slug)
    reading_or_404(found, locale)
    key = browser_key(request) or new_browser_key()
    origin = origin_of(request)
    try:
        stop_at_incident(found, locale, browser_key=key, now=timezone.now(), origin=origin)
    except IncidentOver:
        return HttpResponseRedirect(address("article", locale, found.slug) + "?over=1")
    response = HttpResponseRedirect(address("end", locale, found.slug))
    remember_browser(response, key)
    return response


@require_safe
@never_cache
@in_readers_language
def news(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """What became known, or was over, since the page was shown (`?seen=`); 204 for nothing."""
    found = article_or_404(slug)
    if not getattr(request, "htmx", False):
        return HttpResponseRedirect(address("article", locale, found.slug))
    context = {**around_walk(found, locale), "slug": found.slug}
    if context["incidents_seen"] == request.GET.get("seen", ""):
        return HttpResponse(status=NO_NEWS)
    return render(request, "troubleshooting/incident_news.html", context)
