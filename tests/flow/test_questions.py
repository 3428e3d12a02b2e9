"""Questions of editors: where their answers lead, and how a session ends by them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.flow.asking import ask
from tests.flow.stories import BROWSER, NO, SKIPPED, YES, answers, make_article, retire
from troubleshooting.editing.steps import retire_step
from troubleshooting.flow import answer_step, escalate, start_session, walk
from troubleshooting.flow.branching.answering import answer_question, go_to_article
from troubleshooting.flow.branching.questions import QuestionNotInSession
from troubleshooting.flow.handover.transcript import transcript_text
from troubleshooting.flow.trail import came_from
from troubleshooting.models import (
    Article,
    Choice,
    FlowSession,
    Outcome,
    Question,
    QuestionAnswer,
    Status,
)


@pytest.fixture
def article(db: None) -> Article:
    return make_article(steps=4)


def start(article: Article, now: datetime) -> FlowSession:
    return start_session(article, "fi-FI", browser_key=BROWSER, now=now)


def route(session: FlowSession) -> list[str]:
    return [item.key for item in walk(session, "fi-FI").items]


def current(session: FlowSession) -> str:
    item = walk(session, "fi-FI").current
    return item.key if item else ""


def reply(session: FlowSession, question: str, choice: str, now: datetime) -> FlowSession:
    return answer_question(session, question, choice, now=now)


def test_an_answer_leads_past_steps_that_are_not_asked(article: Article, now: datetime) -> None:
    ask(article, "q1", "s2", cable="next", radio="s4")
    session = start(article, now)
    assert (route(session), current(session)) == (["s1", "q1"], "s1")

    session = answers(session, now, s1=NO)
    session = reply(session, "q1", "radio", now + timedelta(minutes=2))
    assert route(session) == ["s1", "q1", "s4"]
    session = answer_step(session, "s4", NO, now=now + timedelta(minutes=3))

    assert session.outcome == Outcome.UNRESOLVED
    assert list(session.results.values_list("step__key", "position")) == [("s1", 1), ("s4", 4)]


def test_only_published_questions_are_asked_and_of_those_what_is_kept(
    article: Article, now: datetime
) -> None:
    ask(article, "draft", "s1", status=Status.DRAFT, on="next")
    removed = ask(article, "gone", "s1", on="next")
    kept = ask(article, "q1", "s1", on="next", off="s3")
    Question.objects.filter(pk=removed.pk).update(retired_at=now)
    Choice.objects.filter(question=kept, key="off").update(retired_at=now)

    session = start(article, now)

    assert [one.key for one in walk(session, "fi-FI").questions] == ["q1"]
    assert [one.key for one in walk(session, "fi-FI").question("q1").choices] == ["on"]


def test_a_session_keeps_the_questions_it_started_with(article: Article, now: datetime) -> None:
    question = ask(article, "q1", "s2", cable="next", radio="s4")
    session = start(article, now)
    question.retired_at = now
    question.save()
    Choice.objects.filter(key="radio").update(retired_at=now, leads_to="next", step=None)
    ask(article, "q2", "s1", on="next")

    session = reply(answers(session, now, s1=NO), "q1", "radio", now)

    assert route(session) == ["s1", "q1", "s4"]


def test_another_answer_leads_another_way_and_what_was_said_is_kept(
    article: Article, now: datetime
) -> None:
    ask(article, "q1", "s2", cable="next", radio="s4")
    session = reply(answers(start(article, now), now, s1=NO), "q1", "cable", now)
    session = answers(session, now, s2=NO, s3=NO, s4=NO)
    assert session.outcome == Outcome.UNRESOLVED

    session = reply(session, "q1", "radio", now + timedelta(hours=1))

    assert (session.outcome, route(session)) == (Outcome.UNRESOLVED, ["s1", "q1", "s4"])
    assert [one.key for one in walk(session, "fi-FI").told] == ["s1", "q1", "s4", "s2", "s3"]
    session = reply(session, "q1", "cable", now + timedelta(hours=2))
    assert route(session) == ["s1", "q1", "s2", "s3", "s4"]
    assert session.outcome == Outcome.UNRESOLVED


def test_what_solved_it_beside_the_way_counts_no_more(article: Article, now: datetime) -> None:
    ask(article, "q1", "s1", cable="next", radio="s3")
    session = reply(start(article, now), "q1", "cable", now)
    session = answers(session, now, s1=NO, s2=YES)
    assert session.outcome == Outcome.RESOLVED

    session = reply(session, "q1", "radio", now + timedelta(hours=1))

    assert (session.outcome, session.resolved_by, current(session)) == ("", None, "s3")
    assert session.results.filter(result=YES).exists()


def test_who_says_on_a_page_beside_the_way_that_it_works_is_believed(
    article: Article, now: datetime
) -> None:
    ask(article, "q1", "s1", cable="next", radio="s3")
    session = reply(start(article, now), "q1", "radio", now)

    session = answer_step(session, "s2", YES, now=now + timedelta(minutes=1))

    assert session.outcome == Outcome.RESOLVED
    assert walk(session, "fi-FI").after("s2") is None


def test_an_answer_can_end_it_solved(article: Article, now: datetime, announced: list[str]) -> None:
    ask(article, "q1", "s2", works="solved", still="next")
    session = answers(start(article, now), now, s1=NO)

    session = reply(session, "q1", "works", now)

    assert (session.outcome, session.resolved_by) == (Outcome.RESOLVED, None)
    assert announced == ["started", "answered", "finished resolved"]
    ended_by = walk(session, "fi-FI").ended_by
    assert ended_by is not None
    assert ended_by.note == "Note of works fi-FI"


def test_an_answer_can_end_it_at_the_helpdesk(article: Article, now: datetime) -> None:
    ask(article, "q1", "s1", broken="helpdesk", whole="next")

    session = reply(start(article, now), "q1", "broken", now)

    assert session.outcome == Outcome.UNRESOLVED
    assert walk(session, "fi-FI").is_for_helpdesk
    assert escalate(session, now=now).outcome == Outcome.ESCALATED


def test_an_end_counts_once_everything_before_it_is_answered(
    article: Article, now: datetime
) -> None:
    ask(article, "q1", "s2", works="solved", still="next")

    session = reply(start(article, now), "q1", "works", now)
    assert (session.outcome, current(session)) == ("", "s1")

    assert answers(session, now, s1=SKIPPED).outcome == Outcome.RESOLVED


def test_handed_over_stays_so_unless_an_answer_solves_it(article: Article, now: datetime) -> None:
    ask(article, "q1", "s1", works="solved", still="next")
    session = escalate(start(article, now), now=now)

    assert reply(session, "q1", "still", now).outcome == Outcome.ESCALATED
    assert reply(session, "q1", "works", now).outcome == Outcome.RESOLVED


def test_an_answer_can_lead_to_another_article(article: Article, now: datetime) -> None:
    make_article("no-picture", steps=1)
    ask(article, "q1", "s1", picture="/no-picture", sound="next")
    session = reply(start(article, now), "q1", "picture", now)
    assert session.outcome == Outcome.SWITCHED

    other = go_to_article(walk(session, "fi-FI"), "fi-FI", browser_key=BROWSER, now=now)

    assert other is not None
    assert (other.article.slug, other.previous, other.is_open) == ("no-picture", session, True)
    earlier = came_from(other, "fi-FI")
    assert earlier is not None
    assert earlier.slug == "no-sound"


def test_who_comes_back_from_there_stands_at_the_question(article: Article, now: datetime) -> None:
    make_article("no-picture", steps=1)
    ask(article, "q1", "s1", picture="/no-picture", sound="next")
    session = reply(start(article, now), "q1", "picture", now)
    go_to_article(walk(session, "fi-FI"), "fi-FI", browser_key=BROWSER, now=now)

    resumed = walk(session, "fi-FI").resume_at
    assert resumed is not None
    assert resumed.key == "q1"

    session = reply(session, "q1", "sound", now)
    assert (session.outcome, current(session)) == ("", "s1")


def test_the_same_answer_twice_starts_the_other_article_once(
    article: Article, now: datetime
) -> None:
    make_article("no-picture", steps=1)
    ask(article, "q1", "s1", picture="/no-picture", sound="next")
    session = start(article, now)
    for _ in range(2):
        session = reply(session, "q1", "picture", now)
        go_to_article(walk(session, "fi-FI"), "fi-FI", browser_key=BROWSER, now=now)

    assert list(FlowSession.objects.values_list("article__slug", "outcome").order_by("pk")) == [
        ("no-sound", "switched"),
        ("no-picture", ""),
    ]


def test_an_article_that_cannot_be_read_any_more_is_passed_by(
    article: Article, now: datetime
) -> None:
    other = make_article("no-picture", steps=1)
    ask(article, "q1", "s1", picture="/no-picture", sound="next")
    session = start(article, now)
    other.translations.update(status=Status.DRAFT)

    session = reply(session, "q1", "picture", now)

    assert (session.outcome, current(session)) == ("", "s1")
    found = walk(session, "fi-FI")
    assert go_to_article(found, "fi-FI", browser_key=BROWSER, now=now) is None


def test_a_step_that_was_retired_is_stood_for_by_the_next(article: Article, now: datetime) -> None:
    ask(article, "q1", "s1", over="s3", on="next")
    session = start(article, now)
    retire(article, "s3", now)

    assert route(reply(session, "q1", "over", now)) == ["q1", "s4"]


def test_a_step_retired_before_the_start_is_too(article: Article, now: datetime) -> None:
    ask(article, "q1", "s2", over="s3", on="next")
    for key in ("s2", "s3"):
        retire_step(article.steps.get(key=key), now=now)

    session = reply(start(article, now), "q1", "over", now)

    assert route(session) == ["s1", "q1", "s4"]


def test_a_question_alone_can_lead_to_articles(now: datetime, db: None) -> None:
    make_article("no-picture", steps=1)
    which = make_article("what-is-it", steps=0)
    ask(which, "q1", picture="/no-picture", nothing="next")

    session = start(which, now)
    assert current(session) == "q1"

    assert reply(session, "q1", "nothing", now).outcome == Outcome.UNRESOLVED


def test_the_same_answer_again_changes_nothing(
    article: Article, now: datetime, announced: list[str]
) -> None:
    ask(article, "q1", "s1", on="next", off="s3")
    session = reply(start(article, now), "q1", "on", now)
    before = session.last_answer_at

    session = reply(session, "q1", "on", now + timedelta(minutes=5))

    assert session.last_answer_at == before
    assert QuestionAnswer.objects.count() == 1
    assert announced == ["started"]


@pytest.mark.parametrize(("question", "choice"), [("q1", "off"), ("q2", "on"), ("draft", "on")])
def test_what_the_session_does_not_ask_is_refused(
    article: Article, now: datetime, question: str, choice: str
) -> None:
    ask(article, "q1", "s1", on="next")
    ask(article, "draft", "s1", status=Status.DRAFT, on="next")

    with pytest.raises(QuestionNotInSession):
        reply(start(article, now), question, choice, now)


def test_a_start_after_an_answered_question_is_a_clean_one(article: Article, now: datetime) -> None:
    ask(article, "q1", "s1", on="next", off="s3")
    reply(start(article, now), "q1", "on", now)

    again = start(article, now)

    assert FlowSession.objects.count() == 2
    assert not again.question_answers.exists()


def test_a_start_after_the_questions_changed_asks_the_new_ones(
    article: Article, now: datetime
) -> None:
    start(article, now)
    ask(article, "q1", "s1", on="next")

    assert route(start(article, now)) == ["q1"]


def test_a_question_is_read_as_a_whole_in_one_language(article: Article, now: datetime) -> None:
    question = ask(article, "q1", "s1", on="next", off="s3")
    session = start(article, now)
    assert walk(session, "fi-FI").question("q1").text == "Which q1 fi-FI?"
    question.choices.get(key="off").texts.filter(locale="fi-FI").delete()

    shown = walk(session, "fi-FI").question("q1")

    assert (shown.locale, shown.text) == ("en-US", "Which q1 en-US?")
    assert [one.text for one in shown.choices] == ["on en-US", "off en-US"]
    assert walk(session, "ar-SA").question("q1").locale == "en-US"


def test_the_transcript_tells_questions_and_answers(article: Article, now: datetime) -> None:
    ask(article, "q1", "s2", cable="s4", radio="next")
    session = reply(answers(start(article, now), now, s1=NO), "q1", "cable", now)

    assert transcript_text(walk(session, "fi-FI")).splitlines()[2:] == [
        "1. Do s1 fi-FI: did not help (1 minute)",
        "   Do s1 en-US: did not help (1 minute)",
        "Which q1 fi-FI? cable fi-FI",
        "   Which q1 en-US? cable en-US",
        "4. Do s4 fi-FI: not tried",
        "   Do s4 en-US: not tried",
    ]
    assert transcript_text(walk(session, "en-US")).splitlines()[3] == "Which q1 en-US? cable en-US"


def test_back_follows_the_route(article: Article, now: datetime) -> None:
    ask(article, "q1", "s2", cable="next", radio="s4")
    found = walk(reply(answers(start(article, now), now, s1=NO), "q1", "radio", now), "fi-FI")

    question = found.before(found.step("s4"))
    assert question is not None
    assert question.key == "q1"
    first = found.before(question)
    assert first is not None
    assert (first.key, found.before(first)) == ("s1", None)


def test_an_article_without_questions_costs_nothing_for_them(
    article: Article, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    session = start(article, now)
    with django_assert_num_queries(5):
        walk(session, "fi-FI")
    ask(article, "q1", "s1", on="next")
    other = start(article, now)
    with django_assert_num_queries(10):
        walk(other, "fi-FI")
