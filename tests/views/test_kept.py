"""Pages are made once for all who see the same, and never shown to anybody else."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from tests.flow.incidents import OWN_TITLE, post
from tests.flow.stories import make_article
from tests.views.conftest import ARTICLE, START, STEP
from troubleshooting.editing.naming import rename_article
from troubleshooting.flow import Walk, answer_step
from troubleshooting.flow.incidents.known import end_incident
from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Block,
    FlowSession,
    Result,
    Status,
    StepResult,
)
from troubleshooting.views import kept
from troubleshooting.views import step as step_view
from troubleshooting.views.kept import KeptPage, pages
from troubleshooting.views.shelf import Shelf

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
EARLIER = "Aiempi vastauksesi"
STEPS = [f"/fi/no-sound/steps/s{number}/" for number in (1, 2, 3)]
HTMX = {"HX-Request": "true"}


def text(client: Client, path: str, **headers: str) -> str:
    return client.get(path, headers=headers).content.decode()


def bare(page: str) -> str:
    """A page without its tokens."""
    return TOKEN.sub("", page)


@pytest.fixture
def other(reader: Client) -> Client:
    """Another browser, at the same place as the reader's."""
    client = Client()
    client.post(START)
    return client


@pytest.fixture
def made() -> Iterator[list[KeptPage]]:
    """The pages that were made and kept."""
    made: list[KeptPage] = []
    put = pages.put

    def note(name: Hashable, page: KeptPage, *, size: int, most: int) -> None:
        made.append(page)
        put(name, page, size=size, most=most)

    with patch.object(pages, "put", note):
        yield made


def test_who_sees_the_same_gets_the_same_page(
    reader: Client, other: Client, made: list[KeptPage]
) -> None:
    pages = [text(one, path) for one in (reader, other) for path in (ARTICLE, STEP, ARTICLE, STEP)]

    assert len(made) == 2
    assert [bare(page) for page in pages] == [bare(page) for page in pages[:2] * 4]


def test_a_kept_page_is_the_page_that_would_be_made(
    reader: Client, other: Client, settings: Settings
) -> None:
    """For two browsers at the same place, at each place on the way; nothing tells them apart."""
    for path in STEPS:
        for address in (ARTICLE, path, *STEPS):
            text(reader, address)
            again, fragment = text(other, address), text(other, address, **HTMX)
            settings.PAGE_CACHE_MIB = 0
            assert bare(again) == bare(text(other, address)) == bare(text(reader, address))
            assert bare(fragment) == bare(text(reader, address, **HTMX))
            settings.PAGE_CACHE_MIB = 8
        for one in (reader, other):
            one.post(path, {"result": "not_resolved"})


def test_each_browser_has_a_token_of_its_own(article: Article) -> None:
    strict = [Client(enforce_csrf_checks=True) for _ in range(2)]
    tokens = [TOKEN.search(text(one, ARTICLE)) for one in strict]
    first, second = (found[1] for found in tokens if found)

    assert first != second
    assert strict[1].post(START, {"csrfmiddlewaretoken": first}).status_code == 403
    assert strict[1].post(START, {"csrfmiddlewaretoken": second}).status_code == 302


ANSWERED = ["/fi/no-sound/steps/s1/ticks/", STEP, "/fi/no-sound/steps/s1/reason/"]


def test_what_one_says_is_not_shown_to_the_other(reader: Client, other: Client) -> None:
    Block.objects.filter(step__key="s1").update(
        html="<ol><li>One</li><li>Two</li></ol>", instruction_count=2
    )
    before = text(other, STEP)
    for path, said in zip(
        ANSWERED,
        [{"tick": "0"}, {"result": "skipped"}, {"reason": "already_tried"}],
        strict=True,
    ):
        reader.post(path, said)
        for address in (ARTICLE, *STEPS):
            text(reader, address)
        assert bare(text(other, STEP)) == bare(before)
        assert bare(text(reader, STEP)) != bare(before)


def test_a_change_is_seen_at_once(reader: Client) -> None:
    text(reader, STEP)
    text(reader, ARTICLE)
    Block.objects.filter(step__key="s1").update(html="<p>Reworded</p>", label="Reworded")

    assert "Reworded" in text(reader, STEP)
    assert "Reworded" in text(reader, ARTICLE)


def test_so_is_a_text_that_was_withdrawn(reader: Client) -> None:
    text(reader, ARTICLE)
    ArticleTranslation.objects.update(status=Status.DRAFT)

    assert reader.get(ARTICLE).status_code == 404
    assert reader.get(STEP).status_code == 404


def test_and_an_incident_however_it_ends(reader: Client, article: Article) -> None:
    now = timezone.now()
    text(reader, STEP)
    incident = post(now, article, expected_end=now + timedelta(hours=1))
    assert OWN_TITLE in text(reader, STEP)
    with patch("django.utils.timezone.now", lambda: now + timedelta(hours=2)):
        assert OWN_TITLE not in text(reader, STEP)
    assert OWN_TITLE in text(reader, STEP)
    end_incident(incident, now=now)
    assert OWN_TITLE not in text(reader, STEP)


def test_one_that_was_announced_begins(client: Client, article: Article) -> None:
    now = timezone.now()
    post(now, article, starts_at=now + timedelta(hours=1), is_planned=True)
    coming = text(client, ARTICLE)

    def later() -> datetime:
        return now + timedelta(hours=1, minutes=1)

    with patch("django.utils.timezone.now", later):
        assert bare(text(client, ARTICLE)) != bare(coming)


def test_people_who_signed_in_get_pages_of_their_own(
    client: Client, article: Article, made: list[KeptPage]
) -> None:
    client.force_login(User.objects.create_user("editor", is_staff=True))
    assert "Sign out" in text(client, "/en/no-sound/")
    assert made == []
    assert "Sign out" not in text(Client(), "/en/no-sound/")


def test_a_ticket_s_link_is_on_nobody_else_s_page(
    client: Client, article: Article, made: list[KeptPage]
) -> None:
    assert "a-ticket" in text(client, f"{ARTICLE}?via=a-ticket")
    assert made == []


def test_who_came_from_another_article_has_the_way_back(
    reader: Client, other: Client, made: list[KeptPage]
) -> None:
    make_article("second")
    for one in (reader, Client()):
        one.post("/fi/second/start/")
        text(one, "/fi/second/steps/s1/")
    assert "no-sound fi-FI" in text(reader, "/fi/second/steps/s1/")
    assert len(made) == 1


def test_another_spelling_leads_to_the_one_address(reader: Client) -> None:
    assert reader.get("/fi/NO-sound/")["Location"] == ARTICLE
    assert reader.get("/fi/NO-sound/steps/s1/")["Location"] == ARTICLE


def test_a_name_that_no_database_takes_is_no_article(reader: Client) -> None:
    for path in ("/fi/no-sound%00/", "/fi/x%00/steps/s1/", "/fi/no-sound/steps/s1%00/"):
        assert reader.get(path).status_code in (302, 404), path


def test_a_kept_page_costs_three_queries(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    text(reader, STEP)
    text(Client(), ARTICLE)
    # The generation, the session and its answers; who has no session is asked for none. The
    # languages there are, which tests do not keep, are one more.
    with django_assert_num_queries(3 + 1):
        text(reader, STEP)
    with django_assert_num_queries(1 + 1):
        text(Client(), ARTICLE)


def test_an_answer_that_others_gave_before_costs_eleven_queries(
    reader: Client, other: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other.post(STEP, {"result": "skipped"}, headers=HTMX)
    # The languages, the generation; which session, it again and held, its answers; what it is told
    # and that it was; where it stands now, which the page that follows needs not ask. And the two
    # ends of the transaction, which is within the test's.
    with django_assert_num_queries(1 + 1 + 3 + 2 + 2 + 2):
        answer = reader.post(STEP, {"result": "skipped"}, headers=HTMX)
    assert STEPS[1] in answer.content.decode()


def test_what_was_withdrawn_takes_no_answer(reader: Client, other: Client) -> None:
    other.post(STEP, {"result": "skipped"})
    ArticleTranslation.objects.update(status=Status.DRAFT)

    assert reader.post(STEP, {"result": "skipped"}).status_code == 404
    assert StepResult.objects.count() == 1


def test_an_answer_by_another_spelling_or_a_former_name_counts(
    reader: Client, article: Article
) -> None:
    capitals, former = STEP.replace("no-sound", "No-Sound"), STEPS[1]
    assert reader.post(capitals, {"result": "skipped"})["Location"] == STEPS[1]
    rename_article(article, "silence")
    led = reader.post(former, {"result": "skipped"})["Location"]
    assert led == STEPS[2].replace("no-sound", "silence")
    assert FlowSession.objects.get().results.count() == 2


def test_a_page_grows_too_old(reader: Client, made: list[KeptPage]) -> None:
    text(reader, STEP)
    with patch.object(kept.time, "monotonic", lambda: made[0].until + 1):
        text(reader, STEP)
    assert len(made) == 2


def test_the_longest_unused_goes_first() -> None:
    shelf: Shelf[str] = Shelf()
    for name in "abc":
        shelf.put(name, name, size=40, most=120)
    assert shelf.get("a") == "a"
    shelf.put("d", "d", size=40, most=120)

    assert [name for name in "abcd" if shelf.get(name)] == ["a", "c", "d"]
    shelf.put("a", "A", size=100, most=120)
    assert [shelf.get(name) for name in "abcd"] == ["A", None, None, None]
    shelf.put("e", "e", size=1000, most=120)
    assert [name for name in "ae" if shelf.get(name)] == []
    shelf.put("a", "a", size=120, most=120)
    assert shelf.get("a") == "a"
    shelf.clear()
    assert shelf.get("a") is None


def test_what_sets_a_cookie_or_is_no_page_is_not_kept(
    client: Client, article: Article, made: list[KeptPage]
) -> None:
    assert client.get("/fi/no-such-thing/").status_code == 404
    assert client.get(STEP).status_code == 302
    assert made == []
    response: HttpResponse = client.get(ARTICLE)
    assert "askel_browser" in response.cookies
    assert len(made) == 1


def test_sessions_are_told_apart_by_all_that_pages_say(reader: Client, other: Client) -> None:
    """A field that is added to a session is looked at by whoever adds it."""
    in_position = {
        "locale",
        "step_keys",
        "withheld",
        "questions",
        "ticks",
        "outcome",
        "resolved_by",
        "comment",
        "device",
        "previous",
    }
    on_no_kept_page = {
        "id",
        "article",
        "article_version",
        "browser_key",
        "entry",
        "is_agents",
        "is_randomised",
        "referral",
        "query",
        "started_at",
        "last_answer_at",
        "finished_at",
    }
    fields = {field.name for field in FlowSession._meta.get_fields() if field.concrete}
    assert fields == in_position | on_no_kept_page


def test_what_is_answered_while_a_page_is_made_is_on_nobody_else_s(
    reader: Client, other: Client
) -> None:
    """A second click while the first page is made: that page is of a place the other is not at."""
    walk_of_browser = step_view.walk_of_browser

    def answered_meanwhile(*args: Any) -> Walk | None:  # noqa: ANN401 - whatever it takes
        session = FlowSession.objects.earliest("pk")
        answer_step(session, "s1", Result.NOT_RESOLVED, now=timezone.now())
        return walk_of_browser(*args)

    with patch.object(step_view, "walk_of_browser", answered_meanwhile):
        assert EARLIER in text(reader, STEP)
    assert EARLIER not in text(other, STEP)


def test_nor_is_where_it_led(reader: Client, other: Client) -> None:
    follow = step_view.walk

    def answered_meanwhile(session: FlowSession, locale: str) -> Walk:
        answer_step(session, "s1", Result.RESOLVED, now=timezone.now())
        return follow(session, locale)

    with patch.object(step_view, "walk", answered_meanwhile):
        assert reader.post(STEP, {"result": "not_resolved"})["Location"].endswith("/end/")
    assert other.post(STEP, {"result": "not_resolved"})["Location"] == STEPS[1]
