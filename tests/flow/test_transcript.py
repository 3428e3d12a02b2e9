"""What was tried as plain text: steps, answers, reasons, minutes, comment, earlier articles."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import translation

from tests.flow.stories import NO, NOT_POSSIBLE, SKIPPED, answers, make_article
from troubleshooting.flow import answer_step, start_session, walk
from troubleshooting.flow.comment import leave_comment
from troubleshooting.flow.doubts import give_reason
from troubleshooting.flow.handover.transcript import introducing, transcript_text
from troubleshooting.flow.trail import earlier_articles
from troubleshooting.models import Article, FlowSession, Reason


def text(session: FlowSession) -> str:
    return transcript_text(walk(session, "fi-FI"))


def test_it_names_the_article_so_that_it_can_be_found(session: FlowSession) -> None:
    code = session.article.code

    assert text(session).startswith(f"no-sound fi-FI (no-sound, {code})\n")


def test_each_step_has_its_answer_and_how_long_it_took(session: FlowSession, now: datetime) -> None:
    answer_step(session, "s1", NO, now=now + timedelta(minutes=1))
    answer_step(session, "s2", NO, now=now + timedelta(minutes=8, seconds=20))

    assert text(session).splitlines()[1:] == [
        "1. Do s1 fi-FI: did not help (1 minute)",
        "2. Do s2 fi-FI: did not help (7 minutes)",
        "3. Do s3 fi-FI: not tried",
    ]


def test_a_night_between_two_answers_is_not_told_as_minutes(
    session: FlowSession, now: datetime
) -> None:
    answer_step(session, "s1", NO, now=now + timedelta(hours=14))

    assert "1. Do s1 fi-FI: did not help\n" in text(session)


def test_it_says_why_a_step_was_passed_over(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=SKIPPED, s2=NOT_POSSIBLE)
    give_reason(walk(session, "fi-FI"), "s2", Reason.NEEDS_RIGHTS, now=now)

    lines = text(session).splitlines()
    assert lines[1] == "1. Do s1 fi-FI: skipped"
    assert lines[2] == "2. Do s2 fi-FI: not possible (needs rights I don't have)"


def test_comment_and_device_stand_apart(session: FlowSession) -> None:
    session = leave_comment(session, "It hums.\nStrange.")

    said = transcript_text(walk(session, "fi-FI"), device="Windows 11, Edge 131")

    assert said.endswith(
        "not tried\n\nComment: It hums.\nStrange.\n\nDevice: Windows 11, Edge 131\n"
    )


def test_what_was_not_said_leaves_no_trace(session: FlowSession) -> None:
    assert "\n\n" not in text(session)


def test_articles_tried_before_are_named_last(
    session: FlowSession, article: Article, now: datetime
) -> None:
    answers(session, now, s1=NO)
    other = start_session(
        make_article("no-picture"), "fi-FI", browser_key=session.browser_key, now=now
    )

    said = transcript_text(walk(other, "fi-FI"), earlier=earlier_articles(other, "fi-FI"))

    assert said.endswith("\n\nTried before:\n- no-sound fi-FI (no-sound): 1 of 3 steps\n")


def test_it_speaks_the_reader_s_language(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=NO)

    with translation.override("fi"):
        assert "did not help" not in text(session)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Restart the computer", "Restart the computer:"),
        ("Restart the computer.", "Restart the computer:"),
        ("再起動します。", "再起動します:"),
        ("Open Settings…", "Open Settings:"),
        ("Is the cable in?", "Is the cable in?"),
        ("هل الكابل موصول؟", "هل الكابل موصول؟"),
    ],
)
def test_no_colon_follows_a_full_stop_or_a_question_mark(label: str, expected: str) -> None:
    assert introducing(label) == expected
