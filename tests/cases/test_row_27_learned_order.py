"""Row 27: the learned order learns its own order. Late steps meet only what early ones left over."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from tests.analytics.ordering.stories import make_article, session, tell
from troubleshooting.models import Step

pytestmark = pytest.mark.django_db


def learned() -> dict[str, Any]:
    """What is recommended for the only article."""
    out = StringIO()
    call_command("recommend_orders", format="json", stdout=out)
    (row,) = json.loads(out.getvalue())
    assert isinstance(row, dict)
    return row


def a_hundred(seconds_a: int = 180, seconds_b: int = 180) -> list[dict[str, Any]]:
    """A before B: A solves 40, B 36 of the 60 left."""
    a, b = f"1-{seconds_a}", f"2-{seconds_b}"
    return [
        *[session(f"1+{seconds_a}")] * 40,
        *[session(f"{a} 2+{seconds_b}")] * 36,
        *[session(f"{a} {b}", outcome="escalated")] * 24,
    ]


def add_c(*, seconds: int) -> None:
    """A new step, which solved the one case it was tried in."""
    Step.objects.create(article_id=Step.objects.first().article_id, key="s3", position=3)  # type: ignore[union-attr]
    tell(session(f"1-180 2-180 3+{seconds}"))


@pytest.mark.parametrize("seconds", [180, 90, 60], ids=["as long", "half as long", "a third"])
def test_a_new_step_with_one_of_one_does_not_lead(seconds: int) -> None:
    make_article(steps=2)
    tell(*a_hundred())
    add_c(seconds=seconds)
    row = learned()

    assert row["recommended"][0] != 3
    assert not row["recommended_change"]


def test_nor_does_it_with_three_of_three() -> None:
    make_article(steps=2)
    tell(*a_hundred())
    add_c(seconds=180)
    tell(*[session("1-180 2-180 3+180", days_ago=1)] * 2)

    assert learned()["recommended"][0] != 3


def test_the_higher_rate_of_the_later_step_does_not_decide() -> None:
    """B solves 60 % of what it meets and A 40 %; but of all cases A solves more."""
    make_article(steps=2)
    tell(*a_hundred())

    assert learned()["recommended"] == [1, 2]


def test_raw_counts_do_not_decide() -> None:
    """A counts 40, B 36; B takes a minute and A five."""
    make_article(steps=2)
    tell(*a_hundred(seconds_a=300, seconds_b=60))
    row = learned()

    assert row["recommended_change"]
    assert row["recommended"] == [2, 1]


def test_counts_that_readers_who_left_keep_low_do_not_decide() -> None:
    """A counts 40, B 27: half of the readers left before B, which solves nearly all it is asked."""
    make_article(steps=2)
    tell(
        *[session("1+240")] * 40,
        *[session("1-240", outcome="abandoned")] * 30,
        *[session("1-240 2+180")] * 27,
        *[session("1-240 2-180", outcome="escalated")] * 3,
    )

    assert learned()["recommended"] == [2, 1]


def test_what_it_recommended_is_not_taken_for_proof_of_itself() -> None:
    """After B was put first it meets all cases: its counts grow, and the order still is by the causes."""
    make_article(steps=2)
    tell(*a_hundred(seconds_a=170, seconds_b=180))
    tell(
        *[session("2+180")] * 36,
        *[session("2-180 1+170")] * 40,
        *[session("2-180 1-170", outcome="escalated")] * 24,
    )

    assert learned()["recommended"] == [1, 2]
