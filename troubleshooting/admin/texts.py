"""A text's blocks as an editor corrects them, and what becomes of a form that was sent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from troubleshooting.admin.remarks import HintRow, Remarks
from troubleshooting.editing.drafts import (
    EmptyText,
    StaleEdit,
    discard_draft,
    editable_text,
    save_draft,
    text_token,
)
from troubleshooting.editing.publishing import publish_translation
from troubleshooting.editing.state import BlockState, states_of
from troubleshooting.models import ArticleTranslation, Block, Conflict, Doubt
from troubleshooting.text.errors import ArticleError

TEXT_FIELD = re.compile(r"^block-(?P<key>\d+)-text$")
MIN_ROWS, MAX_ROWS = 3, 18
CHARACTERS_A_ROW = 40


class BlockForm(forms.Form):
    """One block's text; `seen` says which text the editor was shown."""

    text = forms.CharField(label=_("text"), required=False, strip=False, widget=forms.Textarea)
    seen = forms.CharField(widget=forms.HiddenInput)
    discard = forms.BooleanField(label=_("Discard this draft"), required=False)


class TextRow:
    """A block on the page.

    Attributes:
        block: The block as stored.
        states: What an editor should know of it.
        hints: What the checks saw in its sentences.
        doubts: What readers doubted in it.
        form: Its form, with what was sent where that was not saved.
        conflict: What somebody else saved meanwhile, or None.
    """

    def __init__(
        self, block: Block, translation: ArticleTranslation, data: Mapping[str, str] | None
    ) -> None:
        self.block = block
        self.translation = translation
        self.states = states_of(block)
        self.hints: Sequence[HintRow] = ()
        self.doubts: Sequence[Doubt] = ()
        self.conflict: StaleEdit | None = None
        # A block that an import added meanwhile is not in an older page's form.
        is_sent = data is not None and f"block-{block.pk}-seen" in data
        self.form = self._form(data if is_sent else None)

    def _form(self, data: Mapping[str, str] | None) -> BlockForm:
        stored = editable_text(self.block)
        form = BlockForm(
            data,
            prefix=f"block-{self.block.pk}",
            initial={"text": stored, "seen": text_token(stored)},
        )
        rows = stored.count("\n") + len(stored) // CHARACTERS_A_ROW + 1
        form.fields["text"].widget.attrs.update(
            lang=self.translation.locale,
            dir=self.translation.direction,
            rows=min(max(rows, MIN_ROWS), MAX_ROWS),
            spellcheck="true",
        )
        return form

    @property
    def is_draft(self) -> bool:
        """Whether it has a correction that readers do not see."""
        return BlockState.DRAFT in self.states

    @property
    def source_is_newer(self) -> bool:
        """Whether upstream changed what was corrected here: the original, or the same sentence."""
        return bool({BlockState.SOURCE_NEWER, BlockState.CONFLICT} & set(self.states))

    @property
    def upstream_conflict(self) -> Conflict | None:
        """The open conflict with upstream, if there is one."""
        return next((one for one in self.block.conflicts.all() if one.resolved_at is None), None)

    def save(self, now: datetime) -> bool:
        """Store what was sent; says whether the block changed. Errors are left on the form."""
        if not self.form.is_bound or not self.form.is_valid():
            return False
        sent = self.form.cleaned_data
        before = self.block.draft_markdown
        try:
            if sent["discard"]:
                self.block = discard_draft(self.block, seen=sent["seen"])
            else:
                self.block = save_draft(self.block, sent["text"], seen=sent["seen"], now=now)
        except StaleEdit as conflict:
            self.conflict = conflict
            self.form.add_error("text", gettext("Somebody else changed this text meanwhile."))
        except EmptyText:
            self.form.add_error("text", gettext("A step or a title needs words."))
        except ArticleError as error:
            self.form.add_error("text", error.reason)
        return not self.form.errors and self.block.draft_markdown != before

    def prepare_again(self) -> None:
        """Make the form one that can be sent again, after another block kept all from being saved.

        A text the editor left alone is shown as it is stored by now. One that was changed by two
        keeps this editor's words, and sending it again means they are preferred.
        """
        if not self.form.is_bound:
            return
        data = dict(self.form.data.items())
        if self.conflict:
            data[self.form.add_prefix("seen")] = text_token(self.conflict.stored)
            self.form.data = data
        elif (
            not self.form.errors
            and text_token(self.form.cleaned_data["text"]) == self.form.cleaned_data["seen"]
        ):
            self.form = self._form(None)


@dataclass(frozen=True)
class Saved:
    """What a form changed.

    Attributes:
        labels: Of the blocks whose draft changed.
        published: How many blocks changed for readers; None where nobody asked to publish.
    """

    labels: tuple[str, ...]
    published: int | None


class TextsPage:
    """All blocks of a text, in reading order.

    Attributes:
        rows: The blocks.
        remarks: What waits for an editor's answer.
        lost: Texts the editor corrected that are no longer part of the article.
    """

    def __init__(
        self, translation: ArticleTranslation, data: Mapping[str, str] | None = None
    ) -> None:
        self.translation = translation
        self.data = data
        blocks = translation.blocks.in_reading_order().select_related("step")
        blocks = blocks.prefetch_related("conflicts")
        self.rows = [TextRow(block, translation, data) for block in blocks]
        self.remarks = Remarks(translation)
        for row in self.rows:
            row.hints = self.remarks.hints.get(row.block.pk, ())
            row.doubts = self.remarks.doubts.get(row.block.pk, ())
        self.lost = self._lost_texts()

    def _lost_texts(self) -> list[str]:
        there = {str(row.block.pk) for row in self.rows}
        data = self.data or {}
        sent = {match["key"]: data[name] for name in data if (match := TEXT_FIELD.match(name))}
        return [
            text
            for key, text in sent.items()
            if key not in there and text_token(text) != data.get(f"block-{key}-seen")
        ]

    @property
    def has_errors(self) -> bool:
        """Whether anything kept the form from being saved."""
        return bool(self.lost) or any(row.form.is_bound and row.form.errors for row in self.rows)

    @transaction.atomic
    def save(self, *, publish: bool, now: datetime, by: User | None = None) -> Saved | None:
        """Store all corrections, or none where one cannot be; None then."""
        blocks = [row.block for row in self.rows]
        changed = [row.block.label for row in self.rows if row.save(now)]
        if not self.has_errors:
            published = publish_translation(self.translation, now=now, by=by) if publish else None
            return Saved(tuple(changed), published)
        transaction.set_rollback(True)
        for row, block in zip(self.rows, blocks, strict=True):
            row.block = row.conflict.block if row.conflict else block
            row.prepare_again()
        return None
