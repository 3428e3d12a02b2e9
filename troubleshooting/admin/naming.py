"""An article's name: its page in the admin, where an editor gives it another."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from troubleshooting.admin.words import title_for_editor
from troubleshooting.editing.naming import MAX_SLUG, NameNotUsable, NameTaken, rename_article
from troubleshooting.ingest.exclusive import ImportRunning
from troubleshooting.models import Article


class NameForm(forms.Form):
    """The new name."""

    name = forms.CharField(
        label=_("New name"),
        max_length=MAX_SLUG,
        help_text=_("Letters and digits, with hyphens, dots or underscores between them."),
        widget=forms.TextInput(attrs={"size": 60, "autocomplete": "off", "spellcheck": "false"}),
    )


def name_page(
    request: HttpRequest, model_admin: admin.ModelAdmin[Article], article: Article
) -> HttpResponse:
    """Show the article's name and those it had; a post renames it, or is answered 422."""
    can_change = model_admin.has_change_permission(request, article)
    form = NameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not can_change:
            raise PermissionDenied
        former = article.slug
        if form.is_valid() and _rename(article, form):
            _tell(request, model_admin, article, former)
            return HttpResponseRedirect(
                reverse("admin:troubleshooting_article_change", args=[article.pk])
            )
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": article,
        "title": gettext("Name and addresses"),
        "heading": title_for_editor(article.translations.order_by("locale").defer("search_text")),
        "former": article.aliases.order_by("since"),
        "form": form,
        "short_address": request.build_absolute_uri(
            reverse("troubleshooting:short", kwargs={"number": article.pk})
        ),
        "has_change_permission": can_change,
    }
    template = "admin/troubleshooting/article/name.html"
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def _rename(article: Article, form: NameForm) -> bool:
    """Rename the article; where that cannot be, say why in the form."""
    try:
        rename_article(article, form.cleaned_data["name"])
    except NameNotUsable:
        form.add_error("name", gettext("No address can end in this name. Choose another."))
    except NameTaken as error:
        form.add_error("name", _taken(error))
    except ImportRunning:
        form.add_error(None, gettext("An import is running. Rename when it has ended."))
    return form.is_valid()


def _taken(error: NameTaken) -> str:
    sentence = (
        gettext("%(code)s had this name before, and old links to it lead there. Choose another.")
        if error.is_former
        else gettext("%(code)s has this name. Choose another.")
    )
    return sentence % {"code": error.article.code}


def _tell(
    request: HttpRequest, model_admin: admin.ModelAdmin[Article], article: Article, former: str
) -> None:
    """Say to the editor, and write into the article's history, what changed."""
    article.refresh_from_db()
    if article.slug == former:
        model_admin.message_user(request, gettext("Nothing was changed."), messages.INFO)
        return
    sentence = gettext("Renamed from %(former)s to %(name)s; old addresses lead to the new ones.")
    sentence %= {"former": former, "name": article.slug}
    model_admin.log_change(request, article, sentence)
    model_admin.message_user(request, sentence, messages.SUCCESS)
