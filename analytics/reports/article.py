"""One article: what each of its steps was worth."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q

from analytics.models import TRIED, StepFact
from analytics.reports.figures import OutcomeRow, Scope, Share, outcome_rows
from analytics.reports.labels import Label, article_titles, step_labels
from troubleshooting.flow.branching.forks import standing_at
from troubleshooting.models import Article, Outcome, Step, StepResult


@dataclass(frozen=True)
class StepRow:
    """One step's sessions.

    Attributes:
        number: 1-based place among the article's active steps; None for one it lost.
        key: The step's.
        label: In the page's locale, else in English, else the key.
        shown: Sessions in which a reader stood in front of it.
        tried: Sessions that say whether it helped.
        resolved: Sessions it resolved, of those in which it was tried.
    """

    number: int | None
    key: str
    label: Label
    shown: int
    tried: int
    resolved: Share


@dataclass(frozen=True)
class ArticleReport:
    """One article's sessions in a scope.

    Attributes:
        title: In the page's locale, else in English, else the slug.
        resolved: Resolved ones of all sessions.
        by_reading: How many of the resolved ones reading alone resolved.
        outcomes: All six.
        steps: In the article's order; then those it lost that there are facts of.
    """

    title: Label
    resolved: Share
    by_reading: int
    outcomes: tuple[OutcomeRow, ...]
    steps: tuple[StepRow, ...]


@dataclass
class _Tally:
    shown: int = 0
    tried: int = 0
    resolved: int = 0


def read_article_report(article: Article, scope: Scope, *, locale: str) -> ArticleReport:
    """Count an article's sessions by how they ended and by step: eight queries, whatever there is.

    Args:
        article: The article.
        scope: The sessions.
        locale: Canonical locale to name the article and its steps in.
    """
    outcomes, by_reading = _outcomes(article, scope)
    return ArticleReport(
        title=article_titles([article.pk], locale).get(article.pk, Label(article.slug)),
        resolved=Share(outcomes[Outcome.RESOLVED.value], outcomes.total()),
        by_reading=by_reading,
        outcomes=outcome_rows(outcomes),
        steps=_step_rows(article, scope, locale),
    )


def _outcomes(article: Article, scope: Scope) -> tuple[Counter[str], int]:
    """Sessions by outcome, and how many reading alone resolved."""
    counts: Counter[str] = Counter()
    by_reading = 0
    rows = scope.finished().filter(article=article).values_list("outcome")
    alone = Q(outcome=Outcome.RESOLVED, resolved_step__isnull=True)
    for outcome, count, read in rows.annotate(
        sessions=Count("pk"), read_only=Count("pk", filter=alone)
    ):
        counts[outcome] = count
        by_reading += read
    counts[Outcome.ABANDONED.value] += scope.left().filter(article=article).count()
    return counts, by_reading


def _step_rows(article: Article, scope: Scope, locale: str) -> tuple[StepRow, ...]:
    steps = list(article.steps.order_by("position", "pk"))
    active = [step for step in steps if step.retired_at is None]
    tallies = _tallies(article, scope, active)
    lost = [step for step in steps if step.retired_at is not None and step.pk in tallies]
    labels = step_labels([step.pk for step in active + lost], locale)
    numbers = {step.pk: number for number, step in enumerate(active, start=1)}
    return tuple(
        _step_row(step, numbers.get(step.pk), labels, tallies[step.pk]) for step in active + lost
    )


def _step_row(step: Step, number: int | None, labels: dict[int, Label], tally: _Tally) -> StepRow:
    return StepRow(
        number=number,
        key=step.key,
        label=labels.get(step.pk, Label(step.key)),
        shown=tally.shown,
        tried=tally.tried,
        resolved=Share(tally.resolved, tally.tried),
    )


def _tallies(article: Article, scope: Scope, active: list[Step]) -> dict[int, _Tally]:
    """What there is of each step, by its primary key; a step without sessions gets zeros."""
    tallies: dict[int, _Tally] = defaultdict(_Tally)
    resolved_it = Q(session_fact__resolved_step=F("step"))
    facts = (
        StepFact.objects.filter(session_fact__in=scope.finished().filter(article=article))
        .order_by()
        .values_list("step_id")
        .annotate(
            shown=Count("pk"),
            tried=Count("pk", filter=Q(result__in=TRIED)),
            resolved=Count("pk", filter=resolved_it),
        )
    )
    for step, shown, tried, resolved in facts:
        tallies[step] = _Tally(shown, tried, resolved)
    _add_left(tallies, article, scope, active)
    return tallies


def _add_left(
    tallies: dict[int, _Tally], article: Article, scope: Scope, active: list[Step]
) -> None:
    """Add the sessions that were left and are not closed yet, as they will be when they are.

    Which step such a session stands at depends on its own list of steps, so these few are read
    row by row; `close_sessions` turns them into facts.
    """
    left = scope.left().filter(article=article)
    answered: dict[int, set[str]] = defaultdict(set)
    results = StepResult.objects.filter(session__in=left).order_by()
    for session, step, key, result in results.values_list(
        "session_id", "step_id", "step__key", "result"
    ):
        answered[session].add(key)
        tallies[step].shown += 1
        tallies[step].tried += result in TRIED
    steps = {step.key: step.pk for step in active}
    for one in left.only("article", "step_keys", "withheld", "questions"):
        if standing := standing_at(one, answered[one.pk], steps):
            tallies[steps[standing]].shown += 1
