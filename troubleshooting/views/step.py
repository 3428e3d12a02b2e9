"""A step's page: what to do, and the question whether it helped."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from troubleshooting.flow import FlowStep, StepNotInSession, Walk, answer_step, walk
from troubleshooting.flow.minutes import expected_minutes
from troubleshooting.flow.trail import came_from
from troubleshooting.models import Result
from troubleshooting.views.access import address, article_or_404, walk_of_browser
from troubleshooting.views.incident import around_walk
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
    if not found.session.step_keys:
        return HttpResponseRedirect(address("read", locale, slug))
    return HttpResponseRedirect(keep_view(request, step_or_end(found, found.resume_at, locale)))


@require_http_methods(["GET", "HEAD", "POST"])
@in_readers_language
def step(request: HttpRequest, locale: str, slug: str, key: str) -> HttpResponse:
    """Show a step, or take the answer to it."""
    found = walk_of_browser(request, article_or_404(slug), locale)
    if found is None:
        return HttpResponseRedirect(address("article", locale, slug))
    if request.method == "POST":
        return _answer(request, found, locale, key)
    try:
        shown = found.step(key)
    except StepNotInSession:
        return moved(request, found, locale)
    return _page(request, found, shown, {})


def _page(
    request: HttpRequest,
    found: Walk,
    shown: FlowStep,
    more: dict[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    session = found.session
    ahead = [one for one in found.steps if one.key == shown.key or not one.result]
    context = {
        "walk": found,
        "session": session,
        "reading": found.reading,
        "slug": session.article.slug,
        "step": shown,
        "previous": found.before(shown.key),
        "total": len(session.step_keys),
        "minutes_left": expected_minutes(found.reading, ahead),
        "passed": found.why_not(shown),
        "earlier": came_from(session, found.reading.locale),
        "was_removed": "moved" in request.GET,
        **chosen_view(request),
        **around_walk(session.article, found.reading.locale, session.outcome),
        **more,
    }
    return render_page(request, "troubleshooting/step.html", context, status=status)


def _answer(request: HttpRequest, found: Walk, locale: str, key: str) -> HttpResponse:
    result = request.POST.get("result", "")
    try:
        if result not in Result.values:
            return _page(request, found, found.step(key), {"needs_answer": True}, status=422)
        session = answer_step(found.session, key, Result(result), now=timezone.now())
    except StepNotInSession:
        return moved(request, found, locale)
    found = walk(session, locale)
    return HttpResponseRedirect(keep_view(request, step_or_end(found, found.after(key), locale)))


def moved(request: HttpRequest, found: Walk, locale: str) -> HttpResponse:
    """The article changed under the reader: on to the next step that is left, with a note."""
    target = step_or_end(found, found.resume_at, locale)
    note = {"moved": "1"} if found.resume_at else {}
    return HttpResponseRedirect(keep_view(request, target, **note))


def step_or_end(found: Walk, following: FlowStep | None, locale: str) -> str:
    """The address of a step of a walk, or of its end page where there is none to follow."""
    slug = found.session.article.slug
    if following is None:
        return address("end", locale, slug)
    return address("step", locale, slug, key=following.key)
