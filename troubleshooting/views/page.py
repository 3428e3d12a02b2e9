"""Page or fragment: the one place that decides which of the two htmx gets."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

VARY = ("HX-Request", "HX-History-Restore-Request", "Cookie")


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asked, and has a page to put the answer into."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return bool(htmx and not htmx.history_restore_request)


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    fragment: str = "flow",
    status: int = 200,
    history: str = "Push",
) -> HttpResponse:
    """Render a whole page, or only its fragment where htmx asked for it.

    Going back in the browser's history asks for the whole page, whatever sent the request.

    Args:
        request: The request.
        template: The page's template; `fragment` is a partial inside it.
        context: What the template shows; `is_fragment` is added to it.
        fragment: The partial's name.
        status: HTTP status.
        history: Whether the browser's address is a new one to go back from (`Push`), takes the
            place of the one before (`Replace`), as while somebody types, or stays (""), as where
            only a part of the page is swapped.
    """
    partial = wants_fragment(request)
    name = f"{template}#{fragment}" if partial else template
    response = render(request, name, {**context, "is_fragment": partial}, status=status)
    patch_vary_headers(response, VARY)
    if partial and history:
        # The browser's address follows what is shown, also after the redirect of a post.
        response[f"HX-{history}-Url"] = request.get_full_path()
    return response
