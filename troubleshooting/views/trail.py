"""The way back to the article a reader came from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from troubleshooting.flow import find_session
from troubleshooting.flow.trail import go_back
from troubleshooting.views.access import address, article_or_404
from troubleshooting.views.browser import browser_key
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.sentences import keep_view


@require_POST
@in_readers_language
def back(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """Leave this article, and take up the one before where it was left."""
    article = article_or_404(slug)
    session = find_session(browser_key(request), article)
    earlier = go_back(session, now=timezone.now()) if session else None
    slug = earlier.article.slug if earlier else article.slug
    return HttpResponseRedirect(keep_view(request, address("steps", locale, slug)))
