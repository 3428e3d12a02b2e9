"""Surges as the helpdesk's console shows them.

The console knows no analytics: it names this in `CONSOLE_NOTICES`, and takes whatever has the
attributes of its notices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext

from analytics.access import is_staff
from analytics.models import SurgeRecord, SurgeRecordQuerySet
from analytics.reports.labels import Label, article_titles
from analytics.surges.records import going_on, surge_of
from analytics.surges.wording import in_words


@dataclass(frozen=True)
class Way:
    """A link to where there is more: what it says, and where it leads."""

    label: str
    address: str


@dataclass(frozen=True)
class SurgeNotice:
    """A surge as a page shows it.

    Attributes:
        key: Its own name among the notices of a page.
        lead: What is going on, in the agent's language.
        title: What it is about: an article's title, or words.
        locale: The title's; "" for a name or for words in whatever language.
        words: How many, and how many usually.
        since: When it was first seen.
        article: The article's primary key; None for words.
        ways: Where there is more.
        dismiss_address: Where a POST puts it away for everybody.
    """

    key: str
    lead: str
    title: str
    locale: str
    words: str
    since: datetime
    article: int | None
    ways: tuple[Way, ...]
    dismiss_address: str

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, of the title; `auto` where nobody knows."""
        return Label(self.title, self.locale).direction or "auto"


def console_notices(
    user: AbstractBaseUser | AnonymousUser, locale: str, now: datetime
) -> list[SurgeNotice]:
    """The surges that go on and that nobody dismissed, the rarest first.

    One query, and one for titles where there is any.

    Args:
        user: Who looks: figures are for staff.
        locale: Canonical locale to name articles in.
        now: The time.
    """
    return notices_of(going_on(now).undismissed(), user, locale)


def notices_of(
    surges: SurgeRecordQuerySet, user: AbstractBaseUser | AnonymousUser, locale: str
) -> list[SurgeNotice]:
    """Some surges as a page shows them; it costs the same."""
    records = list(surges.select_related("article"))
    articles = [one.article_id for one in records if one.article_id]
    titles = article_titles(articles, locale) if articles else {}
    return [_notice(record, titles, user) for record in records]


def _notice(
    record: SurgeRecord, titles: Mapping[int, Label], user: AbstractBaseUser | AnonymousUser
) -> SurgeNotice:
    label = name_of(record, titles)
    return SurgeNotice(
        key=f"surge-{record.pk}",
        lead=_lead(record),
        title=label.text,
        locale=label.locale,
        words=in_words(surge_of(record)),
        since=record.since,
        article=record.article_id,
        ways=(Way(gettext("See the figures"), figures_address(record, user)),),
        dismiss_address=reverse("analytics:dismiss_surge", kwargs={"key": record.pk}),
    )


def name_of(record: SurgeRecord, titles: Mapping[int, Label]) -> Label:
    """What a surge is about: the words, or the article's title, or its slug where it has none."""
    if record.article is None:
        return Label(record.query)
    return titles.get(record.article.pk, Label(record.article.slug))


def figures_address(record: SurgeRecord, user: AbstractBaseUser | AnonymousUser) -> str:
    """The article's figures for who may see them; the list of surges for agents, and of words."""
    if record.article is None or not is_staff(user):
        return reverse("analytics:surges")
    return reverse("analytics:article", kwargs={"slug": record.article.slug})


def _lead(record: SurgeRecord) -> str:
    if record.article is None:
        return gettext("More people than usual type these words")
    return gettext("More people than usual start this article")
