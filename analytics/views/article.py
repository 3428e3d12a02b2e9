"""One article: its steps, its languages, its changes, and what its readers said."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from analytics.access import staff_only
from analytics.pages.article import article_page
from analytics.pages.asked import asked_of
from analytics.views.answering import answer
from troubleshooting.models import Article


@require_safe
@staff_only
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One article's sessions, by step, by language and over time."""
    found = get_object_or_404(Article.objects.named(slug))
    asked = asked_of(request, unused=("topic",))
    page = article_page(found, asked)
    return answer(request, "article.html", page, asked, section="analytics:articles")


@require_safe
@staff_only
def former_article(request: HttpRequest, slug: str) -> HttpResponse:
    """The address an article's page had before there were others beside it."""
    address = reverse("analytics:article", kwargs={"slug": slug})
    query = request.GET.urlencode()
    # Not for good: a page may come to be at this address, and browsers would pass it by.
    return HttpResponseRedirect(f"{address}?{query}" if query else address)
