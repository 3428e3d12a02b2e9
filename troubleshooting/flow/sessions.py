"""What readers do: start, answer, hand over; every function is one transaction.

Each holds the session's row, so that repeated and concurrent posts are decided in the database:
one result a step, one outcome a session, and the outcome always follows from the answers.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from troubleshooting.flow.answers import Said, read_answers
from troubleshooting.flow.branching.forks import published_questions, turns_of
from troubleshooting.flow.doubts import forget_reason
from troubleshooting.flow.experiment import draw_order
from troubleshooting.flow.origin import PORTAL, Origin
from troubleshooting.flow.outcomes import finish_session, follow_answers, lock_session
from troubleshooting.flow.reading import read_article
from troubleshooting.flow.reclassifying import escalate_left_before
from troubleshooting.flow.walking import StepNotInSession
from troubleshooting.flow.writing import add_result, write_outcome
from troubleshooting.models import (
    Article,
    Audience,
    Entry,
    FlowSession,
    Outcome,
    Result,
    StepResult,
)
from troubleshooting.signals import session_finished, session_started, step_answered

# A reader who comes back the next day has not spent the night on the step.
MAX_SECONDS_A_STEP = 24 * 3600
# Who starts an article again tomorrow comes from nowhere.
TRAIL_LASTS = timedelta(days=1)


def start_session(
    article: Article,
    locale: str,
    *,
    browser_key: str,
    now: datetime,
    origin: Origin = PORTAL,
    asker: Audience = Audience.EVERYONE,
) -> FlowSession:
    """Start an article's flow for a browser.

    A start that was posted twice gives one session: one under way without an answer is taken
    again. One with answers ends as abandoned, because "start again" means a clean start; sessions
    of other articles under way in the same browser end as switched, and the new one remembers
    which it came from. Both can be taken up again.

    Args:
        article: The article.
        locale: Canonical locale of the reader.
        browser_key: Random key of the browser.
        now: The time.
        origin: How the reader came.
        asker: Who starts it. Steps for the helpdesk are withheld from everybody else.

    Raises:
        ArticleNotReadable: There is no published text.
    """
    reading = read_article(article, locale)
    asked = {step.key for step in reading.asked_of(asker)}
    keys = [step.key for step in reading.steps]
    withheld = [key for key in keys if key not in asked]
    questions = published_questions(article, keys)
    with transaction.atomic():
        waiting, left = end_others(article.pk, browser_key, now)
        previous = left or _trail_so_far(article, browser_key, now)
        if waiting and _asks(waiting, keys) == (withheld, questions, origin.referral):
            return _clean(waiting, previous, origin)
        if waiting:
            finish_session(waiting, Outcome.ABANDONED, now)
        drawn = draw_order(article, keys, asked, questions)
        try:
            with transaction.atomic():
                session = FlowSession.objects.create(
                    article=article,
                    locale=locale,
                    article_version=article.version,
                    step_keys=drawn.keys,
                    is_randomised=drawn.is_randomised,
                    withheld=withheld,
                    questions=questions,
                    browser_key=browser_key,
                    entry=origin.entry,
                    is_agents=origin.is_agents,
                    referral=origin.referral,
                    query=origin.query,
                    previous=previous,
                    started_at=now,
                    last_answer_at=now,
                )
        except IntegrityError:
            # The same start, at the same moment, from the same browser: the other one won.
            return FlowSession.objects.open().get(article=article, browser_key=browser_key)
        session_started.send(FlowSession, session=session)
    return session


def _asks(session: FlowSession, keys: list[str]) -> tuple[list[str], list[Any], str] | None:
    """What else makes a session the one that a new start would be; None where it asks other steps.

    Steps that changed places by lot are the same ones: the lot is drawn once.
    """
    in_order = sorted if session.is_randomised else list
    if in_order(session.step_keys) != in_order(keys):
        return None
    return session.withheld, session.questions, session.referral


def end_others(
    article: int, browser_key: str, now: datetime, *, but: int = 0
) -> tuple[FlowSession | None, FlowSession | None]:
    """End what else is under way in the browser; whoever calls has a transaction.

    Args:
        article: The article that is gone on with, by its primary key.
        browser_key: Random key of the browser.
        now: The time.
        but: A session to leave alone, by its primary key; 0 for none.

    Returns:
        A session of the article still unused, and the newest that was left for it.
    """
    unused = left = None
    under_way = (
        FlowSession.objects.of_browser(browser_key)
        .open()
        .exclude(pk=but)
        .select_for_update(of=("self",))
        .select_related("article")
    )
    for session in under_way:
        if session.article_id != article:
            finish_session(session, Outcome.SWITCHED, now)
            left = left or session
        elif session.results.exists() or turns_of(session):
            finish_session(session, Outcome.ABANDONED, now)
        else:
            unused = session
    return unused, left


def _trail_so_far(article: Article, browser_key: str, now: datetime) -> FlowSession | None:
    """Where the reader came from when they last walked this article, if that was today."""
    lately = FlowSession.objects.of_browser(browser_key).filter(
        article=article, last_answer_at__gte=now - TRAIL_LASTS
    )
    last = lately.select_related("previous").first()
    return last.previous if last else None


def _clean(session: FlowSession, previous: FlowSession | None, origin: Origin) -> FlowSession:
    """An unused session taken for a new start: nothing is ticked off yet.

    Who searched for it again meant it by the later words, and came that way.
    """
    anew: dict[str, object] = {
        "ticks": {},
        "previous_id": previous and previous.pk,
        "query": origin.query or session.query,
        "entry": session.entry if origin.entry == Entry.PORTAL else origin.entry,
        "is_agents": origin.is_agents,
    }
    changed = [name for name, value in anew.items() if getattr(session, name) != value]
    for name in changed:
        setattr(session, name, anew[name])
    if changed:
        session.save(update_fields=changed)
    return session


def adopt_referral(session: FlowSession, origin: Origin) -> FlowSession:
    """Tie a walk under way to the link its reader followed meanwhile.

    The first link counts: a session that came by one keeps it. Who followed none came as before.
    """
    if not origin.referral:
        return session
    with transaction.atomic():
        session = lock_session(session)
        if not session.referral:
            session.referral, session.entry = origin.referral, origin.entry
            session.save(update_fields=["referral", "entry"])
    return session


def answer_step(session: FlowSession, key: str, result: Result, *, now: datetime) -> FlowSession:
    """Record what a reader says of a step, and end or reopen the session by it.

    The same answer again changes nothing. Another answer replaces the earlier one, also after
    the end: the outcome is always the one the answers give.

    Args:
        session: The session; its row is read again under a lock.
        key: The step's key.
        result: The answer.
        now: The time.

    Returns:
        The session as it is now.

    Raises:
        StepNotInSession: The session does not ask the step, or the article lost it.
    """
    with transaction.atomic():
        session = lock_session(session)
        answers, was_open = read_answers(session), session.is_open
        previous = answers.of(key)
        if key not in session.asked_keys or not (previous or key in answers.active):
            raise StepNotInSession(key)
        left = session.outcome in (Outcome.ABANDONED, Outcome.SWITCHED)
        if previous and previous.result == result and not left:
            return session
        step = previous.step if previous else answers.active[key]
        row = _row(session, step, key, now) if previous is None else session.results.get(step=step)
        forget_reason(row)
        row.result, row.answered_at = result, now
        if previous:
            row.save()
        else:
            add_result(row)
        session.last_answer_at = now
        last = Said(step, key, result, now, row.position, row.seconds, row.by_helpdesk)
        answers = answers.with_last(last)
        changed = follow_answers(session, answers, now)
        write_outcome(session)
        step_answered.send(FlowSession, session=session, result=row, was_open=was_open)
        if changed and session.outcome:
            session_finished.send(FlowSession, session=session, answers=answers)
    return session


def answer_reading(session: FlowSession, *, resolved: bool, now: datetime) -> FlowSession:
    """End the session of an article without steps: reading it helped, or it did not."""
    outcome = Outcome.RESOLVED if resolved else Outcome.UNRESOLVED
    with transaction.atomic():
        session = lock_session(session)
        if session.outcome != outcome:
            finish_session(session, outcome, now)
    return session


def escalate(session: FlowSession, *, now: datetime) -> FlowSession:
    """What was tried is handed to the helpdesk; a resolved session stays resolved.

    One that was left, or in which nothing helped, becomes a handed over one, whenever that is; what
    the browser had left of the article before it follows (`troubleshooting.flow.reclassifying`).
    """
    with transaction.atomic():
        session = lock_session(session)
        if session.outcome not in (Outcome.RESOLVED, Outcome.ESCALATED):
            finish_session(session, Outcome.ESCALATED, now)
            escalate_left_before(session, now=now)
    return session


def close_abandoned(*, now: datetime, after: timedelta) -> int:
    """End sessions in which nothing was answered for a while; returns how many."""
    closed = 0
    for key in list(FlowSession.objects.idle_since(now - after).values_list("pk", flat=True)):
        with transaction.atomic():
            session = (
                FlowSession.objects.idle_since(now - after)
                .select_for_update(of=("self",))
                .select_related("article")
                .filter(pk=key)
                .first()
            )
            if session:
                finish_session(session, Outcome.ABANDONED, now)
                closed += 1
    return closed


def _row(session: FlowSession, step: int, key: str, now: datetime) -> StepResult:
    """A first answer to a step, not said yet."""
    return StepResult(
        session=session,
        step_id=step,
        position=session.step_keys.index(key) + 1,
        seconds=_seconds(session, now),
    )


def _seconds(session: FlowSession, now: datetime) -> int:
    elapsed = int((now - session.last_answer_at).total_seconds())
    return min(max(elapsed, 0), MAX_SECONDS_A_STEP)
