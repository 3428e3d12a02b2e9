"""What was tried as plain text: steps, answers, reasons, minutes, comment, earlier articles."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import translation

from tests.flow.stories import (
    NO,
    NOT_POSSIBLE,
    SKIPPED,
    answers,
    leave_to_helpdesk,
    make_article,
)
from troubleshooting.flow import answer_step, start_session, walk
from troubleshooting.flow.comment import leave_comment
from troubleshooting.flow.doubts import give_reason
from troubleshooting.flow.handover.transcript import introducing, transcript_text
from troubleshooting.flow.trail import earlier_articles
from troubleshooting.models import Article, Block, FlowSession, Reason


def text(session: FlowSession, locale: str = "en-US") -> str:
    return transcript_text(walk(session, locale))


def test_it_names_the_article_so_that_it_can_be_found(session: FlowSession) -> None:
    code = session.article.code

    assert text(session).startswith(f"no-sound en-US\n{code} · no-sound\n")


def test_each_step_has_its_answer_and_how_long_it_took(session: FlowSession, now: datetime) -> None:
    answer_step(session, "s1", NO, now=now + timedelta(minutes=1))
    answer_step(session, "s2", NO, now=now + timedelta(minutes=8, seconds=20))

    assert text(session).splitlines()[2:] == [
        "1. Do s1 en-US: did not help (1 minute)",
        "2. Do s2 en-US: did not help (7 minutes)",
        "3. Do s3 en-US: not tried",
    ]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "under a minute"),
        (1, "under a minute"),
        (59, "under a minute"),
        (60, "1 minute"),
        (89, "1 minute"),
        (90, "2 minutes"),
        (150, "3 minutes"),
    ],
)
def test_minutes_are_the_nearest(
    session: FlowSession, now: datetime, seconds: int, said: str
) -> None:
    answer_step(session, "s1", NO, now=now + timedelta(seconds=seconds))

    assert f"1. Do s1 en-US: did not help ({said})\n" in text(session)


def test_another_language_has_the_english_of_what_was_tried_below_it(
    session: FlowSession, now: datetime
) -> None:
    answer_step(session, "s1", NO, now=now + timedelta(minutes=1))

    with translation.override("fi"):
        lines = text(session, "fi-FI").splitlines()[2:]

    assert lines[0].startswith("1. Do s1 fi-FI: ")
    assert "did not help" not in lines[0]
    assert lines[1] == "   Do s1 en-US: did not help (1 minute)"
    assert lines[3] == "   Do s2 en-US: not tried"


def test_so_has_what_is_still_to_try(article: Article, now: datetime) -> None:
    leave_to_helpdesk(article, "s3")
    session = start_session(article, "fi-FI", browser_key="another-browser", now=now)

    assert "- Do s3 fi-FI\n   Do s3 en-US\n" in text(session, "fi-FI")


def test_what_nobody_wrote_in_english_has_none(session: FlowSession) -> None:
    session.article.translations.filter(locale="en-US").delete()

    assert text(session, "fi-FI").splitlines()[2:] == [
        f"{number}. Do s{number} fi-FI: not tried" for number in (1, 2, 3)
    ]


def test_an_original_that_came_with_its_translation_will_do(session: FlowSession) -> None:
    session.article.translations.filter(locale="en-US").delete()
    Block.objects.filter(step__key="s1").update(source_html="<p>Do the first</p>")

    assert text(session, "fi-FI").splitlines()[3] == "   Do the first: not tried"


def test_a_night_between_two_answers_is_not_told_as_minutes(
    session: FlowSession, now: datetime
) -> None:
    answer_step(session, "s1", NO, now=now + timedelta(hours=14))

    assert "1. Do s1 en-US: did not help\n" in text(session)


def test_it_says_why_a_step_was_passed_over(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=SKIPPED, s2=NOT_POSSIBLE)
    give_reason(walk(session, "fi-FI"), "s2", Reason.NEEDS_RIGHTS, now=now)

    lines = text(session).splitlines()
    assert lines[2] == "1. Do s1 en-US: skipped"
    assert lines[3] == "2. Do s2 en-US: not possible (needs rights I don't have)"


def test_comment_and_device_stand_apart(session: FlowSession) -> None:
    session = leave_comment(session, "It hums.\nStrange.")

    said = transcript_text(walk(session, "en-US"), device="Windows 11, Edge 131")

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

    assert said.endswith("\n\nTried before:\n- no-sound fi-FI: 1 of 3 steps\n   no-sound\n")


def test_addresses_come_last(session: FlowSession) -> None:
    said = transcript_text(walk(session, "en-US"), addresses=("https://a.example.org/",))

    assert said.endswith("not tried\n\nhttps://a.example.org/\n")


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
