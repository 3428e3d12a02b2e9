"""An article as one page: to read at a stretch, to print, to hang up beside the printer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from troubleshooting.flow.branching.signposts import signposted
from troubleshooting.models import Result
from troubleshooting.text.qr import qr_code
from troubleshooting.views.access import article_or_404, reading_or_404
from troubleshooting.views.asker import asker_of
from troubleshooting.views.incident import before_article
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import render_page
from troubleshooting.views.sentences import chosen_view


@require_safe
@in_readers_language
def one_page(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """All that is asked of a reader, and on paper the code that leads back to it."""
    found = article_or_404(slug, asks=True)
    reading = reading_or_404(found, locale)
    steps = reading.asked_of(asker_of(request))
    label = request.build_absolute_uri(
        reverse("troubleshooting:short", kwargs={"number": found.pk})
    )
    context = {
        "reading": reading,
        "steps": steps,
        "shown": signposted(found, steps, locale),
        "slug": found.slug,
        "has_original": any(step.units for step in steps) or bool(reading.introduction_units),
        "label": label,
        "qr": qr_code(label),
        "today": timezone.localdate(),
        "results": Result.labels,
        **chosen_view(request),
        **before_article(request, found, locale),
    }
    return render_page(request, "troubleshooting/one_page.html", context)
