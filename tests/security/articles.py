"""Files of articles that hold hostile Markdown wherever an article has words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

from tests.security.vectors import Vector

VECTORS_AN_ARTICLE = 20
HALF_A_PAIR = re.compile("[\ud800-\udfff]")
# Nothing hostile; the numbers differ from their sources, so that checks have something to say.
HARMLESS = tuple(Vector(f"harmless-{n}", f"Words {n}", ()) for n in range(VECTORS_AN_ARTICLE))


def whole(vector: Vector) -> str:
    """A plain file in which the vector is a text of its own."""
    return f"{_front(vector.name)}# The title of it\n\n{vector.markdown}\n\nThe last words stay.\n"


def in_places(vectors: Sequence[Vector], *, bilingual: bool) -> str:
    """A file with each vector in a step, a note, a cell, and between and behind a link's brackets.

    The title holds the first, the front matter the last. Each is also a quotation as it is: a block
    of its own, which cannot reach beyond.
    """
    pair = Pairs() if bilingual else str
    lines = [v.line for v in vectors]
    body = [f"# {pair(lines[0])}", pair("Words come first.")]
    body += ["> " + "\n> ".join(vector.markdown.split("\n")) for vector in vectors]
    for line in lines:
        body += [f"> [!NOTE]\n> {pair(line)}", f"**{pair(line)}**"]
    body.append("\n".join(["| a | b |", "|---|---|", *(f"| {pair(line)} | x |" for line in lines)]))
    body.append(pair("Try the following:"))
    body.append("\n".join(f"- {pair(f'Restart it. {line}')}\n  1. {pair(line)}" for line in lines))
    body.append("## Read more")
    body.append("\n".join(_links(lines, pair)))
    return _front(lines[-1]) + "\n\n".join(body) + "\n"


def can_be_read(vector: Vector) -> bool:
    """Whether a file can hold it at all: halves of surrogate pairs are no text in any encoding."""
    return not HALF_A_PAIR.search(vector.markdown)


def write(folder: Path, vectors: Iterable[Vector]) -> None:
    """Write each vector's articles into a folder.

    `NAME.md` is the whole, `NAME-plain.md` and `NAME-pairs.md` have it in places.
    """
    for vector in vectors:
        _write(folder / f"{vector.name}.md", whole(vector))
        _write(folder / f"{vector.name}-plain.md", in_places([vector], bilingual=False))
        _write(folder / f"{vector.name}-pairs.md", in_places([vector], bilingual=True))


def write_batches(folder: Path, vectors: Sequence[Vector]) -> list[str]:
    """Write bilingual articles of several vectors each; returns the articles' slugs."""
    slugs = []
    for start in range(0, len(vectors), VECTORS_AN_ARTICLE):
        slugs.append(f"batch-{start:03}")
        batch = vectors[start : start + VECTORS_AN_ARTICLE]
        _write(folder / f"{slugs[-1]}.md", in_places(batch, bilingual=True))
    return slugs


def _links(lines: Sequence[str], pair: Pair) -> Iterable[str]:
    for line in lines:
        yield f"- [{pair(line)}](https://example.org/a)"
        yield f"- [{pair('words')}]({line})"
        yield f"- ![{line}](https://example.org/a.png)"


def _front(title: str) -> str:
    """Front matter with every character of its title that is no plain ASCII as an escape."""
    escaped = "".join(one if one.isalnum() and one.isascii() else _escape(one) for one in title)
    return f'---\ntitle: "{escaped}"\nms.contentlocale: fi-FI\n---\n'


def _escape(character: str) -> str:
    return " " if character == " " else f"\\U{ord(character):08X}"


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8", "surrogatepass"))


class Pairs:
    """Makes sentence pairs, each with an id of its own, of a text that is both sides of it."""

    def __init__(self) -> None:
        self.numbers = count(1)

    def __call__(self, text: str) -> str:
        ident = f"a1-{next(self.numbers)}"
        return (
            f'<span data-ttu-id="{ident}">{text} 7</span><span class="sxs-lookup">'
            f'<span data-stu-id="{ident}">{text} 8</span></span>'
        )


Pair = type[str] | Pairs
