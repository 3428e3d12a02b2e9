"""What people typed, as editors look at it: queries without results, and what search learned."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from troubleshooting.admin.base import EditorsAdmin, LanguageFilter, OpenFirstFilter
from troubleshooting.admin.words import in_locale
from troubleshooting.models import LearnedQuery, UnansweredQuery
from troubleshooting.search.learning import set_removed
from troubleshooting.text.locales import endonym


class SettledQueriesFilter(OpenFirstFilter):
    """Queries nobody dealt with yet, unless the editor wants to see the others."""

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """What may be chosen instead of the open ones."""
        return [("settled", _("settled")), ("all", _("all"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[UnansweredQuery]
    ) -> QuerySet[UnansweredQuery]:
        """Open, settled, or both."""
        if self.value() == "all":
            return queryset
        return queryset.filter(is_settled=self.value() == "settled")


@admin.register(UnansweredQuery)
class UnansweredQueryAdmin(EditorsAdmin):
    """Queries without results, those asked most first."""

    list_display = ["said", "language", "count", "last_on"]
    list_display_links = None
    list_filter = [SettledQueriesFilter, LanguageFilter]
    search_fields = ["query"]
    actions = ["settle_selected"]

    @admin.display(description=_("query"), ordering="query")
    def said(self, row: UnansweredQuery) -> SafeString:
        """What was typed, as it is compared."""
        return in_locale(row.query, row.locale)

    @admin.display(description=_("language"), ordering="locale")
    def language(self, row: UnansweredQuery) -> SafeString:
        """The language's own name."""
        return in_locale(endonym(row.locale), row.locale)

    @admin.action(description=_("Settle the selected queries"), permissions=["change"])
    def settle_selected(self, request: HttpRequest, chosen: QuerySet[UnansweredQuery]) -> None:
        """Put queries out of sight until they are asked again."""
        number = chosen.order_by().filter(is_settled=False).update(is_settled=True)
        said = ngettext("%(n)d query was settled.", "%(n)d queries were settled.", number)
        self.message_user(request, said % {"n": number})


class RemovedFilter(OpenFirstFilter):
    """Queries that lead to articles, unless the editor wants to see those taken away."""

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """What may be chosen instead."""
        return [("removed", _("removed")), ("all", _("all"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[LearnedQuery]
    ) -> QuerySet[LearnedQuery]:
        """In use, removed, or both."""
        if self.value() == "all":
            return queryset
        return queryset.filter(is_removed=self.value() == "removed")


@admin.register(LearnedQuery)
class LearnedQueryAdmin(EditorsAdmin):
    """What search learned of articles from people they helped."""

    list_display = ["said", "article", "language", "sessions"]
    list_display_links = None
    list_filter = [RemovedFilter, LanguageFilter]
    list_select_related = ["article"]
    search_fields = ["query", "article__slug"]
    actions = ["remove_selected", "restore_selected"]

    @admin.display(description=_("query"), ordering="query")
    def said(self, row: LearnedQuery) -> SafeString:
        """What was typed, as it is compared."""
        return in_locale(row.query, row.locale)

    @admin.display(description=_("language"), ordering="locale")
    def language(self, row: LearnedQuery) -> SafeString:
        """The language's own name."""
        return in_locale(endonym(row.locale), row.locale)

    @admin.action(description=_("Let search forget the selected"), permissions=["change"])
    def remove_selected(self, request: HttpRequest, chosen: QuerySet[LearnedQuery]) -> None:
        """Take queries away; they are not learned again."""
        self._say(request, set_removed(list(chosen), is_removed=True))

    @admin.action(description=_("Let search use the selected again"), permissions=["change"])
    def restore_selected(self, request: HttpRequest, chosen: QuerySet[LearnedQuery]) -> None:
        """Give queries back."""
        self._say(request, set_removed(list(chosen), is_removed=False))

    def _say(self, request: HttpRequest, number: int) -> None:
        said = ngettext("%(n)d query was changed.", "%(n)d queries were changed.", number)
        self.message_user(request, said % {"n": number})
