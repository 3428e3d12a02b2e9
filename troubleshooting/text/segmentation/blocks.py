"""A block of an article: what it is, where it stands, and which rule says so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """A block of an article.

    Attributes:
        type: text, step or resources.
        start: 0-based first line of the body.
        end: 0-based line after the last.
        rule: Which rule made it what it is: a key of `rules.RULES`.
        kind: check or action for a step, else "".
        instructions: How many instructions a step's procedure has.
    """

    type: str
    start: int
    end: int
    rule: str
    kind: str = ""
    instructions: int = 0
