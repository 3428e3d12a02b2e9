"""The helpdesk's pages of known incidents: look, post, change, end, reopen."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from helpdesk.access import (
    MAY_CHANGE_INCIDENTS,
    MAY_POST_INCIDENTS,
    MAY_SEE_INCIDENTS,
    allowed,
)
from helpdesk.incident_form import IncidentForm
from helpdesk.incidents import list_incidents
from helpdesk.proposal import read_proposal
from troubleshooting.flow.incidents.changing import (
    IncidentChanged,
    change_incident,
    reopen_incident,
    touch_everything,
)
from troubleshooting.flow.incidents.known import end_incident, post_incident
from troubleshooting.models import Incident
from troubleshooting.text.locales import SOURCE_LOCALE, endonym
from troubleshooting.views.language import known_locales

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(MAY_SEE_INCIDENTS)
def incidents(request: HttpRequest) -> HttpResponse:
    """What goes on, is planned or was over lately; and the form that posts another one."""
    may_post = request.user.has_perm(MAY_POST_INCIDENTS)
    if request.method == "POST" and not may_post:
        raise PermissionDenied
    form = _form(request)
    if form.is_valid():
        posted = post_incident(form.incident(), by=request.user)
        return _done("posted" if _is_shown_at_articles(posted) else "posted_at_front")
    locale: str = request.reader.locale  # type: ignore[attr-defined]
    context = {
        "form": form,
        "listed": list_incidents(locale, timezone.now()),
        "may_post": may_post,
        "may_change": request.user.has_perm(MAY_CHANGE_INCIDENTS),
        "done": request.GET.get("done", ""),
        "time_zone": timezone.get_current_timezone_name(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "helpdesk/incidents.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(MAY_CHANGE_INCIDENTS)
def change(request: HttpRequest, key: int) -> HttpResponse:
    """One incident in the form it was posted by, to say something else of it."""
    incident = get_object_or_404(Incident, pk=key)
    form = _form(request, incident)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            change_incident(incident, form.incident(), seen=seen, now=timezone.now())
            return _done("changed")
        except IncidentChanged:
            form.see_anew(incident)
    context = {
        "form": form,
        "incident": incident,
        "time_zone": timezone.get_current_timezone_name(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "helpdesk/incident.html", context, status=status)


@require_POST
@allowed(MAY_CHANGE_INCIDENTS)
def end(request: HttpRequest, key: int) -> HttpResponse:
    """It is over, or what was planned will not be; said twice it is over once."""
    end_incident(get_object_or_404(Incident, pk=key), now=timezone.now())
    return _done("ended")


@require_POST
@allowed(MAY_CHANGE_INCIDENTS)
def reopen(request: HttpRequest, key: int) -> HttpResponse:
    """It goes on after all: it was said too early that it is over."""
    is_open = reopen_incident(get_object_or_404(Incident, pk=key), now=timezone.now())
    return _done("reopened" if is_open else "too_late")


@require_POST
@allowed(MAY_CHANGE_INCIDENTS)
def widen(request: HttpRequest, key: int) -> HttpResponse:
    """It touches everything: readers see it before every article."""
    touch_everything(get_object_or_404(Incident, pk=key), now=timezone.now())
    return _done("changed")


def _form(request: HttpRequest, incident: Incident | None = None) -> IncidentForm:
    """The form in the agent's language and in English, and in all others that readers have."""
    locale: str = request.reader.locale  # type: ignore[attr-defined]
    locales = list(dict.fromkeys([locale, SOURCE_LOCALE]))
    others = sorted(known_locales(request), key=lambda one: endonym(one).casefold())
    data = request.POST if request.method == "POST" else None
    proposal = None if incident or data else read_proposal(request.GET, locales)
    return IncidentForm(data, locales=locales, others=others, incident=incident, proposal=proposal)


def _is_shown_at_articles(incident: Incident) -> bool:
    names_any = incident.articles.exists() or incident.topics.exists()
    return incident.touches_everything or names_any


def _done(what: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('helpdesk:incidents')}?done={what}")
