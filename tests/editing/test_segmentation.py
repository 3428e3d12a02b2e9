"""An editor decides where steps begin, and imports respect it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from django.utils import timezone

from tests.editing.stories import (
    correct,
    finnish,
    import_file,
    keys,
    labels,
    source_file,
    step_text,
)
from troubleshooting.editing.publishing import publish_translation
from troubleshooting.editing.segmentation import (
    Choice,
    StalePieces,
    decide_pieces,
    pieces_of,
    pieces_token,
)
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.recutting.recut import UnsettledConflict
from troubleshooting.models import Article, ArticleTranslation, Block, BlockRole
from troubleshooting.text.bilingual import split_bilingual

CONTINUES = Choice(BlockRole.CONTINUES)
TEXT = Choice(BlockRole.TEXT)
ACTION = Choice(BlockRole.STEP, "action")
CHECK = Choice(BlockRole.STEP, "check")


def piece(article: Article, words: str) -> int:
    return next(row.number for row in pieces_of(article) if words in row.text)


def decide(article: Article, now: datetime, **choices: Choice) -> list[str]:
    """Each choice by words of its piece, with `_` for a space."""
    wanted = {piece(article, words.replace("_", " ")): one for words, one in choices.items()}
    return decide_pieces(article, wanted, seen=pieces_token(pieces_of(article)), now=now)


def test_the_rules_choices_are_shown(article: Article) -> None:
    rows = pieces_of(article)
    said = [(row.choice.role.value, row.choice.kind, row.is_decided) for row in rows]
    assert said[3:7] == [("step", "action", False)] * 4
    assert rows[0].is_title


def test_merging_two_steps_keeps_the_first_ones_key(article: Article, now: datetime) -> None:
    before = keys(article)
    assert decide(article, now, Restart_the_app=CONTINUES) == ["en-US", "fi-FI"]
    assert keys(article) == [before[0], *before[2:]]
    assert article.steps.get(key=before[1]).retired_at is not None
    for locale, words in (("fi-FI", "Käynnistä sovellus"), ("en-US", "Restart the app")):
        assert words in step_text(article, 1, locale).markdown
    assert len(labels(finnish(article))) == 3


def test_the_sentence_pairs_follow(article: Article, now: datetime) -> None:
    decide(article, now, Restart_the_app=CONTINUES)
    pairs = [unit.target for unit in step_text(article, 1).units.all()]
    assert pairs == [
        "Yhdistä kuulokkeet uudelleen.",
        "Odota viisi sekuntia.",
        "Käynnistä sovellus uudelleen.",
    ]


def test_undoing_a_merge_brings_the_old_step_back(article: Article, now: datetime) -> None:
    before = keys(article)
    decide(article, now, Restart_the_app=CONTINUES)
    decide(article, now, Restart_the_app=ACTION)
    assert keys(article) == before
    assert not article.decisions.exists()


def test_a_step_can_become_a_check_and_an_action_again(article: Article, now: datetime) -> None:
    before = keys(article)
    assert decide(article, now, Restart_the_app=CHECK) == ["en-US", "fi-FI"]
    assert article.steps.get(key=before[1]).kind == "check"
    decide(article, now, Restart_the_app=ACTION)
    assert article.steps.get(key=before[1]).kind == "action"
    assert keys(article) == before


def test_the_places_of_the_steps_have_no_gap(article: Article, now: datetime) -> None:
    decide(article, now, Restart_the_app=CONTINUES)
    assert [step.position for step in article.steps.active()] == [1, 2, 3]


def test_a_step_can_become_text_and_a_text_a_step(article: Article, now: datetime) -> None:
    before = keys(article)
    decide(article, now, Update_the_audio=TEXT, You_cannot_hear=CHECK)
    after = keys(article)
    assert before[2] not in after
    assert after[1:] == [before[0], before[1], before[3]]
    first = article.steps.get(key=after[0])
    assert (first.kind, first.position) == ("check", 1)
    assert {block.rule for block in Block.objects.filter(step=first)} == {"editor"}


def test_a_re_import_keeps_the_decision(article: Article, now: datetime, tmp_path: Path) -> None:
    decide(article, now, Restart_the_app=CONTINUES)
    decided = keys(article)
    import_file(tmp_path, source_file(p106="Sulje sovellus ja avaa se."))
    assert keys(article) == decided
    assert "Sulje sovellus" in step_text(article, 1).markdown
    assert len(labels(finnish(article))) == 3


def test_another_locale_that_comes_later_follows_it(
    article: Article, now: datetime, tmp_path: Path
) -> None:
    decide(article, now, Restart_the_app=CONTINUES)
    text = source_file(p104="Anslut headsetet igen.").replace("fi-FI", "sv-SE")
    import_file(tmp_path, text)
    swedish = article.translations.get(locale="sv-SE")
    steps = swedish.blocks.filter(type="step").in_reading_order()
    assert [block.step.key for block in steps if block.step] == keys(article)


def test_a_plain_text_follows_its_sibling(article: Article, now: datetime, tmp_path: Path) -> None:
    plain = source_file().replace("fi-FI", "sv-SE")
    import_file(tmp_path, split_bilingual(plain).target)
    swedish = article.translations.get(locale="sv-SE")
    assert swedish.blocks.filter(type="step").count() == 4
    changed = decide(article, now, Restart_the_app=CONTINUES)
    assert changed == ["en-US", "fi-FI", "sv-SE"]
    steps = swedish.blocks.filter(type="step").in_reading_order()
    assert [block.step.key for block in steps if block.step] == keys(article)


def test_corrections_and_drafts_stay_with_their_pieces(article: Article, now: datetime) -> None:
    text = finnish(article)
    correct(step_text(article, 2), "- Sulje ohjelma.", now)
    publish_translation(text, now=now)
    correct(step_text(article, 1), "- Irrota kuulokkeet.", now)
    decide(article, now, Restart_the_app=CONTINUES)
    merged = step_text(article, 1)
    assert "- Sulje ohjelma." in merged.markdown
    assert "Yhdistä kuulokkeet uudelleen." in merged.markdown
    assert merged.draft_markdown == "- Irrota kuulokkeet.\n- Sulje ohjelma."
    decide(article, now, Restart_the_app=ACTION)
    assert step_text(article, 2).markdown == "- Sulje ohjelma."
    assert step_text(article, 2).draft_markdown is None
    assert step_text(article, 1).draft_markdown == "- Irrota kuulokkeet."


def test_somebody_elses_change_is_not_undone(article: Article, now: datetime) -> None:
    seen = pieces_token(pieces_of(article))
    decide(article, now, Restart_the_app=CONTINUES)
    with pytest.raises(StalePieces):
        decide_pieces(article, {}, seen=seen, now=now)


def test_a_block_in_conflict_is_not_cut(
    article: Article, text: ArticleTranslation, now: datetime, tmp_path: Path
) -> None:
    correct(step_text(article, 1), "- Irrota kuulokkeet. Odota viisi sekuntia.", now)
    publish_translation(text, now=now)
    import_file(tmp_path, source_file(p104="Kytke kuulokkeet uudelleen."))
    before = keys(article)
    with pytest.raises(UnsettledConflict):
        decide(article, now, Restart_the_app=CONTINUES)
    assert keys(article) == before
    assert not article.decisions.exists()


def test_a_decision_that_finds_no_text_is_reported(
    article: Article, now: datetime, tmp_path: Path
) -> None:
    decide(article, now, Restart_the_app=CONTINUES)
    file = tmp_path / "no-sound.md"
    lines = [line for line in source_file().split("\n") if "1-06" not in line]
    file.write_text("\n".join(lines), encoding="utf-8")
    (result,) = import_tree([file], now=timezone.now()).files
    assert any("editor" in warning.reason for warning in result.warnings)


def test_it_is_a_revision(article: Article, now: datetime) -> None:
    decide(article, now, Restart_the_app=CONTINUES)
    causes = [one.cause for one in finnish(article).revisions.order_by("number")]
    assert causes == ["import", "segmentation"]
