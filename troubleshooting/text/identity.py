"""Which step is which: the same in all locales, and after an edit of its text."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from troubleshooting.text.markdown.angle_brackets import ANCHOR

# Two texts of one step share at least this much of their words (difflib's ratio). Steps of one
# article that are different steps stay below it even when both begin with the same menu path.
SAME_STEP = 0.72
# Between the same neighbours half of the words will do.
SAME_PLACE = 0.5
# An article in which more pairs of texts than this would have to be compared is as good as new.
MAX_PAIRS = 40_000
# Thai, Lao, Myanmar, Khmer, kana and ideographs: written without spaces, so a character a word.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
WORDS = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")


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

    Equal texts are matched first, in order; then the closest of the rest, if close enough; then
    a text that stands where a known one stood, between the same neighbours, if it is still close.

    Args:
        known: Key and text of each step already known, in order; a key may come with several
            texts (versions of its original).
        incoming: The texts of the new version, in order, in the same language.

    Returns:
        For each incoming text the key of the step it is, or None for a new step. No key twice.
    """
    found = _equal_ones(known, incoming)
    _match_closest(known, incoming, found)
    _match_in_place(known, incoming, found)
    return found


def _equal_ones(known: Sequence[tuple[str, str]], incoming: Sequence[str]) -> list[str | None]:
    keys: dict[str, list[str]] = {}
    for key, text in known:
        keys.setdefault(fingerprint(text), []).append(key)
    found: list[str | None] = []
    taken: set[str] = set()
    for text in incoming:
        free = (key for key in keys.get(fingerprint(text), ()) if key not in taken)
        found.append(next(free, None))
        taken.update(key for key in found[-1:] if key)
    return found


def _match_closest(
    known: Sequence[tuple[str, str]], incoming: Sequence[str], found: list[str | None]
) -> None:
    free = [(key, Counter(words), words) for key, words in _words_of(known, found)]
    if len(free) * found.count(None) > MAX_PAIRS:
        return
    candidates: list[tuple[float, int, str]] = []
    for position, text in enumerate(incoming):
        if found[position] is not None or not free:
            continue
        words = words_of(text)
        counts = Counter(words)
        for key, other_counts, other in free:
            if _at_most(counts, other_counts) >= SAME_STEP:
                candidates.append((_likeness(other, words), -position, key))
    for likeness, negative_position, key in sorted(candidates, reverse=True):
        if likeness >= SAME_STEP and key not in found and found[-negative_position] is None:
            found[-negative_position] = key


def _match_in_place(
    known: Sequence[tuple[str, str]], incoming: Sequence[str], found: list[str | None]
) -> None:
    """Match a lone text without a step to the lone step without a text at the same place."""
    order = list(dict.fromkeys(key for key, _text in known))
    texts = dict(known)
    places = {key: n for n, key in enumerate(order)}
    for position, key in enumerate(found):
        before = found[position - 1] if position else None
        after = found[position + 1] if position + 1 < len(found) else None
        if key is not None or (before is None and position):
            continue
        place = places[before] + 1 if before else 0
        following = order[place + 1] if place + 1 < len(order) else None
        if place >= len(order) or order[place] in found or following != after:
            continue
        if _likeness(words_of(texts[order[place]]), words_of(incoming[position])) >= SAME_PLACE:
            found[position] = order[place]


def words_of(text: str) -> list[str]:
    """The words of a text, lower case; each character is one where writing has no spaces."""
    return WORDS.findall(text.lower())


def _words_of(
    known: Sequence[tuple[str, str]], found: Sequence[str | None]
) -> list[tuple[str, list[str]]]:
    taken = set(found)
    return [(key, words_of(text)) for key, text in known if key not in taken]


def _at_most(one: Counter[str], other: Counter[str]) -> float:
    """What `_likeness` cannot exceed: cheap, so that most pairs need no closer look."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


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
