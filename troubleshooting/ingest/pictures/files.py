"""Picture files: verified to be pictures, and stored once under their digest.

A file is written whole or not at all, and before the rows that refer to it: what a killed import
leaves behind is a file nobody refers to, never a row without its file.
"""

from __future__ import annotations

import hashlib
import io
import os
import struct
import tempfile
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from PIL import Image

from troubleshooting.ingest.sources.limits import MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MIB

FOLDER = "pictures"
# Pillow's names of the formats every browser shows, and the suffix each is kept under.
SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
FILE_MODE = 0o644
# What Pillow raises for broken pictures, by their formats.
FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    KeyError,
    IndexError,
    EOFError,
    struct.error,
    zlib.error,
    OverflowError,
    MemoryError,
    Image.DecompressionBombError,
)


class PictureRefused(Exception):
    """A file that is no picture this portal shows; its words say why and what to do."""


@dataclass(frozen=True)
class StoredFile:
    """A picture that was verified and lies in storage.

    Attributes:
        digest: SHA-256 of its bytes, hexadecimal.
        name: Digest and suffix.
        width: Pixels.
        height: Pixels.
    """

    digest: str
    name: str
    width: int
    height: int


def store_picture(data: bytes) -> StoredFile:
    """Verify a picture and write it to storage, unless it is there.

    Raises:
        PictureRefused: It is larger than the limits, broken, or of another format.
    """
    suffix, width, height = verify_picture(data)
    digest = hashlib.sha256(data).hexdigest()
    name = f"{digest}{suffix}"
    _write(f"{FOLDER}/{name}", data)
    return StoredFile(digest, name, width, height)


def verify_picture(data: bytes) -> tuple[str, int, int]:
    """The suffix, width and height (pixels) of a picture whose pixels can all be read.

    Raises:
        PictureRefused: It is larger than the limits, broken, or of another format.
    """
    if len(data) > MAX_PICTURE_BYTES:
        raise PictureRefused(f"it is larger than {MAX_PICTURE_BYTES // MIB} MiB; make it smaller.")
    with warnings.catch_warnings():
        # Pillow warns of what it mends, and of more pixels than our own limit allows.
        warnings.simplefilter("ignore")
        try:
            return _measure(data)
        except FAULTS as error:
            raise PictureRefused("it is no whole PNG, JPEG, GIF or WebP; save it anew.") from error


def _measure(data: bytes) -> tuple[str, int, int]:
    with Image.open(io.BytesIO(data), formats=tuple(SUFFIXES)) as image:
        width, height = image.size
        if width * height > MAX_PICTURE_PIXELS:
            most = MAX_PICTURE_PIXELS // 1_000_000
            raise PictureRefused(f"it has more than {most} megapixels; make it smaller.")
        image.verify()
    # Checksums are right; now whether there is a picture in it. `verify` leaves none to load.
    with Image.open(io.BytesIO(data), formats=tuple(SUFFIXES)) as image:
        image.load()
        return SUFFIXES[image.format or ""], width, height


def _write(name: str, data: bytes) -> None:
    """Write a file once, and whole or not at all: a half written one would stay for ever."""
    if not isinstance(default_storage, FileSystemStorage) and not default_storage.exists(name):
        default_storage.save(name, ContentFile(data))
        return
    target = Path(default_storage.path(name))
    if target.exists() and target.stat().st_size == len(data):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        os.fchmod(file.fileno(), FILE_MODE)
    Path(file.name).replace(target)
