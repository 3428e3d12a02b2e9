"""The blocks of a text as they stand in the end: by the rules, another locale, and editors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.overrule import Decision, overrule
from troubleshooting.text.segmentation.segment import segment
from troubleshooting.text.segmentation.skeleton import Sibling, adopt, read_skeleton


@dataclass(frozen=True)
class Guidance:
    """What is known of an article's blocks besides its text.

    Attributes:
        decisions: Editors' decisions, in the source language.
        sibling: The article in another locale.
    """

    decisions: Sequence[Decision] = ()
    sibling: Sibling | None = None


@dataclass(frozen=True)
class Found:
    """The blocks of a text.

    Attributes:
        segments: Cover every line that is not blank.
        unused: Decisions whose piece is not there.
        is_adopted: Whether the blocks were taken over from the sibling.
    """

    segments: tuple[Segment, ...]
    unused: tuple[Decision, ...] = ()
    is_adopted: bool = False


def find_segments(markdown: str, guidance: Guidance, *, english: bool) -> Found:
    """Find the blocks of a body.

    English is read by its wording, then decisions overrule the rules. Another language takes over
    its sibling's blocks, decisions included, or is read by structure alone.

    Args:
        markdown: The English source side where there is one, else the text itself.
        guidance: What else is known.
        english: Whether wording and decisions may be read.

    Raises:
        ArticleError: The text is nested too deeply.
    """
    if not english:
        adopted = guidance.sibling and adopt(guidance.sibling, read_skeleton(markdown))
        return Found(adopted or segment(markdown, english=False), is_adopted=bool(adopted))
    segments = segment(markdown, english=True)
    if not guidance.decisions:
        return Found(segments)
    skeleton, lines = read_skeleton(markdown), markdown.split("\n")
    texts = ["\n".join(lines[atom.start : atom.end]) for atom in skeleton]
    overruled = overrule(segments, skeleton, texts, guidance.decisions)
    return Found(overruled.segments, overruled.unused)
