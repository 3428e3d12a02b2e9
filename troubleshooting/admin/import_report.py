"""An import's report as a page shows it: what needs somebody first, the rest by kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

# A page stays readable; the JSON has all.
MAX_ROWS = 200


class Topic(TextChoices):
    """What a warning is about; the values are those of the report."""

    JUMP = "jump", _("Links to articles that are not there")
    PICTURE = "picture", _("Pictures missing or refused")
    LOCALE = "locale", _("Languages guessed")
    BYTES = "bytes", _("Characters repaired")
    DECISION = "decision", _("Editors’ decisions about steps that found nothing to apply to")
    VERSION = "version", _("Translations of another version of the original")
    TEXT = "text", _("Oddities of the text")


class Total(TextChoices):
    """What is counted; the values are those of the report."""

    CREATED = "created", _("new")
    UPDATED = "updated", _("changed")
    UNCHANGED = "unchanged", _("as before")
    FAILED = "failed", _("failed")
    WARNINGS = "warnings", _("warnings")
    CONFLICTS = "conflicts", _("conflicts")
    HINTS = "hints", _("translation hints")
    MISSING = "missing", _("gone upstream")
    UNPUBLISHED = "unpublished", _("unpublished")


@dataclass(frozen=True)
class Row:
    """A line of a list.

    Attributes:
        words: The file, with its line where there is one, or the article.
        reason: What is the matter; "" where the list's heading says it.
        address: Where to look at it; "" where nowhere.
    """

    words: str
    reason: str = ""
    address: str = ""


@dataclass(frozen=True)
class Section:
    """A list with a heading.

    Attributes:
        key: For the page's anchors.
        title: The heading.
        count: How many rows there are in all.
        rows: The first of them.
    """

    key: str
    title: str
    count: int
    rows: tuple[Row, ...]

    @property
    def more(self) -> int:
        """How many rows are not shown."""
        return self.count - len(self.rows)


@dataclass(frozen=True)
class ReportPage:
    """A whole report.

    Attributes:
        totals: Label and number, of what there is any of.
        notes: What was said of the whole.
        sections: Failures first; only those with rows.
    """

    totals: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


def read_report(report: Mapping[str, Any]) -> ReportPage:
    """The page of a report in the form of `docs/formats.md`."""
    files = report["files"]
    counted = {**report["totals"], **report["counts"]}
    totals = [(str(one.label), counted.get(one.value, 0)) for one in Total]
    sections = [
        _section("failed", _("Files that were not taken in"), _failures(files)),
        _section("conflict", _("Corrections that met a change"), _conflicts(files)),
        _section("missing", _("Gone upstream"), _missing(report["missing"])),
        *(_section(one.value, one.label, _warnings(files, one)) for one in Topic),
        _section("created", _("New texts"), _texts(files, "created")),
        _section("updated", _("Changed texts"), _texts(files, "updated")),
    ]
    return ReportPage(
        totals=tuple((label, number) for label, number in totals if number),
        notes=tuple(report["notes"]),
        sections=tuple(one for one in sections if one.count),
    )


def _section(key: str, title: object, rows: Iterable[Row]) -> Section:
    found = tuple(rows)
    return Section(key, str(title), len(found), found[:MAX_ROWS])


def _texts(files: Iterable[Mapping[str, Any]], status: str) -> list[Row]:
    """The files of a status, each with the way to its article's texts."""
    return [
        Row(file["path"], address=_list("articletranslation", file["article"]))
        for file in files
        if file["status"] == status
    ]


def _failures(files: Iterable[Mapping[str, Any]]) -> list[Row]:
    return [
        Row(f"{file['path']}:{file['line']}", file["reason"])
        for file in files
        if file["status"] == "failed"
    ]


def _warnings(files: Iterable[Mapping[str, Any]], topic: Topic) -> list[Row]:
    return [
        Row(f"{file['path']}:{one['line']}", one["reason"])
        for file in files
        for one in file["warnings"]
        if one["kind"] == topic
    ]


def _conflicts(files: Iterable[Mapping[str, Any]]) -> list[Row]:
    return [
        Row(f"{file['article']} ({file['locale']})", address=_list("conflict", file["article"]))
        for file in files
        if file["conflicts"]
    ]


def _missing(texts: Iterable[Mapping[str, Any]]) -> list[Row]:
    return [
        Row(
            f"{text['article']} ({text['locale']})",
            str(_("unpublished")) if text["unpublished"] else "",
            _list("articletranslation", text["article"]),
        )
        for text in texts
    ]


def _list(model: str, slug: str) -> str:
    address = reverse(f"admin:troubleshooting_{model}_changelist")
    return f"{address}?{urlencode({'q': slug})}"
