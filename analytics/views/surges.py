"""Surges: what goes on and what did lately, and putting one away."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from analytics.access import staff_and_agents
from analytics.models import SurgeRecord
from analytics.pages.asked import asked_of
from analytics.pages.surges import surges_page
from analytics.surges.records import dismiss
from analytics.views.answering import answer

UNUSED = ("days", "locale", "entry", "topic", "by")


@require_safe
@staff_and_agents
def surges(request: HttpRequest) -> HttpResponse:
    """What more people than usual start or type."""
    asked = asked_of(request, unused=UNUSED)
    page = surges_page(asked, request.user, timezone.now())
    return answer(request, "surges.html", page, asked, section="analytics:surges")


@require_POST
@staff_and_agents
def dismiss_surge(request: HttpRequest, key: int) -> HttpResponse:
    """Put a surge away for everybody; back to where the button was (`next`)."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    dismiss(get_object_or_404(SurgeRecord, pk=key), by=request.user, now=timezone.now())
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return HttpResponseRedirect(wanted if is_ours else reverse("analytics:surges"))
