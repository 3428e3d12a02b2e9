"""What was said of a text's blocks: hints of the checks, doubts of readers; closed where one mends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from troubleshooting.admin.base import acting_user, primary_key
from troubleshooting.admin.findings import check_explanation, check_name
from troubleshooting.editing.doubts import settle_doubts
from troubleshooting.editing.findings import dismiss_findings
from troubleshooting.models import ArticleTranslation, Doubt, Finding

# Buttons of the text's form; their value is the remark's primary key.
DISMISS, SETTLE = "_dismiss", "_settle"


@dataclass(frozen=True)
class HintRow:
    """An open hint beside its block, in the editor's language."""

    finding: Finding
    name: str
    explanation: str


@dataclass(frozen=True)
class Closed:
    """A remark that was put out of sight.

    Attributes:
        sentence: What was done, for the editor and the text's history.
        block: The primary key of the block it was about; None where that is gone.
    """

    sentence: str
    block: int | None


class Remarks:
    """The open remarks on a text, each kind by the primary key of its block.

    Attributes:
        hints: What the checks saw.
        doubts: What readers doubted, the newest first; under None where the block is gone.
    """

    def __init__(self, translation: ArticleTranslation) -> None:
        self.hints: Mapping[int, list[HintRow]] = defaultdict(list)
        for finding in Finding.objects.open().filter(block__translation=translation):
            check = finding.check_id
            hint = HintRow(finding, check_name(check), check_explanation(check))
            self.hints[finding.block_id].append(hint)
        self.doubts: Mapping[int | None, list[Doubt]] = defaultdict(list)
        for doubt in Doubt.objects.open().filter(translation=translation):
            self.doubts[doubt.block_id].append(doubt)

    @property
    def homeless(self) -> Sequence[Doubt]:
        """Doubts about what is no longer part of the text."""
        return self.doubts.get(None, [])

    def close(self, request: HttpRequest) -> Closed | None:
        """Do what the button says that was pressed; None where that remark is open no more.

        Raises:
            PermissionDenied: The editor may not close such remarks.
        """
        if DISMISS in request.POST:
            return self._dismiss(request, primary_key(request.POST[DISMISS]))
        return self._settle(request, primary_key(request.POST.get(SETTLE, "")))

    def _dismiss(self, request: HttpRequest, key: int) -> Closed | None:
        if not request.user.has_perm("troubleshooting.change_finding"):
            raise PermissionDenied
        rows: Iterator[HintRow] = (row for rows in self.hints.values() for row in rows)
        hint = next((row for row in rows if row.finding.pk == key), None)
        if hint is None:
            return None
        dismiss_findings([key], by=acting_user(request), now=timezone.now())
        what = {"hint": f"{hint.name} ({hint.finding.detail})"}
        return Closed(gettext("Dismissed a hint: %(hint)s") % what, hint.finding.block_id)

    def _settle(self, request: HttpRequest, key: int) -> Closed | None:
        if not request.user.has_perm("troubleshooting.change_doubt"):
            raise PermissionDenied
        rows: Iterator[Doubt] = (row for rows in self.doubts.values() for row in rows)
        doubt = next((row for row in rows if row.pk == key), None)
        if doubt is None:
            return None
        settle_doubts([key], by=acting_user(request), now=timezone.now())
        words = doubt.target or doubt.suggestion or doubt.get_kind_display()
        return Closed(gettext("Settled a doubt: %(doubt)s") % {"doubt": words}, doubt.block_id)


def is_pressed(request: HttpRequest) -> bool:
    """Whether a remark's button sent the form."""
    return DISMISS in request.POST or SETTLE in request.POST
