"""An article as it would be if its drafts were published."""

from __future__ import annotations

from dataclasses import dataclass

from troubleshooting.flow import Reading, read_article
from troubleshooting.flow.branching.signposts import Shown, signposted
from troubleshooting.ingest.pictures.shown import renderer_for
from troubleshooting.models import ArticleTranslation, Block
from troubleshooting.text.words import plain_text


@dataclass(frozen=True)
class Preview:
    """What an editor looks at before publishing.

    Attributes:
        title: The title with its draft, plain text.
        reading: The article with the drafts of this translation rendered in place; texts that
            stand in from the English one are shown as published. Not to be saved.
        drafts: How many blocks readers would see changed.
        shown: The steps of `reading` with the questions at their places, drafts among them.
    """

    title: str
    reading: Reading
    drafts: int
    shown: Shown


def read_preview(translation: ArticleTranslation) -> Preview:
    """The whole article in one locale with its drafts, whether or not it is published."""
    renderer = renderer_for(translation)
    reading = read_article(translation.article, translation.locale, with_drafts=True)
    for block in _blocks(reading):
        if block.translation_id == translation.pk and block.draft_markdown is not None:
            block.html = renderer.render(block.draft_markdown)
    title = translation.blocks.with_drafts().filter(rule="title").first()
    words = plain_text(renderer.render(title.draft_markdown or "")) if title else ""
    drafts = translation.blocks.with_drafts().count()
    shown = signposted(translation.article, reading.steps, translation.locale, with_drafts=True)
    return Preview(words or translation.title, reading, drafts, shown)


def _blocks(reading: Reading) -> list[Block]:
    found = [*reading.introduction, *reading.resources]
    for step in reading.steps:
        found += step.blocks
    return found
