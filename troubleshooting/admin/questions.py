"""An article's questions: its pages in the admin, where an editor sees the flow and branches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from troubleshooting.admin.outline import Outline
from troubleshooting.admin.question_form import QuestionForm
from troubleshooting.admin.words import title_for_editor
from troubleshooting.editing.branches import BranchesRefused
from troubleshooting.editing.questions import (
    StaleQuestions,
    WrongQuestion,
    publish_question,
    questions_token,
    remove_question,
    save_question,
    take_back_question,
)
from troubleshooting.models import Article, Question
from troubleshooting.text.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    ArticleModelAdmin = admin.ModelAdmin[Article]
else:
    ArticleModelAdmin = admin.ModelAdmin
PUBLISH, TAKE_BACK, REMOVE = "_publish", "_take_back", "_remove"


def questions_page(
    request: HttpRequest, model_admin: ArticleModelAdmin, article: Article
) -> HttpResponse:
    """Show the flow with its questions; a post publishes one, takes it back, or removes it."""
    can_change = model_admin.has_change_permission(request, article)
    problem = ""
    if request.method == "POST":
        if not can_change:
            raise PermissionDenied
        try:
            with transaction.atomic():
                sentence = _act(request, article)
                model_admin.log_change(request, article, sentence)
        except StaleQuestions:
            problem = gettext(
                "Somebody else changed the questions or the steps after you opened this page. "
                "Nothing was changed. Below is how they are now."
            )
        except BranchesRefused as refused:
            problem = (
                f"{gettext('The question was not published.')} {Outline(article).why(refused)}"
            )
        except Question.DoesNotExist as error:
            raise Http404 from error
        else:
            model_admin.message_user(request, sentence, messages.SUCCESS)
            return HttpResponseRedirect(request.get_full_path())
    context = {
        **_context(request, model_admin, article),
        "outline": Outline(article),
        "token": questions_token(article),
        "problem": problem,
        "has_change_permission": can_change,
    }
    template = "admin/troubleshooting/article/questions.html"
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def question_page(
    request: HttpRequest, model_admin: ArticleModelAdmin, article: Article, key: str = ""
) -> HttpResponse:
    """Show a question's form, or an empty one for a new question; a post saves it."""
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    outline = Outline(article)
    question = next((one for one in outline.questions if one.key == key), None)
    if key and question is None:
        raise Http404
    form = QuestionForm(outline, question, request.POST if request.method == "POST" else None)
    seen, problem = request.POST.get("seen") or questions_token(article), ""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                saved = save_question(article, form.wanted, seen=seen, now=timezone.now(), key=key)
                sentence = _sentence(gettext("Saved the question “%(text)s”."), saved)
                model_admin.log_change(request, article, sentence)
        except WrongQuestion as error:
            form.show_flaw(error)
        except StaleQuestions:
            seen = questions_token(article)
            problem = gettext(
                "Somebody else changed the questions or the steps after you opened this page. "
                "Nothing was saved, and what you wrote is kept below. Look at the flow as it is "
                "now; save again to put this into it."
            )
        except BranchesRefused as refused:
            problem = f"{gettext('The question was not saved.')} {Outline(article).why(refused)}"
        else:
            model_admin.message_user(request, sentence, messages.SUCCESS)
            return HttpResponseRedirect(_address(article))
    context = {
        **_context(request, model_admin, article),
        "title": gettext("Change a question") if question else gettext("Add a question"),
        "form": form,
        "question": question,
        "problem": problem,
        "token": seen,
    }
    template = "admin/troubleshooting/article/question.html"
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def _act(request: HttpRequest, article: Article) -> str:
    """Do what the button says that was pressed; gives the sentence for the article's history."""
    seen = request.POST.get("seen", "")
    if key := request.POST.get(PUBLISH, ""):
        published = publish_question(article, key, seen=seen)
        return _sentence(gettext("Published the question “%(text)s”."), published)
    if key := request.POST.get(TAKE_BACK, ""):
        taken = take_back_question(article, key, seen=seen)
        return _sentence(gettext("Took back the question “%(text)s”."), taken)
    removed = remove_question(article, request.POST.get(REMOVE, ""), seen=seen, now=timezone.now())
    return _sentence(gettext("Removed the question “%(text)s”."), removed)


def _sentence(words: str, question: Question) -> str:
    text = question.texts.filter(locale=SOURCE_LOCALE).first()
    return words % {"text": text.text if text else question.key}


def _context(
    request: HttpRequest, model_admin: ArticleModelAdmin, article: Article
) -> dict[str, object]:
    return {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": article,
        "title": gettext("Questions"),
        "heading": title_for_editor(article.translations.order_by("locale").defer("search_text")),
    }


def _address(article: Article) -> str:
    return reverse("admin:troubleshooting_article_questions", args=[article.pk])
