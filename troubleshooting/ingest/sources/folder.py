"""Articles in a folder, or in one file named directly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from troubleshooting.ingest.sources import names
from troubleshooting.ingest.sources.files import Source, SourceFile


class FolderTree:
    """Files below a folder; links that lead out of it lead nowhere."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def read(self, inside: str, limit: int) -> bytes:
        """See `Tree.read`."""
        path = (self.folder / inside).resolve()
        if not path.is_relative_to(self.folder) or not path.is_file():
            raise FileNotFoundError(2, "There is no such file", inside)
        with path.open("rb") as file:
            return file.read(limit + 1)


def open_folder(folder: Path, *, origin: str = "") -> Source:
    """All articles below a folder.

    Hidden folders, links that lead out of the folder, and the files a repository keeps beside its
    articles (`README.md`, …) are passed over.

    Args:
        folder: The folder.
        origin: Its name as the texts' origin; its resolved path where it has none.
    """
    tree = FolderTree(folder)
    origin = origin or str(tree.folder)
    files = (_file(folder, inside, tree, origin) for inside in sorted(_inside(folder, tree)))
    return Source(str(folder), origin, is_whole=True, files=tuple(files))


def open_file(path: Path, *, origin: str = "") -> Source:
    """One file, whatever it is called; its pictures are read from its folder.

    Its origin is `origin`, or "": it stands for no tree.
    """
    real = path.resolve()
    place = PurePosixPath(path.absolute().as_posix())
    below = place if names.has_marker(place) else PurePosixPath(place.name)
    file = SourceFile(
        path=names.printable(str(path)),
        article_path=names.article_path(below),
        folder_locale=names.locale_of(place),
        origin=origin,
        inside=real.name,
        identity=str(real),
        tree=FolderTree(real.parent),
    )
    return Source(str(path), origin, is_whole=False, files=(file,))


def _inside(folder: Path, tree: FolderTree) -> Iterator[PurePosixPath]:
    for path in folder.rglob("*.md"):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        if not names.is_article(inside) or not path.is_file():
            continue
        if path.resolve().is_relative_to(tree.folder):
            yield inside


def _file(folder: Path, inside: PurePosixPath, tree: FolderTree, origin: str) -> SourceFile:
    return SourceFile(
        path=names.printable(str(folder / inside)),
        article_path=names.article_path(inside),
        folder_locale=names.locale_of(PurePosixPath(tree.folder.as_posix()) / inside),
        origin=origin,
        inside=inside.as_posix(),
        identity=str((folder / inside).resolve()),
        tree=tree,
    )
