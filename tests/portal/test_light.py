"""Light: what a first page weighs, and that nothing is sent twice."""

from __future__ import annotations

import gzip
import re
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client, RequestFactory

from portal.hashed_names import HashedNamesStorage
from portal.negotiation import CompressTextMiddleware
from tests.flow.stories import add_translation, make_article
from troubleshooting.models import Article

BUDGET = 60 * 1024
LOADED = re.compile(
    r'<(?:script|img)\b[^>]*?\bsrc="([^"]+)"|<link\b[^>]*?\brel="(?:stylesheet|icon)"[^>]*>'
)
ADDRESS = re.compile(r'(?:src|href)="([^"]+)"')
GZIP = {"Accept-Encoding": "gzip, br"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    for number in range(40):
        make_article(f"sound-number-{number}", steps=1)
    return make_article(steps=12)


def weigh(client: Client, path: str) -> tuple[int, list[str]]:
    """The compressed bytes of a page with all it loads, and the addresses of that."""
    response = client.get(path, headers=GZIP)
    assert response["Content-Encoding"] == "gzip"
    html = gzip.decompress(response.content).decode()
    loaded = [unescape(ADDRESS.search(match[0])[1]) for match in LOADED.finditer(html)]  # type: ignore[index]
    total = len(response.content)
    for address in loaded:
        asset = client.get(address, headers=GZIP)
        total += len(b"".join(asset.streaming_content) if asset.streaming else asset.content)
        assert asset.status_code == 200, address
    return total, loaded


@pytest.mark.parametrize("path", ["/fi/", "/ja/", "/fi/no-sound/", "/fi/?q=sound"])
def test_a_first_page_weighs_little(client: Client, article: Article, path: str) -> None:
    total, loaded = weigh(client, path)

    assert total <= BUDGET, total
    assert all(address.startswith("/static/") for address in loaded)
    assert sum(address.endswith(".css") for address in loaded) == 1


def test_what_it_loads_is_kept_for_good(client: Client, article: Article) -> None:
    _total, loaded = weigh(client, "/fi/")

    for address in loaded:
        response = client.get(address)
        assert "immutable" in response["Cache-Control"], address
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", address)
        assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_a_name_follows_the_content(client: Client) -> None:
    address = HashedNamesStorage().url("css/askel.css")
    plain = finders.find("css/askel.css")

    assert finders.find(address.removeprefix("/static/")) == plain
    other = re.sub(r"\.[0-9a-f]{12}\.", ".0123456789ab.", address)
    assert client.get(other).status_code == 404
    assert "immutable" not in client.get("/static/css/askel.css")["Cache-Control"]
    assert HashedNamesStorage().url("css/none.css") == "/static/css/none.css"


@pytest.mark.parametrize("path", ["/fi/", "/fi/no-sound/", "/fi/?q=sound"])
def test_a_page_that_is_as_it_was_is_not_sent_again(
    client: Client, article: Article, path: str
) -> None:
    client.get(path)
    response = client.get(path)
    again = client.get(path, headers={"If-None-Match": response["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert "no-cache" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert again["Vary"] == response["Vary"]
    assert response["ETag"].startswith('W/"')


def test_a_page_that_changed_is_sent(client: Client, article: Article) -> None:
    etag = client.get("/fi/no-sound/")["ETag"]
    add_translation(article, "sv-SE")

    assert client.get("/fi/no-sound/", headers={"If-None-Match": etag}).status_code == 200


def test_another_person_s_page_is_another(client: Client, article: Article) -> None:
    etag = client.get("/fi/")["ETag"]
    client.force_login(User.objects.create_user("ann", is_staff=True))

    assert client.get("/fi/", headers={"If-None-Match": etag}).status_code == 200


def test_a_token_is_renewed_when_its_secret_is(client: Client, article: Article) -> None:
    etag = client.get("/fi/no-sound/")["ETag"]
    assert client.get("/fi/no-sound/", headers={"If-None-Match": etag}).status_code == 304

    del client.cookies["csrftoken"]
    response = client.get("/fi/no-sound/", headers={"If-None-Match": etag})
    assert response.status_code == 200


def test_the_token_of_a_kept_page_is_still_taken(article: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    first = strict.get("/fi/no-sound/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', first.content.decode())
    assert strict.get("/fi/no-sound/", headers={"If-None-Match": first["ETag"]}).status_code == 304

    assert token
    sent = strict.post("/fi/no-sound/start/", {"csrfmiddlewaretoken": token[1]})
    assert sent.status_code == 302


@pytest.mark.parametrize("path", ["/health/", "/fi/nothing/"])
def test_what_must_not_be_kept_has_no_name(client: Client, path: str) -> None:
    assert "ETag" not in client.get(path)


def test_pictures_are_not_compressed_again() -> None:
    request = RequestFactory().get("/", headers=GZIP)
    for content_type, encoding in (("image/png", None), ("image/svg+xml", "gzip")):
        response = HttpResponse(b"x" * 1000, content_type=content_type)
        compress = CompressTextMiddleware(lambda _request, sent=response: sent)

        assert compress(request).get("Content-Encoding") == encoding
