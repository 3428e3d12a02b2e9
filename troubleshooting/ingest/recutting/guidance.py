"""What is stored that helps to cut a text into blocks: editors' decisions and sibling texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from troubleshooting.models import ArticleTranslation, Block, SegmentDecision
from troubleshooting.text.article import ParsedBlock, sibling_of
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.segmentation.overrule import Decision, Role
from troubleshooting.text.segmentation.skeleton import Sibling

ROLES: dict[str, Role] = {
    "step": "step",
    "text": "text",
    "resources": "resources",
    "continues": "continues",
}


class StoredGuidance:
    """Decisions of all articles, read once, and siblings, read when they are asked for."""

    def __init__(self) -> None:
        self._decisions: dict[str, list[Decision]] = defaultdict(list)
        for row in SegmentDecision.objects.select_related("article").order_by(
            "article", "position"
        ):
            self._decisions[row.article.slug].append(as_decision(row))

    def decisions_for(self, slug: str) -> tuple[Decision, ...]:
        """What editors decided of an article's blocks."""
        return tuple(self._decisions.get(slug, ()))

    def sibling_for(self, slug: str) -> Sibling | None:
        """The article's English text, or one that has its English beside it; None without."""
        texts = ArticleTranslation.objects.filter(article__slug=slug).order_by("pk")
        english = texts.filter(locale=SOURCE_LOCALE).first()
        bilingual = texts.exclude(source_title="").first()
        text = english or bilingual
        return stored_sibling(list(text.blocks.as_imported())) if text else None


def as_decision(row: SegmentDecision) -> Decision:
    """A stored decision as the text layer knows it."""
    return Decision(row.text, ROLES[row.role], row.kind)


def stored_sibling(blocks: Sequence[Block]) -> Sibling | None:
    """What another locale's text may take over from stored blocks, as imported and in order.

    None where the blocks no longer begin where the text's own pieces do, as after an upgrade.
    """
    try:
        return sibling_of([_as_parsed(block) for block in blocks])
    except (ArticleError, ValueError):
        return None


def _as_parsed(block: Block) -> ParsedBlock:
    return ParsedBlock(
        type=block.type,
        rule=block.rule,
        kind=block.step.kind if block.step else "",
        instructions=block.instruction_count,
        markdown=block.upstream_markdown,
        source=block.source_markdown,
        blank_lines_after=block.blank_lines_after,
        units=(),
        line=0,
    )
