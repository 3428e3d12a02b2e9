"""Going on elsewhere: a short link to a session, and another browser that joins it.

A link's token is `SESSION.HOUR.LANGUAGE.SIGNATURE`: the session's key and the hour it is good
until, both in base 62, the tag of the language it was read in, and 72 bits of an HMAC over them.
So few are enough where guesses have to be sent one by one and the link is good for some days; it
has to be short enough to be typed on a phone, and for a code that a poor camera reads.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer, b62_decode, b62_encode
from django.db import transaction

from troubleshooting.flow.outcomes import finish_session, lock_session
from troubleshooting.flow.sessions import end_others
from troubleshooting.models import FlowSession, Outcome, SessionGuest
from troubleshooting.text.locales import locale_of_tag, tag_of

SALT = "troubleshooting.resume"
SIGNATURE_CHARACTERS = 12
HOUR_SECONDS = 3600
# Eight digits in base 62 stay below the largest primary key of any database.
SIGNED = re.compile(
    r"(?P<session>[0-9A-Za-z]{1,8})\.(?P<hour>[0-9A-Za-z]{1,5})\.(?P<tag>[a-z0-9-]{2,20})"
)


class ResumeRefused(Exception):
    """A token that leads to no session."""


class ResumeAltered(ResumeRefused):
    """The token was not issued here: cut short, mistyped, or made up."""


class ResumeExpired(ResumeRefused):
    """The token was issued here, and its time is over or its session is gone.

    Attributes:
        session: The session; None where it was deleted.
        locale: Canonical locale it was read in.
    """

    def __init__(self, session: FlowSession | None, locale: str) -> None:
        super().__init__()
        self.session = session
        self.locale = locale


@dataclass(frozen=True)
class ResumeLink:
    """What a good token leads to.

    Attributes:
        session: The session.
        locale: Canonical locale it was read in when the link was made.
    """

    session: FlowSession
    locale: str


class ShortSigner(Signer):
    """Django's signer, its signature cut to `SIGNATURE_CHARACTERS`."""

    def __init__(self) -> None:
        super().__init__(sep=".", salt=SALT)

    def signature(self, value: str | bytes, key: str | bytes | None = None) -> str:
        """The beginning of the signature, six bits a character."""
        return super().signature(value, key)[:SIGNATURE_CHARACTERS]


def resume_until(now: datetime) -> datetime:
    """Until when a link made now is good: a full hour, `RESUME_LINK_HOURS` away or a bit more.

    A page that is loaded again within the hour has the same link, so that a code on the screen
    stays the same.
    """
    until = now + timedelta(hours=settings.RESUME_LINK_HOURS)
    hours = math.ceil(until.timestamp() / HOUR_SECONDS)
    return datetime.fromtimestamp(hours * HOUR_SECONDS, UTC)


def resume_token(session: FlowSession, locale: str, now: datetime) -> str:
    """A token that leads to the session for a while, read in a locale; about 22 characters."""
    hour = int(resume_until(now).timestamp()) // HOUR_SECONDS
    return ShortSigner().sign(f"{b62_encode(session.pk)}.{b62_encode(hour)}.{tag_of(locale)}")


def read_resume_token(token: str, now: datetime) -> ResumeLink:
    """What a token leads to; one query.

    Raises:
        ResumeAltered: It was not issued here.
        ResumeExpired: It was, and is no longer good.
    """
    try:
        parts = SIGNED.fullmatch(ShortSigner().unsign(token))
    except BadSignature as error:
        raise ResumeAltered from error
    if parts is None:
        raise ResumeAltered
    locale = locale_of_tag(parts["tag"])
    session = (
        FlowSession.objects.filter(pk=b62_decode(parts["session"]))
        .select_related("article", "resolved_by", "previous__article")
        .first()
    )
    if session is None or now.timestamp() >= b62_decode(parts["hour"]) * HOUR_SECONDS:
        raise ResumeExpired(session, locale)
    return ResumeLink(session, locale)


def join_session(session: FlowSession, browser_key: str, *, now: datetime) -> FlowSession:
    """Let another browser go on with a session.

    Joining again changes nothing, and neither does the browser that the session is already the
    last of its article in. What else is under way in the joining browser ends as it would by a
    start: other articles as switched, a walk of its own through the same one as abandoned; one
    that nothing was said in is dropped, as if it had never been started.

    Args:
        session: The session; its row is read again under a lock.
        browser_key: Random key of the joining browser.
        now: The time.

    Returns:
        The session as it is now.
    """
    with transaction.atomic():
        session = lock_session(session)
        if _is_last_of_its_article(session, browser_key):
            return session
        _leave_others(session, browser_key, now)
        SessionGuest.objects.update_or_create(
            session=session, browser_key=browser_key, defaults={"joined_at": now}
        )
    return session


def _is_last_of_its_article(session: FlowSession, browser_key: str) -> bool:
    newest = FlowSession.objects.of_browser(browser_key).filter(article=session.article_id).first()
    return newest == session


def _leave_others(session: FlowSession, browser_key: str, now: datetime) -> None:
    unused, _left = end_others(session.article_id, browser_key, now, but=session.pk)
    if unused is None:
        return
    if unused.browser_key == browser_key and not any(unused.ticks.values()):
        unused.delete()
    else:
        finish_session(unused, Outcome.ABANDONED, now)
