"""Articles in a `.zip`, `.tar`, `.tar.gz` or `.tgz`; never unpacked to disk by name.

An archive is looked through before anything of it is imported, and refused whole where it holds
what no honest archive of articles does. Archives inside it are files like any other that is no
article: passed over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO

from troubleshooting.ingest.sources import names
from troubleshooting.ingest.sources.entries import Archive, Entry, check_size
from troubleshooting.ingest.sources.files import Source, SourceFile, SourceRefused
from troubleshooting.ingest.sources.tarred import TarArchive
from troubleshooting.ingest.sources.zipped import ZipArchive

KINDS: dict[str, type[Archive]] = {
    ".zip": ZipArchive,
    ".tar": TarArchive,
    ".tgz": TarArchive,
    ".tar.gz": TarArchive,
}
DRIVE = re.compile(r"^[A-Za-z]:")


def is_archive_name(name: str) -> bool:
    """Whether a file of this name is read as an archive."""
    return name.lower().endswith(tuple(KINDS))


@contextmanager
def open_archive(stream: IO[bytes], name: str, *, origin: str = "") -> Iterator[Source]:
    """The articles of an archive, for as long as the context lasts.

    A single folder at the top, as downloads of repositories have, is no part of their paths.

    Args:
        stream: The archive's bytes; it can be sought.
        name: Its file's name, which says its kind, or path.
        origin: The tree it stands for; "" for a part of one.

    Raises:
        SourceRefused: It is broken, encrypted, too large, or holds links or names that lead
            out of it; with the entry.
    """
    kind = next(kind for suffix, kind in KINDS.items() if name.lower().endswith(suffix))
    with kind(stream) as archive:
        found = _checked(archive.entries)
        archive.verify()
        inside = sorted(path for path in map(PurePosixPath, found) if names.is_article(path))
        tree = _ArchiveTree(archive, found)
        top = _top(inside)
        files = tuple(_file(name, path, path.relative_to(top), tree, origin) for path in inside)
        yield Source(name, origin, is_whole=bool(origin), files=files)


class _ArchiveTree:
    def __init__(self, archive: Archive, found: dict[str, Entry]) -> None:
        self.archive, self.found = archive, found

    def read(self, inside: str, limit: int) -> bytes:
        """See `Tree.read`."""
        entry = self.found.get(inside)
        if entry is None:
            raise FileNotFoundError(2, "There is no such file", inside)
        return self.archive.read(entry, limit)


def _checked(entries: Sequence[Entry]) -> dict[str, Entry]:
    """The entries by their paths, once all names and sizes are found to be harmless."""
    found: dict[str, Entry] = {}
    folded: dict[str, str] = {}
    total = 0
    for entry in entries:
        total += entry.size
        check_size(total, entry.packed_total)
        path = _harmless(entry.name)
        twin = folded.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if path in found or twin != path:
            raise SourceRefused(f"{path!r} is in the archive twice (as {twin!r}): rename one.")
        found[path] = entry
    return found


def _harmless(name: str) -> str:
    """An entry's path, without `./`.

    Raises:
        SourceRefused: It leads out of the archive, or would on some system.
    """
    if names.UNPRINTABLE.search(name):
        raise SourceRefused(f"{name!r} has unprintable characters in its name: pack it again.")
    if "\\" in name:
        raise SourceRefused(f"{name!r} has a backslash in its name: pack with / between folders.")
    if name.startswith("/") or DRIVE.match(name):
        raise SourceRefused(f"{name!r} is an absolute path: pack with relative paths.")
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if not parts:
        raise SourceRefused(f"{name!r} is no name of a file: pack it again.")
    if ".." in parts:
        raise SourceRefused(f"{name!r} leads out of the archive: pack it without '..'.")
    return "/".join(parts)


def _top(files: Sequence[PurePosixPath]) -> PurePosixPath:
    tops = {file.parts[0] for file in files}
    is_folder = len(tops) == 1 and all(len(file.parts) > 1 for file in files)
    return PurePosixPath(tops.pop() if is_folder else ".")


def _file(
    archive: str, inside: PurePosixPath, below: PurePosixPath, tree: _ArchiveTree, origin: str
) -> SourceFile:
    stem = PurePosixPath(archive).name.partition(".zip")[0].partition(".t")[0]
    return SourceFile(
        path=f"{archive}/{inside}",
        article_path=names.article_path(below),
        folder_locale=names.locale_of(PurePosixPath(stem) / inside),
        origin=origin,
        inside=inside.as_posix(),
        identity=f"{archive}!{inside}",
        tree=tree,
    )
