"""What readers do: start, answer, hand over; every function is one transaction.

Each holds the session's row, so that repeated and concurrent posts are decided in the database:
one result a step, one outcome a session, and the outcome always follows from the answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from troubleshooting.flow.reading import read_article
from troubleshooting.flow.walking import StepNotInSession
from troubleshooting.models import Article, FlowSession, Outcome, Result, Step, StepResult
from troubleshooting.signals import session_finished, session_started, step_answered

# A reader who comes back the next day has not spent the night on the step.
MAX_SECONDS_A_STEP = 24 * 3600


def start_session(
    article: Article,
    locale: str,
    *,
    browser_key: str,
    now: datetime,
    entry: str = "portal",
    referral: str = "",
) -> FlowSession:
    """Start an article's flow for a browser.

    A start that was posted twice gives one session: one under way without an answer is taken
    again. One with answers ends as abandoned, because "start again" means a clean start; sessions
    of other articles under way in the same browser end as switched. Both can be taken up again.

    Args:
        article: The article.
        locale: Canonical locale of the reader.
        browser_key: Random key of the browser.
        now: The time.
        entry: How the reader came.
        referral: Whatever the maker of the followed link wants to know again; opaque here.

    Raises:
        ArticleNotReadable: There is no published text.
    """
    keys = [step.key for step in read_article(article, locale).steps]
    with transaction.atomic():
        waiting = _end_others(article, browser_key, now)
        if waiting and (waiting.step_keys, waiting.referral) == (keys, referral):
            return waiting
        if waiting:
            _finish(waiting, Outcome.ABANDONED, None, now)
        try:
            with transaction.atomic():
                session = FlowSession.objects.create(
                    article=article,
                    locale=locale,
                    article_version=article.version,
                    step_keys=keys,
                    browser_key=browser_key,
                    entry=entry,
                    referral=referral,
                    started_at=now,
                    last_answer_at=now,
                )
        except IntegrityError:
            # The same start, at the same moment, from the same browser: the other one won.
            return FlowSession.objects.open().get(article=article, browser_key=browser_key)
        session_started.send(FlowSession, session=session)
    return session


def _end_others(article: Article, browser_key: str, now: datetime) -> FlowSession | None:
    """End what else is under way in the browser; returns a session of the article still unused."""
    unused = None
    under_way = (
        FlowSession.objects.of_browser(browser_key)
        .open()
        .select_for_update(of=("self",))
        .select_related("article")
    )
    for session in under_way:
        if session.article_id != article.pk:
            _finish(session, Outcome.SWITCHED, None, now)
        elif session.results.exists():
            _finish(session, Outcome.ABANDONED, None, now)
        else:
            unused = session
    return unused


def adopt_referral(session: FlowSession, referral: str, *, entry: str) -> FlowSession:
    """Tie a walk under way to the link its reader followed meanwhile.

    The first link counts: a session that came by one keeps it.
    """
    with transaction.atomic():
        session = _locked(session)
        if not session.referral:
            session.referral, session.entry = referral, entry
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
        session = _locked(session)
        step = _asked_step(session, key)
        previous = session.results.filter(step=step).first()
        left = session.outcome in (Outcome.ABANDONED, Outcome.SWITCHED)
        if previous and previous.result == result and not left:
            return session
        row = previous or StepResult(
            session=session,
            step=step,
            position=session.step_keys.index(key) + 1,
            seconds=_seconds(session, now),
        )
        row.result, row.answered_at = result, now
        row.save()
        session.last_answer_at = now
        changed = _follow_answers(session, now)
        session.save()
        step_answered.send(FlowSession, session=session, result=row)
        if changed and session.outcome:
            session_finished.send(FlowSession, session=session)
    return session


def answer_reading(session: FlowSession, *, resolved: bool, now: datetime) -> FlowSession:
    """End the session of an article without steps: reading it helped, or it did not."""
    outcome = Outcome.RESOLVED if resolved else Outcome.UNRESOLVED
    with transaction.atomic():
        session = _locked(session)
        if session.outcome != outcome:
            _finish(session, outcome, None, now)
    return session


def escalate(session: FlowSession, *, now: datetime) -> FlowSession:
    """The reader hands what was tried to the helpdesk; a resolved session stays resolved."""
    with transaction.atomic():
        session = _locked(session)
        if session.outcome not in (Outcome.RESOLVED, Outcome.ESCALATED):
            _finish(session, Outcome.ESCALATED, None, now)
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
                _finish(session, Outcome.ABANDONED, None, now)
                closed += 1
    return closed


def _locked(session: FlowSession) -> FlowSession:
    return (
        FlowSession.objects.select_for_update(of=("self",))
        .select_related("article", "resolved_by")
        .get(pk=session.pk)
    )


def _asked_step(session: FlowSession, key: str) -> Step:
    if key in session.step_keys:
        step = Step.objects.filter(article=session.article_id, key=key).first()
        if step and (step.retired_at is None or session.results.filter(step=step).exists()):
            return step
    raise StepNotInSession(key)


def _seconds(session: FlowSession, now: datetime) -> int:
    elapsed = int((now - session.last_answer_at).total_seconds())
    return min(max(elapsed, 0), MAX_SECONDS_A_STEP)


def _follow_answers(session: FlowSession, now: datetime) -> bool:
    """Set the outcome the answers give; says whether it or the resolving step changed."""
    before = (session.outcome, session.resolved_by_id)
    results = list(session.results.select_related("step").order_by("answered_at", "pk"))
    resolving = [one.step for one in results if one.result == Result.RESOLVED]
    if resolving:
        outcome, step = Outcome.RESOLVED.value, resolving[-1]
    elif session.outcome == Outcome.ESCALATED:
        # Handed over is handed over, whatever is tried meanwhile, unless that solves it.
        outcome, step = Outcome.ESCALATED.value, None
    elif _all_answered(session, results):
        outcome, step = Outcome.UNRESOLVED.value, None
    elif _has_successor(session):
        # The reader started again meanwhile, and a browser has one open session an article.
        outcome, step = Outcome.ABANDONED.value, None
    else:
        outcome, step = "", None
    session.outcome, session.resolved_by = outcome, step
    if (session.outcome, session.resolved_by_id) == before:
        return False
    session.finished_at = now if outcome else None
    return True


def _has_successor(session: FlowSession) -> bool:
    """Whether the browser has another session of the article under way."""
    same = FlowSession.objects.open().of_browser(session.browser_key)
    return same.filter(article=session.article_id).exclude(pk=session.pk).exists()


def _all_answered(session: FlowSession, results: Sequence[StepResult]) -> bool:
    """Whether every step that the session asks and the article still has was answered."""
    answered = {one.step.key for one in results}
    open_keys = set(session.step_keys) - answered
    return not Step.objects.active().filter(article=session.article_id, key__in=open_keys).exists()


def _finish(session: FlowSession, outcome: Outcome, step: Step | None, now: datetime) -> None:
    session.outcome, session.resolved_by, session.finished_at = outcome.value, step, now
    session.save(update_fields=["outcome", "resolved_by", "finished_at"])
    session_finished.send(FlowSession, session=session)
