"""Tables as pages declare them."""

from __future__ import annotations

from datetime import date

from analytics.tables import Column, Kind, Name, Table

COLUMNS = (
    Column("article", "Artikkeli"),
    Column("since", "Alkaen", Kind.DATE),
    Column("sessions", "Sessions", Kind.NUMBER),
    Column("resolved_percent", "Resolution rate", Kind.PERCENT),
    Column("minutes", "Minuutit", Kind.MINUTES),
)


def make_table(*rows: tuple[object, ...], columns: tuple[Column, ...] = COLUMNS) -> Table:
    """A table with a column of every kind."""
    return Table("articles", "Articles, most sessions first", columns, rows)  # type: ignore[arg-type]


def usual_table() -> Table:
    """A row that has everything, and one that has next to nothing."""
    return make_table(
        (Name("Tulostin ei tulosta", "fi-FI", "/x/"), date(2026, 11, 3), 12345, 63.45, 4.0),
        ("printer", None, 0, None, None),
    )


def text_table(*texts: str) -> Table:
    """A table of texts alone, each twice: a program may cut what follows a first one elsewhere."""
    columns = (Column("text", "Text"), Column("again", "Again"))
    return Table("texts", "Texts", columns, tuple((text, text) for text in texts))
