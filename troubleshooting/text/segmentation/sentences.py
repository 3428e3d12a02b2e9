"""Sentences of a Markdown paragraph."""

from __future__ import annotations

import re

# Where a paragraph's meaning is read: no real one is longer, and a hostile one costs no more.
READ_AT_MOST = 4000
SENTENCE_END = re.compile(r"(?:(?<=[.!?:])|(?<=[.!?:][\"”’')]))[*_]{0,4}\s[\s*_]*(?=[\w\[(*\"'“‘])")


def sentences(text: str) -> list[str]:
    """The sentences at the beginning of a paragraph."""
    return SENTENCE_END.split(text[:READ_AT_MOST])


def last_sentence(text: str) -> str:
    """The last sentence of a paragraph, which is where it leads to what follows."""
    return SENTENCE_END.split(text.strip()[-READ_AT_MOST:])[-1]
