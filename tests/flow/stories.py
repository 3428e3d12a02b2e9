"""Articles to walk through, and readers who do."""

from __future__ import annotations

from datetime import datetime, timedelta

from troubleshooting.flow import answer_step
from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Audience,
    Block,
    BlockType,
    FlowSession,
    Result,
    SearchDocument,
    Status,
    Step,
    TranslationUnit,
)

YES, NO = Result.RESOLVED, Result.NOT_RESOLVED
SKIPPED, NOT_POSSIBLE = Result.SKIPPED, Result.NOT_POSSIBLE
BROWSER = "a-browser-with-a-long-key"
LOCALES = ("en-US", "fi-FI")


def make_article(slug: str = "no-sound", *, steps: int = 3) -> Article:
    """A published article in Finnish and English; its steps have the keys `s1`, `s2` and so on."""
    article = Article.objects.create(slug=slug, path=slug)
    for number in range(1, steps + 1):
        Step.objects.create(article=article, key=f"s{number}", position=number)
    for locale in LOCALES:
        add_translation(article, locale)
    return article


def add_translation(
    article: Article, locale: str, *, without: tuple[str, ...] = ()
) -> ArticleTranslation:
    """The article in one more language: an introduction, its steps, further reading."""
    text = ArticleTranslation.objects.create(
        article=article,
        locale=locale,
        title=f"{article.slug} {locale}",
        status=Status.PUBLISHED,
        search_text=f"{article.slug} {locale} sound".casefold(),
    )
    add_block(text, 0, f"About {locale}", type=BlockType.TEXT)
    for step in article.steps.active().exclude(key__in=without):
        block = add_block(text, step.position, f"Do {step.key} {locale}", step=step)
        TranslationUnit.objects.create(
            block=block,
            position=0,
            target=block.markdown,
            source=f"Do {step.key} en-US",
            target_html=block.markdown,
            source_html=f"Do {step.key} en-US",
        )
    add_block(text, 99, f"Read more {locale}", type=BlockType.RESOURCES)
    SearchDocument.of(text, "sound").save()
    return text


def add_block(
    text: ArticleTranslation,
    position: int,
    words: str,
    *,
    type: BlockType = BlockType.STEP,
    step: Step | None = None,
) -> Block:
    return Block.objects.create(
        translation=text,
        position=position,
        type=type,
        step=step,
        markdown=words,
        html=f"<p>{words}</p>",
        label=words,
    )


def retire(article: Article, key: str, now: datetime) -> None:
    article.steps.filter(key=key).update(retired_at=now)


def leave_to_helpdesk(article: Article, *keys: str) -> None:
    """Let steps be the helpdesk's."""
    article.steps.filter(key__in=keys).update(audience=Audience.HELPDESK, audience_decided=True)


def answers(session: FlowSession, now: datetime, **results: Result) -> FlowSession:
    """Answer steps by key, each a minute after the one before."""
    for minute, (key, result) in enumerate(results.items(), start=1):
        session = answer_step(session, key, result, now=now + timedelta(minutes=minute))
    return session


def give_instructions(article: Article, key: str, count: int) -> None:
    """Make a step a procedure of so many instructions, in every language."""
    for block in Block.objects.filter(step__article=article, step__key=key):
        items = "".join(f"<li>{block.label} {number}</li>\n" for number in range(1, count + 1))
        block.html, block.instruction_count = f"<ol>\n{items}</ol>\n", count
        block.save()
