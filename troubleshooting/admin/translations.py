"""An article's text in one locale: the list, the page to correct it on, preview, publication."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from troubleshooting.admin.base import (
    DraftsFilter,
    EditorsAdmin,
    GoneFilter,
    LanguageFilter,
    acting_user,
    block_address,
    count_of,
    primary_key,
)
from troubleshooting.admin.remarks import is_pressed
from troubleshooting.admin.texts import Saved, TextsPage
from troubleshooting.admin.words import in_locale
from troubleshooting.editing.history import read_history
from troubleshooting.editing.preview import read_preview
from troubleshooting.editing.publishing import publish_translation, unpublish_translation
from troubleshooting.models import ArticleTranslation, Block, Status

PAGES = "admin/troubleshooting/articletranslation"


@admin.register(ArticleTranslation)
class ArticleTranslationAdmin(EditorsAdmin):
    """Texts by locale; each is corrected as a draft, looked at, and published."""

    list_display = [
        "title_in_locale",
        "article",
        "language",
        "status",
        "draft_count",
        "is_gone",
        "updated_at",
    ]
    list_filter = [LanguageFilter, "status", DraftsFilter, GoneFilter]
    article_field = "article"
    search_fields = ["search_text__contains"]
    list_select_related = ["article"]
    actions = ["publish_selected", "unpublish_selected"]
    ordering = ["article__slug", "locale"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleTranslation]:
        """Texts with the number of drafts that wait in each."""
        drafts = count_of(Block.objects.with_drafts(), "translation")
        texts = ArticleTranslation.objects.annotate(draft_count=drafts)
        return texts.defer("front_matter", "search_text")

    @admin.display(description=_("title"), ordering="title")
    def title_in_locale(self, text: ArticleTranslation) -> str:
        """The title, marked with its language."""
        return in_locale(text.title, text.locale)

    @admin.display(description=_("language"), ordering="locale")
    def language(self, text: ArticleTranslation) -> str:
        """The language's own name."""
        return in_locale(text.language_name, text.locale)

    @admin.display(description=_("drafts"), ordering="draft_count")
    def draft_count(self, text: ArticleTranslation) -> int | str:
        """How many corrections wait."""
        return int(text.draft_count) or "–"  # type: ignore[attr-defined]

    @admin.display(description=_("gone upstream"), ordering="missing_since")
    def is_gone(self, text: ArticleTranslation) -> str:
        """When the source was first read without its file."""
        return date_format(text.missing_since) if text.missing_since else "–"

    @admin.action(description=_("Publish the selected texts"), permissions=["change"])
    def publish_selected(self, request: HttpRequest, chosen: QuerySet[ArticleTranslation]) -> None:
        """Publish texts with their drafts."""
        for text in chosen:
            self._publish(request, text)

    @admin.action(description=_("Unpublish the selected texts"), permissions=["change"])
    @transaction.atomic
    def unpublish_selected(
        self, request: HttpRequest, chosen: QuerySet[ArticleTranslation]
    ) -> None:
        """Take texts away from readers."""
        gone = [text for text in chosen if unpublish_translation(text)]
        for text in gone:
            self.log_change(request, text, gettext("Unpublished."))
        self.message_user(
            request,
            ngettext("%(n)d text was unpublished.", "%(n)d texts were unpublished.", len(gone))
            % {"n": len(gone)},
        )

    def get_urls(self) -> list[URLPattern]:
        """The list, the texts' pages, and for each its preview and publication."""
        wrap = self.admin_site.admin_view
        name = "troubleshooting_articletranslation_"
        return [
            path("<int:key>/preview/", wrap(self.preview_view), name=f"{name}preview"),
            path("<int:key>/revisions/", wrap(self.revisions_view), name=f"{name}revisions"),
            path("<int:key>/publish/", wrap(self.publish_view), name=f"{name}publish"),
            *super().get_urls(),
        ]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The text's blocks beside their originals; a post saves drafts, and publishes if asked."""
        if object_id is None or not self.has_view_or_change_permission(request):
            raise PermissionDenied
        text = self._text(primary_key(object_id))
        if request.method == "POST":
            return self._save(request, text)
        return self._show(request, text, TextsPage(text))

    @method_decorator(require_safe)
    def preview_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The whole article with its drafts, as readers would see it."""
        text = self._text(key)
        self._require_change(request, text)
        context = {
            "text": text,
            "preview": read_preview(text),
            "is_live": text.status == Status.PUBLISHED,
        }
        return render(request, "troubleshooting/preview.html", context)

    @method_decorator(require_safe)
    def revisions_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """What changed in a text, and when, and by whom."""
        text = self._text(key)
        if not self.has_view_or_change_permission(request, text):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": text,
            "title": gettext("Revisions"),
            "entries": read_history(text),
        }
        return render(request, f"{PAGES}/revisions.html", context)

    @method_decorator(require_POST)
    def publish_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Publish a text with its drafts, then go back to it."""
        text = self._text(key)
        self._require_change(request, text)
        self._publish(request, text)
        return HttpResponseRedirect(self._address(text, "change"))

    def _text(self, key: int) -> ArticleTranslation:
        return get_object_or_404(ArticleTranslation.objects.select_related("article"), pk=key)

    def _require_change(self, request: HttpRequest, text: ArticleTranslation) -> None:
        if not self.has_change_permission(request, text):
            raise PermissionDenied

    def _address(self, text: ArticleTranslation, page: str) -> str:
        return reverse(f"admin:troubleshooting_articletranslation_{page}", args=[text.pk])

    def _show(
        self, request: HttpRequest, text: ArticleTranslation, page: TextsPage
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": text,
            "title": gettext("Correct a text"),
            "page": page,
            "has_change_permission": self.has_change_permission(request, text),
            "may_dismiss": request.user.has_perm("troubleshooting.change_finding"),
            "may_settle": request.user.has_perm("troubleshooting.change_doubt"),
        }
        status = 422 if page.has_errors else 200
        return render(request, f"{PAGES}/texts.html", context, status=status)

    @transaction.atomic
    def _save(self, request: HttpRequest, text: ArticleTranslation) -> HttpResponse:
        self._require_change(request, text)
        page = TextsPage(text, request.POST)
        saved = page.save(
            publish="_publish" in request.POST, now=timezone.now(), by=acting_user(request)
        )
        if saved is None:
            return self._show(request, text, page)
        if is_pressed(request):
            return self._close(request, page, saved)
        self._tell(request, text, saved)
        return HttpResponseRedirect(
            self._address(text, "preview" if "_preview" in request.POST else "change")
        )

    def _close(self, request: HttpRequest, page: TextsPage, saved: Saved) -> HttpResponse:
        """Put one remark out of sight; what was written beside it is saved as drafts meanwhile."""
        text = page.translation
        closed = page.remarks.close(request)
        if saved.labels or closed is None:
            self._tell(request, text, saved)
        if closed is None:
            return HttpResponseRedirect(self._address(text, "change"))
        self.log_change(request, text, closed.sentence)
        self.message_user(request, closed.sentence, messages.SUCCESS)
        return HttpResponseRedirect(block_address(text.pk, closed.block))

    @transaction.atomic
    def _publish(self, request: HttpRequest, text: ArticleTranslation) -> None:
        was_public = text.status == Status.PUBLISHED
        changed = publish_translation(text, now=timezone.now(), by=acting_user(request))
        self._tell_published(request, text, changed, was_public=was_public)

    def _tell(self, request: HttpRequest, text: ArticleTranslation, saved: Saved) -> None:
        """Say what was saved, and write it into the text's history."""
        if saved.labels:
            drafted = gettext("Saved drafts: %(blocks)s") % {"blocks": "; ".join(saved.labels)}
            self.log_change(request, text, drafted)
            if saved.published is None and "_preview" not in request.POST:
                self.message_user(request, drafted, messages.SUCCESS)
        elif saved.published is None and "_preview" not in request.POST:
            self.message_user(request, gettext("Nothing was changed."), messages.INFO)
        if saved.published is not None:
            was_public = text.status == Status.PUBLISHED
            self._tell_published(request, text, saved.published, was_public=was_public)

    def _tell_published(
        self, request: HttpRequest, text: ArticleTranslation, changed: int, *, was_public: bool
    ) -> None:
        if not changed and was_public:
            nothing = gettext("%(title)s: nothing waits to be published.") % {"title": text}
            self.message_user(request, nothing, messages.INFO)
            return
        said = ngettext(
            "Published with %(n)d change.", "Published with %(n)d changes.", changed
        ) % {"n": changed}
        self.log_change(request, text, said)
        self.message_user(request, f"{text}: {said}", messages.SUCCESS)
