"""Articles: the list to find one in, and its page with the steps in order."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from troubleshooting.admin.audience import SuggestionsFilter, decide_audience
from troubleshooting.admin.base import (
    ArticleDraftsFilter,
    ArticleLanguageFilter,
    ArticleStatusFilter,
    EditorsAdmin,
    count_of,
    primary_key,
)
from troubleshooting.admin.naming import name_page
from troubleshooting.admin.questions import question_page, questions_page
from troubleshooting.admin.segmentation import segmentation_page
from troubleshooting.admin.steps import steps_page
from troubleshooting.admin.topics import topics_page
from troubleshooting.admin.words import article_title, steps_in_words
from troubleshooting.editing.audience import accept_suggestions
from troubleshooting.models import Article, ArticleTranslation, Block, Status, Step


@admin.register(Article)
class ArticleAdmin(EditorsAdmin):
    """Articles, each with its languages and what waits in them."""

    list_display = ["title", "slug", "step_count", "languages", "draft_count", "updated_at"]
    list_filter = [
        ArticleLanguageFilter,
        ArticleStatusFilter,
        ArticleDraftsFilter,
        SuggestionsFilter,
        "topics",
    ]
    article_field = "pk"
    search_fields = ["slug", "translations__search_text__contains"]
    search_help_text = _("Titles and texts in any language, the file’s name, or the code (A-137)")
    actions = ["accept_audiences"]
    ordering = ["slug"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Articles with the figures of the list, in two queries however many there are."""
        drafts = Block.objects.with_drafts()
        translations = (
            ArticleTranslation.objects.only("article", "locale", "title", "status")
            .annotate(draft_count=count_of(drafts, "translation"))
            .order_by("locale")
        )
        return Article.objects.annotate(
            step_count=count_of(Step.objects.active(), "article"),
            draft_count=count_of(drafts, "translation__article"),
        ).prefetch_related(Prefetch("translations", queryset=translations))

    @admin.display(description=_("title"))
    def title(self, article: Article) -> str:
        """The title in the editor's language, else the English one."""
        return article_title(article)

    @admin.display(description=_("steps"), ordering="step_count")
    def step_count(self, article: Article) -> int:
        """How many steps new sessions ask."""
        return int(article.step_count)  # type: ignore[attr-defined]

    @admin.display(description=_("drafts"), ordering="draft_count")
    def draft_count(self, article: Article) -> int | str:
        """How many corrections wait, in all languages."""
        return int(article.draft_count) or "–"  # type: ignore[attr-defined]

    @admin.display(description=_("texts"))
    def languages(self, article: Article) -> SafeString:
        """A link to each text."""
        links = ((_text_link(text),) for text in article.translations.all())
        return format_html('<span class="languages">{}</span>', format_html_join(" ", "{}", links))

    @admin.action(description=_("Accept the suggested audiences"), permissions=["change"])
    @transaction.atomic
    def accept_audiences(self, request: HttpRequest, chosen: QuerySet[Article]) -> None:
        """Leave the steps to the helpdesk that imports think are its."""
        accepted = {article: accept_suggestions(article) for article in chosen}
        for article, keys in accepted.items():
            if keys:
                sentence = gettext("Left to the helpdesk: %(steps)s.")
                self.log_change(
                    request, article, sentence % {"steps": steps_in_words(article, keys)}
                )
        number = sum(map(len, accepted.values()))
        sentence = ngettext(
            "%(n)d step was left to the helpdesk.",
            "%(n)d steps were left to the helpdesk.",
            number,
        )
        self.message_user(request, sentence % {"n": number})

    def get_urls(self) -> list[URLPattern]:
        """The list, the articles' pages, and for each those for its pieces, its name and so on."""
        view = self.admin_site.admin_view(self.segmentation_view)
        name = self.admin_site.admin_view(self.name_view)
        topics = self.admin_site.admin_view(self.topics_view)
        questions = self.admin_site.admin_view(self.questions_view)
        question = self.admin_site.admin_view(self.question_view)
        audience = self.admin_site.admin_view(self.audience_view)
        return [
            path("<int:key>/segmentation/", view, name="troubleshooting_article_segmentation"),
            path("<int:key>/name/", name, name="troubleshooting_article_name"),
            path("<int:key>/topics/", topics, name="troubleshooting_article_topics"),
            path("<int:key>/questions/", questions, name="troubleshooting_article_questions"),
            path("<int:key>/questions/add/", question, name="troubleshooting_article_question_add"),
            path(
                "<int:key>/questions/<slug:question>/",
                question,
                name="troubleshooting_article_question",
            ),
            path("<int:key>/audience/", audience, name="troubleshooting_article_audience"),
            *super().get_urls(),
        ]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The article's steps; its texts have pages of their own."""
        if object_id is None or not self.has_view_or_change_permission(request):
            raise PermissionDenied
        article = get_object_or_404(Article, pk=primary_key(object_id))
        return steps_page(request, self, article)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def segmentation_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The article's pieces, and where steps begin among them; a post decides."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return segmentation_page(request, self, get_object_or_404(Article, pk=key))

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def name_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The article's code, its name and those it had; a post renames it."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return name_page(request, self, get_object_or_404(Article, pk=key))

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def topics_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """What the article is about; a post changes what editors say."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return topics_page(request, self, get_object_or_404(Article, pk=key))

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def questions_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The article's flow with its questions; a post publishes one or takes it back."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return questions_page(request, self, get_object_or_404(Article, pk=key))

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def question_view(self, request: HttpRequest, key: int, question: str = "") -> HttpResponse:
        """The form of a question, or of a new one; a post saves it."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return question_page(request, self, get_object_or_404(Article, pk=key), question)

    @method_decorator(require_POST)
    def audience_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """An editor's answer to what an import suggests of a step's audience."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return decide_audience(request, self, get_object_or_404(Article, pk=key))


def _text_link(text: ArticleTranslation) -> SafeString:
    """The locale, with what an editor has to know of the text as words and as a class."""
    waiting = int(text.draft_count)  # type: ignore[attr-defined]
    notes = []
    if waiting:
        notes.append(ngettext("%(n)d draft", "%(n)d drafts", waiting) % {"n": waiting})
    if text.status == Status.DRAFT:
        notes.append(str(_("not published")))
    return format_html(
        '<a class="language{}" href="{}" title="{}">{}{}</a>',
        " language--waiting" if notes else "",
        reverse("admin:troubleshooting_articletranslation_change", args=[text.pk]),
        text.language_name,
        text.locale,
        f" ({', '.join(notes)})" if notes else "",
    )
