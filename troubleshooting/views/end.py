"""Where a flow ends: solved by a step, handed over, or nothing helped."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from troubleshooting.flow import Walk, answer_reading
from troubleshooting.flow.handover.solved import handed_before, solved_mail
from troubleshooting.flow.handover.targets import receipts
from troubleshooting.flow.trail import came_from
from troubleshooting.models import Outcome, Result
from troubleshooting.models.session import MAX_COMMENT
from troubleshooting.views.access import address, article_or_404, walk_of_browser
from troubleshooting.views.incident import around_walk
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import render_page
from troubleshooting.views.sentences import chosen_view

# What can be said of an article that is only read.
READING_RESULTS = (Result.RESOLVED, Result.NOT_RESOLVED)


@require_safe
@in_readers_language
def end(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """How the session ended, and what was tried."""
    found = walk_of_browser(request, article_or_404(slug), locale)
    if found is None or found.goes_on:
        return HttpResponseRedirect(address("steps", locale, slug))
    return render_page(request, "troubleshooting/end.html", end_context(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
@in_readers_language
def read(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """An article without steps: its text, and the question whether reading it helped."""
    found = walk_of_browser(request, article_or_404(slug), locale)
    if found is None or found.session.step_keys or found.questions:
        return HttpResponseRedirect(address("article", locale, slug))
    result = request.POST.get("result", "")
    if result in READING_RESULTS:
        resolved = result == Result.RESOLVED
        answer_reading(found.session, resolved=resolved, now=timezone.now())
        return HttpResponseRedirect(address("end", locale, slug))
    status = 422 if request.method == "POST" else 200
    context = {
        **walk_context(found),
        **_incidents(found),
        **chosen_view(request),
        "earlier": came_from(found.session, found.reading.locale),
    }
    return render_page(request, "troubleshooting/read.html", context, status=status)


def end_context(request: HttpRequest, found: Walk) -> dict[str, object]:
    """What the end page shows."""
    return {
        **walk_context(found),
        **_incidents(found),
        **_sent(found),
        "passed": found.why_not(None),
        "earlier": came_from(found.session, found.reading.locale),
        "max_comment": MAX_COMMENT,
    }


def _sent(found: Walk) -> dict[str, object]:
    """What became of what was sent; asked for only where something can have been."""
    is_escalated = found.session.outcome == Outcome.ESCALATED
    sent = receipts(found.session, now=timezone.now()) if is_escalated else []
    before = handed_before(found.session, now=timezone.now())
    return {
        "receipts": sent,
        "is_failed": any(one.is_failed for one in sent),
        "handed_before": before,
        "solved_mail": solved_mail(found, before) if before else "",
    }


def _incidents(found: Walk) -> dict[str, object]:
    session = found.session
    return around_walk(session.article, found.reading.locale, session.outcome)


def walk_context(found: Walk) -> dict[str, object]:
    """What every page about a walk as a whole shows."""
    return {
        "walk": found,
        "session": found.session,
        "reading": found.reading,
        "slug": found.session.article.slug,
        "last": found.answered[-1] if found.answered else None,
    }
