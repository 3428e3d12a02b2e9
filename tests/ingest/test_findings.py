"""Hints live as long as their sentences, and dismissals with them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.editing.stories import import_file, make_article, source_file, step_text
from troubleshooting.editing.findings import dismiss_findings
from troubleshooting.ingest.preparation.prepare import prepare_units
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.ingest.storage.findings import MAX_DETAIL, new_findings, store_findings
from troubleshooting.models import ArticleTranslation, Block, Finding, TranslationUnit
from troubleshooting.text.bilingual import Unit

pytestmark = pytest.mark.django_db

FINNISH = Renderer("fi-FI")
NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
WRONG = {"p105": "Odota 42 sekuntia."}


def stored(folder: Path, **changed: str) -> int:
    """Import the Finnish text and bring its hints up to date."""
    import_file(folder, source_file(**changed))
    return store_findings(blocks(), now=NOW)


def blocks() -> list[Block]:
    return list(Block.objects.filter(translation__locale="fi-FI").in_reading_order())


def seen() -> list[tuple[str, str, str]]:
    return [(one.check_id, one.ref, one.detail) for one in Finding.objects.all()]


def dismiss() -> None:
    user, _new = User.objects.get_or_create(username="editor")
    dismiss_findings(Finding.objects.values_list("pk", flat=True), by=user, now=NOW)


def test_a_good_translation_has_none(tmp_path: Path) -> None:
    assert stored(tmp_path) == 0
    assert seen() == []


def test_a_hint_is_kept_with_its_block_sentence_and_time(tmp_path: Path) -> None:
    assert stored(tmp_path, **WRONG) == 1

    finding = Finding.objects.get()
    assert seen() == [("numbers", "1-05", "— → 42")]
    assert finding.block == step_text(finding.block.translation.article, 1)
    assert (finding.severity, finding.dismissed_at) == ("medium", None)


def test_what_machine_translation_changed_is_imported_with_hints(tmp_path: Path) -> None:
    source = "Run `ipconfig /release` and wait 24 hours"
    target = "Suorita `ipconfig /vapauta` ja odota 42 tuntia #A0"
    pair = (
        f'<span data-ttu-id="7-101">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="7-101">{source}</span></span>'
    )
    import_file(tmp_path, f"---\nms.contentlocale: fi-FI\n---\n# Verkko\n\n{pair}\n")

    assert store_findings(blocks(), now=NOW) == 3
    assert "ipconfig /vapauta" in "".join(block.html for block in blocks())
    assert seen() == [
        ("code", "7-101", "ipconfig /release → ipconfig /vapauta"),
        ("numbers", "7-101", "24 → 42"),
        ("leftovers", "7-101", "#A0"),
    ]


def test_a_second_look_writes_nothing(tmp_path: Path) -> None:
    stored(tmp_path, **WRONG)
    looked_at = blocks()

    with CaptureQueriesContext(connection) as queries:
        assert store_findings(looked_at, now=NOW) == 1

    assert [one["sql"].split()[0] for one in queries] == ["SELECT", "SELECT"]


def test_its_queries_do_not_grow_with_what_is_found(tmp_path: Path) -> None:
    make_article(tmp_path)
    Finding.objects.all().delete()
    TranslationUnit.objects.exclude(source="").update(target="Odota 42 #A0")
    looked_at = blocks()

    with CaptureQueriesContext(connection) as queries:
        assert store_findings(looked_at, now=NOW) > 10

    assert len(queries) == 3


def test_mending_the_text_drops_it(tmp_path: Path) -> None:
    stored(tmp_path, **WRONG)

    assert stored(tmp_path) == 0
    assert seen() == []


def test_a_dismissal_survives_a_change_of_the_sentence_beside_it(tmp_path: Path) -> None:
    stored(tmp_path, **WRONG)
    dismiss()
    before = Finding.objects.get()

    assert stored(tmp_path, p104="Liitä kuulokkeet taas.", **WRONG) == 0

    assert Finding.objects.get() == before
    assert Finding.objects.get().dismissed_at == before.dismissed_at


def test_a_dismissal_ends_with_its_sentence(tmp_path: Path) -> None:
    stored(tmp_path, **WRONG)
    dismiss()

    assert stored(tmp_path, p105="Odota 43 sekuntia.") == 1
    assert Finding.objects.get().dismissed_at is None


def test_what_a_check_says_by_now_is_taken_over(tmp_path: Path) -> None:
    stored(tmp_path, **WRONG)
    dismiss()
    Finding.objects.update(detail="said otherwise before", severity="low", ref="")

    assert store_findings(blocks(), now=NOW) == 0

    assert seen() == [("numbers", "1-05", "— → 42")]
    assert Finding.objects.get().severity == "medium"
    assert Finding.objects.get().dismissed_at is not None


def test_the_same_sentence_twice_in_a_block_counts_once(tmp_path: Path) -> None:
    stored(tmp_path, **WRONG)
    unit = TranslationUnit.objects.get(ref="1-05")
    again = TranslationUnit.objects.create(
        block=unit.block, position=9, target=unit.target, source=unit.source
    )

    assert store_findings(blocks(), now=NOW) == 1
    pairs = prepare_units(
        [Unit(one.ref, one.target, one.source, 0) for one in (unit, again)], FINNISH
    )
    assert len(new_findings(unit.block, pairs, now=NOW)) == 1


def test_pairs_that_are_not_saved_yet_have_findings_too() -> None:
    block = Block(translation=ArticleTranslation(locale="fi-FI"))
    pairs = prepare_units([Unit("9-1", "Odota 42 h", "Wait 24 h", 0)], FINNISH)

    (found,) = new_findings(block, pairs, now=NOW)

    assert (found.block, found.ref, found.detail, found.pk) == (block, "9-1", "24 → 42", None)


def test_a_long_detail_is_shortened() -> None:
    numbers = " ".join(str(number) for number in range(1000, 1200))
    block = Block(translation=ArticleTranslation(locale="fi-FI"))
    pairs = prepare_units([Unit("", "Odota", f"Wait {numbers}", 0)], FINNISH)

    details = [one.detail for one in new_findings(block, pairs, now=NOW)]

    assert max(map(len, details)) == MAX_DETAIL
    assert any(detail.endswith("…") for detail in details)
