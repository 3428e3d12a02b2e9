"""What an import does to corrections made here."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.editing.stories import correct, import_file, source_file, step_text
from troubleshooting.editing.publishing import publish_translation
from troubleshooting.editing.state import BlockState, states_of
from troubleshooting.models import Article, ArticleTranslation

NEW = "- Irrota kuulokkeet ja yhdistä ne. Odota viisi sekuntia."


def state_of_first_step(article: Article) -> tuple[BlockState, ...]:
    return states_of(step_text(article, 1))


def test_a_published_correction_stays_and_its_neighbour_follows(
    text: ArticleTranslation, now: datetime, tmp_path: Path
) -> None:
    correct(step_text(text.article, 1), NEW, now)
    publish_translation(text, now=now)

    import_file(tmp_path, source_file(p106="Sulje sovellus ja avaa se."))

    first, second = step_text(text.article, 1), step_text(text.article, 2)
    assert first.markdown == NEW
    assert first.upstream_markdown.startswith("- Yhdistä kuulokkeet")
    assert second.markdown == "- Sulje sovellus ja avaa se."
    assert first.units.all()[0].target == "Irrota kuulokkeet ja yhdistä ne."


def test_a_draft_stays(text: ArticleTranslation, now: datetime, tmp_path: Path) -> None:
    correct(step_text(text.article, 1), NEW, now)

    import_file(tmp_path, source_file(p106="Sulje sovellus ja avaa se."))

    assert step_text(text.article, 1).draft_markdown == NEW


def test_both_texts_are_there_where_the_same_sentence_changed(
    text: ArticleTranslation, tmp_path: Path
) -> None:
    earlier = text.imported_at
    assert earlier is not None
    correct(step_text(text.article, 1), NEW, earlier)
    publish_translation(text, now=earlier)

    import_file(tmp_path, source_file(p104="Kytke kuulokkeet uudelleen."))

    block = step_text(text.article, 1)
    assert block.markdown == NEW
    assert block.upstream_markdown.startswith("- Kytke kuulokkeet uudelleen.")
    assert state_of_first_step(text.article) == (BlockState.EDITED, BlockState.CONFLICT)


def test_a_text_as_imported_has_nothing_to_say(article: Article) -> None:
    assert state_of_first_step(article) == ()


def test_a_draft_says_so(article: Article, now: datetime) -> None:
    correct(step_text(article, 1), NEW, now)

    assert state_of_first_step(article) == (BlockState.DRAFT,)
