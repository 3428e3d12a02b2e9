"""Source files on disk: which there are, what they are called, and their text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from troubleshooting.models.article import slug_of
from troubleshooting.text.article import MAX_BYTES
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.locales import canonical_locale

# Folders that say in which shape or language the files below are, not where an article belongs.
SHAPE_FOLDERS = frozenset({"bilingual", "plain"})
# Files that repositories of articles hold beside them.
NOT_ARTICLES = frozenset(
    {"README.md", "CONTRIBUTING.md", "LICENSE.md", "SECURITY.md", "CHANGELOG.md"}
)


@dataclass(frozen=True)
class SourceFile:
    """A file to import.

    Attributes:
        path: Where it is.
        article_path: The article's path below the locale's folder, without `.md`.
    """

    path: Path
    article_path: str

    @property
    def slug(self) -> str:
        """The article's name."""
        return slug_of(PurePosixPath(self.article_path).name)

    def read(self) -> str:
        """The file's text.

        Raises:
            ArticleError: It is too large, cannot be read, or is not UTF-8; with the line.
        """
        try:
            if self.path.stat().st_size > MAX_BYTES:
                raise ArticleError(
                    f"The file is larger than {MAX_BYTES // 1024} KiB: split the article."
                )
            data = self.path.read_bytes()
        except OSError as error:
            raise ArticleError(f"The file cannot be read: {error.strerror}.") from error
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise ArticleError("The file is not UTF-8: save it as UTF-8.", line=line) from error


def find_files(paths: Iterable[Path]) -> list[SourceFile]:
    """The Markdown files at and below some paths, sorted, each once.

    Hidden folders, links that lead out of a given folder, and the files a repository keeps beside
    its articles (`README.md`, …) are passed over. A file named directly is always taken.

    Raises:
        FileNotFoundError: A given path does not exist.
    """
    found: dict[Path, SourceFile] = {}
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
        files = [path] if path.is_file() else sorted(_below(path))
        for file in files:
            found.setdefault(file.resolve(), SourceFile(file, _article_path(file, path)))
    return list(found.values())


def _below(folder: Path) -> Iterable[Path]:
    root = folder.resolve()
    for file in folder.rglob("*.md"):
        inside = file.relative_to(folder)
        if any(part.startswith(".") for part in inside.parts) or file.name in NOT_ARTICLES:
            continue
        if file.is_file() and file.resolve().is_relative_to(root):
            yield file


def _article_path(file: Path, given: Path) -> str:
    """The path below the last folder that names a locale or a shape, else below what was given."""
    if file == given:
        inside = file.absolute()
        below_locale = _after_marker(inside)
        parts = below_locale or (inside.name,)
    else:
        inside = file.relative_to(given)
        parts = _after_marker(inside) or inside.parts
    return PurePosixPath(*parts).with_suffix("").as_posix()


def _after_marker(path: Path) -> tuple[str, ...]:
    parts = path.parts
    markers = [n for n, part in enumerate(parts[:-1]) if part in SHAPE_FOLDERS or _is_locale(part)]
    return parts[markers[-1] + 1 :] if markers else ()


def _is_locale(name: str) -> bool:
    try:
        return "-" in name and canonical_locale(name).lower() == name.lower()
    except ValueError:
        return False
