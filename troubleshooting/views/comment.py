"""The one optional comment at the end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from troubleshooting.flow.comment import CommentTooLong, leave_comment
from troubleshooting.views.access import address, article_or_404, walk_of_browser
from troubleshooting.views.end import end_context
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import render_page, wants_fragment

UNPROCESSABLE = 422


@require_POST
@in_readers_language
def comment(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """Keep what the reader adds; one that is too long is shown again, to be cut."""
    found = walk_of_browser(request, article_or_404(slug), locale)
    if found is None:
        return HttpResponseRedirect(address("article", locale, slug))
    words = request.POST.get("comment", "")
    context, status = end_context(request, found), 200
    try:
        context["session"] = leave_comment(found.session, words)
    except CommentTooLong as error:
        context |= {"draft": words, "length": error.length}
        status = UNPROCESSABLE
    if wants_fragment(request):
        template = "troubleshooting/comment.html"
        return render_page(
            request, template, context, fragment="comment", status=status, history=""
        )
    if status == UNPROCESSABLE:
        return render_page(request, "troubleshooting/end.html", context, status=status)
    return HttpResponseRedirect(address("end", locale, slug) + "#comment")
