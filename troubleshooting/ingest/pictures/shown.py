"""The pictures that come with articles: which a text shows, which rows they have, and whose."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from troubleshooting.ingest.pictures.files import PictureRefused, store_picture
from troubleshooting.ingest.preparation.references import Reference, referred_pictures
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.ingest.sources.files import SourceFile
from troubleshooting.ingest.sources.limits import MAX_PICTURE_BYTES
from troubleshooting.models import Article, ArticleTranslation, Picture
from troubleshooting.text.errors import TextWarning
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.markdown.links import Picture as LinkedPicture

MAX_PICTURE_PATH = 300


@dataclass(frozen=True)
class ShownPicture:
    """A picture a text refers to, found beside it.

    Attributes:
        path: From the file's folder.
        line: 1-based line of the file that names it.
        digest: SHA-256 of its bytes, hexadecimal.
    """

    path: str
    line: int
    digest: str


@dataclass(frozen=True)
class ShownPictures:
    """The pictures a file's text refers to.

    Attributes:
        found: Those that are there.
        absent: Those that are not.
    """

    found: tuple[ShownPicture, ...] = ()
    absent: tuple[Reference, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What changes when any of them does; "" where there are none."""
        return "".join(f"\n{one.path} {one.digest}" for one in self.found)


@dataclass(frozen=True)
class KeptPicture:
    """A picture that was verified and lies in storage.

    Attributes:
        path: From the file's folder.
        digest: SHA-256 of its bytes, hexadecimal.
        name: Digest and suffix.
        width: Pixels.
        height: Pixels.
    """

    path: str
    digest: str
    name: str
    width: int
    height: int


def look_for_pictures(file: SourceFile, text: str) -> ShownPictures:
    """Which pictures a text refers to, and whether they are there. Nothing is stored.

    Args:
        file: The file, whose siblings are looked at.
        text: Its text, bilingual or plain.
    """
    found, absent = [], []
    for one in referred_pictures(text):
        data = file.open_sibling(one.name, MAX_PICTURE_BYTES)
        if data is None:
            absent.append(one)
        else:
            found.append(ShownPicture(one.name, one.line, hashlib.sha256(data).hexdigest()))
    return ShownPictures(tuple(found), tuple(absent))


def fallback_pictures(slug: str, locale: str, absent: Sequence[Reference]) -> dict[str, Picture]:
    """Pictures that an article has in other locales, for those that one locale lacks, by path."""
    if not absent:
        return {}
    paths = [one.name for one in absent]
    rows = Picture.objects.filter(article__slug=slug, path__in=paths).exclude(locale=locale)
    return _ranked(rows, locale)


def keep_pictures(
    file: SourceFile, shown: ShownPictures
) -> tuple[tuple[KeptPicture, ...], tuple[TextWarning, ...]]:
    """Verify the pictures of a file and write them to storage, unless they are there.

    Call it before the article's transaction.

    Returns:
        Those that were kept, and a warning for each that was refused.
    """
    kept, refused = [], []
    for one in shown.found:
        data = file.open_sibling(one.path, MAX_PICTURE_BYTES) or b""
        try:
            kept.append(_keep(one.path, data))
        except PictureRefused as error:
            words = f"The picture {one.path} was refused: {error} Its description is shown instead."
            refused.append(TextWarning(one.line, words))
    return tuple(kept), tuple(refused)


def store_pictures(article: Article, locale: str, kept: tuple[KeptPicture, ...]) -> bool:
    """Bring the rows of an article's pictures in one locale up to date.

    Call it in the article's transaction, the article's row held. Says whether anything changed.
    """
    there = {one.path: one for one in Picture.objects.filter(article=article, locale=locale)}
    rows = {one.path: _row(article, locale, one) for one in kept}
    gone = [one.pk for path, one in there.items() if path not in rows]
    changed = [row for path, row in rows.items() if path in there and there[path].name != row.name]
    new = [row for path, row in rows.items() if path not in there]
    for row in changed:
        row.pk = there[row.path].pk
        row.save()
    if gone:
        Picture.objects.filter(pk__in=gone).delete()
    Picture.objects.bulk_create(new)
    return bool(gone or changed or new)


def pictures_for(article: Article, locale: str) -> Mapping[str, Picture]:
    """The pictures to show in an article's text, by path.

    Those that came with the locale come first, then those of the source language, then any.
    """
    return _ranked(Picture.objects.filter(article=article), locale)


def as_shown(pictures: Iterable[KeptPicture | Picture]) -> dict[str, LinkedPicture]:
    """Pictures as the renderer takes them, by path."""
    return {
        one.path: LinkedPicture(
            reverse("troubleshooting:picture", kwargs={"name": one.name}), one.width, one.height
        )
        for one in pictures
    }


def renderer_for(text: ArticleTranslation) -> Renderer:
    """Renders a stored text with the pictures its article has. Asks the database."""
    return Renderer(text.locale, as_shown(pictures_for(text.article, text.locale).values()))


def _ranked(pictures: Iterable[Picture], locale: str) -> dict[str, Picture]:
    rank = {locale: 0, SOURCE_LOCALE: 1}
    best_last = sorted(
        pictures, key=lambda one: (rank.get(one.locale, 2), one.locale), reverse=True
    )
    return {one.path: one for one in best_last}


def _row(article: Article, locale: str, kept: KeptPicture) -> Picture:
    return Picture(
        article=article,
        locale=locale,
        path=kept.path,
        digest=kept.digest,
        name=kept.name,
        width=kept.width,
        height=kept.height,
    )


def _keep(path: str, data: bytes) -> KeptPicture:
    if len(path) > MAX_PICTURE_PATH:
        raise PictureRefused(f"its path is longer than {MAX_PICTURE_PATH} characters; shorten it.")
    stored = store_picture(data)
    return KeptPicture(path, stored.digest, stored.name, stored.width, stored.height)
