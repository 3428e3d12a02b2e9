"""Steps that an import thinks are the helpdesk's: an editor accepts that or not."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from troubleshooting.admin.words import steps_in_words
from troubleshooting.editing.audience import accept_suggestion, dismiss_suggestion
from troubleshooting.models import Article, Step


class SuggestionsFilter(admin.SimpleListFilter):
    """Articles with steps that wait for an editor to say whether they are the helpdesk's."""

    title = _("suggested audience")
    parameter_name = "suggestions"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """Waiting or none."""
        return [("yes", _("waiting")), ("no", _("none"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Articles where one waits, or where none does."""
        having = Step.objects.with_suggestions().values("article")
        if self.value() == "yes":
            return queryset.filter(pk__in=having)
        return queryset.exclude(pk__in=having) if self.value() == "no" else queryset


def decide_audience(
    request: HttpRequest, model_admin: admin.ModelAdmin[Article], article: Article
) -> HttpResponse:
    """Take an editor's answer to one suggestion (`accept` or `dismiss`: the step's key)."""
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    accepts = "accept" in request.POST
    sent = request.POST.get("accept") or request.POST.get("dismiss", "")
    key = sent.replace("\x00", "")
    step = get_object_or_404(article.steps, key=key)
    sentence = (
        gettext("Left to the helpdesk: %(steps)s.")
        if accepts
        else gettext("Everybody is asked: %(steps)s.")
    ) % {"steps": steps_in_words(article, [key])}
    with transaction.atomic():
        done = accept_suggestion(step) if accepts else dismiss_suggestion(step)
        if done:
            model_admin.log_change(request, article, sentence)
    if done:
        model_admin.message_user(request, sentence, messages.SUCCESS)
    else:
        model_admin.message_user(request, gettext("Nothing was changed."), messages.INFO)
    page = reverse("admin:troubleshooting_article_change", args=[article.pk])
    return HttpResponseRedirect(f"{page}#step-{key}")
