"""What the kinds of archives have in common: entries that are plain files, bounded in size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Protocol, Self

from troubleshooting.ingest.sources import limits
from troubleshooting.ingest.sources.files import SourceRefused

BROKEN = "The archive is broken or cut short: send it again."


@dataclass(frozen=True, slots=True)
class Entry:
    """A plain file in an archive.

    Attributes:
        name: As the archive has it; nothing is known of it yet.
        size: Bytes, unpacked.
        place: Where the archive finds it again.
        packed_total: Bytes of the whole archive, packed.
    """

    name: str
    size: int
    place: int
    packed_total: int


class Archive(Protocol):
    """An archive opened for reading: folders are left out of its entries.

    Its constructor raises `SourceRefused` for links, devices, encrypted entries, too many
    entries, and for what cannot be read at all.
    """

    def __init__(self, stream: IO[bytes]) -> None: ...

    @property
    def entries(self) -> Sequence[Entry]:
        """All files, in the archive's order."""

    def verify(self) -> None:
        """Read everything once.

        Raises:
            SourceRefused: An entry is broken.
        """

    def read(self, entry: Entry, limit: int) -> bytes:
        """At most `limit` + 1 bytes of an entry.

        Raises:
            OSError: It cannot be read.
        """

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def size_of(stream: IO[bytes]) -> int:
    """Bytes of a stream, which is left at its beginning."""
    size = stream.seek(0, 2)
    stream.seek(0)
    return size


def check_count(count: int) -> None:
    """Refuse an archive of more entries than there are articles and pictures in the world."""
    if count > limits.MAX_ENTRIES:
        raise SourceRefused(
            f"The archive holds more than {limits.MAX_ENTRIES:,} files: send it in parts."
        )


def check_size(unpacked: int, packed: int) -> None:
    """Refuse an archive that unpacks to more than it may."""
    if unpacked > limits.MAX_UNPACKED_BYTES:
        most = limits.MAX_UNPACKED_BYTES // limits.MIB
        raise SourceRefused(f"The archive unpacks to more than {most:,} MiB: send it in parts.")
    if unpacked > limits.RATIO_FREE_BYTES and unpacked > packed * limits.MAX_RATIO:
        raise SourceRefused(
            f"The archive unpacks to more than {limits.MAX_RATIO} times its size: it is no "
            "archive of articles."
        )
