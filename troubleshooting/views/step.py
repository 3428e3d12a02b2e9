"""A step's page: what to do, and the question whether it helped."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from troubleshooting.flow import FlowStep, StepNotInSession, Walk, answer_step, walk
from troubleshooting.flow.minutes import expected_minutes
from troubleshooting.flow.position import session_of_browser
from troubleshooting.flow.trail import came_from
from troubleshooting.flow.walking import FlowItem
from troubleshooting.models import FlowSession, Result
from troubleshooting.views.access import address, article_or_404, walk_of_browser
from troubleshooting.views.browser import browser_key
from troubleshooting.views.incident import around_walk
from troubleshooting.views.kept import kept_page, kept_way, readable_slug
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import render_page
from troubleshooting.views.sentences import chosen_view, keep_view


@require_safe
@in_readers_language
def steps(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """Where the reader is: the next unanswered step, else the end."""
    found = walk_of_browser(request, article_or_404(slug), locale)
    if found is None:
        return HttpResponseRedirect(address("article", locale, slug))
    if not found.session.step_keys and not found.questions:
        return HttpResponseRedirect(address("read", locale, slug))
    return HttpResponseRedirect(keep_view(request, step_or_end(found, found.resume_at, locale)))


@require_http_methods(["GET", "HEAD", "POST"])
@in_readers_language
def step(request: HttpRequest, locale: str, slug: str, key: str) -> HttpResponse:
    """Show a step, or take the answer to it."""
    if request.method == "POST":
        return _answer(request, locale, slug, key)
    return kept_page(request, slug, partial(_show, request, locale, slug, key))


def _show(request: HttpRequest, locale: str, slug: str, key: str) -> HttpResponse:
    article = article_or_404(slug)
    found = walk_of_browser(request, article, locale)
    if found is None or article.slug != slug:
        return HttpResponseRedirect(address("article", locale, article.slug))
    try:
        return _page(request, found, found.step(key), {})
    except StepNotInSession:
        return moved(request, found, locale)


def _page(
    request: HttpRequest,
    found: Walk,
    shown: FlowStep,
    more: dict[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        **item_context(request, found, shown),
        "step": shown,
        "total": len(found.session.asked_keys),
        "minutes_left": expected_minutes(found.reading, found.left(shown)),
        "was_removed": "moved" in request.GET,
        **more,
    }
    return render_page(request, "troubleshooting/step.html", context, status=status)


def item_context(request: HttpRequest, found: Walk, shown: FlowItem) -> dict[str, object]:
    """What the page of a step and that of a question both show."""
    session, locale = found.session, found.reading.locale
    return {
        "walk": found,
        "session": session,
        "reading": found.reading,
        "slug": session.article.slug,
        "previous": found.before(shown),
        "place": found.place(shown),
        "passed": found.why_not(shown),
        "earlier": came_from(session, locale),
        **chosen_view(request),
        **around_walk(session.article, locale, session.outcome),
    }


def _answer(request: HttpRequest, locale: str, slug: str, key: str) -> HttpResponse:
    slug, result = readable_slug(request, slug), request.POST.get("result", "")
    asked, was_open = session_of_browser(browser_key(request), slug)
    if asked is None or result not in Result.values:
        return _ask_again(request, slug, locale, key)
    try:
        session = answer_step(FlowSession(pk=asked), key, Result(result), now=timezone.now())
    except StepNotInSession:
        return _ask_again(request, slug, locale, key)
    # Who answers the last step that was left is at the end, also where others come after it.
    ends = was_open and not session.is_open
    find = partial(_following, session, locale, key, ends=ends)
    target = kept_way(request, slug, (locale, key, "end" if ends else ""), find)
    return HttpResponseRedirect(keep_view(request, target))


def _following(session: FlowSession, locale: str, key: str, *, ends: bool) -> str:
    """The address an answered step leads to."""
    found = walk(session, locale)
    return step_or_end(found, None if ends else found.after(key), locale)


def _ask_again(request: HttpRequest, slug: str, locale: str, key: str) -> HttpResponse:
    """The step once more, for what was no answer; without it, where the reader is."""
    found = walk_of_browser(request, article_or_404(slug), locale)
    if found is None:
        return HttpResponseRedirect(address("article", locale, slug))
    try:
        shown = found.step(key)
    except StepNotInSession:
        return moved(request, found, locale)
    return _page(request, found, shown, {"needs_answer": True}, status=422)


def moved(request: HttpRequest, found: Walk, locale: str) -> HttpResponse:
    """The article changed under the reader: on to the next step that is left, with a note."""
    target = step_or_end(found, found.resume_at, locale)
    note = {"moved": "1"} if found.resume_at else {}
    return HttpResponseRedirect(keep_view(request, target, **note))


def step_or_end(found: Walk, following: FlowItem | None, locale: str) -> str:
    """The address of a step or a question of a walk, or of its end page where none follows.

    A walk that asks nothing leads to the hand-over at once.
    """
    slug = found.session.article.slug
    if following is None and found.asks_nothing and found.session.is_open:
        return address("handover", locale, slug)
    if following is None:
        return address("end", locale, slug)
    page = "question" if following.is_question else "step"
    return address(page, locale, slug, key=following.key)
