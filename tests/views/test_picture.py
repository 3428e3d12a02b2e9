"""Pictures of articles: served to those who may see the article, for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from tests.ingest.packing import plain, write_tree
from tests.ingest.pixels import picture
from troubleshooting.editing.publishing import unpublish_translation
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import ArticleTranslation, Picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(tmp_path: Path, settings: Settings) -> str:
    settings.MEDIA_ROOT = tmp_path / "stored"
    text = plain() + b"\n![x](media/a.png)\n"
    write_tree(tmp_path / "tree", {"a.md": text, "media/a.png": picture()})
    import_tree([tmp_path / "tree"], now=timezone.now())
    return f"/pictures/{Picture.objects.get().name}"


def body(response: HttpResponseBase) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]


def test_it_is_the_picture_and_nothing_else(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 200
    assert body(response) == picture()
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Content-Length"] == str(len(picture()))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_browsers_keep_it(client: Client, address: str) -> None:
    kept = client.get(address).headers["Cache-Control"]

    assert {"private", "immutable", "max-age=31536000"} == set(kept.split(", "))


def test_a_browser_that_has_it_gets_it_not_again(client: Client, address: str) -> None:
    etag = client.get(address).headers["ETag"]
    response = client.get(address, headers={"if-none-match": etag})

    assert (response.status_code, body(response)) == (304, b"")
    assert response.headers["ETag"] == etag


def test_head_gets_no_body(client: Client, address: str) -> None:
    response = client.head(address)

    assert (response.status_code, body(response)) == (200, b"")


def test_it_is_only_to_be_looked_at(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
    assert client.delete(address).status_code == 405


@pytest.mark.parametrize(
    "name",
    ["x.png", "0" * 64 + ".png", "0" * 64 + ".svg", "0" * 64, "..%2f..%2fdb.sqlite3", "A" * 64],
)
def test_there_is_nothing_else_under_this_address(client: Client, address: str, name: str) -> None:
    assert client.get(f"/pictures/{name}").status_code == 404


def test_another_suffix_is_another_address(client: Client, address: str) -> None:
    assert client.get(address.replace(".png", ".jpg")).status_code == 404


def test_a_picture_nobody_refers_to_is_not_there(client: Client, address: str) -> None:
    Picture.objects.all().delete()

    assert client.get(address).status_code == 404


def test_a_hidden_articles_picture_is_not_there_for_readers(client: Client, address: str) -> None:
    etag = client.get(address).headers["ETag"]
    unpublish_translation(ArticleTranslation.objects.get())

    assert client.get(address).status_code == 404
    assert client.get(address, headers={"if-none-match": etag}).status_code == 404


def test_it_is_for_editors(client: Client, address: str) -> None:
    unpublish_translation(ArticleTranslation.objects.get())
    user = User.objects.create_user("editor")
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(user)

    assert client.get(address).status_code == 200


def test_a_file_that_is_lost_is_not_there(client: Client, address: str, settings: Settings) -> None:
    settings.MEDIA_ROOT = "/nowhere"

    assert client.get(address).status_code == 404


def test_it_costs_one_query(
    client: Client, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Whether the picture may be seen."""
    with django_assert_num_queries(1):
        client.get(address)
