"""Redirects that are followed before they are answered: htmx gets what they lead to, at once.

A post is answered with a redirect, whoever sends it, so that there is one answer to each question
(decision 0005). To htmx a second request would bring what this one can bring as well.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve

# The reader's pages; all others are left to the browser.
NAMESPACE = "troubleshooting"
MOST_REDIRECTS = 3
# What the middleware against forged requests looks for when the answer passes it.
KEPT_BY_CSRF = ("CSRF_COOKIE", "CSRF_COOKIE_NEEDS_UPDATE")


class FollowRedirectsMiddleware:
    """Follows redirects from one of the reader's pages to another, for htmx alone.

    It stands next to the views: what other middleware does to a page it does to the one that
    follows, and the cookies of the redirect go along.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the page that the browser would ask for next."""
        response = self.get_response(request)
        if not getattr(request, "htmx", False):
            return response
        asked = request
        for _ in range(MOST_REDIRECTS):
            following = _next(asked, response)
            if following is None:
                break
            asked, match = following
            cookies = response.cookies
            response = match.func(asked, *match.args, **match.kwargs)
            for name, morsel in cookies.items():
                response.cookies.setdefault(name, morsel)
        request.META |= {name: asked.META[name] for name in KEPT_BY_CSRF if name in asked.META}
        return response


def _next(request: HttpRequest, response: HttpResponse) -> tuple[HttpRequest, ResolverMatch] | None:
    """The request that a browser makes of a redirect, and its view, if we answer it.

    That is one to a reader's page in the same language.
    """
    if not isinstance(response, HttpResponseRedirect):
        return None
    target = urlsplit(response.url)
    path = unquote(target.path)
    if target.netloc or path.split("/")[1:2] != request.path_info.split("/")[1:2]:
        return None
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.namespace != NAMESPACE:
        return None
    following = copy(request)
    following.method = "GET"
    following.path = following.path_info = path
    following.META = {
        **request.META,
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": target.query,
    }
    following.GET, following.POST = QueryDict(target.query), QueryDict()
    following.COOKIES = {
        **request.COOKIES,
        **{name: morsel.value for name, morsel in response.cookies.items()},
    }
    following.resolver_match = match
    return following, match
