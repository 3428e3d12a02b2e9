"""Which articles to ask in another order, most minutes saved first; and what became of accepted ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from analytics.adoption import respect_decisions
from analytics.adoption.advice import recommendation_of
from analytics.adoption.measuring import measure
from analytics.models import Decision, OrderAdvice, OrderDecision
from analytics.ordering.reasons import percent_sure
from analytics.pages.asked import Asked, Shown
from analytics.pages.columns import without
from analytics.reports.labels import Label, named_articles
from analytics.rollups.days import day_of
from analytics.tables import Column, Kind, Name, ShownTable, Table

# As many are measured on the page: each takes two queries.
MOST_MEASURED = 6


@dataclass(frozen=True)
class OrdersPage(Shown):
    """Recommended orders.

    Attributes:
        advised: Articles to ask in another order.
        decided: Accepted ones, and what they saved.
        learned: How many articles' orders were looked at.
        made_at: When the last of them was; None where none was.
    """

    advised: ShownTable
    decided: ShownTable
    learned: int
    made_at: datetime | None


def orders_page(asked: Asked) -> OrdersPage:
    """Read and arrange it; it goes by no filter."""
    advice = list(OrderAdvice.objects.filter(saves_minutes__gt=0).select_related("article"))
    open_advice = _undecided(advice)
    decisions = list(
        OrderDecision.objects.filter(decision=Decision.ACCEPTED).select_related("article")[
            :MOST_MEASURED
        ]
    )
    articles = [one.article_id for one in open_advice] + [one.article_id for one in decisions]
    names = named_articles(articles, asked.locale)
    advised = _advised_table(open_advice, names)
    decided = _decided_table(decisions, names)
    last = OrderAdvice.objects.order_by("-made_at").values_list("made_at", flat=True).first()
    return OrdersPage(
        tables=(advised, decided),
        advised=asked.page.show(without(advised, "slug", "order")),
        decided=asked.page.show(without(decided, "slug")),
        learned=OrderAdvice.objects.count(),
        made_at=last,
    )


def order_address(slug: str) -> str:
    """The page of one article's order."""
    return reverse("analytics:order", kwargs={"slug": slug})


def _undecided(advice: Sequence[OrderAdvice]) -> list[OrderAdvice]:
    """Advice that holds for the article's steps as they are, and that no editor is against."""
    held = [one for one in advice if one.version == one.article.version]
    found = respect_decisions(recommendation_of(one) for one in held)
    return [one for one, it in zip(held, found, strict=True) if it.recommended_change]


def _advised_table(advice: Iterable[OrderAdvice], names: Mapping[int, tuple[str, Label]]) -> Table:
    columns = (
        Column("article", gettext("Article")),
        Column("slug", gettext("Code")),
        Column("order", gettext("The recommended order")),
        Column("saves_minutes", gettext("Minutes saved a session"), Kind.MINUTES),
        Column("probability_better_percent", gettext("Better with a probability of"), Kind.PERCENT),
        Column("minutes_now", gettext("Expected minutes now"), Kind.MINUTES),
        Column("minutes_recommended", gettext("Expected minutes, recommended"), Kind.MINUTES),
        Column("sessions", gettext("Sessions"), Kind.NUMBER),
    )
    rows = tuple(
        (
            _name(one.article.slug, names.get(one.article_id)),
            one.article.slug,
            " ".join(map(str, one.content["recommended"])),
            one.saves_minutes,
            percent_sure(one.content["probability_better"]),
            one.content["minutes_now"],
            one.content["minutes_recommended"],
            one.sessions,
        )
        for one in advice
    )
    caption = gettext("Articles to ask in another order, most minutes saved first")
    return Table("recommended-orders", caption, columns, rows)


def _decided_table(
    decisions: Iterable[OrderDecision], names: Mapping[int, tuple[str, Label]]
) -> Table:
    columns = (
        Column("article", gettext("Article")),
        Column("slug", gettext("Code")),
        Column("day", gettext("Accepted"), Kind.DATE),
        Column("promised_minutes", gettext("Promised, minutes a session"), Kind.MINUTES),
        Column("saved_minutes", gettext("Saved, minutes a session"), Kind.MINUTES),
        Column("saved_minutes_from", gettext("Interval from"), Kind.MINUTES),
        Column("saved_minutes_to", gettext("Interval to"), Kind.MINUTES),
        Column("sessions", gettext("Sessions since"), Kind.NUMBER),
    )
    rows = tuple(
        (
            _name(one.article.slug, names.get(one.article_id)),
            one.article.slug,
            day_of(one.decided_at),
            found.promised,
            found.saved if found.is_enough else None,
            found.interval.low if found.is_enough else None,
            found.interval.high if found.is_enough else None,
            found.after.sessions,
        )
        for one in decisions
        for found in [measure(one)]
    )
    caption = gettext("Accepted orders, the last first: what they promised, and what they saved")
    return Table("accepted-orders", caption, columns, rows)


def _name(slug: str, known: tuple[str, Label] | None) -> Name:
    label = known[1] if known else Label(slug)
    return Name(label.text, label.locale, order_address(slug))
