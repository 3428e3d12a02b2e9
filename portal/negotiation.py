"""Conditional requests and compression, for pages that differ at each request by their token alone.

A form's CSRF token is masked anew each time, so a page's bytes never are the same twice. What makes
a page another one is the rest of it, the secret behind the token, and the policy it comes with: a
browser that is answered 304 goes by the policy it has.
"""

from __future__ import annotations

import hashlib
import re

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_cache_control, patch_vary_headers

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
COMPRESSIBLE = ("text/", "application/xml", "application/json", "application/javascript")
ALSO_COMPRESSIBLE = ("+xml", "+json")


class ConditionalPagesMiddleware(ConditionalGetMiddleware):
    """Gives whole pages a weak ETag, and answers 304 to who has the page as it is.

    Pages are asked for again each time they are shown: an incident is seen at once.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the page's state; `private, no-cache` where the view said nothing of caches."""
        if request.method not in ("GET", "HEAD") or response.status_code != 200:
            return response
        if response.headers.get("Content-Type", "").startswith("text/html"):
            # Compression comes later, and would not say so to who gets no body.
            patch_vary_headers(response, ("Accept-Encoding",))
            if "Cache-Control" not in response.headers:
                patch_cache_control(response, private=True, no_cache=True)
            if isinstance(response, HttpResponse) and self.needs_etag(response):
                response.headers.setdefault("ETag", _etag(request, response))
        return super().process_response(request, response)


def _etag(request: HttpRequest, response: HttpResponse) -> str:
    secret = str(request.META.get("CSRF_COOKIE", ""))
    # Each process writes the directives in an order of its own.
    policy = sorted(response.headers.get("Content-Security-Policy", "").split("; "))
    stable = TOKEN.sub(b"", response.content) + "; ".join(policy).encode()
    digest = hashlib.blake2b(stable, digest_size=16, key=secret.encode()[:64])
    return f'W/"{digest.hexdigest()}"'


class CompressTextMiddleware(GZipMiddleware):
    """Compresses text for browsers that take it; pictures and archives are compressed already."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress the body, whole or streamed, where that is worth it."""
        content_type = response.headers.get("Content-Type", "").partition(";")[0].strip()
        if content_type.startswith(COMPRESSIBLE) or content_type.endswith(ALSO_COMPRESSIBLE):
            return super().process_response(request, response)
        return response
