"""Questions of an article to walk through."""

from __future__ import annotations

from troubleshooting.models import (
    Article,
    Choice,
    ChoiceText,
    LeadsTo,
    Question,
    QuestionText,
    Status,
)

LOCALES = ("en-US", "fi-FI")
ENDS = (LeadsTo.NEXT, LeadsTo.SOLVED, LeadsTo.HELPDESK)


def ask(
    article: Article,
    key: str,
    before: str = "",
    *,
    status: Status = Status.PUBLISHED,
    locales: tuple[str, ...] = LOCALES,
    **choices: str,
) -> Question:
    """A question before a step, or after the last one.

    Each choice leads to `next`, `solved` or `helpdesk`, to a step by its key, or to `/another-article`.
    """
    question = Question.objects.create(
        article=article,
        key=key,
        before=article.steps.get(key=before) if before else None,
        position=article.questions.count() + 1,
        status=status,
    )
    for locale in locales:
        QuestionText.objects.create(
            question=question, locale=locale, text=f"Which {key} {locale}?", help=f"Look at {key}"
        )
    for position, (name, target) in enumerate(choices.items(), start=1):
        choice = Choice.objects.create(
            question=question, key=name, position=position, **_target(article, target)
        )
        for locale in locales:
            ChoiceText.objects.create(
                choice=choice,
                locale=locale,
                text=f"{name} {locale}",
                note=f"Note of {name} {locale}",
            )
    return question


def _target(article: Article, target: str) -> dict[str, object]:
    if target in ENDS:
        return {"leads_to": target}
    if target.startswith("/"):
        return {
            "leads_to": LeadsTo.ARTICLE,
            "to_article": Article.objects.get(slug=target.removeprefix("/")),
        }
    return {"leads_to": LeadsTo.STEP, "step": article.steps.get(key=target)}
