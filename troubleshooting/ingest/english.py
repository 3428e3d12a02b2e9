"""The English article that a bilingual file carries beside the translation."""

from __future__ import annotations

from dataclasses import replace

from troubleshooting.text.article import ParsedArticle
from troubleshooting.text.locales import SOURCE_LOCALE


def english_side(parsed: ParsedArticle) -> ParsedArticle:
    """The English article of a bilingual one.

    Its front matter is made anew from what does not depend on the locale it came through.
    """
    title = parsed.source_title or parsed.title
    quoted = title.replace("'", "''")
    return replace(
        parsed,
        locale=SOURCE_LOCALE,
        title=title,
        source_title="",
        translation_type="",
        front_matter=f"title: '{quoted}'\nms.contentlocale: {SOURCE_LOCALE}",
        has_front_matter=True,
        has_source=False,
        blocks=tuple(
            replace(block, markdown=block.source, source="", units=()) for block in parsed.blocks
        ),
    )
