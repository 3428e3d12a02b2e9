"""Which steps the blocks of a text are after it was cut anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from troubleshooting.ingest.recutting.body import Piece, join_pieces
from troubleshooting.ingest.storage.steps import suggest_audience
from troubleshooting.models import Article, BlockType, Step
from troubleshooting.text.identity import match_texts, merge_order, new_key
from troubleshooting.text.segmentation.blocks import Segment


@dataclass
class Cut:
    """One block of the new cut.

    Attributes:
        segment: What it is.
        pieces: What it is made of.
        step: Its step; None where it is none.
    """

    segment: Segment
    pieces: Sequence[Piece]
    step: Step | None = None

    def text(self, part: str) -> str:
        """One version of its text: `markdown`, `draft`, `upstream` or `source`."""
        gaps = [piece.gap for piece in self.pieces]
        return join_pieces([getattr(piece, part) or "" for piece in self.pieces], gaps)

    @property
    def draft(self) -> str | None:
        """The correction that waits, if a part of it has one."""
        if all(piece.draft is None for piece in self.pieces):
            return None
        drafts = [piece.markdown if piece.draft is None else piece.draft for piece in self.pieces]
        return join_pieces(drafts, [piece.gap for piece in self.pieces])


@dataclass
class CutSteps:
    """The article's steps while its texts are cut.

    Attributes:
        article: The article.
        by_key: All its steps ever; new ones are added.
        sets_kinds: Whether steps become checks and actions as the first text says.
        texts: Key and text of each step that was met.
        lead: The keys of the first text's steps, in order.
    """

    article: Article
    by_key: dict[str, Step]
    sets_kinds: bool
    texts: list[tuple[str, str]] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)

    def claim(self, cuts: Sequence[Cut]) -> None:
        """Give each step among the blocks of one text its identity.

        A step keeps the key of the block it begins with; else that of another block in it; else
        it is one that another locale's text has shown already, or one that was retired; else new.
        """
        steps = [cut for cut in cuts if cut.segment.type == BlockType.STEP]
        taken: set[str] = set()
        for first_only in (True, False):
            for cut in steps:
                own = None if cut.step else _step_within(cut, taken, first_only=first_only)
                if own:
                    cut.step = self.by_key[own]
                    taken.add(own)
        free = [one for one in self.texts if one[0] not in taken]
        open_ = [cut for cut in steps if cut.step is None]
        known = match_texts(free, [cut.text("source") or cut.text("upstream") for cut in open_])
        for cut, key in zip(open_, known, strict=True):
            cut.step = self.by_key[key] if key else self._new(cut, taken)
            taken.add(cut.step.key)
        self._remember(steps)

    def follow(self, cuts: Sequence[Cut]) -> None:
        """Give the steps of a text that is cut like the first one the first one's steps."""
        steps = [cut for cut in cuts if cut.segment.type == BlockType.STEP]
        for cut, key in zip(steps, self.lead, strict=True):
            cut.step = self.by_key[key]

    def suggest_audiences(self, cuts: Sequence[Cut]) -> None:
        """Let the English of the article's steps say whose they may be."""
        for cut in cuts:
            if cut.step:
                suggest_audience(cut.step, cut.text("source") or cut.text("upstream"))

    def _new(self, cut: Cut, taken: set[str]) -> Step:
        text = cut.text("source") or cut.text("upstream")
        known = self.by_key.get(new_key(text, ()))
        if known and known.key not in taken and known.retired_at is not None:
            known.retired_at = None
            return _for_those_of_the_whole(known, cut)
        key = new_key(text, self.by_key)
        step = Step(article=self.article, key=key, kind=cut.segment.kind, position=0)
        self.by_key[key] = step
        return _for_those_of_the_whole(step, cut)

    def _remember(self, steps: Sequence[Cut]) -> None:
        keys = [cut.step.key for cut in steps if cut.step]
        texts = [cut.text("source") or cut.text("upstream") for cut in steps]
        self.texts += zip(keys, texts, strict=True)
        if self.lead:
            return
        self.lead = keys
        for cut in steps:
            if cut.step and self.sets_kinds:
                cut.step.kind = cut.segment.kind or cut.step.kind

    def save(self) -> None:
        """Store the steps, in the order of the first text, or the editors' where they set one."""
        active = [one for one in self.by_key.values() if one.pk and one.retired_at is None]
        known = [one.key for one in sorted(active, key=lambda one: one.position)]
        order = merge_order(known, self.lead, incoming_leads=not self.article.steps_edited)
        for position, key in enumerate(order, start=1):
            self.by_key[key].position = position
            self.by_key[key].save()


def _for_those_of_the_whole(step: Step, cut: Cut) -> Step:
    """A step cut off another is for those the whole was for, unless an editor said whose it is."""
    whole = cut.pieces[0].block.step
    if whole and not step.audience_decided:
        step.audience, step.audience_decided = whole.audience, whole.audience_decided
    return step


def _step_within(cut: Cut, taken: set[str], *, first_only: bool) -> str | None:
    for piece in cut.pieces:
        step = piece.block.step
        if step and step.key not in taken and (piece.is_first or not first_only):
            return step.key
    return None
