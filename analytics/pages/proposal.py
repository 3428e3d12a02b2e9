"""What is recommended for an order of steps, in words and with the names of the steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from analytics.ordering import Recommendation, StepEstimate
from analytics.tables import Name
from troubleshooting.text.locales import endonym


@dataclass(frozen=True)
class Place:
    """A step in the recommended order.

    Attributes:
        name: Of it.
        now: Its 1-based place now.
        is_moved: Whether its place there is another.
    """

    name: Name
    now: int
    is_moved: bool


@dataclass(frozen=True)
class Because:
    """Why a step should come earlier: its name, and a sentence."""

    name: Name
    words: str


@dataclass(frozen=True)
class Differing:
    """A language in which a step resolves another share of cases: its name, and a sentence."""

    name: Name
    words: str


def proposed_order(found: Recommendation, names: Mapping[str, Name]) -> Iterator[Place]:
    """The steps in the recommended order."""
    keys = {step.position: step.key for step in found.steps}
    for place, now in enumerate(found.recommended, start=1):
        yield Place(names.get(keys[now], Name(keys[now])), now, is_moved=place != now)


def reasons_of(found: Recommendation, names: Mapping[str, Name]) -> Iterator[Because]:
    """Why, the most important first."""
    keys = {step.position: step.key for step in found.steps}
    for reason in found.reasons:
        key = keys[reason.position]
        yield Because(names.get(key, Name(key)), reason.words)


def untimed_words(steps: Sequence[StepEstimate]) -> str:
    """Which steps no time was recorded for; "" where one was for each."""
    missing = [str(step.position) for step in steps if not step.is_timed]
    if not missing:
        return ""
    if all(not step.is_timed for step in steps if step.minutes):
        return gettext(
            "No times were recorded. All steps are taken to be about equally long, and all minutes "
            "here are a guess."
        )
    return ngettext(
        "No time was recorded for step %(steps)s. It is taken to be about as long as the others.",
        "No times were recorded for steps %(steps)s. They are taken to be about as long as the others.",
        len(missing),
    ) % {"steps": ", ".join(missing)}


def differing_languages(found: Recommendation) -> Iterator[Differing]:
    """The languages in which a step resolves another share of cases."""
    for one in found.differences:
        words = gettext(
            "step %(step)s resolves %(here)s %% of cases there, %(elsewhere)s %% elsewhere"
        ) % {
            "step": one.step + 1,
            "here": round(100 * one.share_here),
            "elsewhere": round(100 * one.share_elsewhere),
        }
        yield Differing(Name(endonym(one.locale), one.locale), words)
