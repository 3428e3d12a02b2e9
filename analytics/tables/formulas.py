"""Formula injection: text that a spreadsheet would run, made text that it shows.

A cell that begins with `=`, `+`, `-` or `@` is a formula to a spreadsheet, whoever typed it (OWASP,
"CSV Injection"; CWE-1236). An apostrophe before it makes it text. What is looked for is what a
spreadsheet would see, not what the bytes say: blanks, control characters and characters that are
not seen are passed over, and the wide forms of East Asian keyboards count as the narrow ones.

Where the list separator is a semicolon, as in most of Europe, a file with commas is cut at the
semicolons inside its texts, and quotation marks after one are taken off. So the same holds after a
semicolon, a tab and a line end, and quotation marks are passed over.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse

TRIGGERS = frozenset("=+-@\u2212")
# Blanks a spreadsheet may cut off, and characters nobody sees, by Unicode's general categories.
PASSED_OVER = ("Z", "C")
QUOTATION_MARK = '"'
TAB_OR_LINE_END = ("\t", "\r", "\n")
CUTS = re.compile(r"([;\t\r\n]+)")
APOSTROPHE = "'"


def neutralised(text: str) -> str:
    """A text that no spreadsheet takes for a formula, wherever it cuts the line."""
    if text.startswith(TAB_OR_LINE_END):
        text = APOSTROPHE + text
    parts = CUTS.split(text)
    return "".join(APOSTROPHE + part if is_formula(part) else part for part in parts)


def is_formula(cell: str) -> bool:
    """Whether the first character of a cell that counts begins a formula."""
    first = next(filterfalse(_is_passed_over, cell), "")
    return bool(TRIGGERS & {first, *unicodedata.normalize("NFKC", first)[:1]})


def _is_passed_over(character: str) -> bool:
    return character == QUOTATION_MARK or unicodedata.category(character)[0] in PASSED_OVER
