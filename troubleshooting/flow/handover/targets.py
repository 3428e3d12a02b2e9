"""Handing over to the helpdesk: what is handed, and the ways there are.

Each way is a *target*. A link target leads the reader's own browser to a form or a mail with the
fields filled in; nothing is known of what becomes of it. A post target is sent by the portal, and
gives a receipt. Apps register their targets when they start; the settings say which are on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from django.db.models import TextChoices

from troubleshooting.flow.handover.addresses import address_lines, article_address
from troubleshooting.flow.handover.transcript import transcript_text
from troubleshooting.flow.sessions import escalate
from troubleshooting.flow.trail import earlier_articles
from troubleshooting.flow.turns import take_turn
from troubleshooting.flow.walking import Walk
from troubleshooting.models import Article, FlowSession, Outcome
from troubleshooting.text.prefilled import Prefilled

MAX_HANDOVERS_AN_HOUR = 10
# Longer titles are cut in the subject of a mail.
MAX_SUBJECT_TITLE = 200


@dataclass(frozen=True)
class Handover:
    """What is handed to the helpdesk.

    Attributes:
        walk: The session and its article.
        text: What was tried and where more is, as the reader sees it.
        site: Scheme and host of the portal, without a slash at the end.
    """

    walk: Walk
    text: str
    site: str

    @classmethod
    def of(cls, walk: Walk, site: str) -> Handover:
        """A walk, and what was tried before it."""
        session = walk.session
        text = transcript_text(
            walk,
            earlier=earlier_articles(session, walk.reading.locale),
            device=session.device,
            addresses=address_lines(session, site),
        )
        return cls(walk, text, site)

    @property
    def session(self) -> FlowSession:
        """Whose hand-over it is."""
        return self.walk.session

    @property
    def article(self) -> Article:
        """The article that was walked through."""
        return self.session.article

    @property
    def title(self) -> str:
        """The article's title, as one line."""
        return article_title(self.walk)

    @property
    def subject(self) -> str:
        """The subject of a mail."""
        return mail_subject(self.walk)

    @property
    def address(self) -> str:
        """The article's address that stays when it is renamed, with scheme and host."""
        return article_address(self.session, self.site)

    @property
    def ending(self) -> str:
        """The last lines of the text: they are kept where it has to be cut."""
        return "\n".join(address_lines(self.session, self.site))


def article_title(walk: Walk) -> str:
    """The title of a walk's article, as one line."""
    return " ".join(walk.reading.translation.title.split())


def mail_subject(walk: Walk) -> str:
    """Title and code of a walk's article, as one line of a mail's subject."""
    return f"{article_title(walk)[:MAX_SUBJECT_TITLE]} ({walk.reading.code})"


class Progress(TextChoices):
    """How far a hand-over that the portal sends has come."""

    SENDING = "sending"
    HANDED_OVER = "handed_over"
    FAILED = "failed"


@dataclass(frozen=True)
class Receipt:
    """What became of a hand-over that the portal sent.

    Attributes:
        target: The target's name.
        progress: How far it has come.
        words: The same for the reader, in the interface's language.
        reference: What the helpdesk calls it; "" where it has no name.
        reply_to: Where its reader wanted the answer, as long as it is not there; "" for nowhere.
    """

    target: str
    progress: Progress
    words: str
    reference: str = ""
    reply_to: str = ""

    @property
    def is_failed(self) -> bool:
        """Whether the reader has to try again, or another way."""
        return self.progress == Progress.FAILED

    @property
    def is_sending(self) -> bool:
        """Whether it is not known yet."""
        return self.progress == Progress.SENDING


class Target(Protocol):
    """A way to the helpdesk.

    Attributes:
        name: Names it in forms; letters.
        rank: Those with a smaller one are offered first.
    """

    name: str
    rank: int

    def is_on(self) -> bool:
        """Whether the settings have it."""

    def label(self) -> str:
        """What the reader presses, in the interface's language."""


class LinkTarget(Target, Protocol):
    """A way the reader's own browser goes."""

    def site(self) -> str:
        """Where it leads, in a word or two: a host name, or an address to write to."""

    def link(self, handover: Handover) -> Prefilled:
        """The link with its fields filled in."""


class PostTarget(Target, Protocol):
    """A way the portal itself takes."""

    def send(self, handover: Handover, *, reply_to: str, now: datetime) -> Receipt:
        """Send it, at most once a session; called outside any transaction.

        Args:
            handover: What to send.
            reply_to: The mail address the reader wants the answer at, or "".
            now: The time.

        Returns:
            What became of it, a fault of the other side among it.
        """

    def receipt(self, session: FlowSession, *, now: datetime) -> Receipt | None:
        """What became of a session's hand-over; None where there was none this way."""

    def forget(self, session: FlowSession) -> None:
        """Forget that it failed: the reader took another way."""


AnyTarget = TypeVar("AnyTarget", bound=Target)
_links: dict[str, LinkTarget] = {}
_posts: dict[str, PostTarget] = {}


def register_link(target: LinkTarget) -> None:
    """Have a link target offered wherever the settings have it."""
    _links[target.name] = target


def register_post(target: PostTarget) -> None:
    """Have a post target offered wherever the settings have it."""
    _posts[target.name] = target


def link_targets() -> list[LinkTarget]:
    """The link targets that are on, best first."""
    return _on(_links)


def post_targets() -> list[PostTarget]:
    """The post targets that are on, best first."""
    return _on(_posts)


def _on(targets: dict[str, AnyTarget]) -> list[AnyTarget]:
    return sorted((one for one in targets.values() if one.is_on()), key=lambda one: one.rank)


def hand_over(
    target: PostTarget, handover: Handover, *, reply_to: str, browser_key: str, now: datetime
) -> Receipt:
    """Send what was tried to the helpdesk; the session ends as escalated once it is there.

    What is there already is not sent again, and a solved session has nothing to hand over.

    Args:
        target: By which way.
        handover: What to send.
        reply_to: The mail address the reader wants the answer at, or "".
        browser_key: Random key of the browser.
        now: The time.

    Raises:
        NoTurnLeft: The browser sent `MAX_HANDOVERS_AN_HOUR` within the last hour.
    """
    receipt = target.receipt(handover.session, now=now)
    if receipt is None or receipt.is_failed:
        take_turn("handover", browser_key, an_hour=MAX_HANDOVERS_AN_HOUR, now=now)
        receipt = target.send(handover, reply_to=reply_to, now=now)
    if receipt.progress == Progress.HANDED_OVER:
        escalate(handover.session, now=now)
    return receipt


def handed_over_oneself(session: FlowSession, *, now: datetime) -> FlowSession:
    """The reader took what was tried to the helpdesk without the portal.

    Returns:
        The session as it is now.
    """
    for target in post_targets():
        target.forget(session)
    return escalate(session, now=now)


def receipts(session: FlowSession, *, now: datetime) -> list[Receipt]:
    """What became of what was sent of a session; one query a post target.

    What failed is of no interest once it arrived by another way.
    """
    found = [target.receipt(session, now=now) for target in post_targets()]
    known = [receipt for receipt in found if receipt]
    there = [one for one in known if one.progress == Progress.HANDED_OVER]
    return there or known


def may_be_handed_over(session: FlowSession, sent: list[Receipt]) -> bool:
    """Whether there is still something to hand over: nothing was, or it failed on the way."""
    if session.outcome == Outcome.RESOLVED:
        return False
    return session.outcome != Outcome.ESCALATED or any(one.is_failed for one in sent)
