"""The console's page of known incidents: look, post, end."""

from __future__ import annotations

import html
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from helpdesk.links import link_token
from helpdesk.models import TicketLink
from tests.flow.incidents import OWN_TITLE, TITLE, plan, post, topic_of
from tests.helpdesk.stories import TITLES, make_article, withdraw
from troubleshooting.flow.incidents.known import end_incident
from troubleshooting.models import Article, Incident, Topic

PAGE = "/helpdesk/incidents/"
FINNISH = {"Accept-Language": "fi"}


@pytest.fixture
def desk(client: Client, agent: User) -> Client:
    client.force_login(agent)
    return client


def fields(**more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"title-en-US": TITLE, "ends_by_itself": "on", **more}


def send(desk: Client, **more: Any) -> HttpResponse:  # noqa: ANN401
    return desk.post(PAGE, fields(**more))


def errors(response: HttpResponse) -> str:
    assert response.status_code == 422
    assert not Incident.objects.exists()
    return html.unescape(response.content.decode())


def local(moment: datetime) -> str:
    """As a browser sends a field for date and time."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def end_page(incident: Incident) -> str:
    return f"{PAGE}{incident.pk}/end/"


def test_it_lists_what_goes_on_what_is_planned_and_what_is_over(
    desk: Client, article: Article, now: datetime
) -> None:
    post(now, article)
    plan(timezone.now())
    end_incident(post(now), now=now)
    end_incident(post(now, starts_at=now - timedelta(days=30)), now=now - timedelta(days=9))

    response = desk.get(PAGE, headers=FINNISH)
    shown = html.unescape(response.content.decode())

    assert [len(group) for group in vars(response.context["listed"]).values()] == [1, 1, 1]
    assert shown.count(OWN_TITLE) >= 3
    assert TITLES["fi-FI"] in shown


def test_what_readers_cannot_open_has_no_title_here_either(
    desk: Client, article: Article, now: datetime
) -> None:
    post(now, article)
    withdraw(article)

    shown = desk.get(PAGE).content.decode()

    assert "1 article that readers cannot open" in shown
    assert TITLES["en-US"] not in shown


def test_it_is_posted_in_the_agent_s_language_and_in_english(
    desk: Client, article: Article, agent: User
) -> None:
    topic = topic_of()
    texts = {"title-fi-FI": OWN_TITLE, "text-fi-FI": "Korjaamme.", "text-en-US": "On it."}
    lines = f"{article.slug}\r\n\r\n  {TITLES['fi-FI'].upper()}\r\n"

    response = desk.post(PAGE, fields(**texts, articles=lines, topics=[topic.pk]), headers=FINNISH)

    incident = Incident.objects.get()
    assert response["Location"] == f"{PAGE}?done=posted"
    assert [(one.locale, one.title, one.text) for one in incident.texts.all()] == [
        ("en-US", TITLE, "On it."),
        ("fi-FI", OWN_TITLE, "Korjaamme."),
    ]
    assert list(incident.articles.all()) == [article]
    assert list(incident.topics.all()) == [topic]
    assert incident.posted_by == agent
    assert OWN_TITLE in desk.get("/fi/").content.decode()


def test_it_is_posted_in_any_language_readers_have(desk: Client, db: None) -> None:
    make_article("other", titles={"nb-NO": "Skriveren"})
    titles = {"title-nb-NO": "Nettet er nede", "title-ja-JP": "ネットワーク障害"}

    send(desk, **titles)

    assert [one.locale for one in Incident.objects.get().texts.all()] == ["en-US", "ja-JP", "nb-NO"]
    assert "Nettet er nede" in desk.get("/nb/").content.decode()
    assert TITLE in desk.get("/sv/").content.decode()


def test_other_languages_are_folded_away_until_one_is_used(desk: Client, db: None) -> None:
    shown = desk.get(PAGE).content.decode()
    folded = shown.split("<details")[1].split("</details>")[0]
    assert 'name="title-en-US"' in shown.split("<details")[0]
    assert 'name="title-fi-FI"' in folded
    assert not folded.startswith(' class="incident-form__others" open')

    refused = desk.post(PAGE, {"text-fi-FI": "Korjaamme."}).content.decode()

    assert '<details class="incident-form__others" open>' in refused
    assert "Give it a title, too." in refused.split("<details")[1].split("</details>")[0]


def test_what_touches_nothing_says_so_and_can_be_widened(desk: Client, article: Article) -> None:
    response = desk.post(PAGE, fields(), follow=True)
    incident = Incident.objects.get()
    way = f"{PAGE}{incident.pk}/everything/"
    assert response.redirect_chain == [(f"{PAGE}?done=posted_at_front", 302)]
    assert "it touches nothing" in response.content.decode()
    assert TITLE not in desk.get(f"/en/{article.slug}/").content.decode()
    assert f'action="{way}"' in response.content.decode()

    shown = desk.post(way, follow=True).content.decode()

    assert f'action="{way}"' not in shown
    assert TITLE in desk.get(f"/en/{article.slug}/").content.decode()


def test_an_article_s_code_names_it(desk: Client, article: Article) -> None:
    send(desk, articles=f"a{article.pk}")

    assert list(Incident.objects.get().articles.all()) == [article]


def test_without_a_start_it_starts_now(desk: Client, db: None) -> None:
    before = timezone.now()

    send(desk)

    assert before <= Incident.objects.get().starts_at <= timezone.now()


def test_times_are_the_portal_s(desk: Client, now: datetime) -> None:
    end = now + timedelta(hours=5)

    send(desk, starts_at=local(now), expected_end=local(end))

    incident = Incident.objects.get()
    assert incident.starts_at == now.replace(second=0)
    assert incident.expected_end == end.replace(second=0)


@pytest.mark.parametrize("minutes", [-59, -1, 0, 1, 59])
def test_one_is_posted_in_the_hour_that_an_autumn_night_has_twice(
    agent: User, client: Client, minutes: int
) -> None:
    now = datetime(2026, 10, 25, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    with time_machine.travel(now):
        client.force_login(agent)
        send(client, starts_at=local(now), expected_end=local(now + timedelta(minutes=40)))
        incident = Incident.objects.get()
        assert incident.starts_at == now
        assert incident.expected_end == now + timedelta(minutes=40)

    with time_machine.travel(now + timedelta(days=40)):
        client.force_login(agent)
        client.post(f"{PAGE}{incident.pk}/", sent_to_change(client, incident))
        incident.refresh_from_db()
        assert incident.starts_at == now


def test_a_time_that_clocks_skip_is_none(agent: User, client: Client) -> None:
    with time_machine.travel(datetime(2027, 3, 28, 0, 30, tzinfo=UTC)):
        client.force_login(agent)
        assert "may not exist" in errors(send(client, expected_end="2027-03-28T03:20"))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"title-en-US": ""}, "Say what it is, in one language."),
        ({"title-en-US": "", "text-en-US": "x"}, "Give it a title, too."),
        ({"title-en-US": "x" * 201}, "at most 200 characters"),
        ({"articles": "no such thing\r\nanother"}, "is called “no such thing”"),
        ({"articles": "no such thing\r\nanother"}, "is called “another”"),
        ({"articles": "\r\n".join(f"n{n}" for n in range(51))}, "Name at most 50 articles"),
        ({"topics": "4711"}, "Select a valid choice"),
        ({"starts_at": "yesterday"}, "Enter a valid date/time"),
        ({"starts_at": "0001-01-01T00:00"}, "Check the date"),
        ({"expected_end": "9999-12-31T23:59"}, "Check the date"),
    ],
)
def test_what_is_wrong_is_said(desk: Client, article: Article, more: Any, said: str) -> None:  # noqa: ANN401
    assert said in errors(send(desk, **more))


def test_a_later_start_has_to_be_planned(desk: Client, db: None) -> None:
    later = {"starts_at": local(timezone.now() + timedelta(hours=2))}

    assert "say that it is planned" in errors(send(desk, **later))
    send(desk, **later, is_planned="on")
    assert Incident.objects.coming(timezone.now()).exists()


def test_it_ends_after_it_starts_and_not_before_now(desk: Client, db: None) -> None:
    now = timezone.now()
    ago = {hours: local(now - timedelta(hours=hours)) for hours in (1, 2)}

    assert "after the start" in errors(send(desk, starts_at=ago[1], expected_end=ago[2]))
    assert "over already" in errors(send(desk, starts_at=ago[2], expected_end=ago[1]))
    send(desk, starts_at=ago[2], expected_end=ago[1], ends_by_itself="")
    assert Incident.objects.going_on(now).exists()


def test_a_title_that_several_articles_have_is_not_guessed(desk: Client, article: Article) -> None:
    make_article("other")

    said = errors(send(desk, articles=TITLES["en-US"]))

    assert "other, printer-does-not-print" in said


def test_a_hidden_article_cannot_be_found_out(desk: Client, article: Article) -> None:
    withdraw(article)

    assert "No article that readers can open" in errors(send(desk, articles=article.slug))


def test_it_is_over_by_one_click(desk: Client, article: Article, now: datetime) -> None:
    incident = post(now, article)

    response = desk.post(end_page(incident))

    assert response["Location"] == f"{PAGE}?done=ended"
    assert not Incident.objects.going_on(timezone.now()).exists()
    assert TITLE not in desk.get("/en/").content.decode()


def test_what_was_ended_by_mistake_goes_on_after_all(
    desk: Client, article: Article, now: datetime
) -> None:
    incident = post(now, article)
    assert f"{incident.pk}/reopen/" not in desk.get(PAGE).content.decode()
    desk.post(end_page(incident))
    assert f'action="{PAGE}{incident.pk}/reopen/"' in desk.get(PAGE).content.decode()

    response = desk.post(f"{PAGE}{incident.pk}/reopen/")

    assert response["Location"] == f"{PAGE}?done=reopened"
    assert TITLE in desk.get("/en/").content.decode()


def test_what_was_over_for_days_is_not_offered_and_not_reopened(
    desk: Client, article: Article, now: datetime
) -> None:
    incident = post(now, article, starts_at=now - timedelta(days=3))
    end_incident(incident, now=now - timedelta(days=2))

    assert f"{incident.pk}/reopen/" not in desk.get(PAGE).content.decode()
    assert desk.post(f"{PAGE}{incident.pk}/reopen/")["Location"] == f"{PAGE}?done=too_late"


def test_it_can_be_changed_in_the_form_it_was_posted_by(
    desk: Client, article: Article, now: datetime
) -> None:
    topic = topic_of()
    incident = post(now, article, topics=(topic,), starts_at=now - timedelta(days=90))
    page = f"{PAGE}{incident.pk}/"
    assert f'href="{page}"' in desk.get(PAGE).content.decode()
    form = desk.get(page).context["form"]
    sent = {field.html_name: field.value() or "" for field in form}
    assert sent["articles"] == TITLES["en-US"]
    assert sent["title-fi-FI"] == OWN_TITLE

    sent |= {"title-fi-FI": "Uusi otsikko", "starts_at": local(incident.starts_at)}
    response = desk.post(page, {name: value for name, value in sent.items() if value})

    assert response["Location"] == f"{PAGE}?done=changed"
    assert [one.title for one in incident.texts.all()] == [TITLE, "Uusi otsikko"]
    assert list(incident.articles.all()) == [article]
    assert list(incident.topics.all()) == [topic]


def sent_to_change(desk: Client, incident: Incident, **more: str) -> dict[str, Any]:
    form = desk.get(f"{PAGE}{incident.pk}/").context["form"]
    values = {field.html_name: field.value() for field in form}
    values["starts_at"] = local(incident.starts_at)
    return {name: value for name, value in {**values, **more}.items() if value}


def test_a_change_keeps_what_readers_cannot_see(
    desk: Client, article: Article, now: datetime
) -> None:
    topic = topic_of()
    incident = post(now, article, topics=(topic,))
    withdraw(article)
    Topic.objects.update(is_hidden=True)
    assert (
        "1 article that readers cannot open stays"
        in desk.get(f"{PAGE}{incident.pk}/").content.decode()
    )

    desk.post(f"{PAGE}{incident.pk}/", sent_to_change(desk, incident))

    assert list(incident.articles.all()) == [article]
    assert list(incident.topics.all()) == [topic]


def test_an_article_that_shares_its_title_is_named_by_its_slug(
    desk: Client, article: Article, now: datetime
) -> None:
    make_article("other")
    incident = post(now, article)

    assert sent_to_change(desk, incident)["articles"] == article.slug


def test_a_change_over_a_colleague_s_is_shown_before_it_counts(
    desk: Client, article: Article, now: datetime
) -> None:
    incident = post(now, article)
    page = f"{PAGE}{incident.pk}/"
    mine = sent_to_change(desk, incident, **{"title-en-US": "Mine"})
    desk.post(page, sent_to_change(desk, incident, **{"title-en-US": "Theirs"}))

    response = desk.post(page, mine)

    assert response.status_code == 422
    shown = response.content.decode()
    assert "Somebody else changed it meanwhile" in shown
    assert 'value="Mine"' in shown
    assert incident.texts.get(locale="en-US").title == "Theirs"
    desk.post(page, {**mine, "seen": response.context["form"]["seen"].value()})
    assert incident.texts.get(locale="en-US").title == "Mine"


def test_a_change_that_is_wrong_is_said(desk: Client, article: Article, now: datetime) -> None:
    incident = post(now, article)

    response = desk.post(
        f"{PAGE}{incident.pk}/", sent_to_change(desk, incident, articles="no such thing")
    )

    assert response.status_code == 422
    assert "is called “no such thing”" in response.content.decode()


@pytest.mark.parametrize("way", ["", "reopen/", "everything/"])
def test_changing_is_for_those_who_may(client: Client, now: datetime, db: None, way: str) -> None:
    page = f"{PAGE}{post(now).pk}/{way}"
    assert "/accounts/login/" in client.post(page)["Location"]
    client.force_login(User.objects.create_user("other"))

    assert client.post(page).status_code == 403


@pytest.mark.parametrize("way", ["reopen/", "everything/"])
def test_what_writes_is_a_post(desk: Client, now: datetime, db: None, way: str) -> None:
    assert desk.get(f"{PAGE}{post(now).pk}/{way}").status_code == 405
    assert desk.post(f"{PAGE}4711/{way}").status_code == 404


def test_changing_costs_no_more_with_more_articles(
    desk: Client, article: Article, now: datetime
) -> None:
    def cost(incident: Incident) -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(f"{PAGE}{incident.pk}/")
        return len(queries)

    one = post(now, article)
    many = post(
        now, *(make_article(f"n{number}", titles={"en-US": f"N{number}"}) for number in range(9))
    )
    cost(one)

    assert cost(one) == cost(many) <= 16


def test_ending_is_a_post_with_a_token(desk: Client, agent: User, now: datetime) -> None:
    incident = post(now)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(agent)

    assert desk.get(end_page(incident)).status_code == 405
    assert strict.post(end_page(incident)).status_code == 403
    assert strict.post(PAGE, fields()).status_code == 403
    assert Incident.objects.going_on(timezone.now()).exists()


def test_what_is_not_there_cannot_end(desk: Client, db: None) -> None:
    assert desk.post(f"{PAGE}4711/end/").status_code == 404
    assert desk.post(f"{PAGE}{'9' * 30}/end/").status_code == 404


def test_nobody_is_asked_to_sign_in(client: Client, now: datetime, db: None) -> None:
    incident = post(now)

    for response in (client.get(PAGE), client.post(PAGE), client.post(end_page(incident))):
        assert "/accounts/login/" in response["Location"]


def test_others_are_refused(client: Client, now: datetime, db: None) -> None:
    incident = post(now)
    client.force_login(User.objects.create_user("other"))

    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, fields()).status_code == 403
    assert client.post(end_page(incident)).status_code == 403
    assert Incident.objects.count() == 1


def test_who_may_only_look_can_only_look(client: Client, now: datetime, db: None) -> None:
    incident = post(now)
    user = User.objects.create_user("other")
    user.user_permissions.add(Permission.objects.get(codename="view_incident"))
    client.force_login(user)

    response = client.get(PAGE)

    assert TITLE in response.content.decode()
    assert (
        b'method="post"'
        not in response.content.replace(b'action="/accounts/logout/"', b"")[
            response.content.index(b"<main") :
        ]
    )
    assert client.post(PAGE, fields()).status_code == 403
    assert client.post(end_page(incident)).status_code == 403


def test_its_cost_does_not_grow(
    desk: Client,
    article: Article,
    now: datetime,
    django_assert_max_num_queries: Any,  # noqa: ANN401
) -> None:
    for number in range(6):
        post(now, article, topics=(topic_of(article, key=f"topic-{number}"),))

    with django_assert_max_num_queries(16):
        desk.get(PAGE)


def test_the_console_leads_there(desk: Client, db: None) -> None:
    assert f'href="{PAGE}"' in desk.get("/helpdesk/").content.decode()


def test_a_ticket_s_reader_who_stops_shows_at_the_ticket(
    client: Client, article: Article, link: TicketLink, now: datetime
) -> None:
    post(now, article)

    client.post(f"/fi/{article.slug}/incident/", {"via": link_token(link)})

    link.refresh_from_db()
    assert (link.outcome, link.is_bound) == ("incident", True)
