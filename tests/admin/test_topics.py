"""Topics in the admin: named, ordered, hidden, merged, filled; and those of one article."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin.pages import form_of, list_page, steps_page
from troubleshooting.models import Article, ArticleTopic, Topic, TopicName, TopicSource

ENGLISH = {"accept-language": "en"}
TOPICS = "/admin/troubleshooting/topic/"


def of_article(article: Article) -> str:
    return reverse("admin:troubleshooting_article_topics", args=[article.pk])


def topic(key: str, *articles: Article, source: str = TopicSource.EDITOR) -> Topic:
    made = Topic.objects.create(key=key, name=key.title(), source=source)
    for one in articles:
        ArticleTopic.objects.create(article=one, topic=made, source=source)
    return made


def names(*rows: tuple[str, str]) -> dict[str, str]:
    """The inline of names, filled in."""
    fields = {
        "names-TOTAL_FORMS": str(len(rows)),
        "names-INITIAL_FORMS": "0",
        "names-MIN_NUM_FORMS": "0",
        "names-MAX_NUM_FORMS": "1000",
    }
    for number, (locale, name) in enumerate(rows):
        fields |= {f"names-{number}-locale": locale, f"names-{number}-name": name}
    return fields


def test_an_editor_makes_a_topic_with_names_and_fills_it(desk: Client, article: Article) -> None:
    sent = {
        "name": "Sound",
        "key": "sound",
        "position": "5",
        "titles": "there is no SOUND",
        **names(("fi_fi", "Ääni"), ("ja-JP", "サウンド")),
    }

    response = desk.post(f"{TOPICS}add/", sent, headers=ENGLISH, follow=True)

    made = Topic.objects.get()
    assert (made.key, made.position, made.source) == ("sound", 5, "editor")
    assert dict(made.names.values_list("locale", "name")) == {"fi-FI": "Ääni", "ja-JP": "サウンド"}
    assert list(made.articles.all()) == [article]
    assert "1 article was added." in response.content.decode()


@pytest.mark.parametrize("locale", ["finnish", "qq-QQ", "x"])
def test_a_name_is_in_a_language_there_is(desk: Client, db: None, locale: str) -> None:
    sent = {"name": "Sound", "key": "sound", "position": "5", "titles": "", **names((locale, "?"))}

    response = desk.post(f"{TOPICS}add/", sent, headers=ENGLISH)

    assert "There is no such language" in response.content.decode()
    assert not TopicName.objects.exists()


def test_two_spellings_of_a_language_are_one(desk: Client, db: None) -> None:
    sent = {"name": "S", "key": "s", "position": "5", **names(("fi-FI", "Ääni"), ("fi-fi", "Muu"))}

    assert desk.post(f"{TOPICS}add/", sent).status_code == 200
    assert not Topic.objects.exists()


def test_the_key_of_a_topic_that_files_name_stays(desk: Client, article: Article) -> None:
    made = topic("sound", article, source=TopicSource.PRODUCT)
    sent = {"name": "Audio", "key": "audio", "position": "5", **names()}

    assert desk.post(f"{TOPICS}{made.pk}/change/", sent).status_code == 302

    made.refresh_from_db()
    assert (made.key, made.name) == ("sound", "Audio")


def test_the_list_tells_how_many_articles_and_costs_no_more_for_many(
    desk: Client, article: Article
) -> None:
    topic("sound", article)
    with CaptureQueriesContext(connection) as few:
        page = desk.get(TOPICS, headers=ENGLISH).content.decode()
    assert f'{list_page("article")}?topics__id__exact={Topic.objects.get().pk}">1</a>' in page

    for number in range(12):
        topic(f"t-{number}", article)
    with CaptureQueriesContext(connection) as many:
        desk.get(TOPICS, headers=ENGLISH)
    assert len(many) == len(few)


def test_the_articles_of_a_topic_are_a_list(desk: Client, article: Article) -> None:
    made, empty = topic("sound", article), topic("empty")

    def page(one: Topic) -> str:
        address = f"{list_page('article')}?topics__id__exact={one.pk}"
        return desk.get(address, headers=ENGLISH).content.decode()

    assert steps_page(article) in page(made)
    assert steps_page(article) not in page(empty)


def merge(desk: Client, chosen: Topic, into: str) -> str:
    sent = {"action": "merge", "into": into, "index": "0", "_selected_action": str(chosen.pk)}
    return desk.post(TOPICS, sent, headers=ENGLISH, follow=True).content.decode()


def test_topics_are_merged(desk: Client, article: Article) -> None:
    one, two = topic("one", article), topic("two")

    page = merge(desk, one, str(two.pk))

    assert "1 article was added." in page
    assert list(Topic.objects.all()) == [two]
    assert list(two.articles.all()) == [article]


@pytest.mark.parametrize("into", ["", "999", "x"])
def test_merging_needs_a_topic_to_merge_into(desk: Client, article: Article, into: str) -> None:
    one = topic("one", article)

    page = merge(desk, one, into)

    assert 'class="messagelist"' in page
    assert ("Choose the topic" in page) is (into == "")
    assert list(one.articles.all()) == [article]


def test_an_article_s_page_leads_to_its_topics(desk: Client, article: Article) -> None:
    assert f'href="{of_article(article)}"' in desk.get(steps_page(article)).content.decode()


def test_an_editor_chooses_an_article_s_topics(desk: Client, article: Article) -> None:
    topic("files", article, source=TopicSource.PRODUCT)
    one, two = topic("one", article), topic("two")

    page = desk.get(of_article(article), headers=ENGLISH).content.decode()
    assert "Files" in page
    assert f'<option value="{one.pk}" selected>' in page
    assert f'<option value="{two.pk}"' not in page

    response = desk.post(of_article(article), {"topics": [two.pk]}, headers=ENGLISH, follow=True)

    assert "Changed the topics." in response.content.decode()
    assert set(article.topic_links.values_list("topic__key", "source")) == {
        ("files", "product"),
        ("two", "editor"),
    }


def test_a_topic_there_is_not_is_refused(desk: Client, article: Article) -> None:
    response = desk.post(of_article(article), {"topics": ["999"]})

    assert response.status_code == 422
    assert not article.topic_links.exists()


def test_the_form_carries_a_token(desk: Client, article: Article) -> None:
    assert "csrfmiddlewaretoken" in form_of(desk.get(of_article(article)))


def test_who_may_only_look_sees_and_cannot_post(client: Client, article: Article) -> None:
    user = User.objects.create_user("visitor", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(user)
    topic("sound", article)

    response = client.get(of_article(article))

    assert response.status_code == 200
    assert "Sound" in response.content.decode()
    assert client.post(of_article(article), {"topics": []}).status_code == 403
    assert article.topic_links.count() == 1


def test_a_stranger_is_sent_to_log_in_and_others_are_refused(
    client: Client, article: Article
) -> None:
    assert client.get(of_article(article)).status_code == 302
    client.force_login(User.objects.create_user("nobody", is_staff=True))
    assert client.get(of_article(article)).status_code == 403


def test_editors_find_topics_as_they_type(desk: Client, article: Article) -> None:
    made = topic("sound")
    TopicName.objects.create(topic=made, locale="fi-FI", name="Ääni")

    response = desk.get(
        reverse("admin:autocomplete"),
        {
            "app_label": "troubleshooting",
            "model_name": "articletopic",
            "field_name": "topic",
            "term": "ääni",
        },
    )

    assert [one["text"] for one in response.json()["results"]] == ["Sound"]
