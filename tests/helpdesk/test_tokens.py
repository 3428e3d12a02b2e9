"""Tokens: short, signed, and refused when altered or expired."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings

from helpdesk.links import LinkAltered, LinkExpired, link_token, read_token
from helpdesk.models import TicketLink


def test_it_reads_the_token_it_made(link: TicketLink, now: datetime) -> None:
    assert read_token(link_token(link), now) == link


def test_its_address_has_at_most_forty_characters(link: TicketLink) -> None:
    link.article_id = 199_999
    assert len(f"/h/{link_token(link)}/") <= 40


@pytest.mark.parametrize("place", range(33))
def test_it_refuses_a_token_with_one_character_changed(
    link: TicketLink, now: datetime, place: int
) -> None:
    token = link_token(link)
    place = min(place, len(token) - 1)
    other = "x" if token[place] != "x" else "y"
    with pytest.raises(LinkAltered):
        read_token(token[:place] + other + token[place + 1 :], now)


@pytest.mark.parametrize(
    "token", ["", ".", "a", "\x00", "9" * 400, "zzzzzzzz." + "a" * 12 + "." + "b" * 16, "1.é.ü"]
)
def test_it_refuses_what_it_never_made(db: None, now: datetime, token: str) -> None:
    with pytest.raises(LinkAltered) as refused:
        read_token(token, now)
    assert refused.value.article is None


@pytest.mark.parametrize("kept", [-1, -8, -17, -20])
def test_it_still_knows_the_article_of_a_token_cut_short(
    link: TicketLink, now: datetime, kept: int
) -> None:
    with pytest.raises(LinkAltered) as refused:
        read_token(link_token(link)[:kept], now)
    assert refused.value.article == link.article


def test_it_refuses_another_articles_number(link: TicketLink, now: datetime) -> None:
    _article, _dot, rest = link_token(link).partition(".")
    with pytest.raises(LinkAltered):
        read_token(f"0{_article}.{rest}", now)


def test_it_is_good_until_the_day_it_expires(
    link: TicketLink, now: datetime, settings: LazySettings
) -> None:
    last = now + timedelta(days=settings.TICKET_LINK_DAYS)
    assert read_token(link_token(link), last - timedelta(seconds=1)) == link
    with pytest.raises(LinkExpired) as refused:
        read_token(link_token(link), last)
    assert (refused.value.article, refused.value.locale) == (link.article, "fi-FI")


def test_it_counts_a_deleted_link_as_expired(link: TicketLink, now: datetime) -> None:
    token, article = link_token(link), link.article
    link.delete()
    with pytest.raises(LinkExpired) as refused:
        read_token(token, now)
    assert refused.value.article == article


def test_it_takes_a_token_signed_with_a_retired_secret(
    link: TicketLink, now: datetime, settings: LazySettings
) -> None:
    token = link_token(link)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another-secret-for-this-test"
    with pytest.raises(LinkAltered):
        read_token(token, now)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert read_token(token, now) == link
