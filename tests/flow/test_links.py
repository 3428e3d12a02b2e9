"""Links between articles, as a reader gets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests.text.pairs import pair
from troubleshooting.flow import read_article
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import Article, ArticleTranslation, Block

pytestmark = pytest.mark.django_db


def publish(folder: Path, name: str, body: str) -> None:
    file = folder / f"{name}.md"
    file.write_text(
        f"---\nms.contentlocale: fi-FI\n---\n# {pair('Otsikko', 'Title')}\n\n{body}\n", "utf-8"
    )
    assert not import_tree([file], now=timezone.now()).failures


@pytest.fixture
def linking(tmp_path: Path) -> Path:
    publish(tmp_path, "here", f"[{pair('Katso <b>tämä</b>', 'See this')}](There.md#part)")
    return tmp_path


def shown() -> str:
    reading = read_article(Article.objects.get(slug="here"), "fi-FI")
    found = [*reading.introduction, *reading.resources]
    return "".join(
        block.html + block.source_html + "".join(unit.target_html for unit in block.units.all())
        for block in found
    )


def test_a_link_to_an_article_that_is_not_there_is_only_its_words(linking: Path) -> None:
    assert "Katso" in shown()
    assert "<a " not in shown()
    assert (
        '<a href="/fi/There/"'
        in Block.objects.get(type="resources", translation__locale="fi-FI").html
    )


def test_it_is_a_link_as_soon_as_the_article_is_published(linking: Path) -> None:
    publish(linking, "there", pair("Teksti.", "Text."))
    assert '<a href="/fi/There/"' in shown()
    ArticleTranslation.objects.filter(article__slug="there").update(status="draft")
    assert "<a " not in shown()


def test_letters_of_other_alphabets_are_compared(tmp_path: Path) -> None:
    publish(tmp_path, "Äänet", pair("Teksti.", "Text."))
    publish(tmp_path, "here", f"[{pair('Katso', 'See')}](Äänet.md)")
    assert "<a " in shown()


def test_links_elsewhere_stay(tmp_path: Path) -> None:
    publish(tmp_path, "here", f"[{pair('Ohje', 'Help')}](https://example.org/there/)")
    assert '<a href="https://example.org/there/"' in shown()


def test_the_page_has_no_dead_link(linking: Path, client: Client) -> None:
    page = client.get("/fi/here/").content.decode()
    assert "Katso" in page
    assert "/fi/There/" not in page
