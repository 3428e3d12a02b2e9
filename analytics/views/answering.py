"""Answering with an analytics page, or with the file of one of its tables."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from analytics.pages.asked import Asked, Shown
from analytics.pages.sections import ways
from analytics.tables import requested_export

UNPROCESSABLE = 422


def answer(
    request: HttpRequest, template: str, page: Shown, asked: Asked, *, section: str
) -> HttpResponse:
    """The page, or the file that is asked for; 422 with the page where the filter cannot be read.

    Args:
        request: What was sent.
        template: That draws the page, below `analytics/`.
        page: What it shows.
        asked: What was asked.
        section: The name of the section it is in.
    """
    is_valid = asked.filter.is_valid()
    if is_valid and (file := requested_export(request.GET, page.tables)):
        return file
    match = request.resolver_match
    is_below = match is not None and match.view_name != section
    context = {
        "page": page,
        "form": asked.filter,
        "ways": list(ways(section, asked.filter.query, is_below=is_below)),
    }
    status = 200 if is_valid else UNPROCESSABLE
    return render(request, f"analytics/{template}", context, status=status)
