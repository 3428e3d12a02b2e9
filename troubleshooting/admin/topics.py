"""Topics: named in several languages, ordered, hidden, merged, filled by the words of titles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from troubleshooting.admin.base import ModelAdmin, count_of
from troubleshooting.admin.words import title_for_editor
from troubleshooting.editing.topics import add_by_title, merge_topics, set_topics
from troubleshooting.models import Article, ArticleTopic, Topic, TopicName, TopicSource
from troubleshooting.text.locales import spoken_locale
from troubleshooting.text.terms import fold

if TYPE_CHECKING:
    NamesInline = admin.TabularInline[TopicName, Topic]
    TopicModelForm = forms.ModelForm[Topic]
    NameModelForm = forms.ModelForm[TopicName]
else:
    NamesInline = admin.TabularInline
    TopicModelForm = forms.ModelForm
    NameModelForm = forms.ModelForm


class TopicNameForm(NameModelForm):
    """A name and the language it is in."""

    class Meta:
        model = TopicName
        fields = ["locale", "name"]
        help_texts = {"locale": _("Such as fi-FI.")}

    def clean_locale(self) -> str:
        """In its canonical spelling, as articles have it."""
        try:
            return spoken_locale(self.cleaned_data["locale"])
        except ValueError as error:
            raise ValidationError(
                gettext("There is no such language: fi-FI would be one.")
            ) from error


class TopicNameInline(NamesInline):
    """A topic's names, below it."""

    model = TopicName
    form = TopicNameForm
    extra = 1


class TopicForm(TopicModelForm):
    """A topic, and a way to fill it."""

    titles = forms.CharField(
        label=_("Add articles by title"),
        required=False,
        max_length=200,
        help_text=_(
            "Every published article whose title, in any language, says this is put into the topic."
        ),
    )

    class Meta:
        model = Topic
        fields = ["name", "key", "position", "is_hidden"]
        help_texts = {
            "name": _("In English: what readers see whose language has no name of its own."),
            "key": _("Its part of the address: lower case, digits and hyphens."),
            "position": _("Topics with a lower number come first; those of the same, by size."),
        }


class MergeForm(ActionForm):
    """Which topic the chosen ones become a part of."""

    into = forms.ModelChoiceField(Topic.objects.all(), required=False, label=_("Merge into:"))


@admin.register(Topic)
class TopicAdmin(ModelAdmin):
    """What readers browse by."""

    form = TopicForm
    fields = ["name", "key", "position", "is_hidden", "titles"]
    prepopulated_fields = {"key": ["name"]}
    inlines = [TopicNameInline]
    list_display = ["name", "key", "source", "article_count", "position", "is_hidden"]
    list_editable = ["position", "is_hidden"]
    list_filter = ["source", "is_hidden"]
    search_fields = ["name", "key", "names__name"]
    action_form = MergeForm
    actions = ["merge"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        """Topics with how many articles each has."""
        return Topic.objects.annotate(article_count=count_of(ArticleTopic.objects.all(), "topic"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Topic], search_term: str
    ) -> tuple[QuerySet[Topic], bool]:
        """Topics with the words in a name of theirs, of any language: databases fold only some."""
        words = fold(search_term).split()
        rows = Topic.objects.values_list("pk", "key", "name", "names__name")
        found = {key for key, *names in rows if all(_says(names, word) for word in words)}
        return queryset.filter(pk__in=found), False

    @admin.display(description=_("articles"), ordering="article_count")
    def article_count(self, topic: Topic) -> SafeString:
        """How many articles, as a link to them."""
        address = reverse("admin:troubleshooting_article_changelist")
        number = int(topic.article_count)  # type: ignore[attr-defined]
        return format_html('<a href="{}?topics__id__exact={}">{}</a>', address, topic.pk, number)

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Topic | None = None
    ) -> dict[str, Any]:
        """A new topic's key follows its name; later its address stays."""
        return {"key": ["name"]} if obj is None else {}

    def get_readonly_fields(self, request: HttpRequest, obj: Topic | None = None) -> list[str]:
        """The key of a topic that files name is theirs: under another one it would come anew."""
        return ["key"] if obj and obj.source != TopicSource.EDITOR else []

    def save_model(self, request: HttpRequest, obj: Topic, form: Any, change: bool) -> None:  # noqa: ANN401, FBT001 - Django's signature
        """Store the topic, and put the articles into it whose titles say what was typed."""
        super().save_model(request, obj, form, change)
        words = form.cleaned_data.get("titles", "")
        if words:
            self._tell(request, add_by_title(obj, words))

    @admin.action(description=_("Merge into another topic"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Topic]) -> None:
        """One topic's articles go to another."""
        form = MergeForm(request.POST)
        del form.fields["action"]  # the list has taken it already
        into = form.cleaned_data["into"] if form.is_valid() else None
        if into is None:
            words = gettext("Choose the topic that the others are to become a part of.")
            self.message_user(request, words, messages.ERROR)
            return
        self._tell(request, merge_topics(queryset, into))

    def _tell(self, request: HttpRequest, added: int) -> None:
        words = ngettext("%(n)d article was added.", "%(n)d articles were added.", added)
        self.message_user(request, words % {"n": added}, messages.SUCCESS)


def _says(names: Iterable[str | None], word: str) -> bool:
    return any(word in fold(name) for name in names if name)


class ArticleTopicsForm(forms.Form):
    """The topics an editor says an article is about."""

    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(),
        required=False,
        label=_("Topics"),
        widget=AutocompleteSelectMultiple(ArticleTopic._meta.get_field("topic"), admin.site),
    )


def topics_page(
    request: HttpRequest, model_admin: admin.ModelAdmin[Article], article: Article
) -> HttpResponse:
    """What an article is about: as its files say, and as editors do; a post changes the latter."""
    can_change = model_admin.has_change_permission(request, article)
    if request.method == "POST" and not can_change:
        raise PermissionDenied
    links = article.topic_links.select_related("topic").order_by("topic__name")
    of_editors = [one.topic for one in links if one.source == TopicSource.EDITOR]
    form = ArticleTopicsForm(request.POST or None, initial={"topics": of_editors})
    if request.method == "POST" and form.is_valid():
        if set_topics(article, form.cleaned_data["topics"]):
            model_admin.log_change(request, article, gettext("Changed the topics."))
            model_admin.message_user(request, gettext("Changed the topics."), messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": article,
        "title": gettext("Topics"),
        "heading": title_for_editor(article.translations.defer("search_text")),
        "of_files": [one for one in links if one.source != TopicSource.EDITOR],
        "of_editors": of_editors,
        "form": form,
        "media": form.media,
        "has_change_permission": can_change,
    }
    template = "admin/troubleshooting/article/topics.html"
    return render(request, template, context, status=422 if request.method == "POST" else 200)
