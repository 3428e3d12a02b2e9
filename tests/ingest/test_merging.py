"""What becomes of a block that was corrected here when upstream sends the article again.

One test for each row of the table in `troubleshooting.ingest.storage.merging`, through the importer.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from tests.text.pairs import pair
from troubleshooting.editing.drafts import editable_text, save_draft, text_token
from troubleshooting.editing.publishing import publish_translation
from troubleshooting.editing.state import BlockState, states_of
from troubleshooting.editing.steps import reorder_steps
from troubleshooting.flow import read_article
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import Article, ArticleTranslation, Block, Conflict, ConflictKind

pytestmark = pytest.mark.django_db

RESTART = ("Käynnistä sovellus uudelleen. Odota hetki.", "Restart the app. Wait a moment.")
UPDATE = ("Päivitä ääniohjain.", "Update the audio driver.")
SWAP = ("Vaihda kuulokkeet.", "Try another headset.")
CORRECTED = "- Käynnistä ohjelma uudelleen. Odota hetki."


class Story:
    """An article imported again and again, and its first step."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "no-sound.md"

    def upstream(self, *items: tuple[str, str]) -> None:
        lead = pair("Kokeile seuraavaa:", "Try the following:", "m-1")
        lines = "\n".join(f"- {pair(t, s, f'm-{n}')}" for n, (t, s) in enumerate(items, start=2))
        self.file.write_text(
            "---\nms.contentlocale: fi-FI\nms.lasthandoff: 06/07/2021\n---\n"
            f"# {pair('Ei ääntä', 'No sound', 'm-0')}\n\n{lead}\n\n{lines}\n",
            encoding="utf-8",
        )
        assert not import_tree([self.file], now=timezone.now()).failures

    @property
    def text(self) -> ArticleTranslation:
        return ArticleTranslation.objects.get(locale="fi-FI")

    def steps(self) -> list[str]:
        blocks = self.text.blocks.in_reading_order().filter(type="step")
        return [block.markdown for block in blocks]

    def block(self) -> Block:
        """The step that says to restart."""
        return self.text.blocks.filter(type="step").in_reading_order()[0]

    def correct(self, markdown: str, *, publish: bool) -> None:
        block = self.block()
        save_draft(block, markdown, seen=text_token(editable_text(block)), now=timezone.now())
        if publish:
            publish_translation(self.text, now=timezone.now())


@pytest.fixture
def story(tmp_path: Path) -> Story:
    made = Story(tmp_path)
    made.upstream(RESTART, UPDATE, SWAP)
    return made


def restart(target: str) -> tuple[str, str]:
    return (target, RESTART[1])


def test_upstream_unchanged_and_corrected_here_stays(story: Story) -> None:
    story.correct(CORRECTED, publish=True)
    story.upstream(RESTART, ("Päivitä ajuri.", UPDATE[1]), SWAP)
    assert story.steps() == [CORRECTED, "- Päivitä ajuri.", "- Vaihda kuulokkeet."]
    assert story.block().draft_markdown is None
    assert not Conflict.objects.exists()


def test_upstream_changed_and_not_corrected_follows(story: Story) -> None:
    story.upstream(restart("Sulje ja avaa sovellus. Odota hetki."), UPDATE, SWAP)
    assert story.steps()[0] == "- Sulje ja avaa sovellus. Odota hetki."


def test_a_draft_is_merged_with_what_readers_get(story: Story) -> None:
    story.correct(CORRECTED, publish=False)
    story.upstream(restart("Käynnistä sovellus uudelleen. Odota minuutti."), UPDATE, SWAP)
    block = story.block()
    assert block.markdown == "- Käynnistä sovellus uudelleen. Odota minuutti."
    assert block.draft_markdown == "- Käynnistä ohjelma uudelleen. Odota minuutti."
    assert not Conflict.objects.exists()


def test_a_published_correction_stays_and_the_merge_waits_as_a_draft(story: Story) -> None:
    story.correct(CORRECTED, publish=True)
    story.upstream(restart("Käynnistä sovellus uudelleen. Odota minuutti."), UPDATE, SWAP)
    block = story.block()
    assert block.markdown == CORRECTED
    assert block.draft_markdown == "- Käynnistä ohjelma uudelleen. Odota minuutti."
    assert not Conflict.objects.exists()


def test_upstream_makes_the_same_correction(story: Story) -> None:
    story.correct(CORRECTED, publish=True)
    story.upstream(restart(CORRECTED.removeprefix("- ")), UPDATE, SWAP)
    block = story.block()
    assert (block.is_edited, block.draft_markdown) == (False, None)
    assert not Conflict.objects.exists()


def test_the_same_sentence_changed_twice_is_a_conflict_with_all_texts(story: Story) -> None:
    story.correct(CORRECTED, publish=True)
    story.upstream(
        ("Sulje sovellus. Odota minuutti.", "Close the app. Wait a minute."), UPDATE, SWAP
    )
    block = story.block()
    assert block.markdown == CORRECTED
    assert block.draft_markdown == "- Käynnistä ohjelma uudelleen. Odota minuutti."
    conflict = Conflict.objects.open().get()
    assert (conflict.block, conflict.kind) == (block, ConflictKind.CHANGED)
    assert conflict.base == f"- {RESTART[0]}"
    assert conflict.ours == CORRECTED
    assert conflict.theirs == "- Sulje sovellus. Odota minuutti."
    assert conflict.source_before == f"- {RESTART[1]}"
    assert conflict.source_after == "- Close the app. Wait a minute."


def test_a_corrected_step_that_upstream_removes_stays_where_it_was(story: Story) -> None:
    story.correct(CORRECTED, publish=True)
    key = story.block().step
    story.upstream(UPDATE, SWAP)
    assert story.steps() == [CORRECTED, "- Päivitä ääniohjain.", "- Vaihda kuulokkeet."]
    conflict = Conflict.objects.open().get()
    assert (conflict.kind, conflict.theirs) == (ConflictKind.REMOVED, "")
    assert story.block().step == key
    assert key in Article.objects.get().steps.active()


def test_a_changed_original_marks_a_correction(story: Story) -> None:
    story.correct(CORRECTED, publish=True)
    assert states_of(story.block()) == (BlockState.EDITED,)
    story.upstream((RESTART[0], "Restart the app. Wait for a minute."), UPDATE, SWAP)
    block = story.block()
    assert block.markdown == CORRECTED
    assert block.edited_source == f"- {RESTART[1]}"
    assert block.source_markdown == "- Restart the app. Wait for a minute."
    assert states_of(block) == (BlockState.EDITED, BlockState.SOURCE_NEWER)
    assert not Conflict.objects.exists()


def test_an_order_set_here_stays(story: Story) -> None:
    article = Article.objects.get()
    first, second, third = (step.key for step in article.steps.active())
    reorder_steps(article, [third, first, second])
    story.upstream(UPDATE, RESTART, ("Kokeile toisia.", SWAP[1]))
    article = Article.objects.get()
    assert [step.key for step in article.steps.active()] == [third, first, second]
    shown = [step.text.markdown for step in read_article(article, "fi-FI").steps]
    assert shown == ["- Kokeile toisia.", f"- {RESTART[0]}", "- Päivitä ääniohjain."]


def test_a_step_that_upstream_removes_retires(story: Story) -> None:
    step = story.block().step
    story.upstream(UPDATE, SWAP)
    assert story.steps() == ["- Päivitä ääniohjain.", "- Vaihda kuulokkeet."]
    assert step is not None
    step.refresh_from_db()
    assert step.retired_at is not None


def test_a_removed_step_is_told_once_and_forgotten_when_it_returns(story: Story) -> None:
    story.correct(CORRECTED, publish=True)
    story.upstream(UPDATE, SWAP)
    story.upstream(UPDATE, ("Kokeile toisia kuulokkeita.", SWAP[1]))
    assert Conflict.objects.count() == 1
    story.upstream(RESTART, UPDATE, SWAP)
    assert story.block().removed_upstream_at is None
    assert story.steps()[0] == CORRECTED
    assert len(story.steps()) == 3
    assert not Conflict.objects.open().exists()


def test_a_conflict_that_upstream_changes_again_is_the_same_conflict(story: Story) -> None:
    story.correct(CORRECTED, publish=True)
    story.upstream(restart("Sulje sovellus. Odota hetki."), UPDATE, SWAP)
    story.upstream(restart("Avaa sovellus. Odota hetki."), UPDATE, SWAP)
    conflict = Conflict.objects.get()
    assert conflict.theirs == "- Avaa sovellus. Odota hetki."
    assert conflict.base == f"- {RESTART[0]}"
    assert story.block().markdown == CORRECTED


def test_a_corrected_title_stays_the_title(story: Story) -> None:
    title = story.text.blocks.get(rule="title")
    save_draft(title, "# Ääni puuttuu", seen=text_token(title.markdown), now=timezone.now())
    publish_translation(story.text, now=timezone.now())
    story.upstream(RESTART, UPDATE, ("Kokeile toisia.", SWAP[1]))
    assert story.text.title == "Ääni puuttuu"


def test_each_change_is_a_revision_and_the_first_keeps_what_was_imported(story: Story) -> None:
    assert not story.text.revisions.exists()
    story.upstream(restart("Sulje sovellus."), UPDATE, SWAP)
    story.correct("- Sulje ohjelma.", publish=True)
    said = [
        (one.number, one.cause, next(b["markdown"] for b in one.content["blocks"] if b["step"]))
        for one in story.text.revisions.order_by("number")
    ]
    assert said == [
        (1, "import", f"- {RESTART[0]}"),
        (2, "import", "- Sulje sovellus."),
        (3, "publication", "- Sulje ohjelma."),
    ]


def test_the_places_of_the_steps_have_no_gap_after_one_retired(story: Story) -> None:
    story.upstream(RESTART, SWAP)
    places = [step.position for step in Article.objects.get().steps.active()]
    assert places == [1, 2]
