"""Made articles whose causes and minutes are known, and people who walk through them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

ESCALATION_MINUTES = 30.0
FEWEST_STEPS, MOST_STEPS = 3, 8
# Shares of steps are gamma variables of this shape, divided by their sum; of none it is as uniform.
STEP_SHAPE = 0.8
LEAST_UNRESOLVED, MOST_UNRESOLVED = 0.05, 0.25
SKIPPED = 0.08
# Times: most readers are within a factor of two; some go to lunch, some click on, some are not timed.
NOISE, LUNCH, CLICKED_ON, UNTIMED = 0.5, 0.03, 0.03, 0.02
OVER_DAYS = 60
LOCALES = ("fi-FI", "en-US", "ja-JP")


@dataclass(frozen=True)
class Leaving:
    """How readers leave.

    Attributes:
        share: Of sessions, or of steps.
        is_each_step: Whether readers may leave at each step, so that few reach the last ones.
    """

    share: float
    is_each_step: bool = False

    def place(self, steps: int, dice: random.Random) -> int:
        """The 0-based step at which a reader leaves; `steps` where none."""
        if not self.is_each_step:
            return dice.randrange(steps) if dice.random() < self.share else steps
        places = (place for place in range(steps) if dice.random() < self.share)
        return next(places, steps)


@dataclass(frozen=True)
class MadeArticle:
    """An article with its truth.

    Attributes:
        slug: Its slug.
        shares: Of cases that each step resolves.
        unresolved: The share that none resolves.
        minutes: Of each step.
        leaving: How its readers leave.
    """

    slug: str
    shares: tuple[float, ...]
    unresolved: float
    minutes: tuple[float, ...]
    leaving: Leaving

    @property
    def current(self) -> list[int]:
        """The authored order, 0-based."""
        return list(range(len(self.shares)))

    @property
    def best(self) -> list[int]:
        """The order that takes the fewest expected minutes: by share over minutes."""
        return sorted(self.current, key=lambda step: -self.shares[step] / self.minutes[step])

    def cost(self, order: Sequence[int]) -> float:
        """Expected minutes of an order, by the truth."""
        passed = total = 0.0
        for step in order:
            passed += self.minutes[step]
            total += self.shares[step] * passed
        return total + self.unresolved * (passed + ESCALATION_MINUTES)


def make_article(slug: str, leaving: Leaving, dice: random.Random) -> MadeArticle:
    """An article whose authored order is any."""
    steps = dice.randint(FEWEST_STEPS, MOST_STEPS)
    unresolved = dice.uniform(LEAST_UNRESOLVED, MOST_UNRESOLVED)
    parts = [dice.gammavariate(STEP_SHAPE, 1) for _ in range(steps)]
    return MadeArticle(
        slug=slug,
        shares=tuple((1 - unresolved) * part / sum(parts) for part in parts),
        unresolved=unresolved,
        minutes=tuple(3 * dice.lognormvariate(0, 0.8) for _ in range(steps)),
        leaving=leaving,
    )


def prior_of(steps: int) -> list[float]:
    """The counts of the Dirichlet that articles of so many steps are made by, of none last."""
    none = (LEAST_UNRESOLVED + MOST_UNRESOLVED) / 2
    return [STEP_SHAPE] * steps + [STEP_SHAPE * steps * none / (1 - none)]


def walks(
    article: MadeArticle, count: int, now: datetime, dice: random.Random
) -> Iterator[dict[str, Any]]:
    """Finished sessions of an article as `import_sessions` reads them, in no order of time.

    Every other one names its steps by key, the rest by position.
    """
    for number in range(count):
        outcome, steps = _walk(article, dice)
        name = "key" if number % 2 else "position"
        yield {
            "article": article.slug,
            "locale": dice.choice(LOCALES),
            "started_at": (now - timedelta(days=dice.uniform(0, OVER_DAYS))).isoformat(),
            "outcome": outcome,
            "steps": [
                {name: f"s{step + 1}" if number % 2 else step + 1, "result": result, **time}
                for step, result, time in steps
            ],
        }


def _walk(
    article: MadeArticle, dice: random.Random
) -> tuple[str, list[tuple[int, str, dict[str, int]]]]:
    (cause,) = dice.choices([*article.current, None], [*article.shares, article.unresolved])
    leaves_at = article.leaving.place(len(article.shares), dice)
    steps: list[tuple[int, str, dict[str, int]]] = []
    for step in article.current[:leaves_at]:
        if dice.random() < SKIPPED:
            skipped = dice.choice(("skipped", "skipped", "not_possible"))
            steps.append((step, skipped, {"seconds": dice.randint(0, 9)}))
            continue
        time = _time(article.minutes[step], dice)
        if step == cause:
            return "resolved", [*steps, (step, "resolved", time)]
        steps.append((step, "not_resolved", time))
    is_left = leaves_at < len(article.shares)
    return dice.choice(
        ("abandoned", "abandoned", "switched") if is_left else ("unresolved", "escalated")
    ), steps


def _time(minutes: float, dice: random.Random) -> dict[str, int]:
    seconds = 60 * minutes * dice.lognormvariate(0, NOISE)
    chance = dice.random()
    if chance < LUNCH:
        seconds += 60 * dice.uniform(20, 90)
    elif chance < LUNCH + CLICKED_ON:
        seconds = dice.uniform(0, 5)
    elif chance < LUNCH + CLICKED_ON + UNTIMED:
        return {}
    return {"seconds": round(seconds)}


def by_counts(article: MadeArticle, sessions: Sequence[dict[str, Any]]) -> list[int]:
    """The order by how often each step resolved a session, which favours early steps."""
    resolved, _tried, _minutes = _counted(article, sessions)
    return sorted(article.current, key=lambda step: -resolved[step])


def by_rates(article: MadeArticle, sessions: Sequence[dict[str, Any]]) -> list[int]:
    """The order by the share of tries that resolved, over minutes, which favours late steps."""
    resolved, tried, minutes = _counted(article, sessions)
    rates = [(resolved[step] + 1) / (tried[step] + 2) / minutes[step] for step in article.current]
    return sorted(article.current, key=lambda step: -rates[step])


def _counted(
    article: MadeArticle, sessions: Sequence[dict[str, Any]]
) -> tuple[list[int], list[int], list[float]]:
    """For each step how often it resolved, how often it was tried, and its middle minutes."""
    resolved, tried = [0] * len(article.shares), [0] * len(article.shares)
    times: list[list[float]] = [[] for _ in article.shares]
    for session in sessions:
        for entry in session["steps"]:
            step = int(entry.get("position") or entry["key"].removeprefix("s")) - 1
            if entry["result"] in ("resolved", "not_resolved"):
                tried[step] += 1
                resolved[step] += entry["result"] == "resolved"
                times[step] += [entry["seconds"] / 60] if entry.get("seconds") else []
    every = [one for own in times for one in own] or [1.0]
    return resolved, tried, [median(own or every) for own in times]
