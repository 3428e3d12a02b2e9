"""What a batch of articles will write, gathered so that each table is written once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields

from troubleshooting.ingest.storage.rows import insert_rows, reserve_keys
from troubleshooting.ingest.storage.topics import ArticleSays, store_topics
from troubleshooting.ingest.storage.units import UnitRow, insert_units
from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Block,
    Finding,
    SearchDocument,
    Step,
    TranslationUnit,
)

# What an import changes of steps that are there.
STEP_COLUMNS = ("position", "kind", "retired_at", "suggested_audience", "suggested_because")


@dataclass
class Writes:
    """Rows of one article or of many, none saved yet.

    Rows that refer to others hold the object; `flush` saves in the order they need.

    Attributes:
        afterwards: Called when all rows are saved, in order: what has to look at them.
    """

    articles: list[Article] = field(default_factory=list)
    topics: list[ArticleSays] = field(default_factory=list)
    translations: list[ArticleTranslation] = field(default_factory=list)
    documents: list[SearchDocument] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    changed_steps: list[Step] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    changed_blocks: list[Block] = field(default_factory=list)
    units: list[UnitRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    afterwards: list[Callable[[], None]] = field(default_factory=list)

    def add(self, other: Writes) -> None:
        """Take in another's rows behind one's own."""
        for one in fields(self):
            getattr(self, one.name).extend(getattr(other, one.name))

    def flush(self) -> None:
        """Save everything. Call it in a transaction.

        Raises:
            DatabaseError: The database refused a row; the transaction has to be rolled back.
        """
        Article.objects.bulk_create(self.articles)
        store_topics(self.topics)
        reserve_keys(self.translations)
        insert_rows(self.translations)
        for document in self.documents:
            document.pk = document.translation.pk
        insert_rows(self.documents)
        Step.objects.bulk_create(self.steps)
        if self.changed_steps:
            Step.objects.bulk_update(self.changed_steps, STEP_COLUMNS)
        for block in self.changed_blocks:
            block.save()
        reserve_keys(self.blocks)
        insert_rows(self.blocks)
        if self.changed_blocks:
            TranslationUnit.objects.filter(block__in=self.changed_blocks).delete()
        insert_units(self.units)
        insert_rows(self.findings)
        for call in self.afterwards:
            call()
