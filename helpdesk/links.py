"""Short signed links: `/h/<token>/`, made by an agent, opened by a reader.

A token is `ARTICLE.LINK.SIGNATURE`: the article's primary key in base 62, the link's public id,
and 96 bits of an HMAC over both. The article is named apart from the link so that a token that
was cut or altered can be refused with a page that still offers the article.
"""

from __future__ import annotations

import base64
import re
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.signing import b62_decode, b62_encode
from django.utils.crypto import constant_time_compare, salted_hmac

from helpdesk.models import PUBLIC_ID, TicketLink
from troubleshooting.models import Article

SALT = "helpdesk.link"
SIGNATURE_BYTES = 12

# Eight digits in base 62 stay below the largest primary key of any database.
ARTICLE = r"[0-9A-Za-z]{1,8}"
TOKEN = re.compile(
    rf"(?P<signed>{ARTICLE}\.(?P<link>{PUBLIC_ID.pattern}))"
    r"\.(?P<signature>[0-9A-Za-z_-]{16})"
)
ARTICLE_PART = re.compile(rf"({ARTICLE})(?![0-9A-Za-z])")


class LinkRefused(Exception):
    """A token that does not open anything.

    Attributes:
        article: The article it names, published or not; None where that cannot be told.
        locale: The locale the agent chose; "" where that cannot be told.
    """

    def __init__(self, article: Article | None, locale: str = "") -> None:
        super().__init__()
        self.article = article
        self.locale = locale


class LinkAltered(LinkRefused):
    """The token is not one that was issued here: cut short, mistyped, or made up."""


class LinkExpired(LinkRefused):
    """The token was issued here, and its time is over or its link was deleted."""


def issue_link(
    reference: str,
    article: Article,
    locale: str,
    agent: AbstractBaseUser | AnonymousUser,
    now: datetime,
) -> TicketLink:
    """Link a ticket to an article for `TICKET_LINK_DAYS` days.

    Args:
        reference: The ticket's name in its own system, at most 100 characters.
        article: The article its reader is to walk through.
        locale: Canonical locale to show it in.
        agent: Who asks for the link.
        now: The time.
    """
    return TicketLink.objects.create(
        reference=reference,
        article=article,
        locale=locale,
        agent_id=agent.pk,
        created_at=now,
        expires_at=now + timedelta(days=settings.TICKET_LINK_DAYS),
    )


def link_token(link: TicketLink) -> str:
    """The link's token: 36 characters at most for any article below number 200,000."""
    signed = f"{b62_encode(link.article_id)}.{link.public_id}"
    return f"{signed}.{_signature(signed, settings.SECRET_KEY)}"


def read_token(token: str, now: datetime) -> TicketLink:
    """The link of a token; one query.

    Raises:
        LinkAltered: The token was not issued here.
        LinkExpired: It was, and is no longer good.
    """
    parts = TOKEN.fullmatch(token)
    if parts is None or not _is_signed(parts["signed"], parts["signature"]):
        raise LinkAltered(_named_article(token))
    link = TicketLink.objects.named(parts["link"]).select_related("article").first()
    if link is None:
        raise LinkExpired(_named_article(token))
    if link.is_expired(now):
        raise LinkExpired(link.article, link.locale)
    return link


def _named_article(token: str) -> Article | None:
    """The article a token names; what it says is not to be trusted, only offered."""
    part = ARTICLE_PART.match(token)
    return Article.objects.filter(pk=b62_decode(part[1])).first() if part else None


def _signature(signed: str, secret: str | bytes) -> str:
    digest = salted_hmac(SALT, signed, secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:SIGNATURE_BYTES]).decode()


def _is_signed(signed: str, signature: str) -> bool:
    """Whether one of the secrets in use signed it, the retired ones among them."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(_signature(signed, one), signature) for one in secrets)
