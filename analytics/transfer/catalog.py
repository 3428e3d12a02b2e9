"""The articles and steps that the lines of an import may name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from troubleshooting.models import Article, ArticleAlias, Audience, Step
from troubleshooting.models.article import slug_of


class _Step(NamedTuple):
    """What an import needs to know of a step."""

    pk: int
    key: str
    position: int
    audience: str
    retired_at: datetime | None


@dataclass
class KnownArticle:
    """An article and its steps.

    Attributes:
        slug: The article's.
        steps: Primary keys by step key, retired steps too.
        order: The keys of the active steps, in the article's order.
        places: 1-based place of each step; a retired one has the last it had.
        asked: Those of `order` that readers are asked.
    """

    pk: int
    slug: str
    steps: dict[str, int] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def add(self, step: _Step) -> None:
        """Add the step that comes next in order."""
        self.steps[step.key] = step.pk
        if step.retired_at is None:
            self.order.append(step.key)
            self.places[step.key] = len(self.order)
            self.asked += [step.key] if step.audience == Audience.EVERYONE else []
        else:
            self.places[step.key] = max(step.position, 1)


class Catalog:
    """All articles, read once: lines can then be checked without a query each."""

    def __init__(self) -> None:
        by_pk = {
            pk: KnownArticle(pk, slug) for pk, slug in Article.objects.values_list("pk", "slug")
        }
        steps = Step.objects.order_by("article_id", "position", "pk")
        for row in steps.values_list("article_id", *_Step._fields):
            by_pk[row[0]].add(_Step(*row[1:]))
        former = ArticleAlias.objects.values_list("slug", "article_id")
        self._by_slug = {slug: by_pk[pk] for slug, pk in former if pk in by_pk}
        self._by_slug |= {article.slug: article for article in by_pk.values()}

    def find(self, name: str) -> KnownArticle | None:
        """The article of a slug, one it had before it was renamed, or a source file's name."""
        return self._by_slug.get(name) or self._by_slug.get(slug_of(name).removesuffix(".md"))

    def __getitem__(self, slug: str) -> KnownArticle:
        """The article of a slug that is known to be one."""
        return self._by_slug[slug]
