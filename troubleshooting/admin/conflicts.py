"""Conflicts between corrections and upstream: the list, and a page to choose on."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from troubleshooting.admin.base import (
    EditorsAdmin,
    LanguageFilter,
    OpenFirstFilter,
    acting_user,
    primary_key,
)
from troubleshooting.admin.words import article_title, in_locale, titles
from troubleshooting.editing.conflicts import AlreadySettled, settle_conflict
from troubleshooting.models import Conflict, Resolution
from troubleshooting.text.compare import changed_words

PAGE = "admin/troubleshooting/conflict/settle.html"


class ConflictLanguageFilter(LanguageFilter):
    """Conflicts in one language."""

    field = "block__translation__locale"


class SettledFilter(OpenFirstFilter):
    """Open conflicts, unless the settled ones are asked for."""

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """What may be chosen instead of the open ones."""
        return [("settled", _("settled"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Open or settled ones."""
        return queryset.filter(resolved_at__isnull=self.value() != "settled")


@admin.register(Conflict)
class ConflictAdmin(EditorsAdmin):
    """What an editor has to choose between."""

    list_display = ["label", "article", "language", "kind", "found_at", "resolution"]
    list_filter = [SettledFilter, ConflictLanguageFilter, "kind"]
    search_fields = ["block__translation__search_text__contains"]
    article_field = "block__translation__article"
    list_select_related = ["block__translation__article"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conflict]:
        """With the titles of their articles."""
        rows: QuerySet[Conflict] = super().get_queryset(request)
        return rows.prefetch_related(titles("block__translation__article"))

    @admin.display(description=_("text"))
    def label(self, conflict: Conflict) -> str:
        """The block's few words, marked with their language."""
        return in_locale(str(conflict), conflict.block.translation.locale)

    @admin.display(description=_("article"), ordering="block__translation__article__slug")
    def article(self, conflict: Conflict) -> SafeString:
        """The article's title."""
        return article_title(conflict.block.translation.article)

    @admin.display(description=_("language"), ordering="block__translation__locale")
    def language(self, conflict: Conflict) -> str:
        """The language's own name."""
        text = conflict.block.translation
        return in_locale(text.language_name, text.locale)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The texts side by side; a post chooses one."""
        if object_id is None or not self.has_view_or_change_permission(request):
            raise PermissionDenied
        found = Conflict.objects.select_related("block__translation__article", "resolved_by")
        conflict = get_object_or_404(found, pk=primary_key(object_id))
        if request.method == "POST":
            return self._settle(request, conflict)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": conflict,
            "text": conflict.block.translation,
            "title": gettext("Settle a conflict"),
            "ours": changed_words(conflict.base, conflict.ours),
            "merged": changed_words(conflict.base, conflict.merged),
            "theirs": changed_words(conflict.base, conflict.theirs),
            "source_after": changed_words(conflict.source_before, conflict.source_after),
            "may_settle": self.has_change_permission(request) and conflict.resolved_at is None,
        }
        return render(request, PAGE, context)

    def _settle(self, request: HttpRequest, conflict: Conflict) -> HttpResponse:
        if not self.has_change_permission(request, conflict):
            raise PermissionDenied
        chosen = request.POST.get("resolution")
        if chosen not in Resolution.values:
            return HttpResponseRedirect(request.path)
        text = conflict.block.translation
        try:
            settle_conflict(
                conflict, Resolution(chosen), now=timezone.now(), by=acting_user(request)
            )
        except AlreadySettled:
            said = gettext("Somebody else settled this conflict meanwhile.")
            self.message_user(request, said, messages.WARNING)
            return HttpResponseRedirect(request.path)
        self.log_change(
            request,
            text,
            gettext("Settled a conflict: %(chosen)s") % {"chosen": Resolution(chosen).label},
        )
        self.message_user(request, gettext("The conflict is settled."), messages.SUCCESS)
        return HttpResponseRedirect(
            reverse("admin:troubleshooting_articletranslation_change", args=[text.pk])
        )
