"""One article's order: what is expected of it, what is recommended and why, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from analytics.adoption import Measured, measure, respect_decisions
from analytics.adoption.advice import recommendation_of
from analytics.charts.figures import Figure, orders_figure
from analytics.charts.orders import OrderedStep, OrdersLayout
from analytics.models import Decision, OrderAdvice, OrderDecision
from analytics.ordering import Recommendation, StepEstimate, Verdict
from analytics.pages.asked import Asked, Shown
from analytics.pages.columns import without
from analytics.pages.proposal import (
    Because,
    Differing,
    Place,
    differing_languages,
    proposed_order,
    reasons_of,
    untimed_words,
)
from analytics.reports.labels import Label, article_titles, step_labels
from analytics.tables import Column, Kind, Name, ShownTable, Table
from troubleshooting.models import Article, OrderExperiment, Step

# As many decisions are shown, with what they saved; and all older ones that hold against an order.
MOST_DECISIONS = 6
# Decisions after which sessions were asked the recommended order.
WAS_ASKED = (Decision.ACCEPTED, Decision.TAKEN_BACK)
# Shares of sessions that an experiment may take.
PERCENTS = (0, 5, 10, 20, 50)


@dataclass(frozen=True)
class Standing:
    """A recommendation as it stands now.

    Attributes:
        recommendation: It, as editors' decisions leave it.
        made_at: When it was worked out.
        is_outdated: Whether the article was changed since: it is to be worked out anew.
    """

    recommendation: Recommendation
    made_at: datetime
    is_outdated: bool

    @property
    def is_recommended(self) -> bool:
        """Whether another order is, and no editor decided against it."""
        return self.recommendation.recommended_change

    @property
    def is_decided_against(self) -> bool:
        """Whether an editor rejected an order like the one that would be, or took it back."""
        return self.recommendation.verdict is Verdict.REJECTED

    @property
    def can_be_decided(self) -> bool:
        """Whether an editor can accept or reject it."""
        return self.is_recommended and not self.is_outdated


@dataclass(frozen=True)
class Decided:
    """A decision, and what it came to.

    Attributes:
        decision: It.
        found: What sessions say since; None for an order that was not accepted.
        can_be_taken_back: Whether the steps still have the accepted order.
    """

    decision: OrderDecision
    found: Measured | None
    can_be_taken_back: bool


@dataclass(frozen=True)
class OrderPage(Shown):
    """One article's order.

    Attributes:
        slug: The article's.
        title: What it is called.
        standing: What is recommended; None before anything was worked out.
        verdict: The same in words.
        proposed: The steps in the recommended order; none where none is recommended.
        reasons: Why.
        picture: Expected minutes now and then; None where there is nothing to draw.
        steps: What is known of each step.
        untimed: Which steps no time was recorded for, in words; "" where one was for each.
        differing: Languages that differ.
        editing: Where an editor pins steps.
        decided: What was decided, the last first.
        percent: Of new sessions two steps change places in so many of a hundred.
        percents: What there is to choose from.
    """

    slug: str
    title: Label
    standing: Standing | None
    verdict: str
    proposed: tuple[Place, ...]
    reasons: tuple[Because, ...]
    picture: Figure[OrdersLayout] | None
    steps: ShownTable
    untimed: str
    editing: str
    differing: tuple[Differing, ...]
    decided: tuple[Decided, ...]
    percent: int
    percents: tuple[int, ...]


def order_page(article: Article, asked: Asked) -> OrderPage:
    """Read and arrange it."""
    steps = list(article.steps.active().order_by("position", "pk"))
    keys = [step.key for step in steps]
    standing = _standing(article)
    found = standing.recommendation if standing and not standing.is_outdated else None
    changed = found if found and found.recommended_change else None
    names = _names(steps, asked.locale)
    table = _steps_table(found.steps if found else (), names)
    picture = _picture(found, names, asked) if found and found.sessions else None
    titles = article_titles([article.pk], asked.locale)
    return OrderPage(
        tables=(table, *((picture.shown.table,) if picture else ())),
        slug=article.slug,
        title=titles.get(article.pk, Label(article.slug)),
        standing=standing,
        verdict=found.words if found else "",
        proposed=tuple(proposed_order(changed, names)) if changed else (),
        reasons=tuple(reasons_of(found, names)) if found else (),
        picture=picture,
        steps=asked.page.show(without(table, "key", "stays_code")),
        untimed=untimed_words(found.steps if found else ()),
        editing=reverse("admin:troubleshooting_article_change", args=[article.pk]),
        differing=tuple(differing_languages(found)) if found else (),
        decided=tuple(_decided(article, keys)),
        percent=_percent(article),
        percents=PERCENTS,
    )


def _percent(article: Article) -> int:
    experiments = OrderExperiment.objects.filter(article=article)
    return experiments.values_list("percent", flat=True).first() or 0


def _standing(article: Article) -> Standing | None:
    advice = OrderAdvice.objects.filter(article=article).first()
    if advice is None:
        return None
    (recommendation,) = respect_decisions([recommendation_of(advice)])
    return Standing(recommendation, advice.made_at, advice.version != article.version)


def _names(steps: Sequence[Step], locale: str) -> dict[str, Name]:
    labels = step_labels([step.pk for step in steps], locale)
    known = {step.key: labels.get(step.pk, Label(step.key)) for step in steps}
    return {key: Name(label.text, label.locale) for key, label in known.items()}


def _steps_table(steps: Sequence[StepEstimate], names: Mapping[str, Name]) -> Table:
    columns = (
        Column("step", gettext("Step"), Kind.NUMBER),
        Column("key", gettext("Code")),
        Column("says", gettext("What it says")),
        Column("resolves_percent", gettext("Of cases it resolves"), Kind.PERCENT),
        Column("resolves_percent_from", gettext("Interval from"), Kind.PERCENT),
        Column("resolves_percent_to", gettext("Interval to"), Kind.PERCENT),
        Column("minutes", gettext("Minutes"), Kind.MINUTES),
        Column("stays", gettext("Keeps its place")),
        Column("stays_code", gettext("Keeps its place, code"), Kind.NUMBER),
    )
    rows = tuple(
        (
            one.position,
            one.key,
            names.get(one.key, Name(one.key)),
            100 * one.share.mean if one.share else None,
            100 * one.share.low if one.share else None,
            100 * one.share.high if one.share else None,
            one.minutes.mean if one.minutes else None,
            gettext("yes") if one.stays else gettext("no"),
            int(one.stays),
        )
        for one in steps
    )
    return Table("steps-learned", gettext("What is known of each step"), columns, rows)


def _picture(
    found: Recommendation, names: Mapping[str, Name], asked: Asked
) -> Figure[OrdersLayout]:
    """The order there is, and the recommended one if it is another."""
    now, then = (_ordered(found, order, names) for order in (found.current, found.recommended))
    title = gettext("Expected minutes of a session")
    return orders_figure("expected-minutes", title, now, then, asked.page)


def _ordered(
    found: Recommendation, order: Sequence[int], names: Mapping[str, Name]
) -> list[OrderedStep]:
    """What each step adds: its minutes, times the probability that no step before it resolves."""
    by_position = {one.position: one for one in found.steps}
    ordered, left = [], 1.0
    for position in order:
        one = by_position[position]
        minutes = one.minutes.mean * left if one.minutes else 0.0
        ordered.append(OrderedStep(position, names.get(one.key, Name(one.key)), minutes))
        left -= one.share.mean if one.share else 0.0
    escalation = settings.ESCALATION_MINUTES * found.unresolved.mean
    return [*ordered, OrderedStep(None, Name(gettext("Hand-over")), escalation)]


def _decided(article: Article, keys: Sequence[str]) -> Iterator[Decided]:
    for number, one in enumerate(article.order_decisions.select_related("decided_by")):
        is_recent = number < MOST_DECISIONS
        if not is_recent and not one.is_against:
            continue
        is_accepted = one.decision == Decision.ACCEPTED
        yield Decided(
            one,
            found=measure(one) if is_recent and one.decision in WAS_ASKED else None,
            can_be_taken_back=is_accepted and one.recommended == list(keys),
        )
