"""What rows are called: a text, the language it is in, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from troubleshooting.text.locales import direction


@dataclass(frozen=True)
class Name:
    """A row's name.

    Attributes:
        text: Plain text.
        locale: The locale it is in; "" for the page's own, or for a name that is in none.
        address: What a table links it to; "" for nothing.
    """

    text: str
    locale: str = ""
    address: str = ""

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`; "" where it is in no language of its own."""
        return direction(self.locale) if self.locale else ""
