"""Translation hints as editors work through them: which check, where, both texts, dismissed or not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from troubleshooting.admin.base import (
    LanguageFilter,
    LeadsElsewhereAdmin,
    OpenOrClosedFilter,
    acting_user,
    block_address,
)
from troubleshooting.admin.words import article_title, in_locale, titles
from troubleshooting.editing.findings import dismiss_findings, restore_findings
from troubleshooting.ingest.storage.findings import text_hash
from troubleshooting.models import Finding, TranslationUnit
from troubleshooting.text.checks import CHECKS
from troubleshooting.text.locales import SOURCE_LOCALE


def check_name(check_id: str) -> str:
    """A check's name in the editor's language; its id where there is no such check any more."""
    return gettext(CHECKS[check_id].name) if check_id in CHECKS else check_id


def check_explanation(check_id: str) -> str:
    """What a check is about, in the editor's language; "" where it is no more."""
    return gettext(CHECKS[check_id].explanation) if check_id in CHECKS else ""


class HintList(ChangeList):
    """A page of the list, each row with the sentence pair it is about."""

    def get_results(self, request: HttpRequest) -> None:
        """Read the page's rows, then all their pairs at once."""
        super().get_results(request)
        attach_pairs(self.result_list)


def attach_pairs(findings: Iterable[Finding]) -> None:
    """Give each finding its `target` and `source`; "" where its sentence is there no more."""
    rows = list(findings)
    units = TranslationUnit.objects.filter(block__in={one.block_id for one in rows})
    texts = {
        (block, text_hash(target, source)): (target, source)
        for block, target, source in units.values_list("block", "target", "source")
    }
    for one in rows:
        pair = texts.get((one.block_id, one.text_hash), ("", ""))
        one.target, one.source = pair  # type: ignore[attr-defined]


class HintLanguageFilter(LanguageFilter):
    """Hints about texts in one language."""

    field = "block__translation__locale"


class CheckFilter(admin.SimpleListFilter):
    """Hints of one check."""

    title = _("check")
    parameter_name = "check"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        """All checks there are."""
        return [(one, check_name(one)) for one in CHECKS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Finding]) -> QuerySet[Finding]:
        """What the chosen check saw."""
        return queryset.filter(check_id=self.value()) if self.value() else queryset


class DismissedFilter(OpenOrClosedFilter):
    """Open hints, unless the editor wants to see dismissed ones."""

    closed = ("dismissed", _("dismissed"))
    closed_when = Q(dismissed_at__isnull=False)


@admin.register(Finding)
class FindingAdmin(LeadsElsewhereAdmin):
    """Hints of all texts; each leads to the block it is about, where the text is mended."""

    article_field = "block__translation__article"
    list_display = ["where", "language", "check_shown", "severity", "detail", "pair"]
    list_filter = [HintLanguageFilter, CheckFilter, "severity", DismissedFilter]
    search_fields = [
        "block__translation__article__slug",
        "block__translation__search_text__contains",
    ]
    list_select_related = ["block__translation__article"]
    actions = ["dismiss_selected", "restore_selected"]
    ordering = ["block__translation__article__slug", "block__translation__locale", "block", "pk"]

    def get_changelist(self, request: HttpRequest, **_others: Any) -> type[ChangeList]:  # noqa: ANN401 - as in Django
        """Rows come with their sentence pairs."""
        return HintList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Finding]:
        """Hints without the long texts of their blocks."""
        block = ("markdown", "source_markdown", "upstream_markdown", "html", "source_html")
        rows = Finding.objects.select_related("block__translation__article")
        return rows.prefetch_related(titles("block__translation__article")).defer(
            *(f"block__{name}" for name in block),
            "block__translation__front_matter",
            "block__translation__search_text",
        )

    @admin.display(description=_("article"), ordering="block__translation__article__slug")
    def where(self, finding: Finding) -> SafeString:
        """The article's title, leading to the block on the text's page."""
        title = article_title(finding.block.translation.article)
        return format_html('<a href="{}">{}</a>', self.address_of(finding), title)

    @admin.display(description=_("language"), ordering="block__translation__locale")
    def language(self, finding: Finding) -> SafeString:
        """The language's own name."""
        text = finding.block.translation
        return in_locale(text.language_name, text.locale)

    @admin.display(description=_("check"), ordering="check_id")
    def check_shown(self, finding: Finding) -> SafeString:
        """The check's name, explained."""
        return format_html(
            '<span title="{}">{}</span>',
            check_explanation(finding.check_id),
            check_name(finding.check_id),
        )

    @admin.display(description=_("text and original"))
    def pair(self, finding: Finding) -> SafeString:
        """The sentence and, below it, the one it came from, each marked with its language."""
        locale = finding.block.translation.locale
        return format_html(
            '<div class="pair">{}</div><div class="pair">{}</div>',
            in_locale(finding.target, locale),  # type: ignore[attr-defined]
            in_locale(finding.source, SOURCE_LOCALE),  # type: ignore[attr-defined]
        )

    @admin.action(description=_("Dismiss the selected hints"), permissions=["change"])
    def dismiss_selected(self, request: HttpRequest, chosen: QuerySet[Finding]) -> None:
        """Put hints out of sight while their sentences stay as they are."""
        keys = chosen.order_by().values_list("pk", flat=True)
        number = dismiss_findings(keys, by=acting_user(request), now=timezone.now())
        said = ngettext("%(n)d hint was dismissed.", "%(n)d hints were dismissed.", number)
        self.message_user(request, said % {"n": number})

    @admin.action(description=_("Bring the selected hints back"), permissions=["change"])
    def restore_selected(self, request: HttpRequest, chosen: QuerySet[Finding]) -> None:
        """Show dismissed hints again."""
        number = restore_findings(chosen.order_by().values_list("pk", flat=True))
        said = ngettext("%(n)d hint was brought back.", "%(n)d hints were brought back.", number)
        self.message_user(request, said % {"n": number})

    def address_of(self, row: Finding) -> str:
        """The text's page, at the block."""
        return block_address(row.block.translation_id, row.block_id)
