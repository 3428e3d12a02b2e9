"""The entries of a tar archive, packed by gzip or not."""

from __future__ import annotations

import gzip
import tarfile
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import IO, Self, cast

from troubleshooting.ingest.sources.entries import BROKEN, Entry, check_count, check_size, size_of
from troubleshooting.ingest.sources.files import SourceRefused

FAULTS = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, OverflowError)
GZIP = b"\x1f\x8b"
CHUNK = 1024 * 1024
# Headers carry names; one that is larger is there to fill memory.
MAX_HEADER_BYTES = 1024 * 1024


class TarArchive:
    """See `Archive`. Files and folders alone: no links, devices or sparse files.

    What gzip packed is unpacked into a nameless temporary file, so that pictures can be read in
    any order.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._packed = size_of(stream)
        is_gzip = stream.read(2) == GZIP
        stream.seek(0)
        self._temporary = tempfile.TemporaryFile() if is_gzip else None  # noqa: SIM115 - closed by `_close`
        try:
            if self._temporary:
                _unpack(stream, self._temporary, self._packed)
            self._stream = self._temporary or stream
            self.entries: Sequence[Entry] = list(self._entries())
        except FAULTS as error:
            self._close()
            raise SourceRefused(BROKEN) from error
        except SourceRefused:
            self._close()
            raise

    def verify(self) -> None:
        """Nothing is left to look at: gzip's checksum was, and tar has none for its contents."""

    def read(self, entry: Entry, limit: int) -> bytes:
        """See `Archive.read`."""
        self._stream.seek(entry.place)
        return self._stream.read(min(entry.size, limit + 1))

    def _entries(self) -> Iterator[Entry]:
        bounded = cast("IO[bytes]", _Bounded(self._stream))
        with tarfile.open(fileobj=bounded, mode="r:", encoding="utf-8") as archive:
            count, before = 0, -1
            while (member := archive.next()) is not None:
                # A header that leads backwards would be read for ever.
                if member.offset <= before or member.size < 0:
                    raise tarfile.ReadError("headers out of order")
                count, before = count + 1, member.offset
                check_count(count)
                # It remembers every member otherwise.
                archive.members = []  # type: ignore[attr-defined]
                if _is_file(member):
                    yield Entry(member.name, member.size, member.offset_data, self._packed)
            self._stream.seek(archive.offset)
        # A whole archive ends in blocks of zeros.
        if self._stream.read(tarfile.BLOCKSIZE) != bytes(tarfile.BLOCKSIZE):
            raise tarfile.ReadError("cut short")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._temporary:
            self._temporary.close()


class _Bounded:
    """A stream that tarfile reads headers from, never much at once."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell
        self.mode, self.name = "rb", ""

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= MAX_HEADER_BYTES:
            raise tarfile.ReadError("a header is too large")
        return self._stream.read(size)


def _unpack(stream: IO[bytes], target: IO[bytes], packed: int) -> None:
    total = 0
    with gzip.GzipFile(fileobj=stream, mode="rb") as unpacked:
        while chunk := unpacked.read(CHUNK):
            total += len(chunk)
            check_size(total, packed)
            target.write(chunk)
    target.seek(0)


def _is_file(member: tarfile.TarInfo) -> bool:
    if member.isdir():
        return False
    if not member.isreg() or member.issparse():
        raise SourceRefused(f"{member.name!r} is a link or a device: pack files alone.")
    return True
