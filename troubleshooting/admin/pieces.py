"""The pieces of an article as rows of a form, in the blocks they make up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from troubleshooting.editing.segmentation import Choice, PieceRow
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.models import BlockRole, BlockType, Step, StepKind
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.words import label_of

TEXT_FIELD = re.compile(r"^piece-(?P<number>[0-9]{1,6})-text$")
CHOICES: Mapping[str, Choice] = {
    "step-action": Choice(BlockRole.STEP, StepKind.ACTION),
    "step-check": Choice(BlockRole.STEP, StepKind.CHECK),
    "text": Choice(BlockRole.TEXT),
    "resources": Choice(BlockRole.RESOURCES),
    "continues": Choice(BlockRole.CONTINUES),
}
VALUES = {choice: value for value, choice in CHOICES.items()}

# A piece's Markdown, and which of the pieces with the same it is, from 0.
Wishes = dict[tuple[str, int], Choice]


class PieceForm(forms.Form):
    """What an editor makes of a piece; `was` and `text` say what they were shown."""

    was = forms.CharField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, piece: PieceRow, data: Mapping[str, str] | None, *, is_free: bool) -> None:
        was = VALUES[piece.choice]
        super().__init__(
            data,
            prefix=f"piece-{piece.number}",
            initial={"choice": was, "was": was, "text": piece.text},
        )
        self.fields["choice"] = forms.ChoiceField(
            label=_("What begins here"),
            choices=list(_options(piece, is_free=is_free)),
            widget=forms.Select(attrs={"aria-describedby": f"piece-{piece.number}"}),
        )


def _options(piece: PieceRow, *, is_free: bool) -> Iterator[tuple[str, str]]:
    """What a piece can be; `is_free` where there is something before it that it can belong to."""
    for value, choice in CHOICES.items():
        if choice == piece.by_rules and piece.is_decided:
            yield value, gettext("As the rules say: %(choice)s") % {"choice": in_words(choice)}
        elif is_free or choice.role != BlockRole.CONTINUES:
            yield value, in_words(choice)


@dataclass(frozen=True)
class Row:
    """A piece on the page.

    Attributes:
        piece: The piece.
        html: Its English text, rendered; "" where it shows nothing, as definitions of links do.
        form: What can be made of it; None for the title.
        wanted: What the editor wanted of it, in words, where that was refused.
    """

    piece: PieceRow
    html: str
    form: PieceForm | None
    wanted: str = ""

    @property
    def label(self) -> str:
        """A few plain words to name it by."""
        return label_of(self.html) or self.piece.text

    @property
    def by_rules(self) -> str:
        """What the rules make of it, in words."""
        return in_words(self.piece.by_rules)

    def chosen(self) -> Choice:
        """What a valid form wants; what the piece is now where it has none."""
        return CHOICES[self.form.cleaned_data["choice"]] if self.form else self.piece.choice


@dataclass(frozen=True)
class Part:
    """A block.

    Attributes:
        rows: The pieces it is made of.
        step: Its step; None where it is none.
    """

    rows: Sequence[Row]
    step: Step | None

    @property
    def first(self) -> PieceRow:
        """The piece it begins with, which says what it is."""
        return self.rows[0].piece

    @property
    def type(self) -> str:
        """What it is, in a word."""
        return str(BlockType(self.first.choice.role.value).label)


def in_words(choice: Choice) -> str:
    """A choice as an editor reads it."""
    role = str(capfirst(choice.role.label))
    return f"{role} ({StepKind(choice.kind).label})" if choice.kind else role


def read_rows(
    pieces: Sequence[PieceRow], data: Mapping[str, str] | None, wishes: Wishes
) -> list[Row]:
    """A row for each piece.

    Args:
        pieces: The pieces.
        data: What was sent of them; None shows them as they are now.
        wishes: What is to be shown as wanted; those that are shown are taken out.
    """
    renderer = Renderer(SOURCE_LOCALE)
    rows: list[Row] = []
    nth: Counter[str] = Counter()
    for piece in pieces:
        html = renderer.render_source(piece.text)
        if piece.is_title:
            rows.append(Row(piece, html, None))
            continue
        wish = wishes.pop((piece.text, nth[piece.text]), piece.choice)
        nth[piece.text] += 1
        is_free = bool(rows) and not rows[-1].piece.is_title
        wanted = in_words(wish) if wish != piece.choice else ""
        rows.append(Row(piece, html, PieceForm(piece, data, is_free=is_free), wanted))
    return rows


def read_parts(rows: Sequence[Row], steps: Sequence[Step | None]) -> list[Part]:
    """The rows in the blocks they make up.

    Args:
        rows: All rows, in order.
        steps: For each block its step.
    """
    blocks: list[list[Row]] = []
    for row in rows:
        if not blocks or row.piece.choice.role != BlockRole.CONTINUES:
            blocks.append([])
        blocks[-1].append(row)
    # Read a moment apart: an import between them may have left fewer steps.
    by_block = dict(enumerate(steps))
    return [Part(block, by_block.get(number)) for number, block in enumerate(blocks)]


def read_wishes(data: Mapping[str, str]) -> Wishes:
    """What a form that was sent wants to change, whatever the pieces are by now."""
    found: Wishes = {}
    nth: Counter[str] = Counter()
    matches = filter(None, map(TEXT_FIELD.match, data))
    for number in sorted(int(match["number"]) for match in matches):
        text = data.get(f"piece-{number}-text", "").replace("\r\n", "\n")
        sent = data.get(f"piece-{number}-choice", "")
        if sent in CHOICES and sent != data.get(f"piece-{number}-was"):
            found[text, nth[text]] = CHOICES[sent]
        nth[text] += 1
    return found
