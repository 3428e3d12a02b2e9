"""The browser's key: what ties flow sessions to the browser that started them."""

from __future__ import annotations

import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "askel_browser"
MAX_AGE_SECONDS = 90 * 24 * 3600


def browser_key(request: HttpRequest) -> str:
    """The key this browser has, or "" for one that never started a flow."""
    key = request.COOKIES.get(COOKIE, "")
    return key if re.fullmatch(r"[\w-]{20,64}", key, re.ASCII) else ""


def new_browser_key() -> str:
    """A key nobody can guess: 192 random bits."""
    return secrets.token_urlsafe(24)


def remember_browser(response: HttpResponse, key: str) -> None:
    """Keep the key in the browser; it survives its closing, scripts cannot read it."""
    response.set_cookie(
        COOKIE,
        key,
        max_age=MAX_AGE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
