"""The limits of what an article may be, and what its author is told beyond them.

An article costs at most two seconds and 200 MB to read and render, whatever is written in it. The
parser's cost grows no faster than the text, but some texts cost a hundred times as much a byte as
others: what is dear is counted before anything is parsed. Real articles stay far below (in 480 of
them at hand: 300 lines, 400 marks, 30 tags, nesting 4 deep), and one of 512 KiB made of ordinary
paragraphs and lists passes.
"""

from __future__ import annotations

from collections.abc import Callable

from troubleshooting.text.errors import ArticleError

MAX_BYTES = 512 * 1024
# A block costs about 0.1 ms, and may be no longer than a line. Blank lines are not counted.
MAX_LINES = 10_000
# A list, an item or a quotation opened on a line is a block, so a line may hold many.
MAX_BLOCKS = 15_000
# A character that may begin or end something within a line costs up to 0.03 ms.
MARKS = "*_`[]!<&\\|"
MAX_MARKS = 40_000
# A tag in HTML that is not closed is opened again in each block after it: their cost is a product.
MAX_TAGS = 2_000
# Short rows are filled up with empty cells.
MAX_CELLS = 20_000
# Lists and quotations within each other; every level costs a few frames of Python's stack.
MAX_DEPTH = 20
# Brackets within brackets: how far the parser looks for the end of a link or a picture.
MAX_BRACKETS = 16
# Emphasis within emphasis.
MAX_INLINE_DEPTH = 50
# No text this short reaches a limit.
HARMLESS = 1_500


def check_text(text: str, *, line: int = 1, times: int = 1) -> None:
    """Refuse a text that would cost too much.

    Args:
        text: Markdown of one language.
        line: The line of the file it begins on, for the error.
        times: How often its parts will be rendered; with each time less is let through.

    Raises:
        ArticleError: What there is too much of, and the line at which it became that.
    """
    if len(text) <= HARMLESS:
        return
    _check(text, _count_lines, MAX_LINES // times, "lines", line)
    _check(text, _count_marks, MAX_MARKS // times, f"of the characters {MARKS}", line)
    _check(text, _count_tags, MAX_TAGS, "opening angle brackets", line)


def check_lines(text: str, *, line: int = 1) -> None:
    """Refuse a body of too many lines, before anything else is done with it.

    Args:
        text: The body, bilingual or not: both of its languages have its lines.
        line: The line of the file it begins on, for the error.

    Raises:
        ArticleError: It has more than `MAX_LINES`, and the line at which it became that.
    """
    _check(text, _count_lines, MAX_LINES, "lines", line)


def too_deep(line: int = 1) -> ArticleError:
    """The error for lists and quotations within each other beyond `MAX_DEPTH`."""
    return ArticleError(
        f"Lists or quotations are nested deeper than {MAX_DEPTH} levels: flatten them.", line=line
    )


def too_many_blocks(line: int = 1) -> ArticleError:
    """The error for texts beyond `MAX_BLOCKS`."""
    return ArticleError(f"The article has more than {MAX_BLOCKS:,} blocks: split it.", line=line)


def too_many_cells(line: int = 1) -> ArticleError:
    """The error for tables beyond `MAX_CELLS`."""
    return ArticleError(f"Tables have more than {MAX_CELLS:,} cells: split the article.", line=line)


def _check(text: str, measure: Callable[[str], int], most: int, what: str, line: int) -> None:
    if measure(text) <= most:
        return
    found = 0
    for number, one in enumerate(text.split("\n")):
        found += measure(one)
        if found > most:
            raise ArticleError(
                f"The article has more than {most:,} {what}: split it.", line=line + number
            )


def _count_lines(text: str) -> int:
    return sum(1 for line in text.split("\n") if line and not line.isspace())


def _count_marks(text: str) -> int:
    return sum(map(text.count, MARKS))


def _count_tags(text: str) -> int:
    return text.count("<")
