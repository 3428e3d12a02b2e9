"""Translation units through an edit: which sentence pairs survive when a text is corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from troubleshooting.text.bilingual import Unit
from troubleshooting.text.markdown.items import MARKER


def realign(units: Sequence[Unit], markdown: str) -> tuple[Unit, ...]:
    """Pair an edited text with the sources of its sentences.

    Sentences still in the text as they were keep their pair. What stands between two of them is
    one new unit, paired with the sources of the units that stood there.

    Args:
        units: The pairs of the text before the edit, in order.
        markdown: The edited text.

    Returns:
        Pairs in reading order whose targets cover the words of `markdown` and whose sources are
        those of `units`, none lost.
    """
    found: list[Unit] = []
    lost: list[Unit] = []
    position = 0
    for unit in units:
        at = markdown.find(unit.target, position) if unit.target else -1
        if at < 0:
            lost.append(unit)
            continue
        found += _between(lost, markdown[position:at], unit.line)
        found.append(unit)
        lost, position = [], at + len(unit.target)
    found += _between(lost, markdown[position:], found[-1].line if found else 0)
    return tuple(found)


def _between(lost: list[Unit], text: str, line: int) -> list[Unit]:
    words = "\n".join(MARKER.sub("", part).strip() for part in text.split("\n")).strip(" \n>")
    source = " ".join(unit.source for unit in lost)
    if not source and not any(character.isalnum() for character in words):
        return []
    identifier = lost[0].id if lost else ""
    return [replace(Unit("", "", "", line), id=identifier, target=words, source=source)]
