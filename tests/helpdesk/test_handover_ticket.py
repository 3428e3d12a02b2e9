"""A reader's hand-over opens one ticket, which the console follows from then on."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries, Settings

from helpdesk.handover_ticket import PATIENCE, TicketTarget
from helpdesk.models import Delivery, DeliveryState, TicketLink
from helpdesk.state import State, state_of
from tests.helpdesk.desk import Desk
from tests.helpdesk.handing_over import BROWSER, SITE, handover_of
from tests.helpdesk.stories import answer, start_by
from troubleshooting.flow import answer_step, escalate, start_session
from troubleshooting.flow.handover.targets import (
    MAX_HANDOVERS_AN_HOUR,
    Progress,
    Receipt,
    hand_over,
    handed_over_oneself,
    receipts,
)
from troubleshooting.flow.turns import NoTurnLeft
from troubleshooting.models import Article, FlowSession, Outcome, Result

NO, YES = Result.NOT_RESOLVED, Result.RESOLVED
TICKET = TicketTarget()


@pytest.fixture
def session(article: Article, now: datetime) -> FlowSession:
    """A reader whom the first two of four steps did not help."""
    begun = start_session(article, "fi-FI", browser_key=BROWSER, now=now)
    return answer(begun, NO, NO, now=now)


def sent(session: FlowSession, now: datetime, *, reply_to: str = "") -> Receipt:
    session.refresh_from_db()
    handover = handover_of(session)
    return hand_over(TICKET, handover, reply_to=reply_to, browser_key=BROWSER, now=now)


def test_the_reader_is_told_the_ticket_and_the_session_ends(
    session: FlowSession, desk: Desk, now: datetime
) -> None:
    receipt = sent(session, now)

    assert (receipt.progress, receipt.reference) == (Progress.HANDED_OVER, "ABC-123")
    session.refresh_from_db()
    assert session.outcome == Outcome.ESCALATED
    assert receipts(session, now=now) == [receipt]


def test_what_is_posted_has_the_documented_shape(
    session: FlowSession, desk: Desk, now: datetime
) -> None:
    FlowSession.objects.update(comment="Piippaa", device="Windows 11, Edge 131")
    sent(session, now, reply_to="me@example.org")

    (ticket,) = desk.tickets
    link = TicketLink.objects.get()
    article = session.article
    assert ticket == {
        "title": "Tulostin ei tulosta Äänekoskella",
        "article": {
            "slug": article.slug,
            "code": article.code,
            "address": f"{SITE}/a/{article.pk}/",
        },
        "locale": "fi-FI",
        "text": ticket["text"],
        "steps": [
            {"number": 1, "key": "s1", "label": "Tee kohta 1", "english": "Do part 1",
             "locale": "fi-FI", "result": "not_resolved", "reason": "", "seconds": 95},
            {"number": 2, "key": "s2", "label": "Tee kohta 2", "english": "Do part 2",
             "locale": "fi-FI", "result": "not_resolved", "reason": "", "seconds": 95},
            {"number": 3, "key": "s3", "label": "Tee kohta 3", "english": "Do part 3",
             "locale": "fi-FI", "result": "", "reason": "", "seconds": 0},
            {"number": 4, "key": "s4", "label": "Tee kohta 4", "english": "Do part 4",
             "locale": "fi-FI", "result": "", "reason": "", "seconds": 0},
        ],
        "still_to_try": [],
        "comment": "Piippaa",
        "device": "Windows 11, Edge 131",
        "reply_to": "me@example.org",
        "started_at": session.started_at.isoformat(),
        "session": f"{SITE}/helpdesk/links/{link.public_id}/",
    }  # fmt: skip
    assert "Tee kohta 1" in ticket["text"]
    assert "Windows 11" in ticket["text"]
    assert ticket["text"].endswith(f" {SITE}/helpdesk/sessions/{session.pk}/\n")
    assert desk.requests[0]["idempotency-key"] == link.public_id


def test_the_console_follows_it(session: FlowSession, desk: Desk, now: datetime) -> None:
    sent(session, now)

    link = TicketLink.objects.get()
    assert (link.reference, link.by_reader, link.agent) == ("ABC-123", True, None)
    assert state_of(link, now).state == State.HANDED_OVER
    assert [step.result for step in link.steps] == [NO, NO, "", ""]


def test_what_is_tried_afterwards_is_followed_too(
    session: FlowSession, desk: Desk, now: datetime
) -> None:
    sent(session, now)

    answer_step(session, "s3", YES, now=now + timedelta(minutes=9))

    assert state_of(TicketLink.objects.get(), now).state == State.SOLVED_BY_STEP


def test_a_second_post_opens_no_second_ticket(
    session: FlowSession, desk: Desk, now: datetime
) -> None:
    first = sent(session, now)

    assert sent(session, now) == first
    assert len(desk.tickets) == TicketLink.objects.count() == 1


def test_a_post_while_another_is_under_way_sends_nothing_and_says_so(
    session: FlowSession, desk: Desk, now: datetime
) -> None:
    Delivery.objects.create(
        session=session, target="ticket", state=DeliveryState.CLAIMED, claimed_at=now
    )

    assert sent(session, now).progress == Progress.SENDING
    assert desk.tickets == []
    session.refresh_from_db()
    assert session.is_open


def test_what_was_never_finished_may_be_sent_again_under_the_same_key(
    session: FlowSession, desk: Desk, now: datetime
) -> None:
    lost = Delivery.objects.create(
        session=session, target="ticket", state=DeliveryState.CLAIMED, claimed_at=now
    )
    after = now + PATIENCE + timedelta(seconds=1)

    assert TICKET.receipt(session, now=after).is_failed
    assert sent(session, after).reference == "ABC-123"
    assert desk.requests[0]["idempotency-key"] == lost.key


@pytest.mark.parametrize("trouble", [{"status": 500}, {"answer": b"<html>"}])
def test_a_fault_loses_nothing_and_can_be_tried_again(
    session: FlowSession, desk: Desk, now: datetime, trouble: dict[str, object]
) -> None:
    vars(desk).update(trouble)
    assert sent(session, now).progress == Progress.FAILED
    session.refresh_from_db()
    assert session.is_open
    assert not TicketLink.objects.exists()

    desk.status, desk.answer = 201, b'{"id": 9}'

    assert sent(session, now).reference == "9"
    assert len({one["idempotency-key"] for one in desk.requests}) == 1


def test_a_fault_is_logged_without_what_was_typed(
    session: FlowSession, desk: Desk, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    FlowSession.objects.update(comment="Piippaa")
    desk.status, desk.answer = 500, b"Piippaa"

    sent(session, now)

    assert "it answered 500" in caplog.text
    assert "Piippaa" not in caplog.text


def test_who_takes_another_way_after_a_fault_is_not_reminded_of_it(
    session: FlowSession, desk: Desk, now: datetime
) -> None:
    desk.status = 500
    sent(session, now)

    session = handed_over_oneself(session, now=now)

    assert session.outcome == Outcome.ESCALATED
    assert receipts(session, now=now) == []


def test_who_came_by_an_agent_s_link_gets_no_second_ticket(
    link: TicketLink, desk: Desk, now: datetime
) -> None:
    session = answer(start_by(link, now), NO, now=now)

    receipt = sent(session, now)

    assert (receipt.progress, receipt.reference) == (Progress.HANDED_OVER, "")
    assert desk.tickets == []
    link.refresh_from_db()
    assert state_of(link, now).state == State.HANDED_OVER
    session.refresh_from_db()
    assert receipts(session, now=now) == [receipt]


def test_nor_does_who_answered_nothing_yet(link: TicketLink, desk: Desk, now: datetime) -> None:
    sent(start_by(link, now), now)

    assert desk.tickets == []
    link.refresh_from_db()
    assert link.is_bound


def test_a_link_of_somebody_else_s_pass_is_no_ticket_of_this_one(
    link: TicketLink, desk: Desk, now: datetime
) -> None:
    answer(start_by(link, now, browser="a-colleague's-browser"), NO, now=now)
    session = answer(start_by(link, now), NO, now=now)

    assert sent(session, now).reference == "ABC-123"


def test_the_link_s_address_is_not_the_ticket_system_s_to_open(
    session: FlowSession, desk: Desk, now: datetime
) -> None:
    sent(session, now)

    session.refresh_from_db()
    assert session.referral
    assert session.referral not in str(desk.tickets)


def test_so_many_an_hour_and_no_more(article: Article, desk: Desk, now: datetime) -> None:
    desk.status = 500
    session = start_session(article, "fi-FI", browser_key=BROWSER, now=now)
    for _ in range(MAX_HANDOVERS_AN_HOUR):
        sent(session, now)

    with pytest.raises(NoTurnLeft) as refused:
        sent(session, now)

    assert 0 < refused.value.retry_after <= 3600
    assert len(desk.tickets) == MAX_HANDOVERS_AN_HOUR


def test_one_handed_over_by_hand_before_is_followed_at_once(
    session: FlowSession, desk: Desk, now: datetime
) -> None:
    escalate(session, now=now)

    sent(session, now)

    assert state_of(TicketLink.objects.get(), now).state == State.HANDED_OVER


def test_its_receipt_costs_one_query(
    session: FlowSession,
    settings: Settings,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    settings.TICKET_SYSTEM_URL = "https://desk.example.org/"

    with django_assert_num_queries(1):
        assert receipts(session, now=now) == []


def test_the_delivery_goes_with_its_session_and_the_ticket_stays(
    session: FlowSession, desk: Desk, now: datetime
) -> None:
    sent(session, now)

    session.delete()

    assert not Delivery.objects.exists()
    assert TicketLink.objects.get().reference == "ABC-123"


@pytest.mark.django_db(transaction=True)
class TestOutsideTransactions:
    def test_no_transaction_is_open_while_the_ticket_system_is_waited_for(
        self, session: FlowSession, desk: Desk, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen = []

        def watching(*args: object, **options: object) -> str:
            seen.append(connection.in_atomic_block)
            return "ABC-123"

        monkeypatch.setattr("helpdesk.handover_ticket.open_ticket", watching)

        sent(session, now)

        assert seen == [False]


@pytest.mark.django_db(transaction=True)
def test_of_posts_at_the_same_moment_one_opens_a_ticket(
    session: FlowSession, desk: Desk, now: datetime
) -> None:
    if not connection.features.test_db_allows_multiple_connections:
        pytest.skip("An in-memory database has one writer; PostgreSQL shows this.")
    desk.waits = 0.3
    barrier = threading.Barrier(4)

    def post() -> None:
        handover = handover_of(FlowSession.objects.get(pk=session.pk))
        barrier.wait()
        hand_over(TICKET, handover, reply_to="", browser_key=BROWSER, now=now)
        connection.close()

    threads = [threading.Thread(target=post) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desk.tickets) == TicketLink.objects.count() == 1
