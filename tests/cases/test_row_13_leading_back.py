"""Row 13: a branch leads back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.admin.pages import form_of
from tests.flow.asking import ask
from tests.flow.stories import make_article
from troubleshooting.models import Article, FlowSession, Question, Status

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def article(db: None) -> Article:
    return make_article(steps=4)


@pytest.fixture
def desk(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("editor"))
    return client


def outline(article: Article) -> str:
    return reverse("admin:troubleshooting_article_questions", args=[article.pk])


def publish(desk: Client, question: Question) -> str:
    page = outline(question.article)
    sent = {"seen": form_of(desk.get(page))["seen"], "_publish": question.key}
    return desk.post(page, sent, headers=ENGLISH, follow=True).content.decode()


def walk_on(client: Client, slug: str, choice: str) -> list[str]:
    """Answer whatever is asked, each question with the same choice; the pages on the way."""
    response = client.post(f"/en/{slug}/start/", follow=True)
    visited: list[str] = []
    while True:
        address = response.redirect_chain[-1][0] if response.redirect_chain else visited[-1]
        assert address not in visited
        assert len(visited) < 20
        visited.append(address)
        if address.endswith(("/end/", "/read/")):
            return visited
        sent = {"choice": choice} if "/questions/" in address else {"result": "not_resolved"}
        response = client.post(address, sent, follow=True)


def test_no_on_step_three_to_step_one_is_refused_with_the_steps_named(
    desk: Client, article: Article
) -> None:
    question = ask(article, "q", "s4", status=Status.DRAFT, no="s1", yes="next")

    page = publish(desk, question)

    for number in (1, 2, 3):
        assert f"step {number}: Do s{number} en-US" in page
    question.refresh_from_db()
    assert question.status == Status.DRAFT


def test_from_one_article_to_another_and_back_is_refused(desk: Client, db: None) -> None:
    first, second = make_article("first", steps=0), make_article("second", steps=0)
    ask(first, "q", a="/second", b="/second")
    question = ask(second, "q", status=Status.DRAFT, a="/first", b="/first")

    assert "to no step and no end: first, second." in publish(desk, question)


@pytest.mark.parametrize("choice", ["no", "yes"])
def test_a_walk_ends_all_the_same(client: Client, article: Article, choice: str) -> None:
    # As an import or a database from elsewhere may bring it.
    ask(article, "q", "s4", no="s1", yes="next")

    visited = walk_on(client, "no-sound", choice)

    assert [one.split("/")[-2] for one in visited] == ["s1", "s2", "s3", "q", "s4", "end"]
    assert FlowSession.objects.get().outcome == "unresolved"


def test_questions_that_lead_to_one_another_end_too(client: Client, article: Article) -> None:
    ask(article, "q1", "s1", go="s3")
    ask(article, "q2", "s3", go="s1")

    assert walk_on(client, "no-sound", "go")[-1] == "/en/no-sound/end/"


def test_between_articles_the_reader_keeps_the_way_to_the_helpdesk(
    client: Client, db: None
) -> None:
    first, second = make_article("first", steps=0), make_article("second", steps=0)
    ask(first, "q", a="/second", b="/second")
    ask(second, "q", a="/first", b="/first")
    response = client.post("/en/first/start/", follow=True)

    for _ in range(4):
        address = response.redirect_chain[-1][0]
        assert "handover/" in response.content.decode()
        response = client.post(address, {"choice": "a"}, follow=True)

    assert FlowSession.objects.filter(outcome="").count() == 1
    assert client.get("/en/first/handover/").status_code == 200


def test_the_one_page_and_the_picture_end(client: Client, desk: Client, article: Article) -> None:
    ask(article, "q", "s4", no="s1", yes="next")

    assert client.get("/en/no-sound/all/").content.decode().count("Do s1 en-US") >= 1
    page = desk.get(outline(article), headers=ENGLISH).content.decode()
    assert "What is published leads readers astray" in page
    assert page.count('id="step-s1"') == 1


def test_what_cannot_be_reached_is_listed(desk: Client, article: Article) -> None:
    ask(article, "q", "s2", over="s4", out="helpdesk")

    warned = desk.get(outline(article), headers=ENGLISH).content.decode()
    warned = warned.split("No reader comes to these")[1].split("</section>")[0]

    assert "Do s2 en-US" in warned
    assert "Do s3 en-US" in warned
    assert "Do s4 en-US" not in warned
