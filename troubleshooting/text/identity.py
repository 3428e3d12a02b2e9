"""Which step is which: the same in all locales, and after an edit of its text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from troubleshooting.text.render import ANCHOR

# Two texts of one step share at least this much of their words (difflib's ratio). Steps of one
# article that are different steps stay below it even when both begin with the same menu path.
SAME_STEP = 0.72
WORDS = re.compile(r"\w+")


def fingerprint(markdown: str) -> str:
    """The letters and digits of a step's text: what must agree for two texts to be the same.

    White space, list markers, emphasis, anchors, picture descriptions and link titles are left
    out, because they differ between locales of one English original.
    """
    text = ANCHOR.sub("", markdown)
    text = re.sub(r"!\[[^\]]*\]", "", text)
    text = re.sub(r"(\]\([^\s()]+)\s+\"[^\"\n]*\"", r"\1", text)
    text = re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", text, flags=re.MULTILINE)
    return "".join(WORDS.findall(text)).replace("_", "").lower()


def new_key(markdown: str, taken: Collection[str]) -> str:
    """A key for a new step: ten hexadecimal digits of its fingerprint, unlike those taken.

    The same text gives the same key, so two installations that import the same English article
    name its steps alike.
    """
    print_ = fingerprint(markdown)
    for attempt in range(len(taken) + 1):
        seed = print_ if attempt == 0 else f"{print_}#{attempt}"
        key = hashlib.sha256(seed.encode()).hexdigest()[:10]
        if key not in taken:
            return key
    raise AssertionError("unreachable: more attempts than keys taken")


def match_texts(known: Sequence[tuple[str, str]], incoming: Sequence[str]) -> list[str | None]:
    """Recognise known steps among the texts of a new version.

    Args:
        known: Key and text of each step already known, in order; a key may come with several
            texts (versions of its original).
        incoming: The texts of the new version, in order, in the same language.

    Returns:
        For each incoming text the key of the step it is, or None for a new step. Equal texts are
        matched first, in order; then the closest of the rest, if close enough. No key twice.
    """
    free = list(known)
    found: list[str | None] = [None] * len(incoming)
    for position, text in enumerate(incoming):
        equal = next((one for one in free if fingerprint(one[1]) == fingerprint(text)), None)
        if equal:
            found[position] = equal[0]
            free = [one for one in free if one[0] != equal[0]]
    candidates = sorted(
        (
            (_likeness(one[1], text), -position, one)
            for position, text in enumerate(incoming)
            if found[position] is None
            for one in free
        ),
        reverse=True,
    )
    for likeness, negative_position, (key, _text) in candidates:
        if likeness >= SAME_STEP and key not in found and found[-negative_position] is None:
            found[-negative_position] = key
    return found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(
        None, WORDS.findall(one.lower()), WORDS.findall(other.lower()), autojunk=False
    ).ratio()


def merge_order(
    known: Sequence[str], incoming: Sequence[str], *, incoming_leads: bool
) -> list[str]:
    """One order of steps out of two versions' orders.

    Args:
        known: Keys in the article's present order.
        incoming: Keys in the imported version's order.
        incoming_leads: Whether the imported version is the newer one, so that its order counts.

    Returns:
        All keys once. Those only in the version that does not lead come after the step they
        follow there, or first where they follow none.
    """
    lead, other = (incoming, known) if incoming_leads else (known, incoming)
    order = list(dict.fromkeys(lead))
    for position, key in enumerate(other):
        if key in order:
            continue
        before = [one for one in other[:position] if one in order]
        order.insert(order.index(before[-1]) + 1 if before else 0, key)
    return order
