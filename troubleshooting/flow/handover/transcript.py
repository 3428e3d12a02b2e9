"""What was tried, as plain text: for a message to the helpdesk, a ticket, a phone call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext, ngettext

from troubleshooting.flow.branching.questions import FlowQuestion
from troubleshooting.flow.minutes import MAX_SECONDS, TRIED
from troubleshooting.flow.reading import FlowStep
from troubleshooting.flow.trail import Earlier
from troubleshooting.flow.walking import FlowItem, Walk

# Ends of a label that a colon takes the place of, and those that need none after them.
FULL_STOPS = ".。．:：… "
ASKING = ("?", "!", "？", "！", "؟")


def transcript_text(walk: Walk, *, earlier: Sequence[Earlier] = (), device: str = "") -> str:
    """What was tried, one step a line, in the words of the reader's interface.

    Args:
        walk: The session and its article; the labels are in the language it is read in.
        earlier: Other articles tried on the way.
        device: What the reader lets the helpdesk know of the device; "" for nothing.

    Returns:
        Lines, each with its end; parts are set apart by an empty line.
    """
    reading = walk.reading
    slug = walk.session.article.slug
    parts = [
        (f"{reading.translation.title} ({slug}, {reading.code})", *map(item_line, walk.told)),
        _under(gettext("Still to try, by the helpdesk:"), map(_name_line, walk.still_to_try)),
        (_said(gettext("Comment:"), walk.session.comment),),
        (_said(gettext("Device:"), device),),
        _under(gettext("Tried before:"), map(_earlier_line, earlier)),
    ]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts if any(part))


def item_line(item: FlowItem) -> str:
    """A step or a question and what the reader said of it."""
    return question_line(item) if isinstance(item, FlowQuestion) else step_line(item)


def question_line(question: FlowQuestion) -> str:
    """A question and what it was answered with: `Which headset? One with a cable`."""
    said = question.answer.text if question.answer else gettext("not answered")
    return f"{introducing(question.text)} {said}"


def step_line(step: FlowStep) -> str:
    """A step and what the reader said of it: `2. Restart: did not help (3 minutes)`."""
    said = step.result_label or gettext("not tried")
    details = ", ".join(filter(None, (step.reason_label, _minutes(step))))
    return f"{step.number}. {introducing(step.label)} {said}" + (f" ({details})" if details else "")


def introducing(label: str) -> str:
    """A label with the colon that leads over to what is said of it, whatever it ended in."""
    words = label.rstrip(FULL_STOPS)
    return words if words.endswith(ASKING) else f"{words}:"


def _minutes(step: FlowStep) -> str:
    """How long a step took that was tried; "" where that says nothing, as over a lunch."""
    if step.result not in TRIED or not 0 < step.seconds <= MAX_SECONDS:
        return ""
    minutes = max(round(step.seconds / 60), 1)
    return ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes) % {"minutes": minutes}


def _name_line(step: FlowStep) -> str:
    return f"- {step.label}"


def _earlier_line(one: Earlier) -> str:
    counts = {"answered": one.answered, "total": one.total}
    tried = gettext("%(answered)s of %(total)s steps") % counts
    return f"- {introducing(f'{one.title.title} ({one.slug})')} {tried}"


def _said(name: str, words: str) -> str:
    return f"{name} {words}" if words else ""


def _under(heading: str, lines: Iterator[str]) -> tuple[str, ...]:
    found = tuple(lines)
    return (heading, *found) if found else ()
