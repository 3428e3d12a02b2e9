"""Where each answer to an article's questions leads, for pages that show the whole of it at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from troubleshooting.flow.branching.forks import KEPT_CHOICES, forks_of, passing_by
from troubleshooting.flow.branching.questions import FlowChoice, FlowQuestion, read_question
from troubleshooting.flow.branching.route import Branch, Flow, Fork, Item
from troubleshooting.flow.reading import FlowStep
from troubleshooting.models import Article, ArticleTranslation, LeadsTo, Question, Status
from troubleshooting.models.question import QuestionQuerySet
from troubleshooting.text.locales import SOURCE_LOCALE


@dataclass(frozen=True)
class Way:
    """An answer, and what its reader meets next.

    Attributes:
        choice: The answer.
        leads: NEXT where they go on with what stands below; STEP where they go elsewhere on the
            page; else the end or the other article.
        step: The step they go to; None where it is none.
        question: The question they go to; None where it is none.
        article: The text of the article they go to; None where it is none.
        is_last: Whether they go on and nothing is left.
    """

    choice: FlowChoice
    leads: LeadsTo
    step: FlowStep | None = None
    question: FlowQuestion | None = None
    article: ArticleTranslation | None = None
    is_last: bool = False


@dataclass(frozen=True)
class Signpost:
    """A question with the ways from it.

    Attributes:
        question: The question.
        ways: Its answers in order.
        is_draft: Whether nobody is asked it yet.
    """

    question: FlowQuestion
    ways: tuple[Way, ...]
    is_draft: bool

    is_question: ClassVar[bool] = True


Shown = tuple[FlowStep | Signpost, ...]


def signposted(
    article: Article, steps: Sequence[FlowStep], locale: str, *, with_drafts: bool = False
) -> Shown:
    """An article's steps with its questions at their places.

    None to one query where there are no questions, else five, and one more where one leads elsewhere.

    Args:
        article: The article; one of `with_questions` is not asked whether it has any.
        steps: Those to show, in order.
        locale: Canonical locale of the reader.
        with_drafts: Show questions that nobody is asked yet, for an editor's preview.
    """
    if not with_drafts and not getattr(article, "has_questions", True):
        return tuple(steps)
    questions = article.questions.kept() if with_drafts else article.questions.asked()
    rows = _rows(questions)
    keys = tuple(step.key for step in steps)
    forks = forks_of(rows, article, keys)
    elsewhere = _elsewhere(forks, locale)
    flow = Flow(keys, tuple(_open(fork, elsewhere) for fork in forks), frozenset(keys))
    asked = {
        row.key: read_question(row, fork, None, locale)
        for row, fork in zip(rows, flow.forks, strict=True)
    }
    signs = _Signs(flow, {step.key: step for step in steps}, asked, elsewhere)
    drafts = {row.key for row in rows if row.status == Status.DRAFT}
    return tuple(
        Signpost(asked[item.key], signs.ways(item.key), item.key in drafts)
        if item.is_question
        else signs.steps[item.key]
        for item in flow.line
    )


def _rows(questions: QuestionQuerySet) -> list[Question]:
    return list(
        questions.select_related("before").prefetch_related("texts", "choices__texts", KEPT_CHOICES)
    )


def _elsewhere(forks: Iterable[Fork], locale: str) -> dict[int, ArticleTranslation]:
    """The texts of the other articles that answers lead to, where readers can open them."""
    wanted = {one.article for fork in forks for one in fork.branches if one.article is not None}
    if not wanted:
        return {}
    published = ArticleTranslation.objects.published().filter(article__in=wanted)
    texts = published.select_related("article").only("title", "locale", "article__slug")
    # The last one stays: the reader's own, else the English one, else any.
    best = sorted(texts, key=lambda one: (one.locale == locale, one.locale == SOURCE_LOCALE))
    return {text.article_id: text for text in best}


def _open(fork: Fork, elsewhere: Mapping[int, ArticleTranslation]) -> Fork:
    wanted = {one.article for one in fork.branches if one.article is not None}
    return passing_by(fork, wanted - elsewhere.keys())


@dataclass(frozen=True)
class _Signs:
    """Knows what stands where.

    Attributes:
        flow: The article's.
        steps: The steps that are shown, by key.
        asked: The questions, by key.
        elsewhere: The other articles, by number.
    """

    flow: Flow
    steps: Mapping[str, FlowStep]
    asked: Mapping[str, FlowQuestion]
    elsewhere: Mapping[int, ArticleTranslation]

    def ways(self, key: str) -> tuple[Way, ...]:
        """Those from the question of a key."""
        fork = next(one for one in self.flow.forks if one.key == key)
        below = self.flow.goal(key, Branch(""))
        choices = {one.key: one for one in self.asked[key].choices}
        return tuple(self._way(choices[one.key], key, one, below) for one in fork.branches)

    def _way(self, choice: FlowChoice, key: str, branch: Branch, below: Item | None) -> Way:
        if branch.article is not None:
            return Way(choice, branch.leads, article=self.elsewhere[branch.article])
        if branch.leads not in (LeadsTo.NEXT, LeadsTo.STEP):
            return Way(choice, branch.leads)
        goal = self.flow.goal(key, branch)
        if goal is None or goal == below:
            return Way(choice, LeadsTo.NEXT, is_last=goal is None)
        if goal.is_question:
            return Way(choice, LeadsTo.STEP, question=self.asked[goal.key])
        return Way(choice, LeadsTo.STEP, step=self.steps[goal.key])
