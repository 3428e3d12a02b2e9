"""Teach the segmentation from labelled articles: `python -m benchmarks.training FOLDER LABELS.json …`.

Each paragraph and each list about which the rules have to decide is observed: its features, and what
people said of it. The weights go to `troubleshooting/text/segmentation/learned/weights.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.labels import Labelled, read_labels, starting_lines
from benchmarks.regression import fit
from troubleshooting.text.bilingual import split_bilingual
from troubleshooting.text.front_matter import split_front_matter
from troubleshooting.text.segmentation.english import EnglishReader
from troubleshooting.text.segmentation.learned.classifier import WEIGHTS, Classifier
from troubleshooting.text.segmentation.learned.features import (
    Features,
    Place,
    list_features,
    paragraph_features,
)
from troubleshooting.text.segmentation.listing import Listing, ListRole
from troubleshooting.text.segmentation.segment import segment_by

STEP, NONE = "step", "none"


@dataclass(frozen=True)
class Observation:
    """A paragraph or a list that was decided about.

    Attributes:
        subject: `paragraph` or `list`.
        place: Where it stands; lines count from 0 in the body.
        features: What it looks like.
        ruled: What the rules say: step or none; procedure, alternatives or none.
        items: The lines on which a list's items begin.
    """

    subject: str
    place: Place
    features: Features
    ruled: str
    items: tuple[int, ...] = ()


class Observer(EnglishReader):
    """Decides by the rules alone, and keeps what it was asked."""

    def __init__(self) -> None:
        self.seen: list[Observation] = []

    def is_step(self, text: str, place: Place, *, told: bool) -> bool:
        """As the rules say."""
        ruled = STEP if told else NONE
        self.seen.append(Observation("paragraph", place, paragraph_features(text, place), ruled))
        return told

    def likely_role(self, listing: Listing, place: Place, role: ListRole) -> ListRole:
        """As the rules say."""
        ruled = str(role) if role in (ListRole.PROCEDURE, ListRole.ALTERNATIVES) else NONE
        items = tuple(item.node.start for item in listing.items)
        self.seen.append(Observation("list", place, list_features(listing, place), ruled, items))
        return role


def observe(path: Path, labelled: Labelled) -> list[tuple[Observation, str]]:
    """What there is to decide in an article, and what its labels say of each.

    Raises:
        ArticleError: The article cannot be read.
        OSError: There is no such file.
    """
    text = path.read_text("utf-8")
    front, body = split_front_matter(text)
    halves = split_bilingual(body)
    english = halves.source or halves.target
    observer = Observer()
    segment_by(observer, english, english=True)
    lines = starting_lines(labelled, english, first=front.body_line)
    starts = {line - front.body_line for line in lines}
    said = {id(one): _said(one, starts) for one in observer.seen}
    known = {line for one in observer.seen for line in (one.place.start, *one.items)}
    for head in starts - known:
        if meant := _meant_by_head(head, observer.seen):
            said[id(meant)] = STEP if meant.subject == "paragraph" else ListRole.PROCEDURE
    return [(one, str(said[id(one)])) for one in observer.seen]


def _said(one: Observation, starts: set[int]) -> str:
    """What the labelled starts make of a block: two items that begin steps are alternatives."""
    if one.subject == "paragraph":
        return STEP if one.place.start in starts else NONE
    items = [line for line in one.items if line in starts]
    if len(items) > 1 or (items and items[0] != one.items[0]):
        return ListRole.ALTERNATIVES
    if items and len(one.items) == 1 and one.ruled != ListRole.PROCEDURE:
        return ListRole.ALTERNATIVES
    led = one.place.start != one.items[0] and one.place.start in starts
    return ListRole.PROCEDURE if items or led else NONE


def _meant_by_head(head: int, seen: Iterable[Observation]) -> Observation | None:
    """The block that is the step of a section whose heading a step begins with."""
    inside = [one for one in seen if one.place.head_start == head]
    ruled = [one for one in inside if one.ruled in (STEP, ListRole.PROCEDURE)]
    lists = [one for one in inside if one.subject == "list"]
    return next(iter([*ruled, *lists, *inside[-1:]]), None)


def train(observations: Sequence[tuple[Observation, str]]) -> dict[str, Classifier]:
    """A classifier for paragraphs and one for lists."""
    trained = {}
    for subject in ("paragraph", "list"):
        own = [(one, said) for one, said in observations if one.subject == subject]
        trained[subject] = fit([one.features for one, _said in own], [said for _one, said in own])
    return trained


def main() -> None:
    """Observe the articles of each folder by its labels, train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "given", nargs="+", type=Path, metavar="FOLDER LABELS", help="LOCALE/bilingual, its labels"
    )
    options = parser.parse_args()
    observations = []
    for folder, labels in zip(options.given[::2], options.given[1::2], strict=True):
        for labelled in read_labels(labels):
            observations += observe(folder / f"{labelled['name']}.md", labelled)
    trained = {name: asdict(one) for name, one in train(observations).items()}
    WEIGHTS.write_text(
        json.dumps(trained, ensure_ascii=True, sort_keys=True, indent=0) + "\n", "utf-8"
    )
    print(
        f"{len(observations)} blocks; {sum(len(one['weights']) for one in trained.values())} weights"
    )


if __name__ == "__main__":
    main()
