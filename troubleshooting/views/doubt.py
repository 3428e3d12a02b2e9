"""This sentence is wrong: one pair, and what the reader would write instead."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from troubleshooting.flow.doubts import doubt_sentence, find_sentence
from troubleshooting.flow.turns import NoTurnLeft
from troubleshooting.models.doubt import MAX_SUGGESTION
from troubleshooting.views.access import article_or_404
from troubleshooting.views.browser import browser_key
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import render_page, wants_fragment
from troubleshooting.views.sentences import chosen_view, keep_view

TOO_MANY = 429


@require_http_methods(["GET", "HEAD", "POST"])
@in_readers_language
def doubt(request: HttpRequest, locale: str, slug: str, unit: int) -> HttpResponse:
    """Show the form, or take it."""
    article = article_or_404(slug)
    sentence = find_sentence(article, unit)
    if sentence is None:
        raise Http404(gettext("There is no such sentence."))
    context = {
        "unit": sentence,
        "text": sentence.block.translation,
        "slug": article.slug,
        "max_suggestion": MAX_SUGGESTION,
        "is_sent": "sent" in request.GET,
        **chosen_view(request),
    }
    if request.method != "POST":
        return _page(request, context)
    suggestion = request.POST.get("suggestion", "").replace("\x00", "")
    try:
        doubt_sentence(sentence, suggestion, browser_key=browser_key(request), now=timezone.now())
    except NoTurnLeft as refused:
        context |= {"is_refused": True, "suggestion": suggestion}
        response = _page(request, context, status=TOO_MANY)
        response["Retry-After"] = str(refused.retry_after)
        return response
    if wants_fragment(request):
        return _page(request, {**context, "is_sent": True})
    return HttpResponseRedirect(keep_view(request, request.path, sent="1"))


def _page(request: HttpRequest, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    template = "troubleshooting/doubt.html"
    return render_page(request, template, context, fragment="doubt", status=status, history="")
