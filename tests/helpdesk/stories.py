"""Articles to link to, and readers who come by a link."""

from __future__ import annotations

from datetime import datetime, timedelta

from helpdesk.links import link_token
from helpdesk.models import TicketLink
from troubleshooting.flow import answer_step, start_session
from troubleshooting.flow.origin import Origin
from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Block,
    BlockType,
    FlowSession,
    Result,
    Status,
    Step,
)

REFERENCE = "INC-0042/Ä zebra"
TITLES = {"en-US": "The printer does not print", "fi-FI": "Tulostin ei tulosta Äänekoskella"}
LABELS = {"en-US": "Do part", "fi-FI": "Tee kohta"}


def make_article(
    slug: str = "printer-does-not-print",
    *,
    steps: int = 4,
    titles: dict[str, str] = TITLES,
    status: Status = Status.PUBLISHED,
) -> Article:
    """An article whose steps have the keys `s1`, `s2` and so on."""
    article = Article.objects.create(slug=slug, path=slug)
    rows = [
        Step.objects.create(article=article, key=f"s{number}", position=number)
        for number in range(1, steps + 1)
    ]
    for locale, title in titles.items():
        text = ArticleTranslation.objects.create(
            article=article,
            locale=locale,
            title=title,
            status=status,
            search_text=f"{title}\n{slug}".casefold(),
        )
        for number, step in enumerate(rows, start=1):
            label = f"{LABELS.get(locale, 'Part')} {number}"
            Block.objects.create(
                translation=text,
                position=number,
                type=BlockType.STEP,
                step=step,
                markdown=label,
                label=label,
            )
    return article


def withdraw(article: Article) -> None:
    article.translations.update(status=Status.DRAFT)


def start_by(
    link: TicketLink,
    now: datetime,
    *,
    browser: str = "the-reader's-browser",
    article: Article | None = None,
    token: str | None = None,
) -> FlowSession:
    """What the start form does for a reader who came by a link."""
    return start_session(
        article or link.article,
        link.locale,
        browser_key=browser,
        now=now,
        origin=Origin.of(link_token(link) if token is None else token),
    )


def answer(session: FlowSession, *results: Result, now: datetime, seconds: int = 95) -> FlowSession:
    """Answer the session's first steps, each after some seconds."""
    for number, result in enumerate(results, start=1):
        at = now + timedelta(seconds=seconds * number)
        session = answer_step(session, f"s{number}", result, now=at)
    return session
