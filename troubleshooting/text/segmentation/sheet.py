"""An article for the terminal: its lines, and beside them what each block is and by which rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from troubleshooting.text.markdown.angle_brackets import ANCHOR
from troubleshooting.text.segmentation.rules import RULES

NUMBER_WIDTH = 5
NOTE_WIDTH = 28
# A line of the article takes no more rows than this; what is longer is cut.
MAX_ROWS = 3
NARROWEST_TEXT = 20
TAB = "    "
INVISIBLE = ("Cf", "Mn", "Me")
# What would change the terminal rather than be seen on it.
CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")

# What is long and says nothing of the rules: where a link leads, a picture's bytes.
ADDRESS = re.compile(r"\]\([^)\n]+\)")
PICTURE = re.compile(r"<img\b[^>\n]*>", re.IGNORECASE)

Paint = Callable[[str, str], str]


@dataclass(frozen=True)
class Shown:
    """A block to show.

    Attributes:
        type: text, step or resources.
        rule: Which rule made it so.
        kind: check or action for a step, else "".
        instructions: How many a step has.
        text: Its Markdown.
        line: 1-based line it begins on.
    """

    type: str
    rule: str
    kind: str
    instructions: int
    text: str
    line: int

    @property
    def note(self) -> str:
        """What stands beside its first line."""
        if self.type != "step":
            return f"{self.type} {self.rule}"
        return f"step {self.rule} {self.kind} {self.instructions}"


def sheet(blocks: Sequence[Shown], *, columns: int, paint: Paint) -> Iterator[str]:
    """The rows of an article, then a legend of the rules that occur in it.

    Args:
        blocks: In reading order.
        columns: How wide the terminal is.
        paint: Colours a text by its block's type; a row is measured before it is painted.
    """
    for block in blocks:
        yield from _rows_of(block, columns, paint)
    yield ""
    occurring = {block.rule for block in blocks}
    for rule, meaning in RULES.items():
        if rule in occurring:
            yield from _legend(rule, meaning, columns)


def _rows_of(block: Shown, columns: int, paint: Paint) -> Iterator[str]:
    width = max(columns - NUMBER_WIDTH - NOTE_WIDTH - 2, NARROWEST_TEXT)
    note = block.note
    for number, line in enumerate(block.text.split("\n"), start=block.line):
        for row, part in enumerate(wrapped(visible(line), width, MAX_ROWS)):
            count = str(number) if row == 0 else ""
            margin = f"{count:>{NUMBER_WIDTH}} {note:<{NOTE_WIDTH}} "
            yield paint(block.type, f"{margin}{part}".rstrip())
            note = "|"


def _legend(rule: str, meaning: str, columns: int) -> Iterator[str]:
    name_width = max(map(len, RULES)) + 2
    parts = wrapped(meaning, max(columns - name_width, NARROWEST_TEXT), MAX_ROWS)
    for row, part in enumerate(parts):
        yield f"{rule if row == 0 else '':<{name_width}}{part}"


def visible(line: str) -> str:
    """A line as it is shown: addresses shortened, and nothing that would change the terminal."""
    short = PICTURE.sub("<img …>", ADDRESS.sub("](…)", ANCHOR.sub("", line)))
    spaced = CONTROLS.sub("", short.replace("\t", TAB))
    return "".join("\ufffd" if unicodedata.category(one) == "Cc" else one for one in spaced)


def columns_of(text: str) -> int:
    """How many columns a text takes on a terminal: two for East Asian wide characters."""
    return sum(_columns_of_character(one) for one in text)


def wrapped(text: str, width: int, rows: int) -> list[str]:
    """A text in rows of at most `width` columns, broken at spaces where that is possible.

    Args:
        text: One line.
        width: At least 2.
        rows: How many at most; the last ends in an ellipsis where the text goes on.
    """
    found: list[str] = []
    rest = text
    while rest and len(found) < rows:
        cut = _break_at(rest, width)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        found[-1] = found[-1][: _fitting(found[-1], width - 1)] + "…"
    return found or [""]


def _break_at(text: str, width: int) -> int:
    fitting = _fitting(text, width)
    if fitting == len(text):
        return fitting
    space = text.rfind(" ", 0, fitting + 1)
    indent = len(text) - len(text.lstrip())
    return space if space > indent else fitting


def _fitting(text: str, width: int) -> int:
    """How many characters of a text fit into `width` columns."""
    taken = 0
    for position, one in enumerate(text):
        taken += _columns_of_character(one)
        if taken > width:
            return position
    return len(text)


def _columns_of_character(one: str) -> int:
    if unicodedata.category(one) in INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(one) in ("W", "F") else 1
