"""The analytics pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from analytics.access import staff_only
from analytics.forms import FilterForm
from analytics.reports import read_article_report, read_overview
from troubleshooting.models import Article

UNPROCESSABLE = 422


@require_safe
@staff_only
def overview(request: HttpRequest) -> HttpResponse:
    """All sessions, how they ended, and the articles they were about."""
    form = FilterForm(request.GET)
    report = read_overview(form.scope(timezone.now()), locale=_locale(request))
    context = {"form": form, "report": report}
    return render(request, "analytics/overview.html", context, status=_status(form))


@require_safe
@staff_only
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One article's steps: how often shown, tried, and what solved it."""
    found = get_object_or_404(Article.objects.named(slug))
    form = FilterForm(request.GET)
    report = read_article_report(found, form.scope(timezone.now()), locale=_locale(request))
    context = {"form": form, "report": report, "article": found}
    return render(request, "analytics/article.html", context, status=_status(form))


def _locale(request: HttpRequest) -> str:
    """The locale to name things in: the one the interface speaks to this browser."""
    locale: str = request.reader.locale  # type: ignore[attr-defined]
    return locale


def _status(form: FilterForm) -> int:
    return 200 if form.is_valid() else UNPROCESSABLE
