"""Who may decide where steps begin, and what the page costs."""

from __future__ import annotations

from pathlib import Path

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.admin.segmenting import (
    ENGLISH,
    address_of,
    chosen,
    looker,
    open_form,
    show,
)
from tests.editing.stories import import_file, source_file
from troubleshooting.models import Article


def test_nobody_is_sent_to_sign_in(client: Client, article: Article) -> None:
    for response in (client.get(address_of(article)), client.post(address_of(article))):
        assert response.status_code == 302
        assert "/login/" in response.headers["Location"]


def test_staff_without_the_right_are_refused(client: Client, article: Article) -> None:
    looker(client)

    assert client.get(address_of(article)).status_code == 403
    assert client.post(address_of(article)).status_code == 403


def test_who_may_only_look_sees_the_pieces_without_choices(
    client: Client, article: Article
) -> None:
    page = looker(client, "view_article").get(address_of(article), headers=ENGLISH)

    assert b"Connect the headset again." in page.content
    assert b"<select" not in page.content
    assert b'type="submit" class="button default"' not in page.content


def test_who_may_only_look_decides_nothing(client: Client, desk: Client, article: Article) -> None:
    sent = {**open_form(desk, article), **chosen(p4="continues")}
    looker(client, "view_article")

    assert client.post(address_of(article), sent).status_code == 403
    assert client.post(address_of(article), {**sent, "_undo": "1"}).status_code == 403
    assert not article.decisions.exists()


def test_a_form_without_a_token_is_refused(editor: User, article: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert strict.post(address_of(article)).status_code == 403


def test_an_article_that_is_not_there_is_not_found(desk: Client, article: Article) -> None:
    address = address_of(article).replace(f"/{article.pk}/", f"/{'9' * 30}/")

    assert desk.get(address).status_code == 404


def test_other_methods_are_refused(desk: Client, article: Article) -> None:
    assert desk.delete(address_of(article)).status_code == 405


def test_its_queries_do_not_grow_with_the_pieces(
    desk: Client, article: Article, tmp_path: Path
) -> None:
    with CaptureQueriesContext(connection) as many:
        show(desk, article)
    lines = [line for line in source_file().split("\n") if "1-04" in line or line[:2] != "- "]
    import_file(tmp_path, "\n".join(lines))

    with CaptureQueriesContext(connection) as few:
        show(desk, article)

    assert len(many) == len(few) <= 12
