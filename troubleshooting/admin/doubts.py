"""Readers' doubts as editors work through them: which text, what is doubted, settled or not."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from troubleshooting.admin.base import (
    EditorsAdmin,
    LanguageFilter,
    OpenFirstFilter,
    acting_user,
    primary_key,
)
from troubleshooting.admin.words import in_locale
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


class SettledFilter(OpenFirstFilter):
    """Open doubts, unless the editor wants to see settled ones."""

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """What may be chosen instead of the open ones."""
        return [("settled", _("settled")), ("all", _("all"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Doubt]) -> QuerySet[Doubt]:
        """Open, settled, or both."""
        if self.value() == "all":
            return queryset
        return queryset.filter(settled_at__isnull=self.value() != "settled")


@admin.register(Doubt)
class DoubtAdmin(EditorsAdmin):
    """Doubts of all texts; each leads to the block it is about, where the text is mended."""

    list_display = ["where", "language", "kind", "doubted", "suggested", "raised_at"]
    list_display_links = None
    list_filter = [DoubtLanguageFilter, "kind", SettledFilter]
    search_fields = ["translation__article__slug", "translation__search_text__contains"]
    actions = ["settle_selected", "reopen_selected"]
    ordering = ["-raised_at", "-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Doubt]:
        """Doubts with the texts they are about, without what a list does not show."""
        rows = Doubt.objects.select_related("translation__article", "block")
        return rows.defer(*UNREAD)

    @admin.display(description=_("article"), ordering="translation__article__slug")
    def where(self, doubt: Doubt) -> SafeString:
        """The article's name, leading to the block on the text's page."""
        slug = doubt.translation.article.slug
        return format_html('<a href="{}">{}</a>', text_address(doubt), slug)

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

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A doubt has no page of its own: it leads to the text it is about."""
        if object_id is None or not self.has_view_or_change_permission(request):
            raise PermissionDenied
        doubt = get_object_or_404(self.get_queryset(request), pk=primary_key(object_id))
        return HttpResponseRedirect(text_address(doubt))


def text_address(doubt: Doubt) -> str:
    """Where the text that a doubt is about is corrected: at its block, if that is still there."""
    page = reverse("admin:troubleshooting_articletranslation_change", args=[doubt.translation_id])
    return f"{page}#block-{doubt.block_id}" if doubt.block_id else page
