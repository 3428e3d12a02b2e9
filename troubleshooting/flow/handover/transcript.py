"""What was tried, as plain text: for a message to the helpdesk, a ticket, a phone call.

Where the reader's language is another than English, the English of each step and answer stands
below it, for an agent who does not read that language. Codes, names and addresses, which are
written from left to right in every language, have lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext, override

from troubleshooting.flow.branching.questions import FlowQuestion
from troubleshooting.flow.minutes import taken_words
from troubleshooting.flow.reading import FlowStep
from troubleshooting.flow.trail import Earlier
from troubleshooting.flow.walking import FlowItem, Walk

# Ends of a label that a colon takes the place of, and those that need none after them.
FULL_STOPS = ".。．:：… "
ASKING = ("?", "!", "？", "！", "؟")
ENGLISH = "en"
BELOW = "   "


def transcript_text(
    walk: Walk, *, earlier: Sequence[Earlier] = (), device: str = "", addresses: Sequence[str] = ()
) -> str:
    """What was tried, in the words of the reader's interface.

    Args:
        walk: The session and its article; the labels are in the language it is read in.
        earlier: Other articles tried on the way.
        device: What the reader lets the helpdesk know of the device; "" for nothing.
        addresses: Lines that say where more is; they come last.

    Returns:
        Lines, each with its end; parts are set apart by an empty line.
    """
    reading = walk.reading
    name = f"{reading.code} · {walk.session.article.slug}"
    tried = (line for item in walk.told for line in item_lines(item))
    left = (line for step in walk.still_to_try for line in _name_lines(step))
    before = (line for one in earlier for line in _earlier_lines(one))
    parts = [
        (reading.translation.title, name, *tried),
        _under(gettext("Still to try, by the helpdesk:"), left),
        (_said(gettext("Comment:"), walk.session.comment),),
        (_said(gettext("Device:"), device),),
        _under(gettext("Tried before:"), before),
        tuple(addresses),
    ]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts if any(part))


def item_lines(item: FlowItem) -> Iterator[str]:
    """A step or a question and what the reader said of it; the same in English below it."""
    if isinstance(item, FlowQuestion):
        answer = item.answer
        yield _question_line(item.text, answer.text if answer else "")
        if item.english:
            with override(ENGLISH):
                yield BELOW + _question_line(item.english, answer.english if answer else "")
        return
    yield f"{item.number}. {_step_line(item, item.label)}"
    if item.english:
        with override(ENGLISH):
            yield BELOW + _step_line(item, item.english)


def _question_line(text: str, answer: str) -> str:
    """`Which headset? One with a cable`."""
    return f"{introducing(text)} {answer or gettext('not answered')}"


def _step_line(step: FlowStep, name: str) -> str:
    """`Restart: did not help (3 minutes)`."""
    said = step.result_label or gettext("not tried")
    details = ", ".join(filter(None, (step.reason_label, taken_words(step))))
    return f"{introducing(name)} {said}" + (f" ({details})" if details else "")


def introducing(label: str) -> str:
    """A label with the colon that leads over to what is said of it, whatever it ended in."""
    words = label.rstrip(FULL_STOPS)
    return words if words.endswith(ASKING) else f"{words}:"


def _name_lines(step: FlowStep) -> Iterator[str]:
    yield f"- {step.label}"
    if step.english:
        yield BELOW + step.english


def _earlier_lines(one: Earlier) -> Iterator[str]:
    counts = {"answered": one.answered, "total": one.total}
    tried = gettext("%(answered)s of %(total)s steps") % counts
    yield f"- {introducing(one.title.title)} {tried}"
    yield BELOW + one.slug


def _said(name: str, words: str) -> str:
    return f"{name} {words}" if words else ""


def _under(heading: str, lines: Iterator[str]) -> tuple[str, ...]:
    found = tuple(lines)
    return (heading, *found) if found else ()
