"""Search learns: the words people typed before an article helped them find it for others.

Nothing is kept of a query until three different sessions that an article resolved had typed it;
until then it stands in those sessions alone, and goes with them.
"""

from __future__ import annotations

from django.db import transaction

from troubleshooting.models import (
    ArticleTranslation,
    FlowSession,
    LearnedQuery,
    Outcome,
    SearchDocument,
)
from troubleshooting.models.query import MAX_QUERY
from troubleshooting.text.terms import name_of

LEAST_SESSIONS = 3


def as_kept(typed: str) -> str:
    """A query as it is kept and compared: its words alone, cut; "" for what has none."""
    return name_of(typed)[:MAX_QUERY].strip()


def learn_from(session: FlowSession) -> LearnedQuery | None:
    """Learn the query of a session that its article resolved, if enough others typed the same.

    What staff type to look at an article is not what readers call their trouble.

    Returns:
        What is known of the query now; None where it is not known (yet), or an editor took it away.
    """
    if session.outcome != Outcome.RESOLVED or not session.query or session.is_agents:
        return None
    same = FlowSession.objects.filter(
        article=session.article_id,
        locale=session.locale,
        query=session.query,
        outcome=Outcome.RESOLVED,
        is_agents=False,
    )
    count = same.exclude(browser_key="").values("browser_key").distinct().count()
    if count < LEAST_SESSIONS:
        return None
    with transaction.atomic():
        learned, is_new = LearnedQuery.objects.select_for_update().get_or_create(
            article_id=session.article_id,
            locale=session.locale,
            query=session.query,
            defaults={"sessions": count},
        )
        if count > learned.sessions:
            learned.sessions = count
            learned.save(update_fields=["sessions"])
        if is_new:
            refresh_learned(session.article_id, session.locale)
    return None if learned.is_removed else learned


def set_removed(queries: list[LearnedQuery], *, is_removed: bool) -> int:
    """Take learned queries away, or give them back; returns how many changed."""
    changed = [one for one in queries if one.is_removed != is_removed]
    with transaction.atomic():
        for one in changed:
            one.is_removed = is_removed
        LearnedQuery.objects.bulk_update(changed, ["is_removed"])
        for article, locale in {(one.article_id, one.locale) for one in changed}:
            refresh_learned(article, locale)
    return len(changed)


def refresh_learned(article: int, locale: str) -> None:
    """Let search know of an article's text in a locale what was learned of it."""
    terms = LearnedQuery.objects.terms_of(article, locale)
    texts = ArticleTranslation.objects.filter(article=article, locale=locale)
    SearchDocument.objects.filter(translation__in=texts).update(learned=terms)
