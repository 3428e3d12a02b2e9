"""An article's blocks to be looked at: of one that was imported, or of a file that was not."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from troubleshooting.models import Article, ArticleTranslation
from troubleshooting.text.article import ParsedArticle, parse_article
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.segmentation.sheet import Shown

SUGGESTIONS = 5
LIKENESS = 0.4


class UnknownArticleError(Exception):
    """No article of that name, or none in that language.

    Attributes:
        suggestions: What there is instead, closest first.
    """

    def __init__(self, reason: str, suggestions: Sequence[str]) -> None:
        super().__init__(reason)
        self.suggestions = tuple(suggestions)


def blocks_of_file(path: Path, *, locale: str | None = None) -> tuple[Shown, ...]:
    """The blocks of a file as an import would find them, decisions and siblings aside.

    Args:
        path: A Markdown file.
        locale: Canonical; show the text in it, and take it where the file names none. Without it
            the source side is shown where there is one.

    Raises:
        ArticleError: The file cannot be taken in.
        UnknownArticleError: The file is in another language than `locale`.
        OSError: The file cannot be read.
        UnicodeDecodeError: It is not UTF-8.
    """
    parsed = parse_article(path.read_text("utf-8"), locale=locale)
    if locale not in (None, SOURCE_LOCALE, parsed.locale):
        raise UnknownArticleError(f"{path} is not in {locale}.", [parsed.locale])
    in_source = parsed.has_source and locale in (None, SOURCE_LOCALE)
    return tuple(_shown_of_file(parsed, in_source=in_source))


def _shown_of_file(parsed: ParsedArticle, *, in_source: bool) -> list[Shown]:
    return [
        Shown(
            type=block.type,
            rule=block.rule,
            kind=block.kind,
            instructions=block.instructions,
            text=block.source if in_source else block.markdown,
            line=block.line,
        )
        for block in parsed.blocks
    ]


def blocks_of_article(name: str, *, locale: str | None = None) -> tuple[Shown, ...]:
    """The stored blocks of an article; lines are those of its exported Markdown file.

    Args:
        name: Slug or source file's name, with or without `.md`.
        locale: Canonical; without it the English text is shown where there is one.

    Raises:
        UnknownArticleError: There is no such article, or no text of it in `locale`.
    """
    article = Article.objects.named(Path(name).name.removesuffix(".md")).first()
    if article is None:
        known = Article.objects.values_list("slug", flat=True)
        close = get_close_matches(name, known, SUGGESTIONS, LIKENESS)
        raise UnknownArticleError(f"There is no article {name}.", close)
    translation = _translation(article, locale)
    return tuple(_shown(translation, in_source=locale is None))


def _translation(article: Article, locale: str | None) -> ArticleTranslation:
    texts = {one.locale: one for one in article.translations.order_by("locale")}
    wanted = locale or (SOURCE_LOCALE if SOURCE_LOCALE in texts else next(iter(texts), ""))
    if wanted not in texts:
        raise UnknownArticleError(
            f"{article.slug} has no text in {wanted or 'any language'}.", list(texts)
        )
    return texts[wanted]


def _shown(translation: ArticleTranslation, *, in_source: bool) -> list[Shown]:
    line = 1
    if translation.has_front_matter:
        line += translation.front_matter.count("\n") + 3
    found: list[Shown] = []
    for block in translation.blocks.select_related("step").in_reading_order():
        found.append(
            Shown(
                type=block.type,
                rule=block.rule,
                kind=block.step.kind if block.step else "",
                instructions=block.instruction_count,
                text=(in_source and block.source_markdown) or block.markdown,
                line=line,
            )
        )
        line += block.markdown.count("\n") + 1 + block.blank_lines_after
    return found
