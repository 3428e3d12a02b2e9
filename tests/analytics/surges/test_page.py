"""`/analytics/surges/`: what goes on, what did lately, and putting one away."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from analytics.models import SurgeRecord
from analytics.surges.records import note_look
from tests.analytics.stories import make_article
from tests.analytics.surges.seen import surge
from troubleshooting.models import Article

PAGE = "/analytics/surges/"
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def agent(db: None) -> User:
    user = User.objects.create_user("agent")
    user.user_permissions.add(Permission.objects.get(codename="add_ticketlink"))
    return user


@pytest.fixture
def console(client: Client, agent: User) -> Client:
    client.force_login(agent)
    return client


def page_of(client: Client, **query: str) -> str:
    answer = client.get(PAGE, query, headers=ENGLISH)
    assert answer.status_code == 200
    return answer.content.decode()


def rows_of(client: Client) -> list[dict[str, object]]:
    answer = client.get(PAGE, {"table": "surges", "export": "json"}, headers=ENGLISH)
    rows: list[dict[str, object]] = json.loads(answer.content)
    return rows


def test_nobody_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(PAGE)["Location"].endswith(f"?next={PAGE}")


def test_who_is_neither_staff_nor_agent_is_refused(client: Client, article: Article) -> None:
    record = surge(article, now=timezone.now())
    client.force_login(User.objects.create_user("reader"))
    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}{record.pk}/dismiss/").status_code == 403
    assert SurgeRecord.objects.undismissed().exists()


def test_it_says_what_goes_on(staff: Client, article: Article, now: datetime) -> None:
    surge(article, now=now)
    shown = page_of(staff)
    assert "The printer does not print" in shown
    assert "12 in a quarter of an hour, usually 1" in shown


def test_it_lists_what_is_over_by_its_most(staff: Client, article: Article, now: datetime) -> None:
    surge(article, now=now, ago=3000, count=40, is_over=True)
    surge(query="no network", now=now)
    assert [
        (
            row["subject"],
            row["article"],
            row["people"],
            row["minutes"],
            row["usually"],
            row["state"],
        )
        for row in rows_of(staff)
    ] == [
        ("no network", None, 12, 15, 1.2, "going on"),
        ("The printer does not print", article.slug, 40, 15, 1.2, "over"),
    ]


def test_files_have_moments_for_programs(staff: Client, article: Article, now: datetime) -> None:
    record = surge(article, now=now)
    (row,) = rows_of(staff)
    assert datetime.fromisoformat(str(row["began_at"])) == record.since.replace(microsecond=0)


def test_it_leads_staff_to_figures_and_agents_to_the_article(
    staff: Client, agent: User, article: Article, now: datetime
) -> None:
    surge(article, now=now)
    assert f'href="/analytics/articles/{article.slug}/"' in page_of(staff)
    staff.force_login(agent)
    shown = page_of(staff)
    assert f'href="/en/{article.slug}/"' in shown
    assert "/analytics/articles/" not in shown


def test_it_says_that_nobody_looks(staff: Client, now: datetime) -> None:
    not_known, none = "Not known while nobody looks.", "None right now"
    page = page_of(staff)
    assert "Nobody looks for surges" in page
    assert not_known in page
    assert none not in page
    note_look(now - timedelta(hours=1))
    page = page_of(staff)
    assert "Nobody has looked since" in page
    assert not_known in page
    note_look(now)
    page = page_of(staff)
    assert "Last looked at" in page
    assert none in page
    assert not_known not in page


def test_dismissed_it_is_shown_as_such_and_by_whom(
    console: Client, agent: User, article: Article, now: datetime
) -> None:
    record = surge(article, now=now)
    answer = console.post(f"{PAGE}{record.pk}/dismiss/")
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    record.refresh_from_db()
    assert record.dismissed_by == agent
    assert "12 in a quarter" not in page_of(console)
    (row,) = rows_of(console)
    assert (row["state"], row["dismissed_by"]) == ("dismissed", "agent")


@pytest.mark.parametrize(
    ("wanted", "there"),
    [("/helpdesk/", "/helpdesk/"), ("https://evil.example/", PAGE), ("//evil.example", PAGE)],
)
def test_it_comes_back_to_where_the_button_was_and_nowhere_else(
    console: Client, article: Article, now: datetime, wanted: str, there: str
) -> None:
    record = surge(article, now=now)
    answer = console.post(f"{PAGE}{record.pk}/dismiss/", {"next": wanted})
    assert answer["Location"] == there


def test_looking_dismisses_nothing(console: Client, article: Article, now: datetime) -> None:
    record = surge(article, now=now)
    assert console.get(f"{PAGE}{record.pk}/dismiss/").status_code == 405
    assert console.post(f"{PAGE}{record.pk + 1}/dismiss/").status_code == 404
    assert SurgeRecord.objects.undismissed().exists()


def test_more_surges_cost_no_more_queries(staff: Client, now: datetime) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            page_of(staff)
        return len(context)

    for number in range(2):
        surge(make_article(f"article-{number}"), now=now)
    before = queries()
    for number in range(2, 12):
        surge(make_article(f"article-{number}"), now=now)
        surge(query=f"words {number}", now=now, ago=9999, is_over=True)
    assert queries() == before
