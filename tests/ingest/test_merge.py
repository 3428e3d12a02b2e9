"""A changed upstream file meets what is stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from tests.text.pairs import pair
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.report import FileStatus, WarningKind
from troubleshooting.models import Article, Block

pytestmark = pytest.mark.django_db

ITEMS = [
    ("Käynnistä sovellus uudelleen.", "Restart the app."),
    ("Päivitä ääniohjain.", "Update the audio driver."),
    ("Vaihda kuulokkeet.", "Try another headset."),
]


def text(items: list[tuple[str, str]], locale: str = "fi-FI") -> str:
    lead = pair("Kokeile seuraavaa:", "Try the following:", "m-1")
    lines = "\n".join(f"- {pair(t, s, f'm-{n}')}" for n, (t, s) in enumerate(items, start=2))
    return (
        f"---\nms.contentlocale: {locale}\nms.lasthandoff: 06/07/2021\n---\n"
        f"# {pair('Ei ääntä', 'No sound', 'm-0')}\n\n{lead}\n\n{lines}\n"
    )


def take_in(folder: Path, content: str) -> FileStatus:
    file = folder / "no-sound.md"
    file.write_text(content, encoding="utf-8")
    (result,) = import_tree([file], now=timezone.now()).files
    return result.status


def keys() -> dict[str, str]:
    """Each English step's key by its text."""
    blocks = Block.objects.filter(translation__locale="en-US", type="step").select_related("step")
    return {block.markdown.removeprefix("- "): block.step.key for block in blocks if block.step}


def finnish() -> list[str]:
    blocks = Block.objects.filter(translation__locale="fi-FI", type="step")
    return [block.markdown for block in blocks.in_reading_order()]


def test_a_reordered_article_keeps_its_keys(tmp_path: Path) -> None:
    take_in(tmp_path, text(ITEMS))
    before = keys()
    assert take_in(tmp_path, text(ITEMS[::-1])) is FileStatus.UPDATED
    assert keys() == before
    steps = Article.objects.get().steps.active()
    assert [step.key for step in steps] == [before[source] for _, source in ITEMS[::-1]]


def test_another_locale_adds_texts_to_the_same_steps(tmp_path: Path) -> None:
    take_in(tmp_path, text(ITEMS))
    before = keys()
    swedish = [("Starta om.", ITEMS[0][1]), ("Uppdatera.", ITEMS[1][1]), ("Byt.", ITEMS[2][1])]
    take_in(tmp_path, text(swedish, "sv-SE"))
    blocks = Block.objects.filter(translation__locale="sv-SE", type="step").in_reading_order()
    assert [block.step.key for block in blocks if block.step] == list(before.values())
    assert Article.objects.get().steps.count() == 3


def test_a_new_step_gets_a_key_and_a_dropped_one_retires(tmp_path: Path) -> None:
    take_in(tmp_path, text(ITEMS))
    before = keys()
    new = ("Soita helpdeskiin.", "Mute and unmute the microphone.")
    take_in(tmp_path, text([*ITEMS[:2], new]))
    article = Article.objects.get()
    assert article.steps.active().count() == 3
    assert article.steps.get(key=before["Try another headset."]).retired_at is not None


def test_an_edited_block_keeps_its_text_over_a_re_import(tmp_path: Path) -> None:
    take_in(tmp_path, text(ITEMS))
    block = Block.objects.get(translation__locale="fi-FI", markdown__contains="ääniohjain")
    block.markdown = "- Asenna uusi ääniohjain."
    block.save()
    changed = [("Käynnistä sovellus.", ITEMS[0][1]), ("Päivitä ajuri.", ITEMS[1][1]), ITEMS[2]]
    take_in(tmp_path, text(changed))
    assert finnish() == [
        "- Käynnistä sovellus.",
        "- Asenna uusi ääniohjain.",
        "- Vaihda kuulokkeet.",
    ]
    block.refresh_from_db()
    assert block.upstream_markdown == "- Päivitä ajuri."
    assert "Asenna uusi" in block.html


def test_an_edited_block_keeps_the_sources_of_its_sentences(tmp_path: Path) -> None:
    take_in(tmp_path, text(ITEMS))
    block = Block.objects.get(translation__locale="fi-FI", markdown__contains="ääniohjain")
    block.markdown = "- Asenna uusi ääniohjain."
    block.save()
    take_in(tmp_path, text([("Käynnistä.", ITEMS[0][1]), *ITEMS[1:]]))
    assert [(unit.target, unit.source) for unit in block.units.all()] == [
        ("Asenna uusi ääniohjain.", "Update the audio driver.")
    ]


def test_a_plain_file_of_the_same_text_changes_nothing(tmp_path: Path) -> None:
    take_in(tmp_path, text(ITEMS))
    plain = "---\nms.contentlocale: fi-FI\nms.lasthandoff: 06/07/2021\n---\n# Ei ääntä\n\n"
    plain += "Kokeile seuraavaa:\n\n" + "\n".join(f"- {target}" for target, _ in ITEMS)
    assert take_in(tmp_path, plain) is FileStatus.UNCHANGED
    assert Block.objects.filter(translation__locale="fi-FI").exclude(units=None).count() == 5


@pytest.mark.parametrize(
    ("date", "told"), [("06/07/2020", True), ("06/07/2021", True), ("06/07/2022", False)]
)
def test_an_english_of_another_version_is_told(tmp_path: Path, date: str, told: bool) -> None:
    take_in(tmp_path, text(ITEMS))
    swedish = [("Starta om.", "Restart it."), *ITEMS[1:]]
    file = tmp_path / "no-sound.md"
    file.write_text(text(swedish, "sv-SE").replace("06/07/2021", date), encoding="utf-8")
    (result,) = import_tree([file], now=timezone.now()).files
    kinds = [warning.kind for warning in result.warnings]
    assert (WarningKind.VERSION in kinds) is told
    english = Block.objects.filter(translation__locale="en-US", type="step").in_reading_order()
    assert english[0].markdown == ("- Restart the app." if date < "06/07/2021" else "- Restart it.")


def test_the_same_english_through_another_locale_is_not_told(tmp_path: Path) -> None:
    take_in(tmp_path, text(ITEMS))
    file = tmp_path / "no-sound.md"
    file.write_text(text(ITEMS, "sv-SE"), encoding="utf-8")
    (result,) = import_tree([file], now=timezone.now()).files
    assert result.warnings == ()
