"""The portal's addresses, and one beside them that does nothing: what pages are compared with."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from portal import urls
from portal.urls import handler404, handler500

__all__ = ["handler404", "handler500", "urlpatterns"]


def ok(request: HttpRequest) -> HttpResponse:
    """Answer `ok`, after all of the middleware."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [path("benchmark/ok/", ok), *urls.urlpatterns]
