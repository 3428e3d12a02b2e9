"""An article's questions in the admin: the outline, the form, publishing, and what is refused."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin.pages import form_of, steps_page
from tests.editing.stories import keys
from tests.flow.asking import ask
from tests.flow.stories import make_article as plain_article
from troubleshooting.models import Article, Question, Status

ENGLISH = {"accept-language": "en"}


def outline(article: Article) -> str:
    return reverse("admin:troubleshooting_article_questions", args=[article.pk])


def form(article: Article, question: Question | None = None) -> str:
    if question is None:
        return reverse("admin:troubleshooting_article_question_add", args=[article.pk])
    return reverse("admin:troubleshooting_article_question", args=[article.pk, question.key])


def body(desk: Client, path: str) -> str:
    return desk.get(path, headers=ENGLISH).content.decode()


def filled(desk: Client, path: str, **fields: str) -> dict[str, str]:
    """The form as the page shows it, with some fields written anew; `__` stands for a hyphen."""
    sent = form_of(desk.get(path, headers=ENGLISH))
    sent |= {name.replace("__", "-"): value for name, value in fields.items()}
    return sent


def two_answers(**more: str) -> dict[str, str]:
    return {
        "question__text__en__US": "Is it plugged in?",
        "choice1__text__en__US": "Yes",
        "choice1__leads": "next",
        "choice2__text__en__US": "No",
        "choice2__leads": "solved",
        **more,
    }


def press(desk: Client, article: Article, button: str, question: Question) -> str:
    """Press a button of the outline; what the page says then."""
    sent = {"seen": form_of(desk.get(outline(article)))["seen"], button: question.key}
    response = desk.post(outline(article), sent, headers=ENGLISH, follow=True)
    return response.content.decode()


def test_the_steps_page_leads_to_the_outline(desk: Client, article: Article) -> None:
    assert f'href="{outline(article)}"' in body(desk, steps_page(article))


def test_an_editor_writes_a_question(desk: Client, article: Article) -> None:
    steps = keys(article)
    sent = filled(
        desk,
        form(article),
        **two_answers(
            before=steps[1],
            question__text__fi__FI="Onko johto kiinni?",
            choice1__text__fi__FI="Kyllä",
            choice2__text__fi__FI="Ei",
            choice2__leads=f"step:{steps[3]}",
            choice2__beside__en__US="Plug it in.",
        ),
    )

    response = desk.post(form(article), sent, headers=ENGLISH, follow=True)

    question = Question.objects.get()
    assert (question.status, question.before) == (Status.DRAFT, article.steps.get(key=steps[1]))
    assert dict(question.texts.values_list("locale", "text")) == {
        "en-US": "Is it plugged in?",
        "fi-FI": "Onko johto kiinni?",
    }
    assert [(one.leads_to, one.step_id) for one in question.choices.all()] == [
        ("next", None),
        ("step", article.steps.get(key=steps[3]).pk),
    ]
    page = response.content.decode()
    assert "Saved the question “Is it plugged in?”." in page
    assert LogEntry.objects.get().get_change_message() == (
        "Saved the question “Is it plugged in?”."
    )
    assert "draft: asked of nobody" in page
    assert "step 4: " in page


def test_the_form_shows_what_is_stored_and_saves_it_unchanged(
    desk: Client, article: Article
) -> None:
    steps = keys(article)
    plain_article("other")
    question = ask(article, "q1", steps[0], yes="next", over=steps[2], other="/other")
    before = list(question.choices.values("key", "leads_to", "step", "to_article"))

    response = desk.post(form(article, question), filled(desk, form(article, question)))

    assert response.status_code == 302
    assert list(question.choices.values("key", "leads_to", "step", "to_article")) == before
    assert question.texts.count() == 2


@pytest.mark.parametrize("named", ["other", "A-{pk}", "http://testserver/fi/other/?view=columns"])
def test_another_article_is_named_by_code_name_or_address(
    desk: Client, article: Article, named: str
) -> None:
    other = plain_article("other")
    sent = filled(
        desk,
        form(article),
        **two_answers(choice2__leads="article", choice2__article=named.format(pk=other.pk)),
    )

    assert desk.post(form(article), sent).status_code == 302
    assert Question.objects.get().choices.get(leads_to="article").to_article == other


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"choice2__text__en__US": ""}, "A question has at least two answers."),
        ({"question__text__en__US": ""}, "Write the question and each of its answers in English."),
        ({"question__text__fi__FI": "Onko?"}, "in this language, or nothing."),
        ({"choice2__leads": "article", "choice2__article": "nowhere"}, "There is no such article."),
        ({"choice2__leads": "article", "choice2__article": "no-sound"}, "That is this article."),
    ],
)
def test_what_is_missing_is_said_and_nothing_lost(
    desk: Client, article: Article, fields: dict[str, str], words: str
) -> None:
    sent = filled(desk, form(article), **two_answers(**fields))

    response = desk.post(form(article), sent, headers=ENGLISH)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert form_of(response)["choice1-text-en-US"] == "Yes"
    assert not Question.objects.exists()


def test_two_answers_that_say_the_same_are_refused_at_the_second(
    desk: Client, article: Article
) -> None:
    finnish = {"question__text__fi__FI": "Onko?", "choice1__text__fi__FI": "Kyllä"}
    sent = filled(desk, form(article), **two_answers(**finnish, choice2__text__fi__FI="kyllä "))

    response = desk.post(form(article), sent, headers=ENGLISH)

    assert response.status_code == 422
    page = response.content.decode()
    assert page.count("Another answer says the same") == 1
    field = page.split("Another answer says the same")[1]
    assert field.index('name="choice2-text-fi-FI"') < field.index('name="choice2-beside-fi-FI"')
    assert not Question.objects.exists()


def test_publishing_and_taking_back(desk: Client, article: Article) -> None:
    question = ask(article, "q1", status=Status.DRAFT, yes="next", no="solved")

    assert "Published the question" in press(desk, article, "_publish", question)
    question.refresh_from_db()
    assert question.status == Status.PUBLISHED
    assert "Took back the question" in press(desk, article, "_take_back", question)
    assert "Removed the question" in press(desk, article, "_remove", question)

    question.refresh_from_db()
    assert question.retired_at is not None
    assert "Which q1" not in body(desk, outline(article))
    assert LogEntry.objects.count() == 3


def test_one_that_leads_back_is_not_published_and_the_way_is_named(
    desk: Client, article: Article
) -> None:
    steps = keys(article)
    question = ask(article, "q1", steps[2], status=Status.DRAFT, no=steps[0], yes="next")

    page = press(desk, article, "_publish", question)

    assert "The question was not published." in page
    assert "step 1: " in page.split("errornote")[1]
    assert "→ question “Which q1 en-US?” → step 1: " in page
    question.refresh_from_db()
    assert question.status == Status.DRAFT
    assert not LogEntry.objects.exists()


def test_articles_that_lead_only_round_are_named(desk: Client, db: None) -> None:
    first, second = plain_article("first", steps=0), plain_article("second", steps=0)
    ask(second, "q", a="/first", b="/first")
    question = ask(first, "q", status=Status.DRAFT, a="/second", b="/second")

    page = press(desk, first, "_publish", question)

    assert "to no step and no end: first, second." in page


def test_an_order_of_steps_that_leads_back_is_refused_and_kept_on_the_page(
    desk: Client, article: Article
) -> None:
    steps = keys(article)
    ask(article, "q1", steps[1], over=steps[3], on="next")
    sent = filled(desk, steps_page(article)) | {f"step-{steps[3]}-position": "1"}

    response = desk.post(steps_page(article), sent, headers=ENGLISH)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Readers would be led back to what they have met" in page
    assert form_of(response)[f"step-{steps[3]}-position"] == "1"
    assert keys(article) == steps


def test_what_no_reader_comes_to_is_listed(desk: Client, article: Article) -> None:
    steps = keys(article)
    ask(article, "q1", steps[1], over=steps[3], out="solved")

    page = body(desk, outline(article))

    warned = page.split("No reader comes to these")[1].split("</section>")[0]
    assert warned.count("<li>") == 2
    assert page.count("not reached") == 2


def test_what_leads_nowhere_is_warned_of(desk: Client, article: Article) -> None:
    steps = keys(article)
    other = plain_article("other")
    ask(article, "q1", steps[0], over=steps[2], other="/other")
    article.steps.filter(key=steps[2]).update(retired_at=other.created_at)
    other.translations.update(status=Status.DRAFT)

    page = body(desk, outline(article))

    assert "That step is retired" in page
    assert "Readers cannot open that article" in page
    assert "retired step: " in body(desk, form(article, Question.objects.get()))


def test_a_loop_that_an_import_made_is_said(desk: Client, article: Article) -> None:
    steps = keys(article)
    ask(article, "q1", steps[2], back=steps[0], on="next")

    assert "What is published leads readers astray" in body(desk, outline(article))


def test_the_second_of_two_editors_is_told(desk: Client, article: Article) -> None:
    question = ask(article, "q1", status=Status.DRAFT, yes="next", no="solved")
    sent = filled(desk, form(article, question), question__text__en__US="Mine?")
    buttons = {"seen": form_of(desk.get(outline(article)))["seen"], "_publish": question.key}
    question.texts.filter(locale="en-US").update(text="Theirs?")

    refused = desk.post(form(article, question), sent, headers=ENGLISH)
    assert refused.status_code == 422
    assert "Somebody else changed the questions" in refused.content.decode()
    assert form_of(refused)["question-text-en-US"] == "Mine?"
    also = desk.post(outline(article), buttons, headers=ENGLISH)
    assert (also.status_code, "Somebody else" in also.content.decode()) == (422, True)
    assert question.texts.get(locale="en-US").text == "Theirs?"

    assert desk.post(form(article, question), form_of(refused)).status_code == 302
    assert question.texts.get(locale="en-US").text == "Mine?"


def test_nobody_without_the_right_changes_anything(client: Client, article: Article) -> None:
    question = ask(article, "q1", yes="next", no="solved")
    looker = User.objects.create_user("looker", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_article"))
    for path in (outline(article), form(article), form(article, question)):
        assert client.get(path).status_code == 302
    client.force_login(looker)

    page = client.get(outline(article))
    assert page.status_code == 200
    assert 'name="_take_back"' not in page.content.decode()
    assert client.post(outline(article), {"_take_back": "q1"}).status_code == 403
    assert client.get(form(article)).status_code == 403
    assert client.post(form(article, question), {}).status_code == 403


def test_a_question_that_is_not_there_is_not_found(desk: Client, article: Article) -> None:
    question = ask(article, "q1", yes="next", no="solved")
    address = form(article, question)
    seen = form_of(desk.get(outline(article)))["seen"]
    question.delete()

    assert desk.get(address).status_code == 404
    assert desk.post(outline(article), {"seen": seen, "_remove": "q1"}).status_code == 422


def test_more_questions_cost_no_more(desk: Client, article: Article) -> None:
    other = plain_article("other")

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as counted:
            desk.get(outline(article))
        return len(counted)

    ask(article, "q0", keys(article)[0], yes="next", no=keys(article)[2], other="/other")
    first = queries()
    for number in range(1, 5):
        ask(article, f"q{number}", keys(article)[1], yes="next", no="solved", other="/other")

    assert queries() == first
    assert other.pk
