"""The pictures that came with articles."""

from __future__ import annotations

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from troubleshooting.ingest.pictures.files import FOLDER
from troubleshooting.models import Article, Picture

NAME = re.compile(r"(?P<digest>[0-9a-f]{64})\.(?P<suffix>png|jpg|gif|webp)")
CONTENT_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}
# A name is a digest: what is behind it never changes.
YEAR_SECONDS = 365 * 24 * 3600
# Opened by itself it is a picture, whatever else its bytes may be read as.
POLICY = "default-src 'none'; sandbox"


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture of an article that the reader may see, to be kept by the browser for ever."""
    match = NAME.fullmatch(name)
    if match is None or not _may_see(request, name):
        raise Http404(gettext("There is no such picture."))
    etag = quote_etag(match["digest"])
    answer: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = _file(name, CONTENT_TYPES[match["suffix"]])
    answer.headers["ETag"], answer.headers["Content-Security-Policy"] = etag, POLICY
    patch_cache_control(answer, private=True, max_age=YEAR_SECONDS, immutable=True)
    return answer


def _may_see(request: HttpRequest, name: str) -> bool:
    """Readers see pictures of published articles, editors of all."""
    shown = Picture.objects.filter(name=name)
    if shown.filter(article__in=Article.objects.published()).exists():
        return True
    return request.user.has_perm("troubleshooting.view_article") and shown.exists()


def _file(name: str, content_type: str) -> FileResponse:
    try:
        file = default_storage.open(f"{FOLDER}/{name}")
    except FileNotFoundError as error:
        raise Http404(gettext("There is no such picture.")) from error
    return FileResponse(file, content_type=content_type)
