"""An agent who does not read the reader's language sees what was tried in words of theirs."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from helpdesk.models import TicketLink
from helpdesk.names import NamedStep, name_steps
from helpdesk.transcript import TranscriptStep
from tests.flow.asking import ask
from tests.helpdesk.stories import answer, start_by, withdraw
from troubleshooting.flow.branching.answering import answer_question
from troubleshooting.models import ArticleTranslation, Result

NO = Result.NOT_RESOLVED


@pytest.fixture
def link(link: TicketLink, now: datetime) -> TicketLink:
    """A Finnish reader's, who tried the first step."""
    answer(start_by(link, now), NO, now=now)
    link.refresh_from_db()
    return link


def named(link: TicketLink, locale: str) -> tuple[NamedStep, ...]:
    return name_steps(link.steps, link.article_id, locale)


def test_it_is_in_the_agent_s_language_and_what_the_reader_saw_stays(link: TicketLink) -> None:
    first = named(link, "en-US")[0]

    assert (first.name, first.name_locale, first.name_direction) == ("Do part 1", "en-US", "ltr")
    assert (first.label, first.locale, first.result) == ("Tee kohta 1", "fi-FI", NO)


def test_it_is_in_english_where_nobody_wrote_it_in_the_agent_s(link: TicketLink) -> None:
    assert named(link, "sv-SE")[0].name == "Do part 1"


def test_the_agent_s_own_comes_before_english(link: TicketLink) -> None:
    ArticleTranslation.objects.filter(locale="fi-FI").update(locale="sv-SE")

    assert named(link, "sv-SE")[0].name == "Tee kohta 1"


def test_who_reads_the_reader_s_language_needs_no_other(
    link: TicketLink, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        steps = named(link, "fi-FI")

    assert {one.name for one in steps} == {""}


def test_any_number_of_steps_costs_one_query(
    link: TicketLink, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        named(link, "en-US")


def test_english_is_not_said_twice(link: TicketLink) -> None:
    english = [TranscriptStep("s1", 1, "Do part 1", "en-US")]

    assert name_steps(english, link.article_id, "sv-SE")[0].name == ""


def test_nothing_is_told_of_an_article_that_readers_cannot_open(link: TicketLink) -> None:
    withdraw(link.article)

    assert {one.name for one in named(link, "en-US")} == {""}


def test_questions_and_their_answers_are_named_too(
    link: TicketLink, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask(link.article, "q1", "s2", cable="next", radio="s4")
    other = TicketLink.objects.create(
        reference="B", article=link.article, locale="fi-FI", created_at=link.created_at,
        expires_at=link.expires_at,
    )  # fmt: skip
    session = answer(start_by(other, now, browser="another"), NO, now=now)
    answer_question(session, "q1", "radio", now=now)
    other.refresh_from_db()

    with django_assert_num_queries(5):
        steps = named(other, "en-US")

    (question,) = (one for one in steps if one.is_question)
    assert (question.name, question.answer_name) == ("Which q1 en-US?", "radio en-US")
    assert question.answer == "radio fi-FI"


def test_the_ticket_s_page_and_the_session_s_speak_to_the_agent(
    console: Client, link: TicketLink
) -> None:
    for name, key in (
        ("detail", {"public_id": link.public_id}),
        ("session", {"pk": link.session_id}),
    ):
        address = reverse(f"helpdesk:{name}", kwargs=key)
        page = console.get(address, headers={"accept-language": "en"}).content.decode()

        assert '<span lang="en-US" dir="ltr">Do part 1</span>' in page
        assert "Tee kohta 1" in page


def test_the_table_names_the_step_for_the_agent_and_has_the_reader_s_words_below(
    link: TicketLink,
) -> None:
    page = render_to_string("helpdesk/steps.html", {"steps": named(link, "en-US")})

    assert page.index("Do part 1") < page.index("Tee kohta 1")
    assert '<span lang="en-US" dir="ltr">Do part 1</span>' in page
