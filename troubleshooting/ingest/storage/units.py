"""Sentence pairs on their way into their table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from troubleshooting.ingest.preparation.prepare import PreparedUnit
from troubleshooting.ingest.storage.rows import insert_values
from troubleshooting.models import Block, TranslationUnit

# Longest id the tables hold; the vendor's have nine characters.
MAX_REF = 40


class UnitRow(NamedTuple):
    """A row of `TranslationUnit`, its fields in their order; its block may not be saved yet."""

    block: Block
    position: int
    ref: str
    target: str
    source: str
    target_html: str
    source_html: str


def unit_rows(block: Block, units: Iterable[PreparedUnit]) -> Iterator[UnitRow]:
    """The rows of a block's sentence pairs, in their order."""
    for position, (unit, target_html, source_html, _hints) in enumerate(units):
        yield UnitRow(
            block,
            position,
            unit.id[:MAX_REF],
            unit.target,
            unit.source,
            target_html,
            source_html,
        )


def insert_units(rows: Sequence[UnitRow]) -> None:
    """Insert rows whose blocks are saved.

    Raises:
        DatabaseError: The database refused a row.
    """
    written = [one for one in TranslationUnit._meta.local_concrete_fields if not one.primary_key]
    if rows:
        insert_values(TranslationUnit, written, ((row.block.pk, *row[1:]) for row in rows))
