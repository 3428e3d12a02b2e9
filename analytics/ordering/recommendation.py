"""What is recommended for an article, as pages, commands and exports show it."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.ordering.decision import Verdict
from analytics.ordering.differences import Difference
from analytics.ordering.reasons import Reason, verdict_words

Positions = tuple[int, ...]


@dataclass(frozen=True)
class Estimate:
    """A mean with an interval that holds the truth with a probability of 0.9."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class StepEstimate:
    """What is known of a step.

    Attributes:
        position: 1-based, among all active steps of the article.
        key: The step's.
        stays: Whether it keeps its place: pinned, the helpdesk's, or a question's.
        share: Of cases that it resolves, 0 to 1; None for a step that readers are not asked.
        minutes: That it takes; None likewise.
        is_timed: Whether any time was recorded for it; else it is taken to be like the others.
    """

    position: int
    key: str
    stays: bool
    share: Estimate | None
    minutes: Estimate | None
    is_timed: bool = True


@dataclass(frozen=True)
class Recommendation:
    """An article's order, and a better one where there is.

    Attributes:
        article: Its slug.
        version: The article's, when its steps were read: an order is for these steps.
        steps: In the editor's order.
        unresolved: The share of cases that none of them resolves.
        sessions: How many say something of the causes.
        weight: What they weigh together; the newest weighs 1.
        verdict: Whether to change, or why not.
        current: 1-based positions: 1, 2, 3, …
        recommended: The positions in the order to have; the current one unless `verdict` is CHANGE.
        other: The best other order, recommended or not; the current one where there is none.
        probability_better: That the other order takes fewer expected minutes; 0 where there is none.
        minutes_now: Expected minutes of a session in the current order.
        minutes_recommended: In the recommended one.
        minutes_other: In the other one.
        reasons: Why the other one gains, most important first.
        differences: Languages whose causes differ from those of all others.
    """

    article: str
    version: int
    steps: tuple[StepEstimate, ...]
    unresolved: Estimate
    sessions: int
    weight: float
    verdict: Verdict
    current: Positions
    recommended: Positions
    other: Positions
    probability_better: float
    minutes_now: float
    minutes_recommended: float
    minutes_other: float
    reasons: tuple[Reason, ...]
    differences: tuple[Difference, ...]

    @property
    def recommended_change(self) -> bool:
        """Whether the recommended order is another than the current one."""
        return self.verdict is Verdict.CHANGE

    @property
    def words(self) -> str:
        """The verdict in words, in the interface's language."""
        return verdict_words(
            self.verdict,
            probability_better=self.probability_better,
            saved_seconds=60 * (self.minutes_now - self.minutes_other),
            weight=self.weight,
        )
