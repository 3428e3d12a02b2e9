"""What an import did, file by file."""

from __future__ import annotations

from collections import Counter
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
    """

    path: str
    status: FileStatus
    slug: str = ""
    locale: str = ""
    line: int = 0
    reason: str = ""
    warnings: tuple[TextWarning, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The file's entry of the JSON report; see `docs/formats.md`."""
        return {
            "path": self.path,
            "status": str(self.status),
            "article": self.slug,
            "locale": self.locale,
            "line": self.line or None,
            "reason": self.reason or None,
            "warnings": [{"line": one.line, "reason": one.reason} for one in self.warnings],
        }


@dataclass
class ImportReport:
    """All files of one import, in the order they were read."""

    files: list[FileResult] = field(default_factory=list)

    def count(self, status: FileStatus) -> int:
        """How many files ended so."""
        return Counter(one.status for one in self.files)[status]

    @property
    def failures(self) -> list[FileResult]:
        """The files that could not be taken in."""
        return [one for one in self.files if one.status is FileStatus.FAILED]

    def as_json(self) -> dict[str, Any]:
        """The whole report as JSON; see `docs/formats.md`."""
        return {
            "totals": {str(status): self.count(status) for status in FileStatus},
            "files": [one.as_json() for one in self.files],
        }
