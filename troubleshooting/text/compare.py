"""What differs between two versions of a text, word by word, so that a page can mark it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from troubleshooting.text.highlight import Part
from troubleshooting.text.identity import UNSPACED

# A word with the white space after it; where writing has no spaces, a character.
WORD = re.compile(rf"[{UNSPACED}]\s*|[^\s{UNSPACED}]+\s*|\s+")
# Longer texts are shown as changed in one piece: comparing costs the product of their lengths.
MAX_WORDS = 2_000


def changed_words(before: str, after: str) -> tuple[Part, ...]:
    """The later of two texts in pieces, those marked that the earlier does not have there."""
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > MAX_WORDS:
        return (Part(after, is_match=before != after),)
    matcher = SequenceMatcher(
        None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False
    )
    parts = [
        Part("".join(new[start:end]), is_match=tag != "equal")
        for tag, _a, _b, start, end in matcher.get_opcodes()
        if end > start
    ]
    return tuple(parts)
