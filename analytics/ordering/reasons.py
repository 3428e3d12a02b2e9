"""Why another order is recommended, or is not, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from analytics.ordering.arrays import FloatArray
from analytics.ordering.decision import (
    FEW_SESSIONS,
    SURE,
    SURE_OF_FEW,
    Decision,
    Verdict,
)

MOST_REASONS = 3
# A step that gains less than this share of what the leading one does is no reason.
LEAST_WORTH = 0.1
# Draws can agree on what is never certain.
MOST_PERCENT = 99
ROUNDED_FROM = 9.95


@dataclass(frozen=True)
class Reason:
    """Why a step should be asked earlier.

    Attributes:
        position: Its 1-based position now.
        share: Of cases that it resolves.
        minutes: That it takes.
        minutes_before: That all steps take which come before it now.
    """

    position: int
    share: float
    minutes: float
    minutes_before: float

    @property
    def words(self) -> str:
        """In the interface's language: what it resolves, in which time, and how late it comes."""
        return gettext(
            "Step %(position)s resolves %(percent)s %% of cases in %(minutes)s min; "
            "it comes after %(minutes_before)s min of other steps."
        ) % {
            "position": self.position,
            "percent": round(100 * self.share),
            "minutes": minutes_number(self.minutes),
            "minutes_before": minutes_number(self.minutes_before),
        }


def reasons_for(decision: Decision, shares: FloatArray, minutes: FloatArray) -> tuple[Reason, ...]:
    """The steps that come earlier and gain most by it, most important first; none for no other order.

    Args:
        decision: The two orders.
        shares: The mean share of each step; shape (n,) or more.
        minutes: The mean minutes of each; shape (n,).
    """
    earlier = [step for place, step in enumerate(decision.order) if place < step]
    passed = {step: _passed(step, decision.order) for step in earlier}
    spared = {step: sum(minutes[one] for one in passed[step]) for step in earlier}
    worth = {step: float(shares[step]) * spared[step] for step in earlier}
    least = LEAST_WORTH * max(worth.values(), default=0.0)
    leading = sorted(worth, key=lambda step: (-worth[step], step))[:MOST_REASONS]
    return tuple(
        Reason(step + 1, float(shares[step]), float(minutes[step]), float(minutes[:step].sum()))
        for step in leading
        if worth[step] >= least
    )


def _passed(step: int, order: Sequence[int]) -> list[int]:
    """The steps that come before a step now and behind it in an order."""
    return [one for one in order[order.index(step) + 1 :] if one < step]


def verdict_words(
    verdict: Verdict, *, probability_better: float, saved_seconds: float, weight: float
) -> str:
    """What there is to say of an article's order, in the interface's language.

    Args:
        verdict: On it.
        probability_better: That another order takes less time.
        saved_seconds: That the other order saves a session.
        weight: Of the article's sessions.
    """
    percent = percent_sure(probability_better)
    if verdict is Verdict.CHANGE:
        return gettext("The new order is better with a probability of %(percent)s %%.") % {
            "percent": percent
        }
    if verdict is Verdict.REJECTED:
        return gettext("An editor decided against the order that would be recommended.")
    if verdict is Verdict.UNSURE:
        needed = SURE if weight >= FEW_SESSIONS else SURE_OF_FEW
        return gettext(
            "Another order is better with a probability of %(percent)s %%; %(needed)s %% are needed."
        ) % {"percent": percent, "needed": round(100 * needed)}
    if verdict is Verdict.TOO_LITTLE:
        seconds = round(saved_seconds)
        return ngettext(
            "Another order would save %(seconds)s second a session, which is too little.",
            "Another order would save %(seconds)s seconds a session, which is too little.",
            seconds,
        ) % {"seconds": seconds}
    if verdict is Verdict.NO_SESSIONS:
        return gettext("No sessions say anything about the order yet.")
    return gettext("No other order is expected to take less time.")


def percent_sure(probability: float) -> int:
    """A probability in whole percent, cut and not rounded; never 100."""
    return min(int(100 * probability), MOST_PERCENT)


def minutes_number(minutes: float) -> str:
    """Minutes as a number in the interface's language: to the tenth below ten, else whole."""
    tenths = round(minutes, 1 if minutes < ROUNDED_FROM else 0)
    return number_format(int(tenths) if tenths.is_integer() else tenths)
