"""What the segmentation tests ask of a text."""

from __future__ import annotations

from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.english import EnglishReader
from troubleshooting.text.segmentation.segment import segment, segment_by


def by_rules(markdown: str, *, english: bool = True) -> tuple[Segment, ...]:
    """A text's blocks by the rules alone, without what labelled articles teach."""
    if not english:
        return segment(markdown, english=False)
    return segment_by(EnglishReader(), markdown, english=True)


def blocks(markdown: str, *, english: bool = True) -> list[tuple[str, str]]:
    """Type and first line of each block."""
    lines = markdown.split("\n")
    return [(one.type, lines[one.start]) for one in by_rules(markdown, english=english)]


def steps(markdown: str, *, english: bool = True) -> list[str]:
    """The first line of each step."""
    return [line for type_, line in blocks(markdown, english=english) if type_ == "step"]


def step_segments(markdown: str) -> list[Segment]:
    """The steps of an English text."""
    return [one for one in by_rules(markdown) if one.type == "step"]


def only_step(markdown: str) -> Segment:
    """The one step of an English text."""
    (only,) = step_segments(markdown)
    return only


def listed(*items: str, mark: str = "-") -> str:
    """A list of these items, numbered from 1 where the mark is `1.`."""
    numbered = mark == "1."
    return "\n".join(
        f"{n}. {item}" if numbered else f"{mark} {item}" for n, item in enumerate(items, 1)
    )
