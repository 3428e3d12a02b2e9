"""Bilingual (side-by-side) Markdown: each sentence and the source sentence it came from.

The vendor writes a sentence pair as::

    <span data-ttu-id="ID">TARGET</span>
    <span class="sxs-lookup"><span data-stu-id="ID">SOURCE</span></span>

on one line, anywhere a sentence may stand: headings, list items, notes, table cells, and between
the brackets of a link. What stands outside the pairs (list markers, link addresses, code) belongs
to both languages, so a bilingual text splits into two texts of equally many lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from troubleshooting.text.errors import TextWarning

PAIR = re.compile(
    r'<span data-ttu-id="(?P<id>[^"]*)">'
    r"(?P<target>(?:(?!<span data-ttu-id=)[^\n])*?)"
    r'</span><span class="sxs-lookup"><span data-stu-id="(?P=id)">'
    r"(?P<source>(?:(?!<span data-ttu-id=)[^\n])*?)"
    r"</span></span>"
)
PAIR_TAG = re.compile(r'<span (?:data-[ts]tu-id="(?P<id>[^"]*)"|class="sxs-lookup")>')
STRAY_TAG = re.compile(r"</?span>")
# A link title or a picture's description outside the pairs is written in the target language only.
LINK_TITLE = re.compile(r"""(\]\([^\s()]+)\s+(?:"[^"\n]*"|'[^'\n]*')(?=\))""")
PICTURE_TEXT = re.compile(r"!\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\](?=\()")
ADDRESS = re.compile(r"\]\((?P<address>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")


@dataclass(frozen=True)
class Unit:
    """A translation unit: one target sentence and its source sentence, both Markdown.

    Attributes:
        id: The vendor's id (`98d97-103`), or "" for a unit made here.
        target: The sentence in the translation's locale.
        source: The sentence it came from; "" where none is known.
        line: 0-based line of the body it stands on.
    """

    id: str
    target: str
    source: str
    line: int


@dataclass(frozen=True)
class BilingualText:
    """A body split into its two languages, line by line.

    Attributes:
        target: The text in the translation's locale.
        source: The source text, with exactly as many lines; "" where the file is plain.
        units: The pairs in reading order.
        warnings: What was odd; lines are 1-based within the body.
    """

    target: str
    source: str
    units: tuple[Unit, ...]
    warnings: tuple[TextWarning, ...]


def has_pairs(text: str) -> bool:
    """Whether a text is bilingual: cheap, and true also where no pair is whole."""
    return '<span data-ttu-id="' in text


def split_bilingual(body: str) -> BilingualText:
    """Split a body into target text, source text and sentence pairs.

    A body without any pair is plain: its `source` is empty and its `units` too. Nothing is
    dropped but the pairs' own tags. A pair that is not whole keeps its words in both texts
    and is reported.
    """
    targets: list[str] = []
    sources: list[str] = []
    units: list[Unit] = []
    warnings: list[TextWarning] = []
    for number, line in enumerate(body.split("\n")):
        parts = list(_parts(line, number))
        warnings.extend(_complaints(parts, number + 1))
        targets.append("".join(_target_of(part) for part in parts))
        sources.append("".join(_source_of(part) for part in parts))
        units.extend(_clean(unit) for unit in _with_links(parts))
    source = "\n".join(sources) if units else ""
    return BilingualText("\n".join(targets), source, tuple(units), tuple(warnings))


def _parts(line: str, number: int) -> Iterator[str | Unit]:
    position = 0
    for match in PAIR.finditer(line):
        if match.start() > position:
            yield line[position : match.start()]
        yield Unit(match["id"], match["target"], match["source"], number)
        position = match.end()
    if position < len(line):
        yield line[position:]


def _target_of(part: str | Unit) -> str:
    return part.target if isinstance(part, Unit) else PAIR_TAG.sub("", part)


def _source_of(part: str | Unit) -> str:
    if isinstance(part, Unit):
        return part.source
    return PICTURE_TEXT.sub("![]", LINK_TITLE.sub(r"\1", PAIR_TAG.sub("", part)))


def _complaints(parts: list[str | Unit], line: int) -> Iterator[TextWarning]:
    for part in parts:
        if isinstance(part, Unit):
            if STRAY_TAG.search(part.target) or STRAY_TAG.search(part.source):
                yield TextWarning(
                    line, f"Sentence {part.id} has a stray span tag; it is not shown."
                )
        elif broken := PAIR_TAG.search(part):
            name = broken["id"] or "?"
            yield TextWarning(line, f"Sentence {name} is not a whole pair; its words were kept.")


def _with_links(parts: list[str | Unit]) -> Iterator[Unit]:
    """The units of a line; those between a link's brackets become links themselves."""
    for index, part in enumerate(parts):
        if not isinstance(part, Unit):
            continue
        before = parts[index - 1] if index else ""
        after = parts[index + 1] if index + 1 < len(parts) else ""
        address = ADDRESS.match(after) if isinstance(after, str) else None
        if address and isinstance(before, str) and before.endswith("["):
            plain = re.split(r"\s+[\"']", address["address"], maxsplit=1)[0]
            yield replace(
                part,
                target=f"[{part.target}]({address['address']})",
                source=f"[{part.source}]({plain})",
            )
        else:
            yield part


def _clean(unit: Unit) -> Unit:
    return replace(
        unit, target=STRAY_TAG.sub("", unit.target), source=STRAY_TAG.sub("", unit.source)
    )
