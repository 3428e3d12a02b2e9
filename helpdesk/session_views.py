"""A reader's session as an agent opens it: what was tried, and the steps still to try."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from helpdesk.access import agents_only, links_visible_to
from helpdesk.articles import published_titles
from helpdesk.asking import ask_agent
from helpdesk.binding import transcript_of
from helpdesk.incidents import stopped_at
from helpdesk.models import TicketLink
from helpdesk.names import name_steps
from troubleshooting.flow import StepNotInSession
from troubleshooting.flow.withheld import answer_withheld
from troubleshooting.models import FlowSession, Result
from troubleshooting.text.locales import endonym

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@agents_only
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the session, or take an agent's answer to a step still to try."""
    query = FlowSession.objects.select_related("article", "resolved_by")
    found = get_object_or_404(query, pk=pk)
    if request.method != "POST":
        return _page(request, found)
    key, result = request.POST.get("step", ""), request.POST.get("result", "")
    if result not in Result.values:
        return _page(request, found, key=key, status=UNPROCESSABLE)
    now = timezone.now()
    try:
        seconds = _seconds(request.POST.get("shown_at", ""), now.timestamp())
        answer_withheld(found, key, Result(result), seconds=seconds, now=now)
    except StepNotInSession:
        return _page(request, found, status=UNPROCESSABLE)
    return HttpResponseRedirect(f"{_address(request, found)}#ask")


def _page(
    request: HttpRequest, found: FlowSession, *, key: str = "", status: int = 200
) -> HttpResponse:
    locale: str = request.reader.locale  # type: ignore[attr-defined]
    link = TicketLink.objects.following(found).first()
    steps = transcript_of(found, link.steps if link else ())
    context = {
        "session": found,
        "title": published_titles([found.article_id], locale).get(found.article_id),
        "language_name": endonym(found.locale),
        "incidents": stopped_at(found, locale),
        "steps": name_steps(steps, found.article_id, locale),
        "asking": ask_agent(found, locale, key or request.GET.get("step", "")),
        "shown_at": int(timezone.now().timestamp()),
        "needs_answer": status == UNPROCESSABLE,
    }
    return render(request, "helpdesk/session.html", context, status=status)


def _address(request: HttpRequest, found: FlowSession) -> str:
    """Back to the page the form stood on: the ticket's, if the agent may see that, or this one."""
    ticket = links_visible_to(request.user).named(request.POST.get("ticket", "")).first()
    if ticket:
        return reverse("helpdesk:detail", kwargs={"public_id": ticket.public_id})
    return reverse("helpdesk:session", kwargs={"pk": found.pk})


def _seconds(shown_at: str, now: float) -> int:
    """Since the page was shown; 0 where the form does not say when that was."""
    is_number = shown_at.isascii() and shown_at.isdecimal() and len(shown_at) < 12
    return int(now) - int(shown_at) if is_number else 0
