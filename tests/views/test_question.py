"""A question's page: plain, by HTMX, and what its buttons lead to."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.flow.asking import ask
from tests.flow.stories import make_article
from tests.views.pages import Page
from troubleshooting.models import Article, FlowSession, Outcome, QuestionAnswer, Status

HTMX = {"HX-Request": "true"}
START = "/fi/no-sound/start/"
QUESTION = "/fi/no-sound/questions/q1/"
STEP = "/fi/no-sound/steps/{}/"
END = "/fi/no-sound/end/"


@pytest.fixture
def article(db: None) -> Article:
    article = make_article(steps=3)
    make_article("no-picture", steps=1)
    ask(
        article,
        "q1",
        "s2",
        cable="next",
        radio="s3",
        works="solved",
        broken="helpdesk",
        picture="/no-picture",
    )
    return article


@pytest.fixture
def reader(client: Client, article: Article) -> Client:
    """A reader who has answered the first step and stands at the question."""
    client.post(START)
    client.post(STEP.format("s1"), {"result": "not_resolved"})
    return client


def body(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_step_before_leads_to_it(client: Client, article: Article) -> None:
    client.post(START)

    response = client.post(STEP.format("s1"), {"result": "not_resolved"})

    assert response["Location"] == QUESTION


def test_it_asks_in_the_reader_s_language(reader: Client) -> None:
    page = body(reader, QUESTION)

    assert '<h1 id="heading" tabindex="-1" autofocus lang="fi-FI" dir="ltr">Which q1 fi-FI?' in page
    assert "Look at q1" in page
    assert 'name="choice" value="cable">cable fi-FI</button>' in page
    assert 'name="result"' not in page
    assert page.count("csrfmiddlewaretoken") >= 1
    assert "has not been translated" not in page


def test_another_language_gets_english_marked_as_such(reader: Client) -> None:
    response = reader.get("/ar/no-sound/questions/q1/")

    page = response.content.decode()
    assert 'lang="en-US" dir="ltr">Which q1 en-US?' in page


@pytest.mark.parametrize(
    ("choice", "leads_to"),
    [
        ("cable", STEP.format("s2")),
        ("radio", STEP.format("s3")),
        ("works", END),
        ("broken", END),
        ("picture", "/fi/no-picture/steps/"),
    ],
)
def test_each_answer_leads_where_its_editor_said(
    reader: Client, choice: str, leads_to: str
) -> None:
    assert reader.post(QUESTION, {"choice": choice})["Location"] == leads_to


def test_the_other_article_begins_with_its_first_step(reader: Client) -> None:
    response = reader.post(QUESTION, {"choice": "picture"}, follow=True)

    assert response.redirect_chain[-1][0] == "/fi/no-picture/steps/s1/"
    assert "no-sound fi-FI" in response.content.decode()
    back = reader.post("/fi/no-picture/back/", follow=True)
    assert back.redirect_chain[-1][0] == QUESTION


@pytest.mark.parametrize("sent", [{}, {"choice": ""}, {"choice": "gone"}])
def test_no_answer_is_asked_for_again(reader: Client, sent: dict[str, str]) -> None:
    response = reader.post(QUESTION, sent)

    assert response.status_code == 422
    assert (
        "Choose one of the answers."
        in reader.post(QUESTION.replace("/fi/", "/en/"), sent).content.decode()
    )
    assert not QuestionAnswer.objects.exists()


def test_a_form_sent_twice_answers_once(reader: Client) -> None:
    for _ in range(2):
        assert reader.post(QUESTION, {"choice": "works"})["Location"] == END

    assert QuestionAnswer.objects.count() == 1
    assert FlowSession.objects.get().outcome == Outcome.RESOLVED


def test_an_earlier_question_s_form_sent_again_replaces_its_answer(reader: Client) -> None:
    reader.post(QUESTION, {"choice": "cable"})
    reader.post(STEP.format("s2"), {"result": "not_resolved"})

    assert reader.post(QUESTION, {"choice": "radio"})["Location"] == STEP.format("s3")

    assert QuestionAnswer.objects.get().choice.key == "radio"


def test_looking_writes_nothing(reader: Client) -> None:
    before = FlowSession.objects.values().get()
    reader.get(QUESTION)
    reader.head(QUESTION)

    assert FlowSession.objects.values().get() == before


def test_without_proof_it_is_forbidden(reader: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = reader.cookies

    assert strict.post(QUESTION, {"choice": "cable"}).status_code == 403


def test_a_question_that_is_not_asked_leads_on_with_a_note(reader: Client) -> None:
    response = reader.get("/fi/no-sound/questions/q2/")

    assert response["Location"] == f"{QUESTION}?moved=1"


def test_who_has_not_started_begins_at_the_article(client: Client, article: Article) -> None:
    assert client.get(QUESTION)["Location"] == "/fi/no-sound/"
    assert client.post(QUESTION, {"choice": "cable"})["Location"] == "/fi/no-sound/"


def test_htmx_gets_the_same_as_a_fragment(reader: Client) -> None:
    whole = Page(reader.get(QUESTION))
    response = reader.get(QUESTION, headers=HTMX)
    part = response.content.decode()

    assert whole.is_whole
    assert not Page(response).is_whole
    assert response["HX-Push-Url"] == QUESTION
    assert "<title" in part
    assert 'id="status"' in part
    restored = reader.get(QUESTION, headers={**HTMX, "HX-History-Restore-Request": "true"})
    assert Page(restored).is_whole


def test_back_links_follow_the_route(reader: Client) -> None:
    assert f'href="{STEP.format("s1")}"' in body(reader, QUESTION)
    reader.post(QUESTION, {"choice": "radio"})

    assert f'href="{QUESTION}"' in body(reader, STEP.format("s3"))


def test_a_step_says_its_number_and_not_of_how_many(reader: Client) -> None:
    reader.post(QUESTION, {"choice": "radio"})

    page = reader.get("/en/no-sound/steps/s3/").content.decode()
    assert re.search(r"<title>\s*Step 3\s+· Do s3 en-US · no-sound", page)
    assert "Step 3 of" not in page


def test_an_earlier_answer_is_shown_and_can_be_changed(reader: Client) -> None:
    reader.post(QUESTION, {"choice": "radio"})

    page = body(reader, QUESTION)
    assert 'value="radio" aria-pressed="true"' in page
    assert page.count('aria-pressed="true"') == 1


def test_the_overview_tells_the_questions_and_where_one_was(reader: Client) -> None:
    page = reader.get("/en/no-sound/").content.decode()

    assert "Which q1 en-US?" in page
    assert "up to 3 steps" in page
    assert "you are at a question" in page


def test_the_overview_of_an_article_of_questions_alone_starts_with_them(
    client: Client, article: Article
) -> None:
    ask(make_article("which", steps=0), "q1", sound="/no-sound", other="next")

    assert "Start with the first question" in client.get("/en/which/").content.decode()
    response = client.post("/en/which/start/", follow=True)
    assert response.redirect_chain[-1][0] == "/en/which/questions/q1/"
    assert client.get("/en/which/read/")["Location"] == "/en/which/"
    response = client.post(response.redirect_chain[-1][0], {"choice": "other"}, follow=True)
    assert response.redirect_chain[-1][0] == "/en/which/end/"


def test_the_end_says_the_note_and_offers_the_helpdesk_first(reader: Client) -> None:
    reader.post(QUESTION, {"choice": "broken"})

    page = body(reader, END)
    assert "Note of broken fi-FI" in page
    assert page.index("/fi/no-sound/handover/") < page.index("Which q1 fi-FI?")
    assert "broken fi-FI" in page


def test_the_end_tells_what_was_answered_and_lets_it_be_changed(reader: Client) -> None:
    reader.post(QUESTION, {"choice": "works"})

    page = body(reader, END)
    assert "works fi-FI" in page
    assert f'href="{QUESTION}"' in page


def test_the_hand_over_text_says_question_and_answer(reader: Client) -> None:
    reader.post(QUESTION, {"choice": "radio"})

    assert "Which q1 fi-FI? radio fi-FI" in body(reader, "/fi/no-sound/handover/")


def test_an_article_withdrawn_meanwhile_is_passed_by(reader: Client) -> None:
    Article.objects.get(slug="no-picture").translations.update(status=Status.DRAFT)

    assert reader.post(QUESTION, {"choice": "picture"})["Location"] == STEP.format("s2")


def test_pages_of_an_article_without_questions_have_none(client: Client, article: Article) -> None:
    client.post("/en/no-picture/start/")

    page = client.get("/en/no-picture/steps/s1/").content.decode()
    assert "Step 1 of 1" in page
    assert 'name="choice"' not in page
