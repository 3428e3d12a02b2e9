"""What a reader answers to a question, and where that leads."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from troubleshooting.flow.answers import read_answers
from troubleshooting.flow.branching.questions import QuestionNotInSession
from troubleshooting.flow.origin import Origin
from troubleshooting.flow.outcomes import follow_answers, lock_session
from troubleshooting.flow.reading import ArticleNotReadable
from troubleshooting.flow.sessions import start_session
from troubleshooting.flow.walking import Walk
from troubleshooting.flow.writing import write_outcome
from troubleshooting.models import (
    Article,
    Audience,
    Choice,
    Entry,
    FlowSession,
    Outcome,
    QuestionAnswer,
)
from troubleshooting.signals import question_answered, session_finished


def answer_question(
    session: FlowSession, question: str, choice: str, *, now: datetime
) -> FlowSession:
    """Record what a reader answers to a question, and end or reopen the session by it.

    As with steps the same answer again changes nothing, and another one replaces the earlier,
    also after the end. What was said of steps that the new answer leads past is kept, and counts
    no more.

    Args:
        session: The session; its row is read again under a lock.
        question: The question's key.
        choice: The answer's key.
        now: The time.

    Returns:
        The session as it is now.

    Raises:
        QuestionNotInSession: The session asks no such question, or it has no such answer.
    """
    with transaction.atomic():
        session = lock_session(session)
        was_open, chosen = session.is_open, _offered(session, question, choice)
        row = session.question_answers.filter(question=chosen.question).first()
        left = session.outcome in (Outcome.ABANDONED, Outcome.SWITCHED)
        if row and row.choice_id == chosen.pk and not left:
            return session
        row = row or QuestionAnswer(session=session, question=chosen.question)
        row.choice, row.answered_at = chosen, now
        row.save()
        session.last_answer_at = now
        answers = read_answers(session)
        changed = follow_answers(session, answers, now)
        write_outcome(session)
        question_answered.send(FlowSession, session=session, answer=row, was_open=was_open)
        if changed and session.outcome:
            session_finished.send(FlowSession, session=session, answers=answers)
    return session


def go_to_article(
    found: Walk,
    locale: str,
    *,
    browser_key: str,
    now: datetime,
    asker: Audience = Audience.EVERYONE,
) -> FlowSession | None:
    """Start the article that a walk's route leads to; its reader can go back to the one before.

    What was typed to find the one before was meant for the other, too. A ticket's link was not.

    Args:
        found: The walk as it is after the answer.
        locale: Canonical locale of the reader.
        browser_key: Random key of the reader's browser.
        now: The time.
        asker: Who starts it.

    Returns:
        The session of the other article; None where the route leads to none that readers can open,
        or not yet.
    """
    last, session = found.route.last, found.session
    if last is None or last.article is None or not found.route.is_done:
        return None
    target = Article.objects.published().filter(pk=last.article).first()
    if target is None:
        return None
    origin = Origin.of(
        "",
        session.query,
        is_framed=session.entry == Entry.EMBED,
        is_agents=session.is_agents,
    )
    with transaction.atomic():
        try:
            led_to = start_session(
                target, locale, browser_key=browser_key, now=now, origin=origin, asker=asker
            )
        except ArticleNotReadable:
            return None
        if led_to.previous_id != session.pk and led_to.pk != session.pk:
            led_to.previous = session
            led_to.save(update_fields=["previous"])
    return led_to


def _offered(session: FlowSession, question: str, choice: str) -> Choice:
    offered = {
        (stored["key"], one["key"]) for stored in session.questions for one in stored["choices"]
    }
    if (question, choice) in offered:
        rows = Choice.objects.select_related("question")
        found = rows.filter(
            question__article=session.article_id, question__key=question, key=choice
        ).first()
        if found:
            return found
    raise QuestionNotInSession(question)
