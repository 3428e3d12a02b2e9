"""How a reader looks at the original: sentence by sentence, or in two columns.

The choice is a parameter of the address, kept from page to page, and nothing else.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

PARAMETER = "view"
VIEWS = ("sentences", "columns")


def chosen_view(request: HttpRequest) -> dict[str, Any]:
    """For templates: `view` ("" where the original is folded away) and `view_query` to keep it."""
    view = request.GET.get(PARAMETER, "")
    view = view if view in VIEWS else ""
    return {"view": view, "view_query": f"?{PARAMETER}={view}" if view else ""}


def keep_view(request: HttpRequest, address: str, **more: str) -> str:
    """An address with the choice, and with further parameters, in its query."""
    view = chosen_view(request)["view"]
    query = urlencode({**more, **({PARAMETER: view} if view else {})})
    return f"{address}?{query}" if query else address
