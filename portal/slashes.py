"""Addresses without their last slash."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.middleware.common import CommonMiddleware
from django.utils.http import escape_leading_slashes

SAFE_METHODS = ("GET", "HEAD")


class SlashMiddleware(CommonMiddleware):
    """Leads to the address with the slash; what was posted comes along (308), in development too."""

    def get_full_path_with_slash(self, request: HttpRequest) -> str:
        """The address with its slash, whatever the method."""
        return escape_leading_slashes(request.get_full_path(force_append_slash=True))

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """As Django does; a form is sent on as it is, instead of being lost on the way."""
        answer = super().process_response(request, response)
        if answer is not response and request.method not in SAFE_METHODS:
            return HttpResponsePermanentRedirect(answer["Location"], preserve_request=True)
        return answer
