"""The console: the form that links a ticket, and the list of my linked tickets."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.links import issue_link, link_token
from helpdesk.models import TicketLink
from tests.helpdesk.stories import REFERENCE, answer, make_article, start_by, withdraw
from troubleshooting.models import Article, FlowSession, Result, Status

NEW = {"reference": REFERENCE, "article": "printer-does-not-print", "locale": "fi-FI"}
HTMX = {"HX-Request": "true"}
RESTORE = {**HTMX, "HX-History-Restore-Request": "true"}


def page(client: Client, address: str = "/helpdesk/", **headers: str) -> str:
    return client.get(address, headers={"accept-language": "en", **headers}).content.decode()


def test_it_asks_nobody_to_sign_in(client: Client, db: None) -> None:
    response = client.get("/helpdesk/")
    assert (response.status_code, response["Location"]) == (
        302,
        f"{reverse('login')}?next=/helpdesk/",
    )


def test_it_makes_a_page_whose_session_is_over_load_again(client: Client, db: None) -> None:
    response = client.get("/helpdesk/", headers=HTMX)
    assert (response.status_code, response["HX-Refresh"]) == (200, "true")


def test_it_refuses_who_is_no_agent(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("employee"))
    assert client.get("/helpdesk/").status_code == 403
    assert client.post("/helpdesk/", NEW).status_code == 403


def test_it_takes_no_other_method(console: Client) -> None:
    assert console.put("/helpdesk/").status_code == 405


def test_it_links_a_ticket(console: Client, article: Article, agent: User) -> None:
    response = console.post("/helpdesk/", NEW)
    link = TicketLink.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/helpdesk/?new={link.public_id}")
    assert (link.reference, link.article, link.locale) == (REFERENCE, article, "fi-FI")
    assert link.agent == agent


def test_it_shows_the_new_links_address_to_copy(console: Client, article: Article) -> None:
    response = console.post("/helpdesk/", NEW, follow=True)
    address = f"http://testserver/h/{link_token(TicketLink.objects.get())}/"
    page = response.content.decode()
    assert f'value="{address}"' in page
    assert "readonly" in page


def test_it_shows_no_other_agents_new_link(client: Client, link: TicketLink) -> None:
    other = User.objects.create_user("other", is_superuser=True)
    client.force_login(other)
    assert link_token(link) not in page(client, f"/helpdesk/?new={link.public_id}")


@pytest.mark.parametrize("public_id", ["nothing", "%00", "x" * 12])
def test_it_shows_no_address_for_a_link_there_is_not(
    console: Client, article: Article, public_id: str
) -> None:
    assert "The link is ready" not in page(console, f"/helpdesk/?new={public_id}")


def test_it_refuses_a_post_without_a_token(agent: User, article: Article) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(agent)
    assert client.post("/helpdesk/", NEW).status_code == 403
    assert not TicketLink.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "printer-does-not-print",
        " printer-does-not-print ",
        "The printer does not print",
        "the PRINTER does not print",
        "Tulostin ei tulosta Äänekoskella",
        "TULOSTIN EI TULOSTA ÄÄNEKOSKELLA",
    ],
)
def test_it_knows_the_article_by_name_or_title(
    console: Client, article: Article, name: str
) -> None:
    console.post("/helpdesk/", {**NEW, "article": name})
    assert TicketLink.objects.get().article == article


@pytest.mark.parametrize(
    "wrong",
    [
        {"reference": ""},
        {"reference": "x" * 101},
        {"reference": "a\x00b"},
        {"article": ""},
        {"article": "no such thing"},
        {"article": "%"},
        {"article": "The printer"},
        {"locale": "xx-XX"},
        {"locale": ""},
    ],
)
def test_it_shows_an_invalid_form_again(
    console: Client, article: Article, wrong: dict[str, str]
) -> None:
    response = console.post("/helpdesk/", {**NEW, **wrong})
    assert response.status_code == 422
    assert 'class="field__error"' in response.content.decode()
    assert not TicketLink.objects.exists()


def test_it_refuses_an_empty_form(console: Client, article: Article) -> None:
    assert console.post("/helpdesk/", {}).status_code == 422


def test_it_links_to_nothing_that_readers_cannot_open(console: Client, article: Article) -> None:
    make_article("secret-draft", titles={"en-US": "Secret"}, status=Status.DRAFT)
    response = console.post("/helpdesk/", {**NEW, "article": "secret-draft"})
    assert response.status_code == 422
    assert "No article that readers can open" in response.content.decode()


def test_it_asks_which_of_several_articles_with_one_title(
    console: Client, article: Article
) -> None:
    make_article("another-printer")
    response = console.post("/helpdesk/", {**NEW, "article": "The printer does not print"})
    assert response.status_code == 422
    assert "another-printer, printer-does-not-print" in response.content.decode()


def test_it_offers_the_articles_and_languages_there_are(console: Client, article: Article) -> None:
    make_article("secret-draft", titles={"sv-SE": "Secret"}, status=Status.DRAFT)
    shown = page(console)
    assert '<option value="The printer does not print" lang="en-US"' in shown
    assert '<option value="fi-FI">Suomi</option>' in shown
    assert "Secret" not in shown
    assert "sv-SE" not in shown


def test_it_lists_only_my_tickets_newest_first(
    console: Client, agent: User, article: Article, now: datetime
) -> None:
    other = User.objects.create_user("other")
    issue_link("NOT-MINE", article, "fi-FI", other, now)
    issue_link("MINE-1", article, "fi-FI", agent, now)
    issue_link("MINE-2", article, "fi-FI", agent, now + timedelta(minutes=1))
    shown = page(console)
    assert "NOT-MINE" not in shown
    assert shown.index("MINE-2") < shown.index("MINE-1")


def test_it_shows_what_solved_a_ticket(console: Client, link: TicketLink, now: datetime) -> None:
    assert "not opened" in page(console)
    session = answer(start_by(link, now), Result.NOT_RESOLVED, now=now)
    assert "on step 2 of 4" in page(console)
    answer(session, Result.NOT_RESOLVED, Result.RESOLVED, now=now)
    shown = page(console)
    assert 'solved by step 2: <span lang="fi-FI" dir="ltr">Tee kohta 2</span>' in shown


def test_it_says_that_a_reader_in_another_browser_has_started(
    console: Client, link: TicketLink, now: datetime
) -> None:
    reader = Client()
    overview = reader.get(f"/h/{link_token(link)}/", follow=True)
    assert 'data-state="not_opened"' in page(console)

    reader.post(f"/fi/{link.article.slug}/start/", {"via": overview.context["via"]})
    assert 'data-state="opened"' in page(console, **HTMX)

    reader.post(f"/fi/{link.article.slug}/steps/s1/", {"result": "not_resolved"})
    assert 'data-state="under_way"' in page(console, **HTMX)


def test_who_starts_without_the_link_opens_none(console: Client, link: TicketLink) -> None:
    Client().post(f"/fi/{link.article.slug}/start/")

    assert 'data-state="not_opened"' in page(console)


def test_waiting_links_cost_one_query_however_many(
    console: Client,
    agent: User,
    article: Article,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(5):
        start_by(issue_link(f"T{number}", article, "fi-FI", agent, now), now, browser=f"b{number}")

    with django_assert_num_queries(8):
        shown = console.get("/helpdesk/", headers=HTMX).content.decode()
    assert shown.count('data-state="opened"') == 5


def test_each_cell_says_what_it_is_where_the_heads_of_columns_are_not_shown(
    console: Client, link: TicketLink
) -> None:
    row = page(console).split("<tbody")[1].split("</tr>")[0]

    assert re.findall(r"table__label\">([^<]+)<", row) == [
        "State",
        "Article",
        "Language",
        "Created",
    ]


def test_it_names_articles_in_the_agents_language(console: Client, link: TicketLink) -> None:
    assert "The printer does not print</a>" in page(console)
    finnish = page(console, **{"accept-language": "fi"})
    assert "Tulostin ei tulosta Äänekoskella</a>" in finnish


def test_it_hides_the_title_of_a_withdrawn_article(console: Client, link: TicketLink) -> None:
    withdraw(link.article)
    shown = page(console)
    assert "The article is not available now." in shown
    assert "printer" not in shown


def test_it_escapes_what_was_pasted(console: Client, article: Article) -> None:
    console.post("/helpdesk/", {**NEW, "reference": "<b>7</b>"})
    assert "<b>7</b>" not in page(console)


def test_it_has_fifty_tickets_a_page(
    console: Client, agent: User, article: Article, now: datetime
) -> None:
    for number in range(51):
        at = now + timedelta(seconds=number)
        issue_link(f"T{number:03}", article, "fi-FI", agent, at)
    first, second = page(console), page(console, "/helpdesk/?page=2")
    assert ("T050" in first, "T000" in first) == (True, False)
    assert ("T050" in second, "T000" in second) == (False, True)
    assert "T000" in page(console, "/helpdesk/?page=99")


def test_it_refreshes_the_list_alone(console: Client, link: TicketLink) -> None:
    response = console.get("/helpdesk/?page=1", headers=HTMX)
    shown = response.content.decode().strip()
    assert shown.startswith('<tbody id="tickets"')
    assert shown.endswith("</tbody>")
    assert "HX-Push-Url" not in response


def test_it_says_what_its_answer_varies_with(console: Client, link: TicketLink) -> None:
    for headers in ({}, HTMX, RESTORE):
        vary = console.get("/helpdesk/", headers=headers)["Vary"]
        assert {"HX-Request", "HX-History-Restore-Request"} <= set(vary.split(", "))


def test_it_restores_the_whole_page_from_history(console: Client, link: TicketLink) -> None:
    shown = console.get("/helpdesk/", headers=RESTORE).content.decode()
    assert "<html" in shown
    assert "<form" in shown


@pytest.mark.parametrize(("headers", "queries"), [({}, 11), (HTMX, 7)])
def test_its_queries_do_not_grow_with_its_rows(
    console: Client,
    agent: User,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    headers: dict[str, str],
    queries: int,
) -> None:
    for number in range(3):
        link_and_answer(agent, now, number)
    with django_assert_num_queries(queries):
        console.get("/helpdesk/", headers=headers)
    for number in range(3, 20):
        link_and_answer(agent, now, number)
    with django_assert_num_queries(queries):
        console.get("/helpdesk/", headers=headers)


def link_and_answer(agent: User, now: datetime, number: int) -> FlowSession:
    article = make_article(f"article-{number}")
    link = issue_link(f"T{number}", article, "fi-FI", agent, now)
    return answer(start_by(link, now), Result.RESOLVED, now=now)


def test_reading_it_writes_nothing(console: Client, link: TicketLink) -> None:
    before = list(TicketLink.objects.values())
    page(console)
    assert list(TicketLink.objects.values()) == before


def test_it_shows_an_expired_link_as_such(console: Client, agent: User, article: Article) -> None:
    issue_link("OLD", article, "fi-FI", agent, timezone.now() - timedelta(days=400))
    assert "link expired" in page(console)
