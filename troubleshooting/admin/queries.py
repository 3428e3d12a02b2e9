"""What people typed, as editors look at it: queries without results, and what search learned."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from troubleshooting.admin.base import EditorsAdmin, LanguageFilter, OpenOrClosedFilter
from troubleshooting.admin.words import article_title, in_locale, titles
from troubleshooting.models import LearnedQuery, UnansweredQuery
from troubleshooting.search.learning import set_removed
from troubleshooting.text.locales import endonym


class SettledQueriesFilter(OpenOrClosedFilter):
    """Queries nobody dealt with yet, unless the editor wants to see the others."""

    closed = ("settled", _("settled"))
    closed_when = Q(is_settled=True)


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


class RemovedFilter(OpenOrClosedFilter):
    """Queries that lead to articles, unless the editor wants to see those taken away."""

    closed = ("removed", _("removed"))
    closed_when = Q(is_removed=True)


@admin.register(LearnedQuery)
class LearnedQueryAdmin(EditorsAdmin):
    """What search learned of articles from people they helped."""

    article_field = "article"
    list_display = ["said", "title", "language", "sessions"]
    list_display_links = None
    list_filter = [RemovedFilter, LanguageFilter]
    list_select_related = ["article"]
    search_fields = ["query", "article__slug"]
    actions = ["remove_selected", "restore_selected"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LearnedQuery]:
        """With the titles of their articles."""
        rows: QuerySet[LearnedQuery] = super().get_queryset(request)
        return rows.prefetch_related(titles("article"))

    @admin.display(description=_("article"), ordering="article__slug")
    def title(self, row: LearnedQuery) -> SafeString:
        """The article's title, leading to the article."""
        page = reverse("admin:troubleshooting_article_change", args=[row.article_id])
        return format_html('<a href="{}">{}</a>', page, article_title(row.article))

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
