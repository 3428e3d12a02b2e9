"""Addresses that only take a form: who opens one leads on to the page that the form is on.

Such an address stands in the browser once its form was refused, and the menu of languages, a reload
or a bookmark then asks for it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

NAMESPACE = "troubleshooting"
NOT_ALLOWED = 405
# For the name of such an address the page, and the parts of the address that they share.
PAGES = {
    "start": ("article", ("locale", "slug")),
    "incident_stop": ("article", ("locale", "slug")),
    "back": ("steps", ("locale", "slug")),
    "ticks": ("step", ("locale", "slug", "key")),
    "reason": ("step", ("locale", "slug", "key")),
    "comment": ("end", ("locale", "slug")),
    "unanswered": ("home", ("locale",)),
}


class PostedAddressesMiddleware:
    """Redirects a GET of an address in `PAGES`; all other methods are refused as they were."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the view's answer, or with the way to the form's page."""
        response = self.get_response(request)
        if response.status_code != NOT_ALLOWED or request.method not in ("GET", "HEAD"):
            return response
        page = _page_of(request)
        if page is None:
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(f"{page}?{query}" if query else page)


def _page_of(request: HttpRequest) -> str | None:
    """The path of the page that the form of a request's address is on."""
    match = request.resolver_match
    if match is None or match.namespace != NAMESPACE or match.url_name not in PAGES:
        return None
    page, shared = PAGES[match.url_name]
    return reverse(f"{NAMESPACE}:{page}", kwargs={name: match.kwargs[name] for name in shared})
