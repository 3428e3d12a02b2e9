"""Hand-made labels of where articles' steps are, and how well found blocks agree with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from troubleshooting.text.article import ParsedBlock
from troubleshooting.text.markdown.angle_brackets import ANCHOR

KEY_LENGTH = 24


class Label(TypedDict, total=False):
    """One labelled step: `starts` (its first words) or `line` (1-based line of the file)."""

    starts: str
    line: int
    kind: str
    instructions: int


class Labelled(TypedDict):
    """An article's name and its steps in reading order."""

    name: str
    steps: list[Label]


@dataclass
class Agreement:
    """How labels and found steps compare, summed over articles.

    Attributes:
        found: Steps found.
        labelled: Steps labelled.
        matched: Steps that both have.
        instructions: Matched steps with the labelled number of instructions.
        kinds: Matched steps with the labelled kind.
        articles: Articles compared.
        same_answer: Articles on which both agree whether there are steps at all.
        disagreements: A line of text each.
    """

    found: int = 0
    labelled: int = 0
    matched: int = 0
    instructions: int = 0
    kinds: int = 0
    articles: int = 0
    same_answer: int = 0
    disagreements: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Twice the matched steps over all found and all labelled."""
        return share(2 * self.matched, self.found + self.labelled)

    def add(self, labelled: Labelled, blocks: Sequence[ParsedBlock]) -> None:
        """Compare one article; no blocks where its file is missing."""
        free = [block for block in blocks if block.type == "step"]
        self.articles += 1
        self.found += len(free)
        self.labelled += len(labelled["steps"])
        self.same_answer += bool(free) == bool(labelled["steps"])
        name = labelled["name"]
        for label in labelled["steps"]:
            block = next((one for one in free if _matches(label, one)), None)
            if block is None:
                self.disagreements.append(f"{name}: missed {_words(label)}")
                continue
            free.remove(block)
            self._compare(name, label, block)
        self.disagreements += [
            f"{name}:{one.line}: {one.rule} is no step: {_first_lines(one)[0][:80]}" for one in free
        ]

    def _compare(self, name: str, label: Label, block: ParsedBlock) -> None:
        same_count = block.instructions == label["instructions"]
        same_kind = block.kind == label["kind"]
        self.matched += 1
        self.instructions += same_count
        self.kinds += same_kind
        if not (same_count and same_kind):
            said, meant = (
                f"{block.kind} of {block.instructions}",
                f"{label['kind']} of {label['instructions']}",
            )
            self.disagreements.append(f"{name}:{block.line}: {said}, labelled {meant}")


def starting_lines(labelled: Labelled, text: str, *, first: int) -> set[int]:
    """The lines of the file on which the labelled steps begin, as far as they are found.

    Args:
        labelled: An article's labels.
        text: The English text that was labelled.
        first: The number its first line has in the file.
    """
    lines = ANCHOR.sub("", text).split("\n")
    written = [(number, line) for number, line in enumerate(lines, first) if line.strip()]
    found: set[int] = set()
    for label in labelled["steps"]:
        if "line" in label:
            found.add(label["line"])
            continue
        want = _key(label["starts"])
        starts = (n for n, line in written if n not in found and _begins(_key(line), want))
        found |= set(list(starts)[:1])
    return found


def _begins(one: str, want: str) -> bool:
    return bool(one) and (one.startswith(want) or want.startswith(one))


def read_labels(path: Path) -> list[Labelled]:
    """The labels of a file.

    Raises:
        OSError: It cannot be read.
        ValueError: It is not JSON.
    """
    labels: list[Labelled] = json.loads(path.read_text("utf-8"))
    return labels


def share(part: float, whole: float) -> float:
    """Part of whole, to three digits; 0 of nothing."""
    return round(part / whole, 3) if whole else 0.0


def _matches(label: Label, block: ParsedBlock) -> bool:
    if "line" in label:
        return label["line"] in [number for number, _line in _written(block)][:2]
    want = _key(label["starts"])
    return any(_begins(_key(line), want) for line in _first_lines(block))


def _first_lines(block: ParsedBlock) -> list[str]:
    return [line for _number, line in _written(block)][:2]


def _written(block: ParsedBlock) -> Iterator[tuple[int, str]]:
    """The block's lines that are not blank, with their numbers in the file."""
    text = ANCHOR.sub("", block.source or block.markdown)
    for number, line in enumerate(text.split("\n"), start=block.line):
        if line.strip():
            yield number, line


def _key(text: str) -> str:
    """The letters and digits a start is recognised by, markers and link addresses left out."""
    text = re.sub(r"\]\([^)]*\)", "", text.strip())
    text = re.sub(r"^([-*+>#]+|\d+[.)])\s+", "", text)
    return re.sub(r"[\W_]+", "", text.lower())[:KEY_LENGTH]


def _words(label: Label) -> str:
    return f"line {label['line']}" if "line" in label else label["starts"]
