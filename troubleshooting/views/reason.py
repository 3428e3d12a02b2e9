"""Why a step was passed over: asked on the page that follows, answered by one tap."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from troubleshooting.flow import StepNotInSession, walk
from troubleshooting.flow.doubts import NoSuchReason, give_reason
from troubleshooting.views.access import address, article_or_404, walk_of_browser
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import render_page, wants_fragment
from troubleshooting.views.sentences import chosen_view, keep_view
from troubleshooting.views.step import moved, step_or_end


@require_POST
@in_readers_language
def reason(request: HttpRequest, locale: str, slug: str, key: str) -> HttpResponse:
    """Take the reason, and stay on the page; one that does not fit the answer is not kept."""
    found = walk_of_browser(request, article_or_404(slug), locale)
    if found is None:
        return HttpResponseRedirect(address("article", locale, slug))
    status = 200
    try:
        given = request.POST.get("reason", "")
        found = walk(give_reason(found, key, given, now=timezone.now()), locale)
    except StepNotInSession:
        return moved(request, found, locale)
    except NoSuchReason:
        status = 422
    if wants_fragment(request):
        shown = {"passed": found.step(key), "slug": slug, "is_reply": True}
        context = {**shown, **chosen_view(request)}
        template = "troubleshooting/why.html"
        return render_page(request, template, context, fragment="why", status=status, history="")
    return HttpResponseRedirect(keep_view(request, step_or_end(found, found.after(key), locale)))
