"""Whatever is answered, in whatever order: one result a step, and the outcome that follows."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from troubleshooting.flow import answer_step, walk
from troubleshooting.models import FlowSession, Outcome, Result

KEYS = ("s1", "s2", "s3")
SEEDS = range(25)


def outcome_of(given: dict[str, Result]) -> str:
    """The outcome that answers to the three steps give."""
    if Result.RESOLVED in given.values():
        return Outcome.RESOLVED
    return Outcome.UNRESOLVED if set(given) == set(KEYS) else ""


@pytest.mark.parametrize("seed", SEEDS)
def test_the_outcome_always_follows_the_answers(
    session: FlowSession, now: datetime, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - answers, not secrets
    given: dict[str, Result] = {}
    for minute in range(12):
        key, result = chance.choice(KEYS), chance.choice(list(Result))
        given[key] = result

        session = answer_step(session, key, result, now=now + timedelta(minutes=minute))

        assert session.outcome == outcome_of(given)
        assert dict(session.results.values_list("step__key", "result")) == given
        assert (session.finished_at is None) == session.is_open


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_follows_the_pages_reaches_an_end(
    session: FlowSession, now: datetime, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - answers, not secrets
    step = walk(session, "fi-FI").current
    asked = []
    while step:
        asked.append(step.key)
        session = answer_step(session, step.key, chance.choice(list(Result)), now=now)
        step = walk(session, "fi-FI").after(step.key)

    assert len(asked) == len(set(asked))
    assert not session.is_open
