"""Search learns from what people typed before an article helped them, and counts what it lacks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.admin.pages import list_page
from tests.flow.stories import make_article
from troubleshooting.editing.publishing import publish_translation
from troubleshooting.flow import answer_step, start_session
from troubleshooting.flow.origin import Origin
from troubleshooting.ingest.upstream.withdrawal import withdraw
from troubleshooting.models import Article, FlowSession, LearnedQuery, Result, UnansweredQuery
from troubleshooting.models.query import MAX_QUERY
from troubleshooting.search import find, search_articles, unanswered
from troubleshooting.search.learning import as_kept, set_removed

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = date(2026, 11, 30)


@pytest.fixture
def article() -> Article:
    return make_article("no-sound", steps=1)


def walk(
    article: Article, browser: str, typed: str, result: Result = Result.RESOLVED
) -> FlowSession:
    session = start_session(
        article, "fi-FI", browser_key=browser, now=NOW, origin=Origin(query=as_kept(typed))
    )
    return answer_step(session, "s1", result, now=NOW + timedelta(minutes=2))


def slugs(typed: str) -> list[str]:
    return [hit.text.slug for hit in search_articles(typed, "fi-FI")]


def test_words_of_three_who_were_helped_lead_to_the_article(article: Article) -> None:
    for browser in ("a", "b"):
        walk(article, browser, "Kaiutin MYKKÄ!")
    assert not LearnedQuery.objects.exists()
    assert slugs("kaiutin mykkä") == []

    walk(article, "c", "kaiutin mykkä")

    assert LearnedQuery.objects.get().query == "kaiutin mykka"
    assert slugs("mykkä kaiutin") == ["no-sound"]


@pytest.mark.parametrize("result", [Result.NOT_RESOLVED, Result.SKIPPED])
def test_who_was_not_helped_teaches_nothing(article: Article, result: Result) -> None:
    for browser in "abcd":
        walk(article, browser, "kaiutin mykkä", result)
    assert not LearnedQuery.objects.exists()


def test_one_person_is_not_three(article: Article) -> None:
    for _again in range(4):
        walk(article, "a", "kaiutin mykkä")
    assert not LearnedQuery.objects.exists()


def test_what_an_editor_takes_away_is_not_learned_again(article: Article) -> None:
    for browser in "abc":
        walk(article, browser, "kaiutin mykkä")
    learned = LearnedQuery.objects.get()
    assert set_removed([learned], is_removed=True) == 1
    assert slugs("kaiutin mykkä") == []

    walk(article, "d", "kaiutin mykkä")

    assert slugs("kaiutin mykkä") == []
    learned.refresh_from_db()
    assert (learned.is_removed, learned.sessions) == (True, 4)
    set_removed([learned], is_removed=False)
    assert slugs("kaiutin mykkä") == ["no-sound"]


def test_what_was_learned_outlives_a_withdrawal(article: Article) -> None:
    for browser in "abc":
        walk(article, browser, "kaiutin mykkä")
    text = article.translations.get(locale="fi-FI")
    withdraw(text.pk)
    text.refresh_from_db()
    publish_translation(text, now=NOW)
    assert slugs("kaiutin mykkä") == ["no-sound"]


def test_what_was_typed_goes_along_to_the_session(article: Article, client: Client) -> None:
    came_from = "http://testserver/fi/?q=No+sound+%26+%C3%A4%C3%A4ni"
    page = client.get("/fi/no-sound/", headers={"Referer": came_from}).content.decode()
    assert '<input type="hidden" name="q" value="No sound &amp; ääni">' in page

    client.post("/fi/no-sound/start/", {"q": "No sound & ääni"})

    assert FlowSession.objects.get().query == "no sound aani"


def test_what_was_typed_is_remembered_while_one_looks_through_lists(
    article: Article, client: Client
) -> None:
    client.get("/fi/", {"q": "Läppäri 画面 jumittaa"})
    client.get("/fi/articles/")
    client.get("/fi/no-sound/")
    client.post("/fi/no-sound/start/", {"q": ""})

    assert FlowSession.objects.get().query == as_kept("läppäri 画面 jumittaa")
    kept = client.cookies["askel_asked"]
    assert (kept["max-age"], kept["httponly"], kept["samesite"]) == (15 * 60, True, "Lax")


@pytest.mark.parametrize("kept", ["%00%00", "%ff%fe", "a" * 5000, "%E3%81", "<b>", "'"])
def test_what_a_browser_makes_up_does_no_harm(article: Article, client: Client, kept: str) -> None:
    client.cookies["askel_asked"] = kept
    client.post("/fi/no-sound/start/")

    query = FlowSession.objects.get().query
    assert len(query) <= MAX_QUERY
    assert query == as_kept(query)


def test_who_searches_again_before_the_first_answer_meant_the_later_words(article: Article) -> None:
    for typed in ("kaiutin", "mykkä"):
        session = start_session(
            article, "fi-FI", browser_key="a", now=NOW, origin=Origin(query=as_kept(typed))
        )
    assert session.query == "mykka"
    assert FlowSession.objects.count() == 1


@pytest.mark.parametrize(
    "came_from",
    [
        "http://elsewhere/fi/?q=x",
        "http://testserver/fi/other/?q=x",
        "http://testserver/fi/",
        "[",
        "",
    ],
)
def test_what_was_typed_elsewhere_does_not(
    article: Article, client: Client, came_from: str
) -> None:
    page = client.get("/fi/no-sound/", headers={"Referer": came_from}).content.decode()
    assert 'name="q" value="x"' not in page


def test_a_query_without_results_is_counted(article: Article, client: Client) -> None:
    page = client.get("/fi/", {"q": "Kvantti!"}).content.decode()
    assert 'action="/fi/search/unanswered/"' in page

    for _again in range(2):
        response = client.post("/fi/search/unanswered/", {"q": "Kvantti!"})

    assert response["Location"] == "/fi/?q=Kvantti%21&told=1"
    assert "/fi/search/unanswered/" not in client.get(response["Location"]).content.decode()
    row = UnansweredQuery.objects.get()
    assert (row.query, row.locale, row.count) == ("kvantti", "fi-FI", 2)


def test_looking_alone_counts_nothing(article: Article, client: Client) -> None:
    client.get("/fi/", {"q": "kvantti"})
    assert not UnansweredQuery.objects.exists()


def test_what_finds_something_is_not_counted(article: Article, client: Client) -> None:
    assert find("no-sound", "fi-FI").hits
    client.post("/fi/search/unanswered/", {"q": "no-sound"})
    assert not UnansweredQuery.objects.exists()


def test_htmx_gets_a_word_of_thanks(article: Article, client: Client) -> None:
    response = client.post(
        "/fi/search/unanswered/", {"q": "kvantti"}, headers={"HX-Request": "true"}
    )
    assert response.status_code == 200
    assert b"<form" not in response.content


@pytest.mark.parametrize("typed", ["", "?!", "maija@example.org", "040123456789"])
def test_nothing_personal_is_kept(typed: str) -> None:
    assert not unanswered.note_unanswered(typed, "fi-FI", today=TODAY)
    assert not UnansweredQuery.objects.exists()


def test_the_rarest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unanswered, "MOST_KEPT", 2)
    for typed in ("a", "a", "b", "c"):
        unanswered.note_unanswered(typed, "fi-FI", today=TODAY)
    kept = set(UnansweredQuery.objects.values_list("query", flat=True))
    assert "a" in kept
    assert len(kept) == 2


def test_a_settled_query_comes_back_when_it_is_asked_again() -> None:
    unanswered.note_unanswered("kvantti", "fi-FI", today=TODAY)
    UnansweredQuery.objects.update(is_settled=True)
    unanswered.note_unanswered("kvantti", "fi-FI", today=TODAY)
    assert not UnansweredQuery.objects.get().is_settled


@pytest.mark.parametrize(
    ("name", "action"),
    [("unansweredquery", "settle_selected"), ("learnedquery", "remove_selected")],
)
def test_editors_see_them_and_act(client: Client, article: Article, name: str, action: str) -> None:
    client.force_login(User.objects.create_superuser("editor"))
    rows = {
        "unansweredquery": lambda: UnansweredQuery.objects.create(
            query="kvantti", locale="fi-FI", count=3, last_on=TODAY
        ),
        "learnedquery": lambda: LearnedQuery.objects.create(
            query="kvantti", locale="fi-FI", sessions=3, article=article
        ),
    }
    row = rows[name]()
    page = client.get(list_page(name))
    assert '<bdi lang="fi-FI" dir="ltr">kvantti</bdi>' in page.content.decode()

    client.post(list_page(name), {"action": action, "_selected_action": [row.pk]}, follow=True)

    assert client.get(list_page(name)).context["cl"].result_count == 0


def test_what_three_said_goes_before_titles_that_are_alike(article: Article) -> None:
    for number in range(6):
        make_article(f"kaiutin-kokouksessa-{number}", steps=1)
    for browser in "abc":
        walk(article, browser, "kaiutin mykkä kokouksessa")

    assert slugs("kaiutin mykä kokouksessa")[0] == "no-sound"
    assert slugs("kaiutin")[0] != "no-sound"
