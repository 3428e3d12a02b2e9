"""Characters that deceive a reader, or that no page and no database can hold, are taken out."""

from __future__ import annotations

import re

# Characters that turn the reading direction of what follows, invisible tags, and the mark of a
# file's beginning, which a parser drops there and nowhere else.
DECEIVING = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\ufeff]")
# Halves of pairs, and NUL.
BROKEN = re.compile("[\ud800-\udfff\x00]")


def readable(text: str) -> str:
    """The text without such characters, however they were written.

    Files lose them when they are decoded; an entity (`&#x202e;`) or an escape in YAML becomes
    one only when it is read, so this is asked again of what was read.

    Args:
        text: Plain text, Markdown, or HTML as the sanitiser writes it.
    """
    if text.isascii() and "\x00" not in text:
        return text
    return BROKEN.sub("\ufffd", DECEIVING.sub("", text))
