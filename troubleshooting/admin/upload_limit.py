"""How much may be uploaded: what is more is dropped while it streams, and the form says so."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MARK = "askel.upload_too_large"


class LimitedUploadHandler(FileUploadHandler):
    """Lets a file through to the next handler until it is larger than the limit."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Count, and drop the file where it is too large."""
        self.size += len(raw_data)
        if self.size > settings.UPLOAD_LIMIT_BYTES:
            if self.request is not None:
                self.request.META[MARK] = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """The next handler makes the file."""
        return None


def was_too_large(request: HttpRequest) -> bool:
    """Whether a file of this request was dropped because of its size."""
    return bool(request.META.get(MARK))
