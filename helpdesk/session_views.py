"""A reader's session as an agent opens it: what was tried, the steps still to try, its ticket."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from helpdesk.access import agents_only, links_visible_to
from helpdesk.articles import published_titles
from helpdesk.asking import ask_agent
from helpdesk.binding import transcript_of
from helpdesk.forms import ReferenceForm
from helpdesk.incidents import stopped_at
from helpdesk.late_links import SessionIsLinked, link_session
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
    found = _found(pk)
    if request.method != "POST":
        return _page(request, found)
    key, result = request.POST.get("step", ""), request.POST.get("result", "")
    if result not in Result.values:
        return _page(request, found, key=key, needs_answer=True)
    now = timezone.now()
    try:
        seconds = _seconds(request.POST.get("shown_at", ""), now.timestamp())
        answer_withheld(found, key, Result(result), seconds=seconds, now=now)
    except StepNotInSession:
        return _page(request, found, needs_answer=True)
    return HttpResponseRedirect(f"{_address(request, found)}#ask")


@sensitive_post_parameters("reference")
@require_http_methods(["GET", "HEAD", "POST"])
@agents_only
def link_ticket(request: HttpRequest, pk: int) -> HttpResponse:
    """Link a ticket to the session, and go to the ticket's page."""
    found, form = _found(pk), ReferenceForm(request.POST)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("helpdesk:session", kwargs={"pk": pk}))
    if not form.is_valid():
        return _page(request, found, form=form)
    try:
        link = link_session(found, form.cleaned_data["reference"], request.user, timezone.now())
    except SessionIsLinked:
        # Somebody was faster, or the form was sent twice: the page says so.
        return HttpResponseRedirect(reverse("helpdesk:session", kwargs={"pk": pk}))
    return HttpResponseRedirect(reverse("helpdesk:detail", kwargs={"public_id": link.public_id}))


def _found(pk: int) -> FlowSession:
    return get_object_or_404(FlowSession.objects.select_related("article", "resolved_by"), pk=pk)


def _page(
    request: HttpRequest,
    found: FlowSession,
    *,
    key: str = "",
    needs_answer: bool = False,
    form: ReferenceForm | None = None,
) -> HttpResponse:
    locale: str = request.reader.locale  # type: ignore[attr-defined]
    link = TicketLink.objects.following(found).first()
    status = UNPROCESSABLE if needs_answer or form else 200
    steps = transcript_of(found, link.steps if link else ())
    context = {
        "session": found,
        "title": published_titles([found.article_id], locale).get(found.article_id),
        "language_name": endonym(found.locale),
        "incidents": stopped_at(found, locale),
        "steps": name_steps(steps, found.article_id, locale),
        "asking": ask_agent(found, locale, key or request.GET.get("step", "")),
        "shown_at": int(timezone.now().timestamp()),
        "needs_answer": needs_answer,
        "is_linked": link is not None,
        "ticket": links_visible_to(request.user).following(found).first() if link else None,
        "form": form or ReferenceForm(),
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
