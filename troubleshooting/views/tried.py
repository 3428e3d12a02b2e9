"""What was tried as plain text, to be copied or kept as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from troubleshooting.flow import Walk
from troubleshooting.flow.handover.transcript import transcript_text
from troubleshooting.flow.trail import earlier_articles
from troubleshooting.views.access import address, article_or_404, walk_of_browser
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.personal import for_one_reader


@require_safe
@for_one_reader
@in_readers_language
def tried(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """The text; saved, its file is named after the article's code."""
    found = walk_of_browser(request, article_or_404(slug), locale)
    if found is None:
        return HttpResponseRedirect(address("article", locale, slug))
    response = HttpResponse(transcript_of(found), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{found.reading.code}.txt"'
    return response


def transcript_of(found: Walk) -> str:
    """What was tried in a walk and before it, for the reader's own eyes and the helpdesk's."""
    earlier = earlier_articles(found.session, found.reading.locale)
    return transcript_text(found, earlier=earlier, device=found.session.device)
