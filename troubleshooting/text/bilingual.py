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
from itertools import zip_longest

from troubleshooting.text.errors import TextWarning

PAIR = re.compile(
    r'<span data-ttu-id="(?P<id>[^"]*)">'
    r"(?P<target>(?:(?!<span data-ttu-id=)[^\n])*?)"
    r'</span><span class="sxs-lookup"><span data-stu-id="(?P=id)">'
    r"(?P<source>(?:(?!<span data-ttu-id=)[^\n])*?)"
    r"</span></span>"
)
PAIR_TAG = re.compile(r'<span (?:data-[ts]tu-id="(?P<id>[^"]*)"|class="sxs-lookup")>')
STRAY_TAG = re.compile(r"</?span>", re.IGNORECASE)
# Where a pair may end; one that is looked for within a run of closing tags may overlap another.
PAIR_END = re.compile(r"(?=</span></span>)")
BRACKET = re.compile(r"\\.|!?\[|\]")
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
        if not line:
            targets.append("")
            sources.append("")
            continue
        parts = list(_parts(line, number))
        warnings.extend(_complaints(parts, number + 1))
        targets.append("".join(_target_of(part) for part in parts))
        sources.append("".join(_source_of(part) for part in parts))
        units.extend(_clean(unit) for unit in _with_links(parts))
    source = "\n".join(sources) if units else ""
    return BilingualText("\n".join(targets), source, tuple(units), tuple(warnings))


def _parts(line: str, number: int) -> Iterator[str | Unit]:
    position = 0
    found = list(PAIR.finditer(line))
    for match, following in zip_longest(found, found[1:]):
        if match.start() > position:
            yield line[position : match.start()]
        end = _end_of_source(line, match, following.start() if following else len(line))
        yield Unit(match["id"], match["target"], line[match.start("source") : end], number)
        position = end + len("</span></span>")
    if position < len(line):
        yield line[position:]


def _end_of_source(line: str, match: re.Match[str], limit: int) -> int:
    """Where a pair's source ends: after as many stray tags as its target has, if there are."""
    stray = _closed_too_often(match["target"])
    if stray > 0:
        for end in PAIR_END.finditer(line, match.end("source"), limit):
            if _closed_too_often(line[match.start("source") : end.start()]) == stray:
                return end.start()
    return match.end("source")


def _closed_too_often(half: str) -> int:
    tags = [tag.lower() for tag in STRAY_TAG.findall(half)]
    return tags.count("</span>") - tags.count("<span>")


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
    links = _addresses(parts)
    for place, part in enumerate(parts):
        if not isinstance(part, Unit):
            continue
        if place in links:
            plain = re.split(r"\s+[\"']", links[place], maxsplit=1)[0]
            yield replace(
                part, target=f"[{part.target}]({links[place]})", source=f"[{part.source}]({plain})"
            )
        else:
            yield part


def _addresses(parts: list[str | Unit]) -> dict[int, str]:
    """The address of the link around each unit, by the unit's place among the parts of a line.

    A unit that describes a picture is no link, also where the picture is one.
    """
    found: dict[int, str] = {}
    units: list[int] = []
    brackets: list[tuple[str, int]] = []
    for place, part in enumerate(parts):
        if isinstance(part, Unit):
            units.append(place)
            continue
        for bracket in BRACKET.finditer(part):
            if bracket[0].endswith("["):
                brackets.append((bracket[0], len(units)))
            elif bracket[0] == "]" and brackets:
                opening, first = brackets.pop()
                address = ADDRESS.match(part, bracket.start())
                if address and opening == "[":
                    found.update(dict.fromkeys(units[first:], address["address"]))
                if address:
                    del units[first:]
    return found


def _clean(unit: Unit) -> Unit:
    return replace(
        unit, target=STRAY_TAG.sub("", unit.target), source=STRAY_TAG.sub("", unit.source)
    )
