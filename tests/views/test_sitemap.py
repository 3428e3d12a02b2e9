"""The sitemap, and what the head of an article's page says of its addresses."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.flow.stories import add_translation, make_article
from tests.flow.test_browsing import many
from tests.views.conftest import ARTICLES, TOPIC, TOPICS
from troubleshooting.flow import sitemap
from troubleshooting.models import Article, Status

HERE = "http://testserver"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(client: Client, path: str) -> ET.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return ET.fromstring(response.content)  # noqa: S314 - our own


def locations(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.findall(".//s:loc", NAMES)]


def links(root: ET.Element) -> dict[str, str]:
    return {one.attrib["hreflang"]: one.attrib["href"] for one in root.findall(".//x:link", NAMES)}


def test_the_index_names_the_pages_of_each_language(client: Client, article: Article) -> None:
    add_translation(article, "pt-BR")

    assert locations(read(client, "/sitemap.xml")) == [
        f"{HERE}/en/sitemap-1.xml",
        f"{HERE}/fi/sitemap-1.xml",
        f"{HERE}/pt-br/sitemap-1.xml",
    ]


def test_a_page_names_texts_and_their_other_languages(client: Client, article: Article) -> None:
    add_translation(article, "pt-BR")
    root = read(client, "/fi/sitemap-1.xml")

    assert locations(root) == [f"{HERE}/fi/no-sound/"]
    assert links(root) == {
        "en": f"{HERE}/en/no-sound/",
        "fi": f"{HERE}/fi/no-sound/",
        "pt-BR": f"{HERE}/pt-br/no-sound/",
        "x-default": f"{HERE}/en/no-sound/",
    }
    for address in links(root).values():
        assert client.get(address.removeprefix(HERE)).status_code == 200


def test_what_is_not_published_is_not_in_it(client: Client, article: Article) -> None:
    make_article("hidden").translations.update(status=Status.DRAFT)
    article.translations.filter(locale="en-US").update(status=Status.DRAFT)

    root = read(client, "/fi/sitemap-1.xml")
    assert locations(root) == [f"{HERE}/fi/no-sound/"]
    assert links(root) == {"fi": f"{HERE}/fi/no-sound/", "x-default": f"{HERE}/fi/no-sound/"}
    assert locations(read(client, "/sitemap.xml")) == [f"{HERE}/fi/sitemap-1.xml"]
    assert client.get("/en/sitemap-1.xml").status_code == 404


def test_large_installations_have_several_pages(
    client: Client,
    article: Article,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(sitemap, "TEXTS_A_PAGE", 2)
    for number in range(4):
        make_article(f"more-{number}")
    with django_assert_num_queries(1):
        index = locations(read(client, "/sitemap.xml"))
    found = []
    for page in [one for one in index if "/fi/" in one]:
        with django_assert_num_queries(2):
            found += locations(read(client, page.removeprefix(HERE)))

    assert len(index) == 6
    assert len(found) == len(set(found)) == 5
    assert client.get("/fi/sitemap-4.xml").status_code == 404
    assert client.get("/fi/sitemap-0.xml").status_code == 404


def test_names_are_written_as_addresses(client: Client, db: None) -> None:
    make_article("a&b'ä")

    assert locations(read(client, "/fi/sitemap-1.xml")) == [f"{HERE}/fi/a&b'%C3%A4/"]


def test_it_is_not_sent_twice(client: Client, article: Article) -> None:
    for path in ("/sitemap.xml", "/fi/sitemap-1.xml"):
        etag = client.get(path)["ETag"]
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 304


def head_links(html: str, relation: str) -> list[str]:
    return re.findall(rf'<link rel="{relation}"[^>]*href="([^"]*)"', html.split("</head>")[0])


def test_an_article_s_head_says_its_one_address(client: Client, article: Article) -> None:
    html = client.get("/fi/no-sound/?via=x").content.decode()

    assert head_links(html, "canonical") == [f"{HERE}/fi/no-sound/"]
    assert head_links(html, "alternate") == [
        f"{HERE}/en/no-sound/",
        f"{HERE}/fi/no-sound/",
        f"{HERE}/en/no-sound/",
    ]
    assert 'hreflang="x-default"' in html


def test_a_stand_in_names_what_it_stands_in_for(client: Client, article: Article) -> None:
    html = client.get("/sv/no-sound/").content.decode()

    assert head_links(html, "canonical") == [f"{HERE}/en/no-sound/"]
    assert "/sv/no-sound/" not in head_links(html, "alternate")


def test_so_does_the_page_of_who_has_begun(reader: Client) -> None:
    html = reader.get("/fi/no-sound/").content.decode()

    assert head_links(html, "canonical") == [f"{HERE}/fi/no-sound/"]
    assert len(head_links(html, "alternate")) == 3


def test_the_front_page_names_itself_in_each_language(client: Client, article: Article) -> None:
    add_translation(article, "pt-BR")
    html = client.get("/fi/?via=x").content.decode()
    tags = re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"', html)

    assert head_links(html, "canonical") == [f"{HERE}/fi/"]
    assert {("fi", f"{HERE}/fi/"), ("pt-BR", f"{HERE}/pt-br/"), ("x-default", f"{HERE}/")} <= {
        *tags
    }


def test_what_was_searched_for_is_no_page_of_its_own(client: Client, article: Article) -> None:
    html = client.get("/fi/?q=sound").content.decode()

    assert head_links(html, "canonical") == head_links(html, "alternate") == []


def test_lists_say_their_one_address(everywhere: Client) -> None:
    for path in (TOPICS, TOPIC, ARTICLES):
        html = everywhere.get(f"{path}?via=x").content.decode()
        assert head_links(html, "canonical") == [HERE + path]


def test_a_list_s_second_page_is_one_of_its_own(client: Client, db: None) -> None:
    many(120)
    html = client.get(f"{ARTICLES}?page=2&via=x").content.decode()

    assert head_links(html, "canonical") == [f"{HERE}{ARTICLES}?page=2"]


def test_the_address_bar_can_search(client: Client, article: Article) -> None:
    (address,) = head_links(client.get("/fi/").content.decode(), "search")
    response = client.get(address)
    root = ET.fromstring(response.content)  # noqa: S314 - our own
    space = "{http://a9.com/-/spec/opensearch/1.1/}"

    assert response["Content-Type"] == "application/opensearchdescription+xml"
    assert root.findtext(f"{space}ShortName") == "Askel"
    assert root.findtext(f"{space}Language") == "fi"
    template = root.find(f"{space}Url").attrib["template"]  # type: ignore[union-attr]
    assert template == f"{HERE}/fi/?q={{searchTerms}}"
    found = client.get(template.removeprefix(HERE).replace("{searchTerms}", "sound"))
    assert "/fi/no-sound/" in found.content.decode()


def test_it_follows_the_reader_s_language(client: Client, article: Article) -> None:
    response = client.get("/opensearch.xml", headers={"Accept-Language": "fi"})

    assert response["Location"] == "/fi/opensearch.xml"
