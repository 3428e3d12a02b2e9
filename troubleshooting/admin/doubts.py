"""Readers' doubts as editors work through them: which text, what is doubted, settled or not."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from troubleshooting.admin.base import (
    LanguageFilter,
    LeadsElsewhereAdmin,
    OpenOrClosedFilter,
    acting_user,
    block_address,
)
from troubleshooting.admin.words import article_title, in_locale, titles
from troubleshooting.editing.doubts import reopen_doubts, settle_doubts
from troubleshooting.models import Doubt
from troubleshooting.text.locales import SOURCE_LOCALE

# Long texts a row of the list does without.
UNREAD = (
    "block__markdown",
    "block__source_markdown",
    "block__upstream_markdown",
    "block__html",
    "block__source_html",
    "translation__front_matter",
    "translation__search_text",
)


class DoubtLanguageFilter(LanguageFilter):
    """Doubts about texts in one language."""

    field = "translation__locale"


class SettledFilter(OpenOrClosedFilter):
    """Open doubts, unless the editor wants to see settled ones."""

    closed = ("settled", _("settled"))
    closed_when = Q(settled_at__isnull=False)


@admin.register(Doubt)
class DoubtAdmin(LeadsElsewhereAdmin):
    """Doubts of all texts; each leads to the block it is about, where the text is mended."""

    article_field = "translation__article"
    list_display = ["where", "language", "kind", "doubted", "suggested", "raised"]
    list_filter = [DoubtLanguageFilter, "kind", SettledFilter]
    search_fields = ["translation__article__slug", "translation__search_text__contains"]
    actions = ["settle_selected", "reopen_selected"]
    ordering = ["-raised_at", "-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Doubt]:
        """Doubts with the texts they are about, without what a list does not show."""
        rows = Doubt.objects.select_related("translation__article", "block")
        return rows.prefetch_related(titles("translation__article")).defer(*UNREAD)

    @admin.display(description=_("article"), ordering="translation__article__slug")
    def where(self, doubt: Doubt) -> SafeString:
        """The article's title, leading to the block on the text's page."""
        title = article_title(doubt.translation.article)
        return format_html('<a href="{}">{}</a>', self.address_of(doubt), title)

    @admin.display(description=_("language"), ordering="translation__locale")
    def language(self, doubt: Doubt) -> SafeString:
        """The language's own name."""
        return in_locale(doubt.translation.language_name, doubt.translation.locale)

    @admin.display(description=_("text and original"))
    def doubted(self, doubt: Doubt) -> SafeString:
        """The sentence and the one it came from; of a doubt about a screen the step's label."""
        locale = doubt.translation.locale
        if doubt.target:
            return format_html(
                '<div class="pair">{}</div><div class="pair">{}</div>',
                in_locale(doubt.target, locale),
                in_locale(doubt.source, SOURCE_LOCALE),
            )
        label = doubt.block.label if doubt.block else ""
        return format_html('<div class="pair">{}</div>', in_locale(label, locale))

    @admin.display(description=_("suggestion"))
    def suggested(self, doubt: Doubt) -> SafeString | str:
        """What the reader would write, in the text's language."""
        if not doubt.suggestion:
            return ""
        return format_html(
            '<div class="pair">{}</div>', in_locale(doubt.suggestion, doubt.translation.locale)
        )

    @admin.display(description=_("raised"), ordering="raised_at")
    def raised(self, doubt: Doubt) -> str:
        """The day; a time of day would push the column out of sight."""
        return date_format(timezone.localtime(doubt.raised_at), "SHORT_DATE_FORMAT")

    @admin.action(description=_("Settle the selected doubts"), permissions=["change"])
    def settle_selected(self, request: HttpRequest, chosen: QuerySet[Doubt]) -> None:
        """Put doubts out of sight."""
        keys = chosen.order_by().values_list("pk", flat=True)
        number = settle_doubts(keys, by=acting_user(request), now=timezone.now())
        said = ngettext("%(n)d doubt was settled.", "%(n)d doubts were settled.", number)
        self.message_user(request, said % {"n": number})

    @admin.action(description=_("Open the selected doubts again"), permissions=["change"])
    def reopen_selected(self, request: HttpRequest, chosen: QuerySet[Doubt]) -> None:
        """Show settled doubts again."""
        number = reopen_doubts(chosen.order_by().values_list("pk", flat=True))
        said = ngettext("%(n)d doubt is open again.", "%(n)d doubts are open again.", number)
        self.message_user(request, said % {"n": number})

    def address_of(self, row: Doubt) -> str:
        """The text's page, at the block."""
        return block_address(row.translation_id, row.block_id)
