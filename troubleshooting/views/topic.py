"""Browsing by topic: all topics, and the articles of one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from troubleshooting.flow.incidents.known import incidents_of_hits
from troubleshooting.flow.topics import NoSuchTopic, read_topic, topic_cards
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import render_page


@require_safe
@in_readers_language
def topics(request: HttpRequest, locale: str) -> HttpResponse:
    """All topics there are for the reader."""
    context = {"topics": topic_cards(locale)}
    return render_page(request, "troubleshooting/topics.html", context)


@require_safe
@in_readers_language
def topic(request: HttpRequest, locale: str, key: str) -> HttpResponse:
    """A topic's articles, page by page (`?page=`), and the incidents that touch them."""
    number, now = request.GET.get("page", ""), timezone.now()
    try:
        found = read_topic(key, locale, number, now=now)
    except NoSuchTopic as error:
        raise Http404(gettext("There is no such topic.")) from error
    around = incidents_of_hits([text.article_id for text in found.articles], locale, now)
    context = {
        "topic": found.topic,
        "page": found.articles,
        "incidents": around.incidents,
        "touched_articles": around.articles,
    }
    return render_page(request, "troubleshooting/topic.html", context)
