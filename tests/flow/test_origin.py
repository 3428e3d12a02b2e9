"""How a reader came: the first way in that holds, told at the start and kept."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from tests.flow.stories import BROWSER, NO, answers
from tests.views.conftest import ARTICLE, START, STEP
from troubleshooting.flow import adopt_referral, start_session
from troubleshooting.flow.origin import Origin
from troubleshooting.models import Article, Entry, FlowSession


@pytest.mark.parametrize(
    ("origin", "entry"),
    [
        (Origin.of(""), Entry.PORTAL),
        (Origin.of("", "sound"), Entry.SEARCH),
        (Origin.of("", is_framed=True), Entry.EMBED),
        (Origin.of("", "sound", is_framed=True), Entry.EMBED),
        (Origin.of("a-ticket"), Entry.TICKET),
        (Origin.of("a-ticket", "sound", is_framed=True), Entry.TICKET),
    ],
)
def test_a_ticket_goes_before_a_frame_and_that_before_a_search(
    origin: Origin, entry: Entry
) -> None:
    assert origin.entry == entry


@pytest.mark.parametrize(
    ("address", "sent", "entry"),
    [
        (START, {}, "portal"),
        (START, {"q": "no sound"}, "search"),
        (START, {"q": "?!"}, "portal"),
        (f"{START}?embed=1", {}, "embed"),
        (f"{START}?embed=1", {"q": "no sound"}, "embed"),
        (START, {"via": "a-ticket"}, "ticket"),
        (f"{START}?embed=1", {"via": "a-ticket", "q": "no sound"}, "ticket"),
    ],
)
def test_the_start_says_how(
    client: Client, article: Article, address: str, sent: dict[str, str], entry: str
) -> None:
    client.post(address, sent)

    assert FlowSession.objects.get().entry == entry


def test_what_the_browser_searched_for_lately_is_a_search(client: Client, article: Article) -> None:
    client.get("/fi/", {"q": "no-sound"})
    client.get(ARTICLE)
    client.post(START)

    assert FlowSession.objects.get().entry == "search"


def test_who_comes_again_before_the_first_answer_came_the_later_way(
    session: FlowSession, article: Article, now: datetime
) -> None:
    for origin in (Origin.of("", "sound"), Origin.of("")):
        again = start_session(article, "fi-FI", browser_key=BROWSER, now=now, origin=origin)

    assert again == session
    assert again.entry == "search"


def test_who_goes_on_came_as_before(client: Client, article: Article) -> None:
    client.post(f"{START}?embed=1")
    client.post(STEP, {"result": "not_resolved"})
    client.post(START, {"resume": "1", "q": "sound"})

    assert FlowSession.objects.get().entry == "embed"


def test_who_goes_on_by_a_ticket_s_link_came_by_it(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=NO)

    session = adopt_referral(session, Origin.of("a-ticket"))

    assert (session.entry, session.referral) == ("ticket", "a-ticket")
