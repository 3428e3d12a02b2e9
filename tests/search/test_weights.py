"""A text speaks of a query where it says enough of what is rare in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from tests.text.pairs import pair
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.storage.statistics import refresh_statistics
from troubleshooting.search import find

pytestmark = pytest.mark.django_db
TITLES = {
    "machine": "Koneen nimi on väärä",
    "laptop": "Kannettava tietokone on hidas",
    "account": "Tili on lukittu",
    "printer": "Tulostin ei tulosta",
    "camera": "Kamera näyttää mustaa",
    "flush": "Nimipalvelu on jumissa",
}
BODIES = {"flush": "Kirjoita flushdns.", "machine": "Avaa koneen asetukset.", "account": "Odota."}


@pytest.fixture(autouse=True)
def texts(tmp_path: Path) -> None:
    for name, title in TITLES.items():
        body = pair(BODIES.get(name, "Avaa asetukset."), "Open it.")
        text = f"---\nms.contentlocale: fi-FI\n---\n# {pair(title, name)}\n\n{body}\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    assert not import_tree(sorted(tmp_path.glob("*.md")), now=timezone.now()).failures
    refresh_statistics()


def slugs(query: str) -> list[str]:
    return [hit.text.slug for hit in find(query, "fi-FI").hits]


@pytest.mark.parametrize("query", ["kahvikone", "ruokalan asetukset", "auto jumittaa", "loma on"])
def test_what_nothing_speaks_of_is_not_found(query: str) -> None:
    found = find(query, "fi-FI")
    assert (found.hits, found.number) == ((), 0)


def test_a_rare_word_of_two_is_enough() -> None:
    assert slugs("flushdns komento") == ["flush"]


def test_a_common_word_alone_is_what_is_asked_for() -> None:
    assert "laptop" in slugs("asetukset")


@pytest.mark.parametrize("query", ["kanettava hidas", "tietokonee", "kannett"])
def test_mistyped_and_unfinished_words_of_a_title_are_found(query: str) -> None:
    assert slugs(query)[0] == "laptop"


def test_the_number_counts_what_is_shown() -> None:
    found = find("asetukset", "fi-FI", limit=1)
    assert len(found.hits) == 1
    assert found.number > 1
