"""Pages that are for one reader alone: no cache keeps them, no search engine lists them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def for_one_reader(view: View) -> View:
    """Says so to whatever stands between the page and its reader."""

    @never_cache
    @wraps(view)
    def answer(*args: object, **kwargs: object) -> HttpResponse:
        response = view(*args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer
