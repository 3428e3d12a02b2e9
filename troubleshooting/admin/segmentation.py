"""An article's page on which an editor decides where its steps begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from troubleshooting.admin.base import acting_user
from troubleshooting.admin.pieces import (
    Part,
    Row,
    Wishes,
    in_words,
    read_parts,
    read_rows,
    read_wishes,
)
from troubleshooting.admin.words import title_for_editor
from troubleshooting.editing.segmentation import (
    Choice,
    NoEnglish,
    StalePieces,
    decide_pieces,
    pieces_of,
    pieces_token,
)
from troubleshooting.ingest.recutting.recut import UnsettledConflict
from troubleshooting.models import Article, Block, Conflict, Step
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.segmentation.rules import RULES

PAGE = "admin/troubleshooting/article/segmentation.html"


@dataclass(frozen=True)
class Saved:
    """What a form changed.

    Attributes:
        said: What was decided, in a sentence for the article's history.
        locales: The locales whose blocks changed.
    """

    said: str
    locales: Sequence[str]


class SegmentationPage:
    """The pieces of an article as an editor sees them and decides about them.

    Attributes:
        token: Says which pieces are shown.
        rows: The pieces.
        parts: The blocks they make up.
        lost: Pieces that are no longer part of the article, each with what was wanted of it.
        problem: Why nothing can be decided, in a sentence.
        conflict: What has to be settled before what was wanted can be saved.
        is_stale: Whether a change was refused because the pieces changed meanwhile.
    """

    def __init__(self, article: Article, data: Mapping[str, str] | None = None) -> None:
        self.article = article
        self.data = data
        self.problem = ""
        self.conflict: Conflict | None = None
        self.is_stale = False
        self._read()

    def _read(self) -> None:
        self.token, self.rows, self.parts = "", list[Row](), list[Part]()
        wishes: Wishes = read_wishes(self.data or {}) if self.is_stale else {}
        try:
            pieces = pieces_of(self.article)
        except (NoEnglish, ArticleError, ValueError) as error:
            self.problem = _reason(error)
        else:
            self.token = pieces_token(pieces)
            self.rows = read_rows(pieces, None if self.is_stale else self.data, wishes)
            self.parts = read_parts(self.rows, _steps(self.article))
        self.lost = [(text, in_words(choice)) for (text, _nth), choice in wishes.items()]

    @property
    def has_errors(self) -> bool:
        """Whether anything that was chosen cannot be."""
        return any(row.form and row.form.is_bound and row.form.errors for row in self.rows)

    @property
    def has_decisions(self) -> bool:
        """Whether there is anything to undo, be it about a text that is gone."""
        return any(row.piece.is_decided for row in self.rows) or self.article.decisions.exists()

    @property
    def rules(self) -> list[tuple[str, str]]:
        """The rules that made these blocks, each with what it says, in English."""
        used = {part.first.rule for part in self.parts}
        return [(rule, says) for rule, says in RULES.items() if rule in used]

    def save(self, by: User) -> Saved | None:
        """Store what was chosen; None where it cannot be, and why is on the page."""
        if not self._is_current() or self.has_errors:
            return None
        changed = [row for row in self.rows if row.form and row.chosen() != row.piece.choice]
        if not changed:
            return Saved("", [])
        said = "; ".join(f"“{row.label}”: {in_words(row.chosen())}" for row in changed)
        choices = {row.piece.number: row.chosen() for row in changed}
        return self._decide(choices, gettext("Decided: %(decisions)s.") % {"decisions": said}, by)

    def undo(self, by: User) -> Saved | None:
        """Leave all pieces to the rules; None where that cannot be, and why is on the page."""
        if not self._is_current():
            return None
        choices = {row.piece.number: row.piece.by_rules for row in self.rows}
        return self._decide(choices, gettext("Undid all decisions about steps."), by)

    def _is_current(self) -> bool:
        if self.token and (self.data or {}).get("seen") != self.token:
            self.is_stale = True
            self._read()
        return bool(self.token) and not self.is_stale

    def _decide(self, choices: Mapping[int, Choice], said: str, by: User) -> Saved | None:
        try:
            locales = decide_pieces(
                self.article, choices, seen=self.token, now=timezone.now(), by=by
            )
        except StalePieces:
            self.is_stale = True
            self._read()
        except UnsettledConflict as refused:
            self.conflict = refused.conflict
        except (NoEnglish, ArticleError, ValueError) as error:
            self.problem = _reason(error)
        else:
            return Saved(said, locales)
        return None


def _reason(error: Exception) -> str:
    """Why an article cannot be cut, and what to do."""
    if isinstance(error, NoEnglish):
        return gettext(
            "This article has no English text, by which decisions are recognised when it is "
            "imported again. Import its English file, or a bilingual one, first."
        )
    if isinstance(error, ArticleError):
        return error.reason
    return gettext(
        "A text of this article is stored as an older version read it. Import the article’s "
        "files again, then decide."
    )


def _steps(article: Article) -> list[Step | None]:
    """For each block of the English text its step."""
    blocks = Block.objects.filter(translation__article=article, translation__locale=SOURCE_LOCALE)
    return [block.step for block in blocks.as_imported()]


def segmentation_page(
    request: HttpRequest, model_admin: admin.ModelAdmin[Article], article: Article
) -> HttpResponse:
    """Show the pieces; a post decides about them, or is answered 422 with what was chosen kept."""
    can_change = model_admin.has_change_permission(request, article)
    page = SegmentationPage(article, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not can_change:
            raise PermissionDenied
        with transaction.atomic():
            act = page.undo if "_undo" in request.POST else page.save
            saved = act(acting_user(request))
            if saved is not None:
                _tell(request, model_admin, article, saved)
        if saved is not None:
            return HttpResponseRedirect(request.path)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": article,
        "title": gettext("Where steps begin"),
        "heading": title_for_editor(article.translations.defer("search_text")),
        "page": page,
        "has_change_permission": can_change,
    }
    return render(request, PAGE, context, status=422 if request.method == "POST" else 200)


def _tell(
    request: HttpRequest, model_admin: admin.ModelAdmin[Article], article: Article, saved: Saved
) -> None:
    """Say to the editor, and write into the article's history, what was decided."""
    if not saved.said:
        model_admin.message_user(request, gettext("Nothing was changed."), messages.INFO)
        return
    count = len(saved.locales)
    changed = ngettext(
        "The text in %(n)d language was cut anew: %(locales)s.",
        "The texts in %(n)d languages were cut anew: %(locales)s.",
        count,
    ) % {"n": count, "locales": ", ".join(saved.locales)}
    model_admin.log_change(request, article, f"{saved.said} {changed}" if count else saved.said)
    model_admin.message_user(request, changed if count else saved.said, messages.SUCCESS)
