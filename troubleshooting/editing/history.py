"""What changed in a text from one revision to the next, for an editor to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from troubleshooting.models import ArticleTranslation, Revision
from troubleshooting.text.compare import changed_words
from troubleshooting.text.highlight import Part
from troubleshooting.text.identity import match_texts

# What a page shows; older ones stay in the table.
MAX_REVISIONS = 30
StoredBlock = Mapping[str, Any]


class ChangeKind(TextChoices):
    """What became of a block."""

    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    REMOVED = "removed", _("removed")
    RETYPED = "retyped", _("cut or typed anew")


@dataclass(frozen=True)
class BlockChange:
    """A block that is not as it was.

    Attributes:
        kind: What became of it.
        before: Its former Markdown in pieces, what went marked; () for one that was added.
        parts: Its Markdown in pieces, what is new marked; () for one that was removed.
    """

    kind: ChangeKind
    before: tuple[Part, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class HistoryEntry:
    """A revision and what it changed.

    Attributes:
        revision: The revision.
        changes: Against the one before it; () for the first.
    """

    revision: Revision
    changes: tuple[BlockChange, ...]


def read_history(text: ArticleTranslation) -> list[HistoryEntry]:
    """A text's latest revisions, newest first, each with what it changed."""
    newest = text.revisions.select_related("made_by").order_by("-number")
    revisions = list(newest[: MAX_REVISIONS + 1])
    entries = []
    for place, revision in enumerate(revisions[:MAX_REVISIONS]):
        before = revisions[place + 1] if place + 1 < len(revisions) else None
        changes = compare_blocks(_blocks(before), _blocks(revision)) if before else ()
        entries.append(HistoryEntry(revision, changes))
    return entries


def compare_blocks(
    before: Sequence[StoredBlock], after: Sequence[StoredBlock]
) -> tuple[BlockChange, ...]:
    """What changed between two revisions' blocks, in the order of the later; removed ones last.

    Steps are compared with themselves, by key; other blocks with those most like them.
    """
    found = _same_ones(before, after)
    changes = []
    for position, block in enumerate(after):
        known = found[position]
        change = _change(before[known] if known is not None else None, block)
        changes += [change] if change else []
    gone = [block for n, block in enumerate(before) if n not in found]
    changes += [
        BlockChange(ChangeKind.REMOVED, (Part(block["markdown"], is_match=True),), ())
        for block in gone
    ]
    return tuple(changes)


def _blocks(revision: Revision | None) -> Sequence[StoredBlock]:
    blocks: Sequence[StoredBlock] = revision.content["blocks"] if revision else []
    return blocks


def _same_ones(before: Sequence[StoredBlock], after: Sequence[StoredBlock]) -> list[int | None]:
    keys = {block["step"]: n for n, block in enumerate(before) if block["step"]}
    found = [keys.get(block["step"]) if block["step"] else None for block in after]
    free = [(str(n), block["markdown"]) for n, block in enumerate(before) if n not in found]
    open_ = [n for n, known in enumerate(found) if known is None]
    matched = match_texts(free, [after[n]["markdown"] for n in open_])
    for n, key in zip(open_, matched, strict=True):
        found[n] = int(key) if key else None
    return found


def _change(before: StoredBlock | None, after: StoredBlock) -> BlockChange | None:
    if before is None:
        return BlockChange(ChangeKind.ADDED, (), (Part(after["markdown"], is_match=True),))
    was, is_now = before["markdown"], after["markdown"]
    if was != is_now:
        gone, come = changed_words(is_now, was), changed_words(was, is_now)
        return BlockChange(ChangeKind.CHANGED, gone, come)
    if (before["type"], before["step"]) != (after["type"], after["step"]):
        return BlockChange(ChangeKind.RETYPED, (), (Part(is_now, is_match=False),))
    return None
