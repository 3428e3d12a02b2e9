"""The front page's offers, topics and all articles, as pages."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from tests.flow.crowds import solve_article, try_article
from tests.flow.stories import make_article
from tests.flow.test_browsing import many, topic
from tests.views.conftest import ARTICLE, ARTICLES, HOME, STEP, TOPIC, TOPICS
from tests.views.pages import Page
from troubleshooting.flow.incidents.times import is_quiet
from troubleshooting.models import Article, Status, TopicName

HTMX = {"HX-Request": "true"}
RESULTS = {**HTMX, "HX-Target": "results"}


def html(client: Client, path: str, **headers: str) -> str:
    return client.get(path, headers=headers).content.decode()


def links(client: Client, path: str) -> list[str]:
    return Page(client.get(path)).links_in_main


@pytest.mark.parametrize("headers", [{}, RESULTS], ids=["plain", "htmx"])
def test_home_tells_what_helps_and_what_is_tried(
    client: Client, article: Article, headers: dict[str, str]
) -> None:
    solve_article(article, 3, at=timezone.now())

    page = html(client, "/en/", **headers)

    assert "What colleagues are trying now" in page
    assert "3 people" in page
    assert "Most often solved" in page


@pytest.mark.parametrize("people", [1, 2])
def test_home_never_tells_of_fewer_than_three(
    client: Client, article: Article, people: int
) -> None:
    solve_article(article, people, at=timezone.now())
    try_article(article, people, at=timezone.now(), name="other" if people == 1 else "helped")

    page = html(client, "/en/")

    assert "What colleagues" not in page
    assert "Most often" not in page


def test_home_without_topics_or_crowds_has_no_empty_headings(
    client: Client, article: Article
) -> None:
    page = html(client, "/en/")

    assert "Browse by topic" not in page
    assert "Most often" not in page
    assert "All articles" in page


def test_home_leads_to_the_topics(client: Client, article: Article) -> None:
    topic("sound", article)

    assert TOPIC in links(client, HOME)
    assert ARTICLE in links(client, TOPIC)
    assert TOPIC in links(client, TOPICS)


def test_home_lists_no_thousands(client: Client, db: None) -> None:
    many(31)

    found = links(client, HOME)

    assert ARTICLES in found
    assert "/fi/article-000/" not in found
    assert "/fi/article-000/" in links(client, ARTICLES)
    assert "/fi/article-030/" in links(client, ARTICLES)


def test_nothing_found_leads_to_all_articles_and_topics(client: Client, article: Article) -> None:
    found = links(client, "/fi/?q=zebra")

    assert {ARTICLES, TOPICS} <= set(found)


def test_home_goes_on_with_what_was_left_off(reader: Client) -> None:
    reader.post(STEP, {"result": "not_resolved"})

    assert "/fi/no-sound/steps/" in links(reader, HOME)
    assert "you were on step 2 of 3" in html(reader, "/en/")
    assert "/fi/no-sound/steps/" not in links(Client(), HOME)


def test_what_has_ended_is_not_gone_on_with(reader: Client) -> None:
    reader.post(STEP, {"result": "resolved"})

    assert "/fi/no-sound/steps/" not in links(reader, HOME)


@pytest.fixture
def reachable(settings: Settings) -> None:
    settings.HANDOVER_FORM = "https://desk.example.org/?s={title}&t={transcript}&l={locale}"
    settings.HANDOVER_MAIL, settings.HELPDESK_PHONES = "helpdesk@example.org", ["112"]


@pytest.mark.usefixtures("reachable")
@pytest.mark.parametrize("query", ["zebra", "sound"], ids=["nothing", "something"])
def test_whatever_was_found_the_helpdesk_can_be_asked(
    client: Client, article: Article, query: str
) -> None:
    form, mail, *_phone = [one for one in links(client, f"/en/?q={query}") if ":" in one]

    assert form.startswith(f"https://desk.example.org/?s={query}&t=I%20searched%20for")
    assert form.endswith("&l=en-US")
    assert mail.startswith(f"mailto:helpdesk@example.org?subject={query}&body=I%20searched")
    assert "tel:112" in links(client, f"/en/?q={query}")
    assert "as you usually do" not in html(client, f"/en/?q={query}")


def test_without_a_way_words_say_whom_to_turn_to(client: Client, article: Article) -> None:
    assert "Ask the helpdesk as you usually do" in html(client, "/en/?q=zebra")
    assert "None of these?" in html(client, "/en/?q=sound")


def test_pages_are_plain_links(client: Client, db: None) -> None:
    many(120)

    first, second = Page(client.get(ARTICLES)), Page(client.get(f"{ARTICLES}?page=2"))

    assert {"?page=2", "?page=3"} <= set(first.links_in_main)
    assert "?page=1" in second.links_in_main
    assert "/fi/article-119/" in links(client, f"{ARTICLES}?page=3")


def test_a_name_says_its_language(client: Client, article: Article) -> None:
    made = topic("sound", article)
    TopicName.objects.create(topic=made, locale="ar-SA", name="الصوت")

    assert '<h1 lang="ar-SA" dir="rtl">الصوت</h1>' in html(client, "/ar/browse/topics/sound/")
    assert '<h1 lang="en-US" dir="ltr">Sound</h1>' in html(client, "/ja/browse/topics/sound/")


@pytest.mark.parametrize("key", ["hidden", "unknown", "empty"])
def test_a_topic_that_is_not_for_readers_is_404(client: Client, article: Article, key: str) -> None:
    topic("hidden", article, is_hidden=True)
    topic("empty")

    response = client.get(f"/fi/browse/topics/{key}/")

    assert response.status_code == 404
    assert "Hidden" not in response.content.decode()


@pytest.mark.parametrize("name", ["browse", "topics", "articles"])
def test_an_article_named_like_a_page_keeps_all_of_its_own(
    client: Client, db: None, name: str
) -> None:
    make_article(name, steps=1)
    topic("sound", Article.objects.get())

    assert client.get(f"/fi/{name}/").context["slug"] == name
    response = client.post(f"/fi/{name}/start/", follow=True)
    assert response.redirect_chain[-1] == (f"/fi/{name}/steps/s1/", 302)
    assert "result" in response.content.decode()
    assert client.get(TOPIC).status_code == 200


def test_a_withdrawn_article_leaves_no_trace(client: Client, article: Article) -> None:
    """Neither title nor count, on whichever page, in whichever language."""
    topic("sound", article)
    solve_article(article, 5, at=timezone.now())
    article.translations.update(status=Status.DRAFT)
    cache.clear()

    for tag in ("fi", "en", "sv"):
        for path in (HOME, TOPICS, TOPIC, ARTICLES):
            response = client.get(path.replace("/fi/", f"/{tag}/"))
            page = response.content.decode()
            assert "no-sound" not in page
            assert "5 " not in Page(response).html.partition("<main")[2]
            assert "Sound" not in page


@pytest.mark.parametrize("path", [HOME, TOPICS, TOPIC, ARTICLES])
def test_a_hundred_articles_cost_as_many_queries_as_twelve(
    client: Client, db: None, path: str
) -> None:
    def cost() -> int:
        cache.clear()
        is_quiet(timezone.now())
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    def story(count: int, prefix: str) -> None:
        for number, article in enumerate(many(count, prefix)):
            topic(f"{prefix}-{number}", article)
            solve_article(article, 3, at=timezone.now())
            if number % 2:
                article.topics.add(sound, through_defaults={})

    sound = topic("sound", make_article())
    story(11, "few")
    twelve = cost()
    story(108, "many")

    assert cost() == twelve
