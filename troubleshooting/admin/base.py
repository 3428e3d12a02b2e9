"""What the editors' lists have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from troubleshooting.models import Article, ArticleTranslation, Block, Status
from troubleshooting.text.locales import endonym
from troubleshooting.text.terms import fold

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class EditorsAdmin(ModelAdmin):
    """A list of what imports made: found in any language, corrected here, never added or deleted."""

    actions_on_bottom = False
    list_per_page = 50
    # The way from a row to its article, which is found by its code too; None where there is none.
    article_field: str | None = None

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Compare folded, as the stored words are: databases fold only some alphabets.

        A code that an article has (`A-137`) is looked for as such.
        """
        coded = Article.objects.of_code(search_term) if self.article_field else None
        if coded and coded.exists():
            return queryset.filter(**{f"{self.article_field}__in": coded.values("pk")}), False
        return super().get_search_results(request, queryset, fold(search_term))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles and their texts come by import."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A text leaves by being unpublished; its history stays."""
        return False


class LeadsElsewhereAdmin(EditorsAdmin):
    """A list whose rows have no page of their own: each leads to the text it is about."""

    list_display_links = None

    def address_of(self, row: Any) -> str:  # noqa: ANN401 - the list's model
        """Where what a row is about is mended."""
        raise NotImplementedError

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """To the text the row is about."""
        if object_id is None or not self.has_view_or_change_permission(request):
            raise PermissionDenied
        row = get_object_or_404(self.get_queryset(request), pk=primary_key(object_id))
        return HttpResponseRedirect(self.address_of(row))


def block_address(translation: int, block: int | None) -> str:
    """Where a text is corrected, by the primary keys of both: at a block of it, if that is there."""
    page = reverse("admin:troubleshooting_articletranslation_change", args=[translation])
    return f"{page}#block-{block}" if block else page


def count_of(related: QuerySet[Any], owner: str) -> Coalesce:
    """How many of `related` belong to the row, as a column; `owner` is their way to it."""
    counted = related.order_by().filter(**{owner: OuterRef("pk")}).values(owner)
    number = Subquery(counted.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    return Coalesce(number, 0)


def acting_user(request: HttpRequest) -> User:
    """Who is at work in the admin.

    Raises:
        PermissionDenied: Nobody is logged in.
    """
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def primary_key(object_id: str) -> int:
    """A primary key out of an address; one that no row has where it is no number."""
    return int(object_id) if object_id.isdecimal() and len(object_id) < 19 else 0


class LanguageFilter(admin.SimpleListFilter):
    """Texts in one language."""

    title = _("language")
    parameter_name = "language"
    field = "locale"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        """The languages there are, each by its own name."""
        return [(one, endonym(one)) for one in ArticleTranslation.objects.all().locales()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """What has a text in the chosen language."""
        return queryset.filter(**{self.field: self.value()}) if self.value() else queryset


class ArticleLanguageFilter(LanguageFilter):
    """Articles with a text in one language."""

    field = "translations__locale"


class ArticleStatusFilter(admin.SimpleListFilter):
    """Articles with a text that readers see, or with one they do not."""

    title = _("status")
    parameter_name = "status"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        """All there are."""
        return [(str(value), str(label)) for value, label in Status.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Articles with at least one text of that status."""
        if not self.value():
            return queryset
        having = ArticleTranslation.objects.filter(status=self.value()).values("article")
        return queryset.filter(pk__in=having)


class DraftsFilter(admin.SimpleListFilter):
    """Texts with corrections that wait for publication."""

    title = _("drafts")
    parameter_name = "drafts"
    owner = "translation"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """Waiting or none."""
        return [("yes", _("waiting")), ("no", _("none"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """What has drafts, or what has none."""
        having = Block.objects.with_drafts().values(self.owner)
        if self.value() == "yes":
            return queryset.filter(pk__in=having)
        return queryset.exclude(pk__in=having) if self.value() == "no" else queryset


class ArticleDraftsFilter(DraftsFilter):
    """Articles with corrections that wait for publication, in whatever language."""

    owner = "translation__article"


class OpenFirstFilter(admin.SimpleListFilter):
    """What waits for an editor, unless something else is asked for."""

    title = _("state")
    parameter_name = "state"

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """The choices; where nothing is chosen the open ones are shown, not all."""
        for place, choice in enumerate(super().choices(changelist)):
            yield choice if place else {**choice, "display": _("open")}


class OpenOrClosedFilter(OpenFirstFilter):
    """Open rows, or those that were closed, or both.

    Attributes:
        closed: What an address calls closed rows, and the editor.
        closed_when: The condition on a closed row.
    """

    closed: tuple[str, Any]
    closed_when: Q

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """What may be chosen instead of the open ones."""
        return [self.closed, ("all", _("all"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Open, closed, or both."""
        if self.value() == "all":
            return queryset
        is_closed = self.value() == self.closed[0]
        return queryset.filter(self.closed_when if is_closed else ~self.closed_when)


class GoneFilter(admin.SimpleListFilter):
    """Texts whose file is no longer in the source it came from."""

    title = _("gone upstream")
    parameter_name = "gone"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """Gone, or there."""
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """What is gone, or what is there."""
        if self.value() is None:
            return queryset
        return queryset.filter(missing_since__isnull=self.value() == "no")
