"""Ticks: which instructions of a step a reader has done."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from troubleshooting.flow import StepNotInSession
from troubleshooting.flow.ticks import save_ticks
from troubleshooting.views.access import address, article_or_404, walk_of_browser
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import wants_fragment
from troubleshooting.views.sentences import keep_view
from troubleshooting.views.step import moved

NOTHING_TO_SWAP = 204
MAX_DIGITS = 4


@require_POST
@in_readers_language
def ticks(request: HttpRequest, locale: str, slug: str, key: str) -> HttpResponse:
    """Keep the ticks of a step as the form has them."""
    found = walk_of_browser(request, article_or_404(slug), locale)
    if found is None:
        return HttpResponseRedirect(address("article", locale, slug))
    sent = request.POST.getlist("tick")
    places = [int(one) for one in sent if one.isdecimal() and len(one) <= MAX_DIGITS]
    try:
        save_ticks(found, key, places)
    except StepNotInSession:
        return moved(request, found, locale)
    if wants_fragment(request):
        return HttpResponse(status=NOTHING_TO_SWAP)
    return HttpResponseRedirect(keep_view(request, address("step", locale, slug, key=key)))
