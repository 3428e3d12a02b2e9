"""Who may: how a reader's pages load the article and the session they are about."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from troubleshooting.flow import (
    ArticleNotReadable,
    Reading,
    Walk,
    find_session,
    read_article,
    walk,
)
from troubleshooting.flow.branching.questions import with_questions
from troubleshooting.models import Article
from troubleshooting.models.article import slug_of
from troubleshooting.views.browser import browser_key


def address(page: str, locale: str, slug: str, **more: str) -> str:
    """The address of one of an article's pages in a language: `article`, `step` or `end`."""
    return reverse(f"troubleshooting:{page}", kwargs={"locale": locale, "slug": slug, **more})


def article_or_404(slug: str, *, asks: bool = False) -> Article:
    """The published article of a slug; what readers may not see is not there for them.

    Links of the old repository did not mind capital letters: where no slug is the same, one that
    differs by them alone is.

    Args:
        slug: As the address has it.
        asks: Whether the article is to know if it asks questions.
    """
    published, name = Article.objects.published(), slug_of(slug)
    published = with_questions(published) if asks else published
    article = published.filter(slug=name).first() or published.filter(slug__iexact=name).first()
    if article is None:
        raise Http404(gettext("There is no such article."))
    return article


def reading_or_404(article: Article, locale: str) -> Reading:
    """The article's text for readers of a locale."""
    try:
        return read_article(article, locale)
    except ArticleNotReadable as error:
        raise Http404(gettext("There is no such article.")) from error


def walk_of_browser(request: HttpRequest, article: Article, locale: str) -> Walk | None:
    """The newest walk of this browser through an article; None if it never started."""
    session = find_session(browser_key(request), article)
    if session is None:
        return None
    try:
        return walk(session, locale)
    except ArticleNotReadable as error:
        raise Http404(gettext("There is no such article.")) from error
