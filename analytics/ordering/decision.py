"""Whether another order is worth recommending, and which: the decision, from draws of the posterior.

Half of the draws choose, the other half judge, since what is best of many by some draws looks better
by the same draws than it is. Orders to choose from are more and more cautious ones, in which each swap of
two steps has to gain more than some times its standard deviation. Of those that are better with enough
probability the one that gains most is chosen, or a more cautious one that gains hardly less: steps of
which nothing is known stay in the editor's order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analytics.ordering.arrays import FloatArray
from analytics.ordering.best_order import best_order
from analytics.ordering.constraints import Constraints
from analytics.ordering.cost import Order, expected_minutes, gain_of, swap_gains

# Probability that the new order is better, below which nothing is recommended.
SURE = 0.95
# With fewer sessions a probability near that is more often luck and prior than knowledge.
FEW_SESSIONS, SURE_OF_FEW = 20, 0.99
# An order that is less likely better than not is none to speak of.
LIKELY = 0.5
CAUTIONS = (0.25, 0.5, 1.0, 2.0)
# For so many minutes a session no more steps change places than have to.
HARDLY = 5 / 60


class Verdict(StrEnum):
    """What there is to say of an article's order; `REJECTED` is an editor's, never the model's."""

    CHANGE = "change"
    REJECTED = "rejected"
    BEST = "best"
    UNSURE = "unsure"
    TOO_LITTLE = "too_little"
    NO_SESSIONS = "no_sessions"


@dataclass(frozen=True)
class Terms:
    """What a recommendation has to reach.

    Attributes:
        escalation_minutes: What a hand-over to the helpdesk costs.
        least_seconds: What a new order has to save a session, on average.
    """

    escalation_minutes: float
    least_seconds: float


@dataclass(frozen=True)
class Draws:
    """The posterior, its first half independent of its second.

    Attributes:
        shares: Of each step and, last, of none; shape (draws, n + 1).
        minutes: Of each step; shape (draws, n).
        weight: Of the sessions they come from.
    """

    shares: FloatArray
    minutes: FloatArray
    weight: float


@dataclass(frozen=True)
class Decision:
    """An order beside the editor's.

    Attributes:
        verdict: Whether to change to it, and why not.
        order: The other order, 0-based; the editor's, 0, 1, 2, …, where none seems better.
        probability_better: That it takes fewer expected minutes than the editor's; 0 where it is that.
        minutes_now: Expected minutes of a session in the editor's order.
        minutes_then: And in the other.
    """

    verdict: Verdict
    order: Order
    probability_better: float
    minutes_now: float
    minutes_then: float

    @property
    def recommended(self) -> Order:
        """The order to have: the other one where that is sure enough, else the editor's."""
        return self.order if self.verdict is Verdict.CHANGE else tuple(range(len(self.order)))

    @property
    def minutes_recommended(self) -> float:
        """Expected minutes of a session in the order to have."""
        return self.minutes_then if self.verdict is Verdict.CHANGE else self.minutes_now

    @property
    def saved_seconds(self) -> float:
        """What the other order saves a session, on average."""
        return 60 * (self.minutes_now - self.minutes_then)


def decide(draws: Draws, constraints: Constraints, terms: Terms) -> Decision:
    """Choose an order and judge it."""
    gains = swap_gains(draws.shares, draws.minutes)
    half = len(gains) // 2
    sure = SURE if draws.weight >= FEW_SESSIONS else SURE_OF_FEW
    order = _chosen(gains[:half], constraints, sure)
    gain = gain_of(order, gains[half:])
    probability = float((gain > 0).mean())
    now = tuple(range(constraints.size))
    minutes_now, minutes_then = (
        float(expected_minutes(one, draws.shares, draws.minutes, terms.escalation_minutes).mean())
        for one in (now, order)
    )
    saved = 60 * min(float(gain.mean()), minutes_now - minutes_then)
    if not draws.weight:
        verdict = Verdict.NO_SESSIONS
    elif order == now or saved <= 0 or probability < LIKELY:
        verdict = Verdict.BEST
    elif probability < sure:
        verdict = Verdict.UNSURE
    else:
        verdict = Verdict.CHANGE if saved >= terms.least_seconds else Verdict.TOO_LITTLE
    return Decision(verdict, order, probability, minutes_now, minutes_then)


def _chosen(gains: FloatArray, constraints: Constraints, sure: float) -> Order:
    """The most cautious of the sure orders that gain most; the least cautious one where none is sure."""
    mean, deviation = gains.mean(axis=0), gains.std(axis=0)
    orders = [best_order(mean - caution * deviation, constraints) for caution in CAUTIONS]
    gained = {order: gain_of(order, gains) for order in orders}
    safe = {order: float(one.mean()) for order, one in gained.items() if (one > 0).mean() >= sure}
    most = max(safe.values(), default=0.0)
    return next(
        (order for order in reversed(orders) if safe.get(order, -1.0) >= most - HARDLY), orders[0]
    )
