"""Notices on the console: surges, and whatever else `CONSOLE_NOTICES` names."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from analytics.surges.notices import SurgeNotice, console_notices
from helpdesk.notices import Notice
from tests.analytics.surges.seen import surge
from tests.flow.incidents import post
from tests.helpdesk.stories import TITLES, make_article
from troubleshooting.models import Article, Incident

CONSOLE, NOTICES, INCIDENTS = "/helpdesk/", "/helpdesk/notices/", "/helpdesk/incidents/"
FINNISH = {"accept-language": "fi"}
HTMX = {"HX-Request": "true"}
WORDS = "12 in a quarter of an hour, usually 1"


@pytest.fixture
def at() -> datetime:
    return timezone.now()


def page(client: Client, address: str = CONSOLE, **headers: str) -> str:
    answer = client.get(address, headers={"accept-language": "en", **headers})
    return html.unescape(answer.content.decode())


def way_to_incident(shown: str) -> str:
    found = re.search(rf'href="({INCIDENTS}\?[^"]+)"', shown)
    assert found
    return found[1]


def fields_of(shown: str) -> dict[str, str]:
    """What the incident form would send as it stands."""
    form = shown[shown.index('class="stack incident-form"') :].partition("</form>")[0]
    found: dict[str, str] = {}
    for tag in re.findall(r"<input [^>]+>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ("checkbox" not in tag or "checked" in tag):
            found[name[1]] = value[1] if value else "on" if "checkbox" in tag else ""
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>\s*(.*?)</textarea>', form, re.S):
        found[name] = text
    return found


def test_without_a_surge_there_is_nothing(console: Client, article: Article) -> None:
    assert "<article" not in page(console)


@pytest.mark.parametrize(("hour", "since"), [(10, "since 11:59"), (22, "since 1 Dec 2026, 23:59")])
def test_it_says_how_many_of_what_since_when(
    client: Client, agent: User, article: Article, hour: int, since: str
) -> None:
    at = datetime(2026, 12, 1, hour, 2, tzinfo=UTC)
    with time_machine.travel(at):
        client.force_login(agent)
        surge(article, now=at)
        shown = page(client)
    assert WORDS in shown
    assert TITLES["en-US"] in shown
    assert since in shown


def test_it_names_the_article_in_the_agents_language(
    console: Client, article: Article, at: datetime
) -> None:
    surge(article, now=at)
    shown = page(console, **FINNISH)
    assert f'<bdi lang="fi-FI" dir="ltr">{TITLES["fi-FI"]}</bdi>' in shown


def test_words_are_in_no_language_in_particular(console: Client, at: datetime) -> None:
    surge(query="no network", now=at)
    assert '<bdi dir="auto">no network</bdi>' in page(console)


@pytest.mark.parametrize("is_over", [True, False])
def test_what_is_over_is_not_there(
    console: Client, article: Article, at: datetime, *, is_over: bool
) -> None:
    surge(article, now=at, ago=60, is_over=is_over)
    assert WORDS not in page(console)


def test_dismissed_it_is_gone_for_everybody(
    console: Client, agent: User, article: Article, at: datetime
) -> None:
    surge(article, now=at)
    found = re.search(r'action="(/analytics/[^"]+)"', page(console))
    assert found
    answer = console.post(found[1], {"next": CONSOLE})
    assert answer["Location"] == CONSOLE
    assert WORDS not in page(console)
    other = User.objects.create_user("other", is_superuser=True, is_staff=True)
    console.force_login(other)
    assert WORDS not in page(console)


def test_two_clicks_post_an_incident_of_the_article(
    console: Client, agent: User, article: Article, at: datetime
) -> None:
    record = surge(article, now=at)
    form = fields_of(page(console, way_to_incident(page(console, **FINNISH)), **FINNISH))
    answer = console.post(INCIDENTS, form, headers=FINNISH)
    assert answer["Location"] == f"{INCIDENTS}?done=posted"
    incident = Incident.objects.get()
    assert list(incident.articles.all()) == [article]
    assert {text.locale: text.title for text in incident.texts.all()} == TITLES
    assert incident.starts_at == record.since.replace(second=0, microsecond=0)
    assert incident.posted_by == agent


def test_of_words_the_title_is_proposed(console: Client, at: datetime) -> None:
    surge(query="no network", now=at)
    form = fields_of(page(console, way_to_incident(page(console))))
    assert (form["title-en-US"], form["articles"]) == ("no network", "")


def test_an_article_in_neither_language_proposes_its_own_title(
    console: Client, at: datetime
) -> None:
    surge(make_article("only-finnish", titles={"fi-FI": "Vain suomeksi"}), now=at)
    form = fields_of(page(console, way_to_incident(page(console))))
    assert (form["title-fi-FI"], form["title-en-US"]) == ("Vain suomeksi", "")
    assert form["articles"] == "Vain suomeksi"


@pytest.mark.parametrize(
    "query",
    ["article=x", "article=" + "9" * 40, "article=0", "since=x", "since=2026-13-45T00:00", "%00"],
)
def test_an_address_that_proposes_nonsense_is_the_empty_form(
    console: Client, article: Article, query: str
) -> None:
    form = fields_of(page(console, f"{INCIDENTS}?{query}"))
    assert (form["articles"], form["title-en-US"]) == ("", "")
    assert form["starts_at"]


def test_where_an_incident_is_posted_no_other_is_proposed(
    console: Client, article: Article, at: datetime
) -> None:
    surge(article, now=at)
    post(at - timedelta(minutes=1), article)
    shown = page(console)
    assert "An incident is posted" in shown
    assert f"{INCIDENTS}?" not in shown


def test_who_may_not_post_incidents_is_not_asked_to(
    client: Client, article: Article, at: datetime
) -> None:
    user = User.objects.create_user("links-only")
    surge(article, now=at)
    client.force_login(user)
    assert client.get(NOTICES, headers=HTMX).status_code == 403
    grant(user, "add_ticketlink")
    client.force_login(User.objects.get(pk=user.pk))
    shown = page(client)
    assert WORDS in shown
    assert "Post an incident" not in shown


def grant(user: User, right: str) -> None:
    user.user_permissions.add(Permission.objects.get(codename=right))


def test_figures_are_for_staff_and_the_list_for_agents(
    console: Client, agent: User, article: Article, at: datetime
) -> None:
    surge(article, now=at)
    assert 'href="/analytics/surges/"' in page(console)
    agent.is_staff = True
    agent.save()
    assert f'href="/analytics/articles/{article.slug}/"' in page(console)


def test_news_are_asked_for_apart_from_the_list(
    console: Client, article: Article, at: datetime
) -> None:
    surge(article, now=at)
    shown = page(console, NOTICES, **HTMX)
    assert shown.strip().splitlines()[0].startswith('<div id="notices"')
    assert WORDS in shown
    assert "<html" not in shown


def test_a_new_one_is_said_to_who_cannot_see_it_and_once(
    console: Client, article: Article, at: datetime
) -> None:
    surge(article, now=at)
    shown = page(console, NOTICES, **HTMX)
    assert 'hx-swap-oob="innerHTML:#status"' in shown
    known = re.search(r"known=([^\"]+)\"", shown)
    assert known
    assert "hx-swap-oob" not in page(console, f"{NOTICES}?known={known[1]}", **HTMX)


def test_as_long_as_it_is_the_same_nothing_is_swapped(
    console: Client, article: Article, at: datetime
) -> None:
    assert console.get(NOTICES, {"shown": ""}, headers=HTMX).status_code == 204
    record = surge(article, now=at)
    found = re.search(r'hx-get="([^"]+)"', page(console, NOTICES, **HTMX))
    assert found
    assert console.get(found[1], headers={**HTMX, "accept-language": "en"}).status_code == 204
    record.count = 14
    record.save()
    assert console.get(found[1], headers={**HTMX, "accept-language": "en"}).status_code == 200


def test_without_htmx_it_leads_to_the_console(console: Client) -> None:
    for headers in ({}, {**HTMX, "HX-History-Restore-Request": "true"}):
        assert console.get(NOTICES, headers=headers)["Location"] == CONSOLE


def test_it_costs_one_query_more_where_there_is_nothing(
    console: Client, article: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    console.get(NOTICES, headers=HTMX)
    # The sign-in's two, the rights' two, and the surges.
    with django_assert_num_queries(5):
        console.get(NOTICES, headers=HTMX)


def test_its_queries_do_not_grow_with_notices(
    console: Client, at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(2):
        surge(make_article(f"article-{number}"), now=at)
    console.get(NOTICES, headers=HTMX)
    with django_assert_num_queries(7):
        console.get(NOTICES, headers=HTMX)
    for number in range(2, 9):
        surge(make_article(f"article-{number}"), now=at)
    with django_assert_num_queries(7):
        console.get(NOTICES, headers=HTMX)


def test_another_part_of_the_portal_may_tell_something(
    console: Client, db: None, settings: Settings
) -> None:
    settings.CONSOLE_NOTICES = [f"{__name__}.told"]
    shown = page(console)
    assert "The lift is stuck" in shown
    assert "Third floor" in shown


def told(agent: User, locale: str, now: datetime) -> list[SurgeNotice]:
    """What a function of `CONSOLE_NOTICES` may return."""
    return [
        SurgeNotice("lift", "Look", "The lift is stuck", "", "Third floor", now, None, (), "/lift/")
    ]


def test_what_analytics_tells_has_all_that_a_notice_has(
    agent: User, article: Article, at: datetime
) -> None:
    surge(article, now=at)
    (notice,) = console_notices(agent, "en-US", at)
    assert isinstance(notice, Notice)
