"""What a path or an upload stands for: a file, a folder, an archive, a working copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from troubleshooting.ingest.sources import names
from troubleshooting.ingest.sources.archive import is_archive_name, open_archive
from troubleshooting.ingest.sources.files import Source, SourceFile, SourceRefused
from troubleshooting.ingest.sources.folder import open_file, open_folder
from troubleshooting.ingest.sources.git import open_changes


@contextmanager
def open_sources(
    paths: Iterable[Path], *, origin: str = "", since: str = ""
) -> Iterator[list[Source]]:
    """The sources of some paths, for as long as the context lasts.

    Args:
        paths: Files, folders, archives; with `since` folders of git working copies.
        origin: The tree they stand for; a folder's own path where it is "".
        since: A commit: only what changed after it, up to HEAD.

    Raises:
        FileNotFoundError: A path does not exist.
        SourceRefused: An archive or a working copy cannot be read.
    """
    with ExitStack() as stack:
        yield [_open(stack, path, origin, since) for path in paths]


@contextmanager
def open_upload(stream: IO[bytes], name: str, *, origin: str = "") -> Iterator[Source]:
    """The source of bytes that came with nothing but a file's name: an archive or one article.

    Args:
        stream: The bytes; it can be sought.
        name: The file's name.
        origin: The tree an archive stands for; "" for a part of one.

    Raises:
        SourceRefused: It is neither, or an archive that cannot be read.
    """
    if is_archive_name(name):
        with open_archive(stream, name, origin=origin) as source:
            yield source
    elif name.lower().endswith(".md"):
        yield _one_article(stream, name, origin)
    else:
        raise SourceRefused("It is neither an archive (.zip, .tar.gz, .tgz, .tar) nor an .md file.")


def _one_article(stream: IO[bytes], name: str, origin: str) -> Source:
    place = PurePosixPath(PurePosixPath(name).name)
    file = SourceFile(
        path=names.printable(place.name),
        article_path=names.article_path(place),
        folder_locale="",
        origin=origin,
        inside=place.name,
        identity=place.name,
        tree=_OneFile(place.name, stream),
    )
    return Source(place.name, origin, is_whole=False, files=(file,))


class _OneFile:
    def __init__(self, name: str, stream: IO[bytes]) -> None:
        self.name, self.stream = name, stream

    def read(self, inside: str, limit: int) -> bytes:
        """See `Tree.read`."""
        if inside != self.name:
            raise FileNotFoundError(2, "There is no such file", inside)
        self.stream.seek(0)
        return self.stream.read(limit + 1)


def _open(stack: ExitStack, path: Path, origin: str, since: str) -> Source:
    if not path.exists():
        raise FileNotFoundError(path)
    if since:
        return stack.enter_context(open_changes(path, since, origin=origin))
    if path.is_dir():
        return open_folder(path, origin=origin)
    if is_archive_name(path.name):
        stream = stack.enter_context(path.open("rb"))
        return stack.enter_context(open_archive(stream, str(path), origin=origin))
    return open_file(path, origin=origin)
