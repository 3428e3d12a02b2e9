"""A question's page: an editor's question, and a button for each of its answers."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from troubleshooting.flow import Walk, walk
from troubleshooting.flow.branching.answering import answer_question, go_to_article
from troubleshooting.flow.branching.questions import FlowQuestion, QuestionNotInSession
from troubleshooting.views.access import address, article_or_404, walk_of_browser
from troubleshooting.views.asker import asker_of
from troubleshooting.views.browser import browser_key
from troubleshooting.views.kept import kept_page
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import render_page
from troubleshooting.views.sentences import keep_view
from troubleshooting.views.step import item_context, moved, step_or_end


@require_http_methods(["GET", "HEAD", "POST"])
@in_readers_language
def question(request: HttpRequest, locale: str, slug: str, key: str) -> HttpResponse:
    """Show a question, or take the answer to it."""
    ask = partial(_ask, request, locale, slug, key)
    if request.method == "POST":
        return ask()
    return kept_page(request, slug, ask)


def _ask(request: HttpRequest, locale: str, slug: str, key: str) -> HttpResponse:
    article = article_or_404(slug)
    found = walk_of_browser(request, article, locale)
    if found is None:
        return HttpResponseRedirect(address("article", locale, article.slug))
    try:
        shown = found.question(key)
    except QuestionNotInSession:
        return moved(request, found, locale)
    if request.method == "POST":
        return _answer(request, found, locale, shown)
    return _page(request, found, shown)


def _page(
    request: HttpRequest, found: Walk, shown: FlowQuestion, *, status: int = 200
) -> HttpResponse:
    context = {
        **item_context(request, found, shown),
        "question": shown,
        "needs_answer": status != 200,
    }
    return render_page(request, "troubleshooting/question.html", context, status=status)


def _answer(request: HttpRequest, found: Walk, locale: str, shown: FlowQuestion) -> HttpResponse:
    choice = request.POST.get("choice", "")
    try:
        session = answer_question(found.session, shown.key, choice, now=timezone.now())
    except QuestionNotInSession:
        return _page(request, found, shown, status=422)
    found = walk(session, locale)
    led_to = go_to_article(
        found,
        locale,
        browser_key=browser_key(request),
        now=timezone.now(),
        asker=asker_of(request),
    )
    if led_to:
        return HttpResponseRedirect(
            keep_view(request, address("steps", locale, led_to.article.slug))
        )
    target = step_or_end(found, found.after_question(shown.key), locale)
    return HttpResponseRedirect(keep_view(request, target))
