"""Articles to walk through, and readers who walk through them."""

from __future__ import annotations

from datetime import datetime, timedelta

from troubleshooting.flow import answer_step, start_session
from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Block,
    BlockType,
    FlowSession,
    Result,
    Step,
)

RESOLVED, NOT_RESOLVED = Result.RESOLVED, Result.NOT_RESOLVED
SKIPPED, NOT_POSSIBLE = Result.SKIPPED, Result.NOT_POSSIBLE
TITLES = {"en-US": "The printer does not print", "fi-FI": "Tulostin ei tulosta"}
LABELS = {"en-US": "Step", "fi-FI": "Vaihe"}


def make_article(slug: str, *, steps: int = 5) -> Article:
    """A published article in English and Finnish whose steps have the keys `s1`, `s2` and so on."""
    article = Article.objects.create(slug=slug, path=slug)
    rows = [
        Step.objects.create(article=article, key=f"s{number}", position=number)
        for number in range(1, steps + 1)
    ]
    for locale, title in TITLES.items():
        text = ArticleTranslation.objects.create(article=article, locale=locale, title=title)
        for number, step in enumerate(rows, start=1):
            label = f"{LABELS[locale]} {number} of {slug}"
            Block.objects.create(
                translation=text,
                position=number,
                type=BlockType.STEP,
                step=step,
                markdown=label,
                upstream_markdown=label,
                label=label,
            )
    return article


def walk(
    article: Article,
    *results: Result,
    at: datetime,
    browser: str = "one-browser-of-many",
    locale: str = "fi-FI",
    seconds: int = 30,
) -> FlowSession:
    """Start the article's flow and answer its first steps, each after some seconds."""
    session = start_session(article, locale, browser_key=browser, now=at)
    for number, result in enumerate(results, start=1):
        moment = at + timedelta(seconds=seconds * number)
        session = answer_step(session, f"s{number}", result, now=moment)
    return session


def add_step(article: Article, key: str, *, position: int) -> Step:
    """A step that upstream adds; those from its place on move down."""
    for step in article.steps.filter(position__gte=position):
        step.position += 1
        step.save()
    return Step.objects.create(article=article, key=key, position=position)
