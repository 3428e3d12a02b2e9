"""What pages wear besides their own style sheet: the operator's theme, an embedding page's accent."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from portal.colours import colour_of
from portal.embed import ACCENT, Embed
from portal.theme import stylesheet, with_accent

# An operator who changes the theme sees it everywhere after this.
MAX_AGE_SECONDS = 300


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """The theme as a style sheet, in another accent where one is asked for (`?accent=0a5c36`)."""
    accent = colour_of(request.GET.get(ACCENT, ""))
    shown = with_accent(settings.THEME, accent) if accent else settings.THEME
    response = HttpResponse(stylesheet(shown), content_type="text/css")
    patch_cache_control(response, public=True, max_age=MAX_AGE_SECONDS)
    return response


def appearance(request: HttpRequest) -> dict[str, str]:
    """Context processor: `theme_address`, the address of that style sheet, for pages that need it."""
    embed: Embed | None = getattr(request, "embed", None)
    accent = embed.accent if embed else ""
    if not (accent or settings.THEME):
        return {}
    return {"theme_address": reverse("theme") + (f"?{ACCENT}={accent[1:]}" if accent else "")}
