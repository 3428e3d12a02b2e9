"""Short codes of articles: what one says on the phone (`A-137`), and what people type of it."""

from __future__ import annotations

import re
import unicodedata

# The number is a primary key: the largest of any database has 19 digits, of an article far fewer.
CODE = re.compile(r"A[\s._\-‐-―−]{0,3}(?P<number>[0-9]{1,9})")


def code_of(number: int) -> str:
    """The code of an article's number: 137 is `A-137`."""
    return f"A-{number}"


def number_of(typed: str) -> int | None:
    """The number in what was typed as a code, or None where it is none.

    Small letters, no hyphen or another, blanks, and digits of any script and width are taken:
    `a137`, `A 137`, `Ａ－１３７`, `A-١٣٧`.
    """
    if len(typed) > 40:
        return None
    plain = unicodedata.normalize("NFKC", typed).strip().upper()
    digits = "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in plain
    )
    match = CODE.fullmatch(digits)
    return int(match["number"]) if match else None
