"""What was tried as plain text, to be copied or kept as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from troubleshooting.views.access import address, article_or_404, walk_of_browser
from troubleshooting.views.handover import handover_of
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
    response = HttpResponse(
        handover_of(request, found).text, content_type="text/plain; charset=utf-8"
    )
    response["Content-Disposition"] = f'inline; filename="{found.reading.code}.txt"'
    return response
