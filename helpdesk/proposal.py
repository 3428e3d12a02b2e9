"""An incident that a notice proposes: the form's address says it, and the form opens filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.timezone import is_aware, localtime

from helpdesk.articles import names_to_type, published_titles
from troubleshooting.models import Article, ArticleTranslation, IncidentText

MAX_TITLE = IncidentText._meta.get_field("title").max_length
# A primary key has no more.
MOST_DIGITS = 18
# Where the form is on its page.
PLACE = "post-incident"


@dataclass(frozen=True)
class Proposal:
    """What the form begins with.

    Attributes:
        titles: By locale.
        articles: Names to type, a line each.
        starts_at: When it begins; None for now.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    articles: str = ""
    starts_at: datetime | None = None


def proposal_address(article: int | None, title: str, since: datetime) -> str:
    """The form, filled in for an article or, where there is none, for words.

    Args:
        article: Its primary key.
        title: The words.
        since: When it began.
    """
    about = ("article", str(article)) if article else ("title", title)
    query = urlencode([about, ("since", since.isoformat(timespec="minutes"))])
    return f"{reverse('helpdesk:incidents')}?{query}#{PLACE}"


def read_proposal(query: QueryDict, locales: Sequence[str]) -> Proposal:
    """What an address proposes; what cannot be read, or named to readers, is left out.

    Four queries where it names an article, else none.

    Args:
        query: The address's.
        locales: Those the form asks for, the agent's own first.
    """
    starts_at, key = _moment(query.get("since", "")), query.get("article", "")
    article = _article(key)
    if article is None:
        words = query.get("title", "")[:MAX_TITLE]
        return Proposal({locales[0]: words} if words else {}, starts_at=starts_at)
    name = names_to_type([article], locales[0]).get(article.pk, "")
    return Proposal(_titles(article, locales), name, starts_at)


def _article(key: str) -> Article | None:
    is_key = key.isascii() and key.isdecimal() and len(key) <= MOST_DIGITS
    return Article.objects.published().filter(pk=int(key)).first() if is_key else None


def _titles(article: Article, locales: Sequence[str]) -> dict[str, str]:
    """The article's titles in the languages that are asked for, or in another where it has none."""
    texts = ArticleTranslation.objects.published().filter(article=article, locale__in=locales)
    titles = dict(texts.values_list("locale", "title"))
    if not titles:
        titles = {one.locale: one.text for one in published_titles([article.pk]).values()}
    return {locale: title[:MAX_TITLE] for locale, title in titles.items()}


def _moment(said: str) -> datetime | None:
    try:
        at = parse_datetime(said)
    except ValueError:
        return None
    return localtime(at) if at and is_aware(at) else None
