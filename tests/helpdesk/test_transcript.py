"""What the link keeps of the session bound to it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.links import issue_link
from helpdesk.models import TicketLink
from tests.helpdesk.stories import REFERENCE, answer, make_article, start_by
from troubleshooting.flow import answer_step, walk
from troubleshooting.flow.doubts import give_reason
from troubleshooting.models import Block, Outcome, Reason, Result

RESOLVED, NOT_RESOLVED = Result.RESOLVED, Result.NOT_RESOLVED


def said(link: TicketLink) -> list[tuple[int, str, str, int]]:
    link.refresh_from_db()
    return [(step.number, step.label, step.result, step.seconds) for step in link.steps]


def test_it_has_every_step_with_what_was_said_and_how_long(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), NOT_RESOLVED, Result.SKIPPED, now=now, seconds=95)
    assert said(link) == [
        (1, "Tee kohta 1", "not_resolved", 95),
        (2, "Tee kohta 2", "skipped", 95),
        (3, "Tee kohta 3", "", 0),
        (4, "Tee kohta 4", "", 0),
    ]


def test_it_writes_seconds_as_a_clock(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), NOT_RESOLVED, now=now, seconds=95)
    link.refresh_from_db()
    assert link.steps[0].clock == "1:35"


def test_it_follows_a_changed_answer(link: TicketLink, now: datetime) -> None:
    session = answer(start_by(link, now), NOT_RESOLVED, RESOLVED, now=now)
    link.refresh_from_db()
    assert (link.outcome, link.solved_by) == (Outcome.RESOLVED, "s2")
    answer_step(session, "s2", NOT_RESOLVED, now=now + timedelta(hours=1))
    link.refresh_from_db()
    assert (link.outcome, link.solved_by) == ("", "")
    assert link.steps[1].result == "not_resolved"


def test_it_keeps_the_words_the_reader_saw(link: TicketLink, now: datetime) -> None:
    session = answer(start_by(link, now), NOT_RESOLVED, now=now)
    Block.objects.update(label="Reworded")
    answer_step(session, "s2", NOT_RESOLVED, now=now)
    assert [label for _number, label, _result, _seconds in said(link)] == [
        f"Tee kohta {number}" for number in range(1, 5)
    ]


def test_it_marks_a_step_the_article_lost(link: TicketLink, now: datetime) -> None:
    session = answer(start_by(link, now), NOT_RESOLVED, now=now)
    link.article.steps.filter(key="s2").update(retired_at=timezone.now())
    answer_step(session, "s3", NOT_RESOLVED, now=now)
    link.refresh_from_db()
    assert [step.removed for step in link.steps] == [False, True, False, False]
    assert [step.is_open for step in link.steps] == [False, False, False, True]


def test_it_names_steps_in_english_where_the_language_has_no_text(
    agent: User, now: datetime
) -> None:
    english = make_article("english", titles={"en-US": "English only"})
    link = issue_link(REFERENCE, english, "fi-FI", agent, now)
    answer(start_by(link, now), NOT_RESOLVED, now=now)
    link.refresh_from_db()
    assert (link.steps[0].label, link.steps[0].locale) == ("Do part 1", "en-US")


def test_it_names_steps_in_the_language_there_is(agent: User, now: datetime) -> None:
    arabic = make_article("arabic", titles={"ar-SA": "بالعربية"})
    link = issue_link(REFERENCE, arabic, "fi-FI", agent, now)
    answer(start_by(link, now), NOT_RESOLVED, now=now)
    link.refresh_from_db()
    assert (link.steps[0].locale, link.steps[0].direction) == ("ar-SA", "rtl")


def test_it_survives_the_session(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), NOT_RESOLVED, RESOLVED, now=now).delete()
    link.refresh_from_db()
    assert (link.session, link.outcome, link.solved_by) == (None, Outcome.RESOLVED, "s2")
    assert link.steps[1].result == "resolved"


def test_a_later_answer_costs_few_queries(
    link: TicketLink, now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    session = answer(start_by(link, now), NOT_RESOLVED, now=now)
    with django_assert_max_num_queries(20) as answering:
        answer_step(session, "s2", NOT_RESOLVED, now=now)
    helpdesk = [q for q in answering.captured_queries if "helpdesk_ticketlink" in q["sql"]]
    assert len(helpdesk) == 2


def test_it_has_why_a_step_was_passed_over(link: TicketLink, now: datetime) -> None:
    session = answer(start_by(link, now), Result.NOT_POSSIBLE, now=now)
    give_reason(walk(session, "fi-FI"), "s1", Reason.NEEDS_RIGHTS, now=now)

    link.refresh_from_db()
    assert link.steps[0].reason == Reason.NEEDS_RIGHTS


def test_one_stored_before_there_were_reasons_has_none(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), Result.SKIPPED, now=now)
    link.refresh_from_db()
    for step in link.transcript:
        del step["reason"]
    link.save()

    assert link.steps[0].reason_label == ""
