"""Where an article's questions lead: whether back to what was met, or round and round for ever."""

from __future__ import annotations

from collections.abc import Iterable

from troubleshooting.flow.branching.forks import KEPT_CHOICES, forks_of, passing_by, readable
from troubleshooting.flow.branching.route import Exits, Flow, Item
from troubleshooting.models import Article, Question


class BranchesRefused(ValueError):
    """Readers would be led somewhere they must not be."""


class LeadsBack(BranchesRefused):
    """Answers lead back to what a reader has met.

    Attributes:
        items: Steps and questions of which each leads to the next, and the last to the first.
    """

    def __init__(self, items: tuple[Item, ...]) -> None:
        super().__init__(items)
        self.items = items


class NoWayOut(BranchesRefused):
    """Answers lead from article to article and never to a step or an end.

    Attributes:
        articles: The articles that lead to one another, by slug.
    """

    def __init__(self, articles: tuple[Article, ...]) -> None:
        super().__init__([article.slug for article in articles])
        self.articles = articles


def branches_of(article: Article, questions: Iterable[Question]) -> Flow:
    """What an article asks if it asks some questions; its steps are read anew.

    Args:
        article: The article.
        questions: With `before` and `KEPT_CHOICES` loaded, in order.
    """
    order = tuple(article.steps.active().values_list("key", flat=True))
    forks = forks_of(questions, article, order)
    wanted = {one.article for fork in forks for one in fork.branches if one.article is not None}
    closed = wanted - readable(wanted) if wanted else set()
    return Flow(order, tuple(passing_by(fork, closed) for fork in forks), frozenset(order))


def published_branches(article: Article) -> Flow:
    """What readers are asked who start now; one query more than its steps without questions."""
    questions = Question.objects.asked().filter(article=article).select_related("before")
    return branches_of(article, questions.prefetch_related(KEPT_CHOICES))


def check_branches(article: Article) -> None:
    """See that what is published lets every reader come to an end.

    Raises:
        LeadsBack: Some answers lead back to what was met.
        NoWayOut: All answers lead round between articles.
    """
    if refused := refusal(article):
        raise refused


def refusal(article: Article) -> BranchesRefused | None:
    """What `check_branches` raises; None where all is well."""
    flow = published_branches(article)
    if not flow.forks:
        return None
    if loop := flow.loop():
        return LeadsBack(loop)
    around = _leading_around(article, flow.exits())
    return NoWayOut(around) if around else None


def _leading_around(article: Article, exits: Exits) -> tuple[Article, ...]:
    """The articles one cannot get out of by way of this one; () where there is a way out.

    Others are read only as far as nothing but questions leads.
    """
    found = {article.pk: exits}
    waiting = [] if exits.is_way_out else [*exits.articles]
    while waiting:
        key = waiting.pop()
        if key not in found:
            other = published_branches(Article(pk=key)).exits()
            found[key] = other
            waiting += [] if other.is_way_out else other.articles
    out = {key for key, one in found.items() if one.is_way_out}
    while more := {key for key, one in found.items() if one.articles & out} - out:
        out |= more
    if article.pk in out:
        return ()
    return tuple(Article.objects.filter(pk__in=found.keys() - out).order_by("slug"))
