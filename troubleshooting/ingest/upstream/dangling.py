"""What files refer to and is not there once all are stored: other articles, and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models.functions import Lower

from troubleshooting.ingest.preparation.references import Reference
from troubleshooting.ingest.reading import ReadFile
from troubleshooting.ingest.report import FileWarning, WarningKind
from troubleshooting.models import Article, ArticleAlias, Picture

SLUGS_A_STATEMENT = 500


class Dangling:
    """Collects references while files are read, and judges them when all are stored."""

    def __init__(self) -> None:
        self._articles: dict[int, tuple[Reference, ...]] = {}
        self._pictures: dict[int, tuple[str, tuple[Reference, ...]]] = {}

    def note(self, number: int, read: ReadFile) -> None:
        """Remember what a file, by its number, refers to and may be missing."""
        if read.articles:
            self._articles[number] = read.articles
        if read.shown.absent:
            self._pictures[number] = read.file.slug, read.shown.absent

    def forget(self, number: int) -> None:
        """A file was not taken in: what it refers to is of no account."""
        self._articles.pop(number, None)
        self._pictures.pop(number, None)

    def warnings(self) -> Iterator[tuple[int, list[FileWarning]]]:
        """The files with a reference that leads nowhere, and what to say of each."""
        articles = self._existing_articles()
        pictures = self._existing_pictures()
        for number in sorted(self._articles.keys() | self._pictures.keys()):
            slug, absent = self._pictures.get(number, ("", ()))
            found = [_no_picture(one) for one in absent if (slug, one.name) not in pictures]
            found += [
                _no_article(one)
                for one in self._articles.get(number, ())
                if one.name not in articles
            ]
            if found:
                yield number, found

    def _existing_articles(self) -> set[str]:
        """The names that lead to an article, capital letters or not."""
        wanted = {one.name for links in self._articles.values() for one in links}
        found = _slugs("slug", wanted)
        folded = _slugs("folded", {name.lower() for name in wanted - found})
        return found | {name for name in wanted if name.lower() in folded}

    def _existing_pictures(self) -> set[tuple[str, str]]:
        """Slug and path of pictures that some language of an article has, and lends to others."""
        found: set[tuple[str, str]] = set()
        for some in _in_parts(slug for slug, _absent in self._pictures.values()):
            rows = Picture.objects.filter(article__slug__in=some)
            found.update(rows.values_list("article__slug", "path"))
        return found


def _slugs(field: str, names: Iterable[str]) -> set[str]:
    """Those of some names that articles have or had; `folded` compares with slugs in small letters."""
    found: set[str] = set()
    for some in _in_parts(names):
        for model in (Article, ArticleAlias):
            rows = model.objects.annotate(folded=Lower("slug")).filter(**{f"{field}__in": some})
            found.update(rows.values_list(field, flat=True))
    return found


def _in_parts(slugs: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(set(slugs))
    for start in range(0, len(wanted), SLUGS_A_STATEMENT):
        yield wanted[start : start + SLUGS_A_STATEMENT]


def _no_article(jump: Reference) -> FileWarning:
    reason = f"The link to {jump.name}.md leads nowhere: there is no such article."
    return FileWarning(WarningKind.JUMP, jump.line, reason)


def _no_picture(picture: Reference) -> FileWarning:
    reason = f"The picture {picture.name} is missing: its description is shown instead."
    return FileWarning(WarningKind.PICTURE, picture.line, reason)
