"""Who may: nobody, staff without the right, who may only look, editors."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.admin.pages import form_of, list_page, steps_page, texts_page
from tests.editing.stories import keys, step_text
from troubleshooting.models import Article, ArticleTranslation


@pytest.fixture
def addresses(article: Article, text: ArticleTranslation) -> list[str]:
    return [
        list_page("article"),
        list_page("articletranslation"),
        steps_page(article),
        texts_page(text),
        texts_page(text, "preview"),
    ]


def staff(client: Client, *rights: str) -> Client:
    user = User.objects.create_user("staff", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    return client


def test_nobody_is_sent_to_sign_in(client: Client, addresses: list[str]) -> None:
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 302
        assert "/login/" in response.headers["Location"]


def test_an_agent_who_is_no_staff_is_sent_to_sign_in(client: Client, addresses: list[str]) -> None:
    client.force_login(User.objects.create_user("agent"))

    assert {client.get(address).status_code for address in addresses} == {302}


def test_staff_without_the_right_are_refused(client: Client, addresses: list[str]) -> None:
    staff(client)

    assert {client.get(address).status_code for address in addresses} == {403}


def test_an_editor_opens_everything(desk: Client, addresses: list[str]) -> None:
    assert {desk.get(address).status_code for address in addresses} == {200}


def test_nobody_publishes(client: Client, text: ArticleTranslation) -> None:
    assert client.post(texts_page(text, "publish")).status_code == 302
    assert staff(client).post(texts_page(text, "publish")).status_code == 403


def test_who_may_only_look_gets_no_forms(
    client: Client, article: Article, text: ArticleTranslation
) -> None:
    staff(client, "view_article", "view_articletranslation")

    for address in (steps_page(article), texts_page(text)):
        response = client.get(address)
        assert response.status_code == 200
        assert b"<textarea" not in response.content
        assert b'name="step-' not in response.content
    assert client.get(texts_page(text, "preview")).status_code == 403


def test_who_may_only_look_changes_nothing(
    client: Client, desk: Client, article: Article, text: ArticleTranslation
) -> None:
    steps = form_of(desk.get(steps_page(article)))
    texts = form_of(desk.get(texts_page(text)))
    before = keys(article)
    staff(client, "view_article", "view_articletranslation")

    steps[f"step-{before[0]}-position"] = "4"
    texts[f"block-{step_text(article, 1).pk}-text"] = "- Uusi."

    assert client.post(steps_page(article), steps).status_code == 403
    assert client.post(texts_page(text), texts).status_code == 403
    assert keys(article) == before
    assert not text.blocks.with_drafts().exists()


def test_a_form_without_a_token_is_refused(editor: User, text: ArticleTranslation) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert strict.post(texts_page(text)).status_code == 403
    assert strict.post(texts_page(text, "publish")).status_code == 403
    assert strict.post(steps_page(text.article)).status_code == 403
