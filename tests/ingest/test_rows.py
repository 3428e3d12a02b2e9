"""Rows that are inserted many at a time are rows like any other."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.utils import timezone

from troubleshooting.ingest.preparation.prepare import PreparedUnit
from troubleshooting.ingest.storage.rows import insert_rows, reserve_keys
from troubleshooting.ingest.storage.units import insert_units, unit_rows
from troubleshooting.models import Article, ArticleTranslation, Block, Finding, TranslationUnit
from troubleshooting.text.bilingual import Unit

pytestmark = pytest.mark.django_db


def texts(count: int) -> list[ArticleTranslation]:
    return [
        ArticleTranslation(
            article=Article.objects.create(slug=f"a-{n}", path=f"a-{n}"),
            locale="fi-FI",
            title=f"Otsikko {n}",
            imported_at=timezone.now(),
        )
        for n in range(count)
    ]


@transaction.atomic
def insert(rows: list[ArticleTranslation]) -> None:
    reserve_keys(rows)
    insert_rows(rows)


def test_they_are_read_back_as_they_were() -> None:
    (text,) = rows = texts(1)
    insert(rows)
    stored = ArticleTranslation.objects.get()
    assert stored.pk == text.pk
    for field in ArticleTranslation._meta.local_concrete_fields:
        assert getattr(stored, field.attname) == getattr(text, field.attname), field.name
    assert stored.updated_at is not None


def test_their_keys_are_not_given_again() -> None:
    first, second = texts(2)
    insert([first])
    second.save()
    third = ArticleTranslation(article=first.article, locale="sv-SE", title="Rubrik")
    insert([third])
    assert len({first.pk, second.pk, third.pk}) == 3
    last = ArticleTranslation.objects.create(article=first.article, locale="de-DE", title="Titel")
    assert last.pk not in (first.pk, second.pk, third.pk)


def test_they_may_be_changed_and_saved_afterwards() -> None:
    (text,) = rows = texts(1)
    insert(rows)
    text.title = "Uusi"
    text.save()
    assert [one.title for one in ArticleTranslation.objects.all()] == ["Uusi"]


def test_they_know_what_was_saved_after_it_was_assigned() -> None:
    (text,) = rows = texts(1)
    block = Block(translation=text, position=0, type="text", markdown="Moi", rule="prose")
    finding = Finding(
        block=block, check_id="numbers", severity="low", text_hash="x", found_at=timezone.now()
    )
    unit = PreparedUnit(Unit("1-1", "Moi", "Hi", 0), "Moi", "Hi", ())
    pairs = list(unit_rows(block, [unit]))
    with transaction.atomic():
        insert(rows)
        reserve_keys([block])
        insert_rows([block])
        insert_units(pairs)
        insert_rows([finding])
    assert Block.objects.get(translation=text) == block
    assert Finding.objects.get().block == block
    assert TranslationUnit.objects.get().block == block
    assert (TranslationUnit.objects.get().ref, TranslationUnit.objects.get().source) == (
        "1-1",
        "Hi",
    )


def test_nothing_is_inserted_for_no_rows() -> None:
    insert([])
    insert_units([])
    assert not ArticleTranslation.objects.exists()
