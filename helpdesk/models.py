"""Tickets in somebody else's system, tied to one person's pass through an article.

A ticket link is made by an agent and opened by a reader, or comes from a ticket that a reader's
hand-over opened. A delivery is a hand-over on its way to the helpdesk.
"""

from __future__ import annotations

import re
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from helpdesk.transcript import TranscriptStep, load_transcript
from troubleshooting.models import Article, FlowSession, Outcome

PUBLIC_ID_LENGTH = 12
PUBLIC_ID = re.compile(rf"[0-9A-Za-z]{{{PUBLIC_ID_LENGTH}}}")


def new_public_id() -> str:
    """Letters and digits nobody can guess: 71 random bits."""
    return get_random_string(PUBLIC_ID_LENGTH)


class DeliveryState(models.TextChoices):
    """How far a delivery has come."""

    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"


class TicketLinkQuerySet(models.QuerySet["TicketLink"]):
    """What the helpdesk asks about its links."""

    def made_by(self, agent: AbstractBaseUser | AnonymousUser) -> TicketLinkQuerySet:
        """The links one agent made."""
        return self.filter(agent=agent.pk)

    def named(self, public_id: str) -> TicketLinkQuerySet:
        """The link of a public id as an address has it; none for what cannot be one."""
        return self.filter(public_id=public_id) if PUBLIC_ID.fullmatch(public_id) else self.none()

    def by_readers(self) -> TicketLinkQuerySet:
        """Links of tickets that readers opened by handing over what they had tried."""
        return self.filter(by_reader=True)

    def newest_first(self) -> TicketLinkQuerySet:
        """In the order of the list."""
        return self.order_by("-created_at", "-pk")

    def unbound(self) -> TicketLinkQuerySet:
        """Links nobody has answered a step through yet."""
        return self.filter(bound_at__isnull=True)

    def following(self, session: FlowSession) -> TicketLinkQuerySet:
        """The link a session is bound to, if it is."""
        return self.filter(session=session)


class TicketLink(models.Model):
    """A ticket's link to one article. A ticket may have several: one an article.

    The link keeps its own copy of what its session came to (`outcome`, `solved_by`,
    `transcript`), written in the transaction of each answer. It is kept here, not read from the
    session, because it has to say what the reader *saw*: the article may be reworded or withdrawn
    meanwhile. It also lets the agent's list, which asks again every few seconds, read no other
    table for its states. The copy is small and holds the labels of steps, results and seconds:
    nothing the reader typed, no browser, no address.

    When the session is deleted after the retention time, the transcript goes too but for the name
    of the step that solved it: the ticket still says how it ended, and which step that was.

    Attributes:
        public_id: Random; names the link in addresses.
        reference: The ticket's name in its own system, as the agent pasted it or as that system
            answered. It stands in no address and no log line; `str` leaves it out. Nobody but
            agents sees it, except the reader whose own hand-over opened the ticket.
        locale: Canonical locale the reader is sent to.
        agent: Who made it; None where a reader did, and once that account is gone.
        by_reader: It is of a ticket that a reader's hand-over opened. It has its session from the
            beginning, and no one is sent its address.
        session: The session bound to it, as long as it is kept.
        bound_at: When a session was bound. It stays when the session is deleted.
        outcome: The bound session's; "" while it is under way.
        solved_by: Key of the step that solved it; "" where none did, or reading alone did.
        transcript: See `steps`.
    """

    public_id = models.CharField(
        _("name"), max_length=16, unique=True, default=new_public_id, editable=False
    )
    reference = models.CharField(_("ticket reference"), max_length=100)
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="ticket_links", verbose_name=_("article")
    )
    locale = models.CharField(_("language"), max_length=20)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="ticket_links",
        verbose_name=_("agent"),
    )
    by_reader = models.BooleanField(_("opened by a reader"), default=False)
    created_at = models.DateTimeField(_("created"))
    expires_at = models.DateTimeField(_("expires"))
    session = models.OneToOneField(
        FlowSession, models.SET_NULL, null=True, blank=True, related_name="ticket_link"
    )
    bound_at = models.DateTimeField(_("first answer"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    solved_by = models.CharField(_("solved by"), max_length=20, blank=True)
    transcript = models.JSONField(_("transcript"), default=list, blank=True)

    objects = TicketLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("ticket link")
        verbose_name_plural = _("ticket links")
        indexes = [models.Index(fields=["agent", "-created_at"])]
        constraints = [
            models.CheckConstraint(
                name="ticket_link_expires_after_it_was_made",
                condition=Q(expires_at__gt=F("created_at")),
            ),
            models.CheckConstraint(
                name="ticket_link_with_a_session_was_bound",
                condition=Q(session__isnull=True) | Q(bound_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Its public name, never the ticket's reference: this text ends up in logs."""
        return self.public_id

    @property
    def steps(self) -> tuple[TranscriptStep, ...]:
        """The bound session's steps in its order, with what the reader said of each."""
        return load_transcript(self.transcript)

    @property
    def is_bound(self) -> bool:
        """Whether a session is or was bound to it."""
        return self.bound_at is not None

    @property
    def is_forgotten(self) -> bool:
        """Whether the session bound to it was deleted, and what was tried with it."""
        return self.is_bound and self.session_id is None

    @property
    def is_under_way(self) -> bool:
        """Whether a session is bound and has not ended."""
        return self.is_bound and self.outcome == ""

    def is_expired(self, now: datetime) -> bool:
        """Whether it can no longer be opened."""
        return self.expires_at <= now


class Delivery(models.Model):
    """A session's hand-over by one of the ways the portal sends: one a session and way.

    The row is the claim that lets one of several posts send it, and the receipt afterwards. It is
    deleted with its session, and keeps what was typed no longer than it takes to send it.

    Attributes:
        target: The way's name.
        key: Names this delivery to the other side, the same at each attempt. A ticket link made
            of it has it as its `public_id`.
        subject: One line, until it was sent.
        text: What is sent, until it was.
        reply_to: Where the reader wants the answer, until it was sent; "" for nowhere.
        claimed_at: When somebody last undertook to send it.
        reference: What the other side calls it; "" where it did not say.
    """

    session = models.ForeignKey(FlowSession, models.CASCADE, related_name="deliveries")
    target = models.CharField(max_length=20)
    key = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    state = models.CharField(max_length=10, choices=DeliveryState)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    reply_to = models.CharField(max_length=254, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    claimed_at = models.DateTimeField()

    class Meta:
        ordering = ["session", "target"]
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "target"], name="one_delivery_a_session_and_way"
            ),
        ]

    def __str__(self) -> str:
        """Its name for the other side; never what is in it."""
        return self.key
