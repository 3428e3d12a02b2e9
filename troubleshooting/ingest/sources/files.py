"""A file to import and the tree it lies in, whatever kind of tree that is."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Protocol

from troubleshooting.ingest.sources.names import printable
from troubleshooting.models.article import slug_of
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.limits import MAX_BYTES

# Longest paths the tables hold: `Article.path` and `Article.slug`.
MAX_PATH, MAX_SLUG = 400, 200


class SourceRefused(Exception):
    """A whole source cannot be taken in; nothing of it was.

    Attributes:
        reason: What is wrong and what to do, in one sentence.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Tree(Protocol):
    """Where files are read from."""

    def read(self, inside: str, limit: int) -> bytes:
        """The bytes of a file, at most `limit` + 1 of them, so that a longer one shows.

        Args:
            inside: The file's path in the tree, with `/` between its parts.
            limit: How many bytes the caller can use.

        Raises:
            OSError: There is no such file in the tree, or it cannot be read.
        """


@dataclass(frozen=True)
class SourceFile:
    """A file to import.

    Attributes:
        path: Where it is, as people are told.
        article_path: The article's path below the locale's folder, without `.md`.
        folder_locale: The locale its folders name; "" where they name none.
        origin: The tree's name as `ArticleTranslation.origin` keeps it; "" for a file by itself.
        inside: Its path in the tree.
        identity: The same for two ways to one file.
        tree: Where its bytes are.
        renamed: The slug its article has here, where an editor gave it another than the file's.
    """

    path: str
    article_path: str
    folder_locale: str
    origin: str
    inside: str
    identity: str = field(repr=False)
    tree: Tree = field(repr=False, compare=False)
    renamed: str = ""

    @property
    def slug(self) -> str:
        """The article's name."""
        return self.renamed or slug_of(PurePosixPath(self.article_path).name)

    def read(self) -> bytes:
        """The file's bytes.

        Raises:
            ArticleError: It is too large, its path is too long, or it cannot be read.
        """
        if printable(self.inside) != self.inside:
            raise ArticleError("The name is not UTF-8 or not printable: rename the file.")
        if len(self.article_path) > MAX_PATH or len(self.slug) > MAX_SLUG:
            raise ArticleError(f"The name is longer than {MAX_SLUG} characters: shorten it.")
        try:
            data = self.tree.read(self.inside, MAX_BYTES)
        except OSError as error:
            raise ArticleError(f"The file cannot be read: {error.strerror or error}.") from error
        if len(data) > MAX_BYTES:
            raise ArticleError(
                f"The file is larger than {MAX_BYTES // 1024} KiB: split the article."
            )
        return data

    def open_sibling(self, relative: str, limit: int) -> bytes | None:
        """The bytes of a file beside this one, at most `limit` + 1; None where there is none.

        Args:
            relative: Its path from this file's folder, with `/`; what lies outside the tree is
                not there.
            limit: How many bytes the caller can use.
        """
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(self.inside), relative))
        if inside.startswith(("/", "..")) or "\x00" in inside:
            return None
        try:
            return self.tree.read(inside, limit)
        except OSError:
            return None


@dataclass(frozen=True)
class Source:
    """What one path, archive or working copy gives to import.

    Attributes:
        name: As people are told.
        origin: The tree's name; "" for a part that stands for no tree.
        is_whole: Whether `files` is all there is of the tree, so that what is missing is gone.
        files: Sorted by path.
        gone: Files the tree had before; their bytes are as they were last.
    """

    name: str
    origin: str
    is_whole: bool
    files: tuple[SourceFile, ...]
    gone: tuple[SourceFile, ...] = ()
