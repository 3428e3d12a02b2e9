"""Our HTML has the block structure that CommonMark gives the same text.

Two figures a locale. The one with a goal gives CommonMark the text with sub-points indented, as we
read it (`troubleshooting.text.markdown.subpoints`). The other, as the files are written, is only reported:
authors put points too little indented below a numbered item, which CommonMark makes three lists of
and we one, on purpose; where a file has such points the two cannot agree.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure
from troubleshooting.text.front_matter import split_front_matter
from troubleshooting.text.markdown.fidelity import Difference, find_difference

GOAL_PERCENT = 99.5


@dataclass(frozen=True)
class Compared:
    """A plain file compared.

    Attributes:
        locale: Its folder.
        name: Its path below that.
        as_written: The first difference from CommonMark's reading of the file.
        as_meant: The same where CommonMark is given the file with sub-points indented.
    """

    locale: str
    name: str
    as_written: Difference | None
    as_meant: Difference | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument("corpus", type=Path, help="a folder of LOCALE/plain/**/*.md")


def run(options: argparse.Namespace) -> list[Figure]:
    """Compare every plain file; print those that differ and where."""
    compared = list(compare(options.corpus))
    for one in compared:
        for difference, how in ((one.as_written, "as written"), (one.as_meant, "as meant")):
            if difference:
                print(
                    f"{one.locale}/plain/{one.name}:{difference.line}: {how}: "
                    f"ours <{difference.ours}>, CommonMark's <{difference.theirs}>"
                )
    figures = []
    for locale in [*sorted({one.locale for one in compared}), ""]:
        here = [one for one in compared if locale in ("", one.locale)]
        alike = sum(one.as_written is None for one in here)
        figures.append(_share(f"{locale or 'all'}, as written (no goal)", alike, len(here), goal=0))
        alike = sum(one.as_meant is None for one in here)
        figures.append(
            _share(f"{locale or 'all'}, sub-points indented", alike, len(here), goal=GOAL_PERCENT)
        )
    return figures


def compare(corpus: Path) -> Iterator[Compared]:
    """The plain files of a corpus, body by body.

    Raises:
        ArticleError: A file is beyond our limits.
    """
    for file in sorted(corpus.glob("*/plain/**/*.md")):
        locale, _plain, *path = file.relative_to(corpus).parts
        _front, body = split_front_matter(file.read_text("utf-8"))
        yield Compared(
            locale, "/".join(path), find_difference(body), find_difference(body, as_meant=True)
        )


def _share(name: str, part: int, whole: int, *, goal: float) -> Figure:
    return Figure(name, round(100 * part / max(whole, 1), 2), "%", f">= {goal}")
