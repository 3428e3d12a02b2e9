"""A query that finds nothing is counted for the editors: by itself after a moment, or by a button."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from troubleshooting.search import find
from troubleshooting.search.unanswered import note_unanswered
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.origin import typed
from troubleshooting.views.page import render_page, wants_fragment


@require_POST
@in_readers_language
def unanswered(request: HttpRequest, locale: str) -> HttpResponse:
    """Count what was typed, if it finds nothing indeed."""
    query = typed(request.POST)
    if query and not find(query, locale).hits:
        note_unanswered(query, locale, today=timezone.localdate())
    if wants_fragment(request):
        template = "troubleshooting/unanswered.html"
        return render_page(request, template, {"is_told": True}, fragment="unanswered", history="")
    home = reverse("troubleshooting:home", kwargs={"locale": locale})
    return HttpResponseRedirect(f"{home}?{urlencode({'q': query, 'told': '1'})}")
