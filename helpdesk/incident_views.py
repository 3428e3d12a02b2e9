"""The helpdesk's page of known incidents: look, post, end."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from helpdesk.access import (
    MAY_END_INCIDENTS,
    MAY_POST_INCIDENTS,
    MAY_SEE_INCIDENTS,
    allowed,
)
from helpdesk.incident_form import IncidentForm
from helpdesk.incidents import list_incidents
from troubleshooting.flow.incidents.known import end_incident, post_incident
from troubleshooting.models import Incident
from troubleshooting.text.locales import SOURCE_LOCALE

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(MAY_SEE_INCIDENTS)
def incidents(request: HttpRequest) -> HttpResponse:
    """What goes on, is planned or was over lately; and the form that posts another one."""
    may_post = request.user.has_perm(MAY_POST_INCIDENTS)
    if request.method == "POST" and not may_post:
        raise PermissionDenied
    locale: str = request.reader.locale  # type: ignore[attr-defined]
    locales = list(dict.fromkeys([locale, SOURCE_LOCALE]))
    form = IncidentForm(request.POST if request.method == "POST" else None, locales=locales)
    if form.is_valid():
        post_incident(form.incident(), by=request.user)
        return HttpResponseRedirect(f"{reverse('helpdesk:incidents')}?done=posted")
    context = {
        "form": form,
        "listed": list_incidents(locale, timezone.now()),
        "may_post": may_post,
        "may_end": request.user.has_perm(MAY_END_INCIDENTS),
        "done": request.GET.get("done", ""),
        "time_zone": timezone.get_current_timezone_name(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "helpdesk/incidents.html", context, status=status)


@require_POST
@allowed(MAY_END_INCIDENTS)
def end(request: HttpRequest, key: int) -> HttpResponse:
    """It is over, or what was planned will not be; said twice it is over once."""
    end_incident(get_object_or_404(Incident, pk=key), now=timezone.now())
    return HttpResponseRedirect(f"{reverse('helpdesk:incidents')}?done=ended")
