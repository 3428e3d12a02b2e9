"""What every chart has beside its drawing: a name, a summary in words, a legend, a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest, QueryDict

from analytics.charts.shapes import Canvas
from analytics.tables import ShownTable, Table, export_links

Drawing = TypeVar("Drawing")
# Unicode's isolates: what stands between them does not turn the text around it.
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True)
class Page:
    """What a chart has to know of the page it stands on.

    Attributes:
        direction: `ltr` or `rtl`.
        query: The page's filter, which links to files keep.
    """

    direction: str
    query: QueryDict

    @property
    def canvas(self) -> Canvas:
        """What charts of the page are drawn on."""
        return Canvas(self.direction)

    def show(self, table: Table) -> ShownTable:
        """A table with the links to its files."""
        return ShownTable(table, export_links(table, self.query))


@dataclass(frozen=True)
class Key:
    """An entry of a legend.

    Attributes:
        kind: What the style sheet calls what it explains.
        text: What that stands for.
        shape: `bar`, `line` or `dot`.
    """

    kind: str
    text: str
    shape: str = "bar"


@dataclass(frozen=True)
class Figure(Generic[Drawing]):
    """A chart, for the template of its kind.

    Attributes:
        title: What it shows.
        summary: The same in words, a sentence or a few.
        keys: The legend.
        drawing: What is drawn.
        shown: The table behind it; its name makes the ids of the figure's parts.
        is_empty: Whether there is nothing to draw.
    """

    title: str
    summary: str
    keys: tuple[Key, ...]
    drawing: Drawing
    shown: ShownTable
    is_empty: bool


def page_of(request: HttpRequest) -> Page:
    """The page that a request asks for."""
    direction: str = request.reader.direction  # type: ignore[attr-defined]
    return Page(direction, request.GET)


def in_sentences(sentences: Iterable[str]) -> str:
    """Some sentences as one text; those that are empty are left out."""
    return " ".join(filter(None, sentences))


def isolated(text: str) -> str:
    """A name of any direction, to stand within a sentence of another."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
