"""What reports call articles and steps: in the page's language where there is a text in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from troubleshooting.models import Article, ArticleTranslation, StepTranslation
from troubleshooting.text.locales import SOURCE_LOCALE, direction


@dataclass(frozen=True)
class Label:
    """A text with the locale it is in; "" for a name that is in none."""

    text: str
    locale: str = ""

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`; "" for a name that is in no language."""
        return direction(self.locale) if self.locale else ""


def article_titles(articles: Collection[int], locale: str) -> dict[int, Label]:
    """Titles by the articles' primary keys, in `locale` or else in English; one query.

    An article with a text in neither is missing: its slug has to do.
    """
    texts = ArticleTranslation.objects.filter(
        article__in=articles, locale__in=[locale, SOURCE_LOCALE]
    )
    return _best(texts.order_by().values_list("article_id", "locale", "title"), locale)


def named_articles(articles: Collection[int], locale: str) -> dict[int, tuple[str, Label]]:
    """Slugs and titles by the articles' primary keys; an article without a title is called by its slug.

    Two queries.
    """
    slugs = dict(Article.objects.filter(pk__in=articles).order_by().values_list("pk", "slug"))
    titles = article_titles(articles, locale)
    return {pk: (slug, titles.get(pk, Label(slug))) for pk, slug in slugs.items()}


def step_labels(steps: Collection[int], locale: str) -> dict[int, Label]:
    """A few words for each step, by primary key, in `locale` or else in English; one query.

    A step with a text in neither, such as one the article lost, is missing: its key has to do.
    """
    texts = StepTranslation.objects.filter(
        step__in=steps, translation__locale__in=[locale, SOURCE_LOCALE]
    ).exclude(label="")
    rows = texts.order_by().values_list("step_id", "translation__locale", "label")
    return _best(((step, there, label) for step, there, label in rows if step), locale)


def _best(rows: Iterable[tuple[int, str, str]], locale: str) -> dict[int, Label]:
    # The wanted locale comes last and wins.
    ranked = sorted(rows, key=lambda row: row[1] == locale)
    return {pk: Label(text, there) for pk, there, text in ranked}
