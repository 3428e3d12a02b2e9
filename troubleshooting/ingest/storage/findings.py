"""Hints about translations are found, kept as long as their sentences stay, and dropped with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from troubleshooting.ingest.preparation.prepare import PreparedUnit
from troubleshooting.ingest.storage.units import MAX_REF
from troubleshooting.models import Block, Finding, TranslationUnit
from troubleshooting.text.checks import Hint, check_pair

MAX_DETAIL = 400
# A sentence pair is deleted and made anew at every import; this says which one a finding is about.
Key = tuple[int, str, str]


def text_hash(target: str, source: str) -> str:
    """A digest of a sentence pair's texts: 64 hexadecimal digits."""
    return hashlib.sha256(f"{target}\0{source}".encode("utf-8", "replace")).hexdigest()


def new_findings(block: Block, units: Iterable[PreparedUnit], *, now: datetime) -> list[Finding]:
    """What the checks saw in the pairs of a block that is new; nothing is read or saved.

    Args:
        block: The block, saved or not.
        units: Its pairs as prepared.
        now: Recorded as the time.

    Returns:
        Findings to be saved after the block: each thing once, in the order of `units`.
    """
    found: dict[tuple[str, str], Finding] = {}
    for one in units:
        for finding in _rows(block, one.unit.id, text_hash_of(one), one.hints, now):
            found.setdefault((finding.check_id, finding.text_hash), finding)
    return list(found.values())


def text_hash_of(one: PreparedUnit) -> str:
    """`text_hash` of a prepared pair; "" where no check saw anything."""
    return text_hash(one.unit.target, one.unit.source) if one.hints else ""


def store_findings(blocks: Sequence[Block], *, now: datetime) -> int:
    """Bring the findings of some blocks up to date with their sentence pairs.

    What is found anew is added, what is no longer found is deleted. A finding of a pair whose
    texts are as they were stays, dismissed or not. Nothing is written where nothing changed.

    Args:
        blocks: Saved, with their sentence pairs; of one text or of several.
        now: Recorded as the time of what is new.

    Returns:
        How many findings of these blocks are open: not dismissed by an editor.
    """
    stored = {_key(one): one for one in Finding.objects.filter(block__in=blocks)}
    found = _found(blocks, now)
    stale = [one.pk for key, one in stored.items() if key not in found]
    if stale:
        Finding.objects.filter(pk__in=stale).delete()
    fresh = [one for key, one in found.items() if key not in stored]
    if fresh:
        Finding.objects.bulk_create(fresh)
    kept = [stored[key] for key in found if key in stored]
    changed = [one for one in kept if _take_over(one, found[_key(one)])]
    if changed:
        Finding.objects.bulk_update(changed, ["severity", "ref", "detail"])
    return len(found) - sum(one.dismissed_at is not None for one in kept)


def _found(blocks: Sequence[Block], now: datetime) -> dict[Key, Finding]:
    """What the checks see in the stored pairs, each thing once a block."""
    by_key = {block.pk: block for block in blocks}
    pairs = (
        TranslationUnit.objects.filter(block__in=blocks)
        .exclude(source="")
        .order_by("block__position", "position")
        .values_list("block", "block__translation__locale", "ref", "target", "source")
    )
    found: dict[Key, Finding] = {}
    for block, locale, *texts in pairs:
        for one in _of_pair(by_key[block], (texts[0], texts[1], texts[2]), locale, now):
            found.setdefault(_key(one), one)
    return found


def _of_pair(
    block: Block, pair: tuple[str, str, str], locale: str, now: datetime
) -> Iterator[Finding]:
    ref, target, source = pair
    hints = check_pair(target, source, locale=locale)
    digest = text_hash(target, source) if hints else ""
    return _rows(block, ref, digest, hints, now)


def _rows(
    block: Block, ref: str, digest: str, hints: Iterable[Hint], now: datetime
) -> Iterator[Finding]:
    for hint in hints:
        yield Finding(
            block=block,
            check_id=hint.check_id,
            severity=hint.severity,
            ref=ref[:MAX_REF],
            detail=_shortened(hint.detail),
            text_hash=digest,
            found_at=now,
        )


def _shortened(detail: str) -> str:
    return detail if len(detail) <= MAX_DETAIL else f"{detail[: MAX_DETAIL - 1]}…"


def _key(finding: Finding) -> Key:
    return finding.block_id, finding.check_id, finding.text_hash


def _take_over(stored: Finding, found: Finding) -> bool:
    """Say what a check says by now; whether that is anything new."""
    said = (found.severity, found.ref, found.detail)
    if (stored.severity, stored.ref, stored.detail) == said:
        return False
    stored.severity, stored.ref, stored.detail = said
    return True
