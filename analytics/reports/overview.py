"""All articles: how many sessions, how they ended, and which articles they were about."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count

from analytics.reports.figures import OutcomeRow, Scope, Share, outcome_rows
from analytics.reports.labels import Label, article_titles, step_labels
from troubleshooting.models import Outcome


@dataclass(frozen=True)
class BestStep:
    """The step that resolved most of an article's sessions.

    Attributes:
        key: The step's.
        label: In the page's locale, else in English, else the key.
        sessions: How many it resolved.
    """

    key: str
    label: Label
    sessions: int


@dataclass(frozen=True)
class ArticleRow:
    """One article's sessions.

    Attributes:
        slug: The article's.
        title: In the page's locale, else in English, else the slug.
        resolved: Resolved ones of all its sessions.
        best_step: None where no step resolved one.
    """

    slug: str
    title: Label
    resolved: Share
    best_step: BestStep | None


@dataclass(frozen=True)
class Overview:
    """All sessions of a scope.

    Attributes:
        resolved: Resolved ones of all sessions.
        outcomes: All six.
        median_minutes: From the start to the last answer, over the sessions that a step
            resolved; None where there are none.
        articles: Those with sessions, most sessions first.
    """

    resolved: Share
    outcomes: tuple[OutcomeRow, ...]
    median_minutes: float | None
    articles: tuple[ArticleRow, ...]


def read_overview(scope: Scope, *, locale: str) -> Overview:
    """Count the sessions of a scope: seven queries, whatever there is.

    Args:
        scope: The sessions.
        locale: Canonical locale to name articles and steps in.
    """
    by_article = _outcomes_by_article(scope)
    total = sum(by_article.values(), Counter[str]())
    return Overview(
        resolved=_resolved(total),
        outcomes=outcome_rows(total),
        median_minutes=_median_minutes(scope),
        articles=_article_rows(by_article, scope, locale),
    )


def _outcomes_by_article(scope: Scope) -> dict[tuple[int, str], Counter[str]]:
    """Sessions by outcome for each article, by its primary key and slug."""
    found: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    finished = scope.finished().values_list("article_id", "article__slug", "outcome")
    for pk, slug, outcome, count in finished.annotate(Count("pk")):
        found[pk, slug][outcome] += count
    left = scope.left().values_list("article_id", "article__slug")
    for pk, slug, count in left.annotate(Count("pk")):
        found[pk, slug][Outcome.ABANDONED.value] += count
    return found


def _resolved(counts: Counter[str]) -> Share:
    return Share(counts[Outcome.RESOLVED.value], counts.total())


def _article_rows(
    by_article: dict[tuple[int, str], Counter[str]], scope: Scope, locale: str
) -> tuple[ArticleRow, ...]:
    titles = article_titles([pk for pk, _slug in by_article], locale)
    best = _best_steps(scope, locale)
    rows = [
        ArticleRow(slug, titles.get(pk, Label(slug)), _resolved(counts), best.get(pk))
        for (pk, slug), counts in by_article.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.resolved.whole, row.slug)))


def _best_steps(scope: Scope, locale: str) -> dict[int, BestStep]:
    """Each article's best step, by the article's primary key; the earlier one of equals."""
    solved = scope.finished().filter(resolved_step__isnull=False)
    counted = solved.values_list("article_id", "resolved_step_id", "resolved_step__key")
    # The best of an article comes last and wins.
    rows = counted.annotate(solved=Count("pk")).order_by("solved", "-resolved_step__position")
    best = {article: (step, key, sessions) for article, step, key, sessions in rows}
    labels = step_labels([step for step, _key, _sessions in best.values() if step], locale)
    return {
        article: BestStep(key, labels.get(step, Label(key)), sessions)
        for article, (step, key, sessions) in best.items()
        if step and key
    }


def _median_minutes(scope: Scope) -> float | None:
    """The middle one, or the mean of the two in the middle, read by their place in order."""
    solved = scope.finished().filter(resolved_step__isnull=False).order_by("seconds")
    count = solved.count()
    if not count:
        return None
    middle = solved.values_list("seconds", flat=True)[(count - 1) // 2 : count // 2 + 1]
    return sum(middle) / len(middle) / 60
