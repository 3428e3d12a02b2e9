"""What an import did, file by file, and what it found missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from troubleshooting.text.errors import TextWarning


class FileStatus(StrEnum):
    """What became of one file."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"


class WarningKind(StrEnum):
    """What a warning is about."""

    TEXT = "text"
    BYTES = "bytes"
    LOCALE = "locale"
    PICTURE = "picture"
    JUMP = "jump"
    DECISION = "decision"
    VERSION = "version"


@dataclass(frozen=True)
class FileWarning:
    """Something odd in a file that was taken in all the same.

    Attributes:
        kind: What it is about.
        line: 1-based line of the file.
        reason: What was found and what was made of it.
    """

    kind: WarningKind
    line: int
    reason: str

    def as_json(self) -> dict[str, Any]:
        """The warning's entry of the JSON report."""
        return {"kind": str(self.kind), "line": self.line, "reason": self.reason}


def warnings_of(kind: WarningKind, found: Iterable[TextWarning]) -> tuple[FileWarning, ...]:
    """What the text layer warned of, as warnings of a kind."""
    return tuple(FileWarning(kind, one.line, one.reason) for one in found)


@dataclass(frozen=True)
class FileResult:
    """One file's line in the report.

    Attributes:
        path: The file, as it was given.
        status: What became of it.
        slug: The article's; "" where it failed before that was known.
        locale: Canonical; "" likewise.
        line: 1-based line of the fault; 0 where it did not fail.
        reason: The fault and its remedy; "" where it did not fail.
        warnings: What was odd in a file that was taken in.
        conflicts: Corrections made here that met a change of the same sentence upstream.
        hints: Open hints about the translation of the text.
    """

    path: str
    status: FileStatus
    slug: str = ""
    locale: str = ""
    line: int = 0
    reason: str = ""
    warnings: tuple[FileWarning, ...] = ()
    conflicts: int = 0
    hints: int = 0

    def as_json(self) -> dict[str, Any]:
        """The file's entry of the JSON report; see `docs/formats.md`."""
        return {
            "path": self.path,
            "status": str(self.status),
            "article": self.slug,
            "locale": self.locale,
            "line": self.line or None,
            "reason": self.reason or None,
            "warnings": [one.as_json() for one in self.warnings],
            "conflicts": self.conflicts,
            "hints": self.hints,
        }


@dataclass(frozen=True)
class MissingText:
    """A text whose file is no longer in the tree it came from.

    Attributes:
        slug: The article's.
        locale: Canonical.
        path: The article's path below the locale's folder, without `.md`.
        is_unpublished: Whether this import took it from readers.
    """

    slug: str
    locale: str
    path: str
    is_unpublished: bool = False

    def as_json(self) -> dict[str, Any]:
        """The text's entry of the JSON report."""
        return {
            "article": self.slug,
            "locale": self.locale,
            "path": self.path,
            "unpublished": self.is_unpublished,
        }


@dataclass
class ImportReport:
    """All files of one import, in the order they were read.

    Attributes:
        files: One entry a file.
        missing: Texts found to be gone upstream by this import, or by an earlier one and still.
        notes: What is to be said of whole sources, in sentences.
    """

    files: list[FileResult] = field(default_factory=list)
    missing: list[MissingText] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def count(self, status: FileStatus) -> int:
        """How many files ended so."""
        return Counter(one.status for one in self.files)[status]

    @property
    def failures(self) -> list[FileResult]:
        """The files that could not be taken in."""
        return [one for one in self.files if one.status is FileStatus.FAILED]

    @property
    def counts(self) -> dict[str, int]:
        """How much of each kind there is to look at besides failures."""
        return {
            "warnings": sum(len(one.warnings) for one in self.files),
            "conflicts": sum(one.conflicts for one in self.files),
            "hints": sum(one.hints for one in self.files),
            "missing": len(self.missing),
            "unpublished": sum(one.is_unpublished for one in self.missing),
        }

    def as_json(self) -> dict[str, Any]:
        """The whole report as JSON; see `docs/formats.md`."""
        return {
            "totals": {str(status): self.count(status) for status in FileStatus},
            "counts": self.counts,
            "notes": self.notes,
            "missing": [one.as_json() for one in self.missing],
            "files": [one.as_json() for one in self.files],
        }
