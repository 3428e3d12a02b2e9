"""A reader's hand-over by mail: sent once, outside the request, and told as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from helpdesk import handover_mail
from helpdesk.handover_mail import PATIENCE, MailTarget, send_delivery
from helpdesk.models import Delivery, DeliveryState
from tests.helpdesk.handing_over import BROWSER, SITE, handover_of
from tests.helpdesk.stories import answer
from troubleshooting.flow import start_session
from troubleshooting.flow.handover.targets import Progress, Receipt, hand_over, receipts
from troubleshooting.models import Article, ArticleTranslation, FlowSession, Outcome, Result

MAIL = MailTarget()
Sender = Callable[..., Receipt]


class Broken(EmailBackend):
    """A server that hangs up."""

    def send_messages(self, messages: object) -> int:
        raise SMTPServerDisconnected("gone")


@pytest.fixture(autouse=True)
def _server(settings: Settings) -> None:
    settings.HANDOVER_MAIL = "helpdesk@example.org"
    settings.DEFAULT_FROM_EMAIL = "portal@example.org"
    settings.SENDS_MAIL = True


@pytest.fixture
def session(article: Article, now: datetime) -> FlowSession:
    begun = start_session(article, "fi-FI", browser_key=BROWSER, now=now)
    return answer(begun, Result.NOT_RESOLVED, now=now)


@pytest.fixture
def sent(
    session: FlowSession,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Sender:
    """Hands over by mail, and runs what is due when that is committed."""

    def send(reply_to: str = "", at: datetime = now) -> Receipt:
        session.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            hand_over(MAIL, handover_of(session), reply_to=reply_to, browser_key=BROWSER, now=at)
        receipt = MAIL.receipt(session, now=at)
        assert receipt
        return receipt

    return send


def test_the_helpdesk_gets_what_was_tried(sent: Sender, session: FlowSession) -> None:
    assert sent().progress == Progress.HANDED_OVER

    (message,) = mail.outbox
    code = session.article.code
    assert message.subject == f"Tulostin ei tulosta Äänekoskella ({code})"
    assert (message.to, message.from_email) == (["helpdesk@example.org"], "portal@example.org")
    assert "1. Tee kohta 1" in message.body
    assert "   Do part 1: " in message.body
    assert f"{SITE}/a/{session.article.pk}/\n" in message.body
    assert message.body.endswith(f" {SITE}/helpdesk/sessions/{session.pk}/\n")
    assert message.reply_to == []
    session.refresh_from_db()
    assert session.outcome == Outcome.ESCALATED


def test_an_answer_goes_to_the_reader_who_says_where(sent: Sender) -> None:
    sent("me@example.org")

    assert mail.outbox[0].message()["Reply-To"] == "me@example.org"


def test_it_is_sent_once(sent: Sender) -> None:
    sent()
    sent()
    send_delivery.call(Delivery.objects.get().pk)

    assert len(mail.outbox) == 1


def test_nothing_that_was_typed_is_kept_once_it_was_sent(sent: Sender) -> None:
    sent("me@example.org")

    delivery = Delivery.objects.get()
    assert delivery.state == DeliveryState.SENT
    assert (delivery.subject, delivery.text, delivery.reply_to) == ("", "", "")


def test_until_it_is_committed_nothing_is_sent_and_the_reader_reads_on_its_way(
    session: FlowSession, now: datetime
) -> None:
    receipt = hand_over(MAIL, handover_of(session), reply_to="", browser_key=BROWSER, now=now)

    assert receipt.words == "It is on its way to the helpdesk by mail."
    assert mail.outbox == []


def test_a_title_of_several_lines_is_no_header_of_the_mail(sent: Sender) -> None:
    ArticleTranslation.objects.update(title="Ei ääntä\r\nBcc: everybody@example.org\r\n\r\nHi")

    sent()

    message = mail.outbox[0].message()
    assert message["Bcc"] is None
    assert mail.outbox[0].recipients() == ["helpdesk@example.org"]
    assert "\n" not in mail.outbox[0].subject


def test_a_long_title_fits(sent: Sender) -> None:
    ArticleTranslation.objects.update(title="ä" * 500)

    assert not sent().is_failed


def test_a_server_that_hangs_up_is_told_and_tried_again(
    sent: Sender,
    settings: Settings,
    session: FlowSession,
) -> None:
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    assert sent("me@example.org").is_failed
    assert Delivery.objects.get().reply_to == "me@example.org"

    settings.EMAIL_BACKEND = working

    assert sent().progress == Progress.HANDED_OVER
    assert len(mail.outbox) == 1


def test_what_cannot_be_queued_is_not_on_its_way(
    sent: Sender,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Away:
        def enqueue(self, *args: object) -> None:
            raise RuntimeError("no queue")

    monkeypatch.setattr(handover_mail, "send_delivery", Away())

    assert sent().is_failed


def test_what_nobody_sends_for_long_can_be_sent_again(
    session: FlowSession,
    sent: Sender,
    now: datetime,
) -> None:
    Delivery.objects.create(
        session=session, target="mail", state=DeliveryState.CLAIMED, claimed_at=now
    )
    after = now + PATIENCE + timedelta(minutes=1)

    assert not MAIL.receipt(session, now=now).is_failed
    assert MAIL.receipt(session, now=after).is_failed
    assert not sent(at=after).is_failed
    assert len(mail.outbox) == 1


def test_what_failed_matters_no_more_once_it_is_there_by_ticket(
    session: FlowSession, settings: Settings, now: datetime
) -> None:
    settings.TICKET_SYSTEM_URL = "https://desk.example.org/"
    for target, state in [("mail", DeliveryState.FAILED), ("ticket", DeliveryState.SENT)]:
        Delivery.objects.create(session=session, target=target, state=state, claimed_at=now)

    assert [one.target for one in receipts(session, now=now)] == ["ticket"]
