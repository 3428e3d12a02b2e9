"""The ways between the analytics pages, the same on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Section:
    """A page that the others lead to.

    Attributes:
        name: Of its address.
        label: What people call it.
    """

    name: str
    label: str | Promise


# In the order they are shown; a page that is added is added here.
SECTIONS = (
    Section("analytics:overview", _("Overview")),
    Section("analytics:articles", _("Articles")),
    Section("analytics:orders", _("Order of steps")),
    Section("analytics:left", _("Opened and left")),
    Section("analytics:handovers", _("Hand-overs")),
    Section("analytics:searches", _("Searches without results")),
    Section("analytics:surges", _("Surges")),
)


@dataclass(frozen=True)
class Way:
    """A link to a section.

    Attributes:
        label: What people call it.
        address: With the filter of the page it is on.
        current: As `aria-current` says it: `page` on the section's own page, `true` on one below it,
            "" elsewhere.
    """

    label: str | Promise
    address: str
    current: str


def ways(here: str, query: str, *, is_below: bool) -> Iterator[Way]:
    """Links to all sections.

    Args:
        here: The name of the section one is in.
        query: The filter, as an address says it.
        is_below: Whether one is on a page below that section's own.
    """
    current = "true" if is_below else "page"
    for section in SECTIONS:
        is_here = section.name == here
        yield Way(section.label, reverse(section.name) + query, current if is_here else "")
