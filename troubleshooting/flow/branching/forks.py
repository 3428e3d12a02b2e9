"""A session's questions as they branched when it started, what was answered, and the route of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from troubleshooting.flow.branching.route import Branch, Flow, Fork, Route
from troubleshooting.models import Article, Choice, FlowSession, LeadsTo, Question, Step

KEPT_CHOICES = Prefetch(
    "choices",
    queryset=Choice.objects.filter(retired_at=None).select_related("step").order_by("position"),
    to_attr="kept_choices",
)


@dataclass(frozen=True)
class Turn:
    """What was answered to a question.

    Attributes:
        choice: The answer's key.
        at: When.
    """

    choice: str
    at: datetime


def published_questions(article: Article, keys: Sequence[str]) -> list[dict[str, Any]]:
    """The questions that a session starting now asks, as `FlowSession.questions` keeps them.

    One query where there are none, else three.

    Args:
        article: The article.
        keys: Those of its steps in the session's order.
    """
    questions = Question.objects.asked().filter(article=article).select_related("before")
    forks = forks_of(questions.prefetch_related(KEPT_CHOICES), article, keys)
    return [
        {
            "key": fork.key,
            "before": fork.before,
            "choices": [
                {"key": one.key, "leads": one.leads, "step": one.step, "article": one.article}
                for one in fork.branches
            ],
        }
        for fork in forks
    ]


def forks_of(
    questions: Iterable[Question], article: Article, keys: Sequence[str]
) -> tuple[Fork, ...]:
    """Questions as they branch; a step that is gone is stood for by the next one that is left.

    Args:
        questions: With `before` and `KEPT_CHOICES` loaded, in order.
        article: Their article; its steps are asked for only where one is gone.
        keys: Those of its steps that are there, in order.
    """
    gone = _Gone(article, keys)
    return tuple(
        Fork(
            key=question.key,
            before=gone.stand_in(question.before),
            branches=tuple(
                Branch(one.key, LeadsTo(one.leads_to), gone.stand_in(one.step), one.to_article_id)
                for one in question.kept_choices  # type: ignore[attr-defined]
            ),
        )
        for question in questions
    )


class _Gone:
    """Knows which step stands for one that is gone."""

    def __init__(self, article: Article, keys: Sequence[str]) -> None:
        self.article, self.keys = article, keys
        self.places: dict[str, int] | None = None

    def stand_in(self, step: Step | None) -> str:
        """The step's key, or that of the first one left at its place or behind; "" for none."""
        if step is None or step.key in self.keys:
            return step.key if step else ""
        if self.places is None:
            active = self.article.steps.active().values_list("key", "position")
            self.places = {key: place for key, place in active if key in self.keys}
        places = self.places
        behind = (key for key in self.keys if places.get(key, 0) >= step.position)
        return next(behind, "")


def turns_of(session: FlowSession) -> dict[str, Turn]:
    """What was answered, by question; no query for a session without questions."""
    if not session.questions:
        return {}
    rows = session.question_answers.values_list("question__key", "choice__key", "answered_at")
    return {key: Turn(choice, at) for key, choice, at in rows}


def flow_of(session: FlowSession, asked: Collection[str], turns: Mapping[str, Turn]) -> Flow:
    """What a session asks; an article that readers cannot open is passed by.

    One query where an answer led to another article, else none.

    Args:
        session: The session.
        asked: The keys of its steps that it can still ask, or has asked.
        turns: See `turns_of`.
    """
    forks = tuple(_fork(stored) for stored in session.questions)
    chosen = [fork.branch(turns[fork.key].choice) for fork in forks if fork.key in turns]
    wanted = {one.article for one in chosen if one and one.article is not None}
    there = readable(wanted) if wanted else frozenset()
    forks = tuple(passing_by(fork, wanted - there) for fork in forks)
    return Flow(tuple(session.step_keys), forks, frozenset(asked))


def route_of(flow: Flow, turns: Mapping[str, Turn], answered: Collection[str]) -> Route:
    """The route of a session's answers; `answered` are the keys of the steps that have one."""
    return flow.follow({key: turn.choice for key, turn in turns.items()}, answered)


def standing_at(
    session: FlowSession, answered: Collection[str], available: Collection[str]
) -> str | None:
    """The key of the step a session's reader stands at; None at a question, and where none is left.

    No query for a session without questions.

    Args:
        session: The session.
        answered: The keys of the steps that have an answer.
        available: The keys of the steps the article has; others are not shown.
    """
    turns = turns_of(session)
    asked = [key for key in session.asked_keys if key in available or key in answered]
    waiting = route_of(flow_of(session, asked, turns), turns, answered).waiting
    return waiting.key if waiting and not waiting.is_question else None


def readable(articles: Iterable[int]) -> frozenset[int]:
    """Those of some articles, by number, that readers can open."""
    found = Article.objects.published().filter(pk__in=articles)
    return frozenset(found.values_list("pk", flat=True))


def passing_by(fork: Fork, closed: Collection[int | None]) -> Fork:
    """A question whose answers go on where they would lead to one of some articles."""
    return replace(
        fork,
        branches=tuple(
            Branch(one.key) if one.article is not None and one.article in closed else one
            for one in fork.branches
        ),
    )


def _fork(stored: Mapping[str, Any]) -> Fork:
    branches = (
        Branch(one["key"], LeadsTo(one["leads"]), one["step"], one["article"])
        for one in stored["choices"]
    )
    return Fork(stored["key"], stored["before"], tuple(branches))
