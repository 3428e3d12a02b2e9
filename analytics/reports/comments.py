"""What readers said at the end of their sessions, while those are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics.reports.scope import Scope
from analytics.rollups.days import day_of
from troubleshooting.models import Article, FlowSession, Outcome
from troubleshooting.text.locales import endonym

# The newest, as many as are read in one go.
MOST = 20


@dataclass(frozen=True)
class Comment:
    """A comment.

    Attributes:
        day: When the session ended.
        locale: Of the session, and most likely of the words.
        outcome: How it ended, in words.
        words: What the reader said.
    """

    day: date
    locale: str
    outcome: str
    words: str

    @property
    def language(self) -> str:
        """The language's own name."""
        return endonym(self.locale)


def read_comments(article: Article, scope: Scope) -> tuple[Comment, ...]:
    """The newest comments on an article's sessions of a scope, agents' own left out; one query."""
    sessions = FlowSession.objects.finished().filter(
        article=article,
        is_agents=False,
        started_at__gte=scope.begins_at,
        started_at__lt=scope.ends_at,
    )
    if scope.locale:
        sessions = sessions.filter(locale=scope.locale)
    if scope.entry:
        sessions = sessions.filter(entry=scope.entry)
    said = sessions.exclude(comment="").order_by("-finished_at", "-pk")
    return tuple(
        Comment(day_of(at), locale, str(Outcome(outcome).label), words)
        for at, locale, outcome, words in said.values_list(
            "finished_at", "locale", "outcome", "comment"
        )[:MOST]
        if at
    )
