"""The trail: what a reader left off, from which article they came to another, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q

from troubleshooting.flow.outcomes import finish_session, lock_session
from troubleshooting.models import ArticleTranslation, FlowSession, Outcome
from troubleshooting.text.locales import SOURCE_LOCALE

MAX_EARLIER = 5
# How many of a browser's sessions are looked at to find them.
SESSIONS_READ = 30
LEFT_OFF_WITHIN = timedelta(days=7)
# How a session may have ended that can be gone on with.
LEFT = ("", Outcome.SWITCHED, Outcome.ABANDONED)


@dataclass(frozen=True)
class Earlier:
    """An article that was tried before another, or left off.

    Attributes:
        slug: The article's.
        title: Its text in the reader's language, or the best there is.
        answered: How many of its steps were answered.
        total: How many steps it asked; 0 where one cannot say.
    """

    slug: str
    title: ArticleTranslation
    answered: int
    total: int

    @property
    def stood_at(self) -> int:
        """The 1-based step the reader stood at."""
        return min(self.answered + 1, self.total)


def came_from(session: FlowSession, locale: str) -> Earlier | None:
    """The article a session switched from, if there is a way back to it.

    Two queries where it switched from one, else none.
    """
    previous = session.previous
    if previous is None or previous.outcome not in LEFT:
        return None
    title = _titles([previous.article_id], locale).get(previous.article_id)
    if title is None:
        return None
    return _earlier(previous, title, previous.results.filter(by_helpdesk=False).count())


def left_off(browser_key: str, locale: str, *, now: datetime) -> tuple[Earlier, ...]:
    """What a browser has under way and touched within `LEFT_OFF_WITHIN`, the last first.

    Articles that readers can no longer open are left out. No query for a browser without a key;
    one else, two where there is something.
    """
    if not browser_key:
        return ()
    lately = list(
        FlowSession.objects.of_browser(browser_key)
        .open()
        .filter(last_answer_at__gte=now - LEFT_OFF_WITHIN)
        .select_related("article")
        .annotate(answered=Count("results", filter=Q(results__by_helpdesk=False)))[:MAX_EARLIER]
    )
    titles = _titles([one.article_id for one in lately], locale) if lately else {}
    return tuple(
        _earlier(one, titles[one.article_id], one.answered)  # type: ignore[attr-defined]
        for one in lately
        if one.article_id in titles
    )


def _earlier(session: FlowSession, title: ArticleTranslation, answered: int) -> Earlier:
    # Behind questions the count of its answers does not say which step comes next.
    total = 0 if session.questions else len(session.asked_keys)
    return Earlier(session.article.slug, title, answered, total)


def go_back(session: FlowSession, *, now: datetime) -> FlowSession | None:
    """Leave an article for the one it was switched from.

    What is left ends as switched, as by a start. The earlier one goes on with its next answer.

    Returns:
        The earlier session; None where there is none.
    """
    with transaction.atomic():
        session = lock_session(session)
        if session.previous is None:
            return None
        if session.is_open:
            finish_session(session, Outcome.SWITCHED, now)
    return session.previous


def earlier_articles(session: FlowSession, locale: str) -> tuple[Earlier, ...]:
    """Other articles tried on the way: those this one was come to from, and excursions from it.

    Each article once, the nearest first, at most `MAX_EARLIER`; articles that readers can no
    longer open are left out. One query, two where there are any.
    """
    lately = list(
        FlowSession.objects.of_browser(session.browser_key)
        .select_related("article")
        .annotate(answered=Count("results", filter=Q(results__by_helpdesk=False)))[:SESSIONS_READ]
    )
    nearest: dict[int, FlowSession] = {}
    for one in _trail(session, lately):
        if one.article_id != session.article_id:
            nearest.setdefault(one.article_id, one)
    titles = _titles(nearest, locale) if nearest else {}
    return tuple(
        Earlier(one.article.slug, titles[key], one.answered, len(one.asked_keys))  # type: ignore[attr-defined]
        for key, one in nearest.items()
        if key in titles
    )[:MAX_EARLIER]


def _trail(session: FlowSession, lately: Collection[FlowSession]) -> Iterator[FlowSession]:
    """Excursions from a session, then the sessions before it; none of them twice."""
    yield from (one for one in lately if one.previous_id == session.pk)
    by_key = {one.pk: one for one in lately}
    before, seen = session.previous_id, {session.pk}
    while before in by_key and before not in seen:
        seen.add(before)
        yield by_key[before]
        before = by_key[before].previous_id


def _titles(articles: Collection[int], locale: str) -> dict[int, ArticleTranslation]:
    """The best published text of each article for readers of a locale; its title is loaded."""
    texts = (
        ArticleTranslation.objects.published()
        .filter(article__in=articles)
        .only("article", "locale", "title")
    )
    wanted = (SOURCE_LOCALE, locale)
    # The best comes last and wins.
    ranked = sorted(
        texts, key=lambda text: wanted.index(text.locale) if text.locale in wanted else -1
    )
    return {text.article_id: text for text in ranked}
