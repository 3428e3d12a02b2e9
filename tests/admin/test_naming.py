"""An article's name and addresses, as an editor sees and changes them."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from tests.admin.pages import form_of, steps_page
from tests.flow.stories import make_article as make_other
from tests.ingest.elsewhere import import_elsewhere
from troubleshooting.models import Article

ENGLISH = {"accept-language": "en"}


def page_of(article: Article) -> str:
    return reverse("admin:troubleshooting_article_name", args=[article.pk])


def rename(desk: Client, article: Article, name: str) -> str:
    """Fill in and send the form; the page that follows."""
    fields = form_of(desk.get(page_of(article), headers=ENGLISH))
    response = desk.post(page_of(article), {**fields, "name": name}, headers=ENGLISH, follow=True)
    return response.content.decode()


def test_it_is_linked_from_the_article(desk: Client, article: Article) -> None:
    assert page_of(article) in desk.get(steps_page(article)).content.decode()


def test_it_shows_code_and_short_address(desk: Client, article: Article) -> None:
    html = desk.get(page_of(article)).content.decode()

    assert article.code in html
    assert f"http://testserver/a/{article.pk}/" in html


def test_an_editor_renames_it(desk: Client, article: Article) -> None:
    html = rename(desk, article, "quiet")

    article.refresh_from_db()
    assert article.slug == "quiet"
    assert "old addresses lead to the new ones" in html
    assert "no-sound" in LogEntry.objects.get().change_message
    assert "no-sound" in desk.get(page_of(article)).content.decode()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "This field is required"),
        ("a/b", "No address can end in this name"),
        ("other", "has this name"),
        ("x" * 201, "at most 200"),
    ],
)
def test_what_cannot_be_is_said(desk: Client, article: Article, name: str, words: str) -> None:
    other = make_other("other")
    html = rename(desk, article, name)

    assert words in html
    assert "The article was not renamed" in html
    assert name != "other" or other.code in html
    article.refresh_from_db()
    assert article.slug == "no-sound"


def test_a_refused_form_is_422(desk: Client, article: Article) -> None:
    assert desk.post(page_of(article), {"name": ".."}).status_code == 422


def test_the_same_name_is_no_change(desk: Client, article: Article) -> None:
    assert "Nothing was changed" in rename(desk, article, "no-sound")
    assert not LogEntry.objects.exists()


def test_an_import_comes_first(desk: Client, article: Article) -> None:
    with import_elsewhere():
        assert "An import is running" in rename(desk, article, "quiet")


def test_who_may_only_look_cannot_rename(client: Client, article: Article) -> None:
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(user)

    assert (
        "<form" not in client.get(page_of(article)).content.decode().split('id="content-main"')[1]
    )
    assert client.post(page_of(article), {"name": "quiet"}).status_code == 403


def test_who_has_no_right_sees_nothing(client: Client, article: Article) -> None:
    assert client.get(page_of(article)).status_code == 302
    client.force_login(User.objects.create_user("staff", is_staff=True))
    assert client.get(page_of(article)).status_code == 403
    assert client.get(page_of(article).replace(str(article.pk), "999")).status_code in (403, 404)
