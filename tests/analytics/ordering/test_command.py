"""`manage.py recommend_orders`, as scripts read it."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from analytics.models import SessionFact
from tests.analytics.ordering.stories import make_article, session, tell
from troubleshooting.models import Step

pytestmark = pytest.mark.django_db

SCHEMA = {
    "article": str,
    "current": list,
    "recommended": list,
    "probability_better": float,
    "minutes_now": float,
    "minutes_recommended": float,
    "recommended_change": bool,
}


def printed(**options: object) -> str:
    out = StringIO()
    call_command("recommend_orders", stdout=out, **options)
    return out.getvalue()


def rows(**options: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(printed(format="json", **options))
    return found


@pytest.fixture
def told() -> None:
    """An article whose last step resolves most, and one without sessions."""
    make_article("no-sound")
    make_article("vpn", steps=2)
    tell(
        *[session("1-480 2-180 3+120")] * 30,
        *[session("1-480 2+180")] * 6,
        *[session("1-480 2-180 3-120", outcome="escalated")] * 10,
    )


@pytest.mark.usefixtures("told")
def test_it_prints_one_array_with_a_row_an_article() -> None:
    found = rows()

    assert [row["article"] for row in found] == ["no-sound", "vpn"]
    for row in found:
        assert {name: type(value) for name, value in row.items()} == SCHEMA
        assert row["current"] == sorted(row["recommended"])


@pytest.mark.usefixtures("told")
def test_a_change_is_marked() -> None:
    changed, kept = rows()

    assert changed["recommended_change"]
    assert changed["recommended"] == [3, 2, 1]
    assert changed["minutes_recommended"] < changed["minutes_now"]
    assert not kept["recommended_change"]
    assert kept["recommended"] == kept["current"] == [1, 2]
    assert kept["minutes_recommended"] == kept["minutes_now"]


@pytest.mark.usefixtures("told")
def test_one_article_can_be_named() -> None:
    assert [row["article"] for row in rows(article="vpn")] == ["vpn"]
    assert rows(article="no-sound")[0] == rows()[0]


@pytest.mark.usefixtures("told")
def test_the_text_says_why() -> None:
    first, reason, *_more, last = printed().splitlines()

    assert first.startswith("no-sound: 3, 2, 1 (")
    assert reason.strip().startswith("Step 3 resolves")
    assert last == "1 of 2 articles: another order recommended"


def test_an_article_that_there_is_not_is_said() -> None:
    with pytest.raises(CommandError, match="There is no article 'vnp'"):
        printed(article="vnp")


def test_no_articles_are_an_empty_array() -> None:
    assert rows() == []


@pytest.mark.usefixtures("told")
def test_it_changes_nothing() -> None:
    before = list(Step.objects.order_by("pk").values()), SessionFact.objects.count()
    rows()

    assert (list(Step.objects.order_by("pk").values()), SessionFact.objects.count()) == before


@pytest.mark.usefixtures("told")
def test_an_article_without_steps_has_no_row() -> None:
    make_article("about", steps=0)

    assert "about" not in {row["article"] for row in rows()}
    assert rows(article="about") == []


def test_sessions_by_position_say_the_same_as_by_key() -> None:
    make_article("by-key")
    make_article("by-position")
    for name in ("by-key", "by-position"):
        for walk in (["1-300 2-200 3+60"] * 20, ["1-300 2+200"] * 5):
            for one in walk:
                line = session(one, article=name)
                if name == "by-position":
                    for step in line["steps"]:
                        step["position"] = int(step.pop("key").removeprefix("s"))
                tell(line)
    by_key, by_position = rows()

    assert {**by_key, "article": ""} == {**by_position, "article": ""}
