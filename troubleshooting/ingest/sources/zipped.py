"""The entries of a zip archive."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import IO, Self

from troubleshooting.ingest.sources.entries import BROKEN, Entry, check_count, size_of
from troubleshooting.ingest.sources.files import SourceRefused

# What the standard library raises for archives that are not as they should be.
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,
)
ENCRYPTED = 0x1 | 0x40
ENTRY_SIGNATURE = b"PK\x01\x02"
CHUNK = 1024 * 1024


class ZipArchive:
    """See `Archive`. Deflated or stored entries; no encryption, no links."""

    def __init__(self, stream: IO[bytes]) -> None:
        packed = size_of(stream)
        check_count(_count(stream))
        try:
            self._zip = zipfile.ZipFile(stream)
        except FAULTS as error:
            raise SourceRefused(BROKEN) from error
        self._infos = self._zip.infolist()
        self.entries: Sequence[Entry] = [
            Entry(info.orig_filename, info.file_size, place, packed)
            for place, info in enumerate(self._infos)
            if _is_file(info)
        ]

    def verify(self) -> None:
        """See `Archive.verify`."""
        try:
            broken = self._zip.testzip()
        except NotImplementedError as error:
            raise SourceRefused(
                f"The archive is packed in a way not known here ({error})."
            ) from error
        except FAULTS as error:
            raise SourceRefused(BROKEN) from error
        if broken is not None:
            raise SourceRefused(f"{broken!r} in the archive is broken: send it again.")

    def read(self, entry: Entry, limit: int) -> bytes:
        """See `Archive.read`."""
        try:
            with self._zip.open(self._infos[entry.place]) as file:
                return file.read(limit + 1)
        except FAULTS as error:
            raise OSError(f"it is broken in the archive ({error})") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()


def _count(stream: IO[bytes]) -> int:
    """How many entries the archive lists at most: counted before objects are made of them."""
    kept = b""
    count = 0
    for chunk in _chunks(stream):
        count += (kept + chunk).count(ENTRY_SIGNATURE)
        kept = chunk[1 - len(ENTRY_SIGNATURE) :]
    stream.seek(0)
    return count


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


def _is_file(info: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file; a folder is not.

    Raises:
        SourceRefused: It is encrypted, or neither a file nor a folder.
    """
    if info.flag_bits & ENCRYPTED:
        raise SourceRefused(f"{info.orig_filename!r} is encrypted: pack without a password.")
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise SourceRefused(f"{info.orig_filename!r} is a link or a device: pack files alone.")
    return not info.orig_filename.endswith("/")
