"""Going on elsewhere: the code and the link to show, and what opening the link does."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from troubleshooting.flow import ArticleNotReadable, Reading, read_article, walk
from troubleshooting.flow.resuming import (
    ResumeExpired,
    ResumeLink,
    ResumeRefused,
    join_session,
    read_resume_token,
    resume_token,
    resume_until,
)
from troubleshooting.text.qr import qr_code
from troubleshooting.views.access import address, article_or_404, walk_of_browser
from troubleshooting.views.browser import browser_key, new_browser_key, remember_browser
from troubleshooting.views.language import (
    in_readers_language,
    reader_of,
    speak,
    wanted_locale,
)
from troubleshooting.views.personal import for_one_reader
from troubleshooting.views.sentences import chosen_view

NOT_FOUND, GONE = 404, 410


@require_safe
@for_one_reader
@in_readers_language
def elsewhere(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """The session's link, as a code for a camera and as text."""
    found = walk_of_browser(request, article_or_404(slug), locale)
    if found is None:
        return HttpResponseRedirect(address("article", locale, slug))
    now = timezone.now()
    token = resume_token(found.session, locale, now)
    link = request.build_absolute_uri(reverse("troubleshooting:resume", kwargs={"token": token}))
    context = {
        "walk": found,
        "reading": found.reading,
        "slug": found.session.article.slug,
        "link": link,
        "qr": qr_code(link),
        "until": resume_until(now),
        **chosen_view(request),
    }
    return render(request, "troubleshooting/elsewhere.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_one_reader
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """What the link leads to, and the button that goes on with it; opening alone joins nothing."""
    try:
        link = read_resume_token(token, timezone.now())
    except ResumeExpired as expired:
        return _expired(request, expired)
    except ResumeRefused:
        return _refuse(request, wanted_locale(request), None, status=NOT_FOUND)
    if request.method == "POST":
        return _join(request, link)
    speak(request, reader_of(link.locale))
    try:
        found = walk(link.session, link.locale)
    except ArticleNotReadable:
        return _refuse(request, link.locale, None, status=NOT_FOUND)
    context = {"walk": found, "session": found.session, "reading": found.reading}
    return render(request, "troubleshooting/resume.html", context)


def _join(request: HttpRequest, link: ResumeLink) -> HttpResponse:
    key = browser_key(request) or new_browser_key()
    session = join_session(link.session, key, now=timezone.now())
    response = HttpResponseRedirect(address("steps", link.locale, session.article.slug))
    remember_browser(response, key)
    return response


def _expired(request: HttpRequest, expired: ResumeExpired) -> HttpResponse:
    """The way to the article, if readers can still open it."""
    reading = None
    if expired.session:
        try:
            reading = read_article(expired.session.article, expired.locale)
        except ArticleNotReadable:
            reading = None
    return _refuse(request, expired.locale, reading, status=GONE)


def _refuse(
    request: HttpRequest, locale: str, reading: Reading | None, *, status: int
) -> HttpResponse:
    speak(request, reader_of(locale))
    context = {"is_expired": status == GONE, "reading": reading}
    return render(request, "troubleshooting/resume_refused.html", context, status=status)
