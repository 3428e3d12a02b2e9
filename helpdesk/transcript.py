"""A transcript: the steps a linked session asks, and what the reader said of each."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from troubleshooting.models import Reason, Result
from troubleshooting.text.locales import direction


@dataclass(frozen=True)
class TranscriptStep:
    """One step of the session, or a question; steps it does not ask come last.

    Attributes:
        key: The step's or the question's key.
        number: 1-based place in the session's order, as the reader's page counts; 0 of a question.
        label: A few words to name it by; "" where it has no text.
        locale: The locale `label` is in, or "".
        result: What the reader last said of it; "" where it was not tried.
        seconds: How long it took the reader; 0 without a result.
        removed: The article no longer has the step.
        reason: Why the reader skipped it or could not do it; "" where that was not said.
        for_helpdesk: The session does not ask it: it is the helpdesk's, and so is its result.
        is_question: It is a question, whose answers lead to one step or another.
        answer: What the question was answered with, in `locale`; "" where it was not.
        is_passed: An answer to a question led past the step.
    """

    key: str
    number: int
    label: str = ""
    locale: str = ""
    result: str = ""
    seconds: int = 0
    removed: bool = False
    reason: str = ""
    for_helpdesk: bool = False
    is_question: bool = False
    answer: str = ""
    is_passed: bool = False

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`; "" where the label is in no language."""
        return direction(self.locale) if self.locale else ""

    @property
    def result_label(self) -> str:
        """The result in the agent's words; "" without one."""
        return str(Result(self.result).label) if self.result else ""

    @property
    def reason_label(self) -> str:
        """The reason in the agent's words; "" without one."""
        return str(Reason(self.reason).label) if self.reason else ""

    @property
    def clock(self) -> str:
        """How long it took, as minutes and seconds: `1:35`."""
        minutes, seconds = divmod(self.seconds, 60)
        return f"{minutes}:{seconds:02}"

    @property
    def is_open(self) -> bool:
        """Whether the reader can still be asked it."""
        is_answered = self.result or self.answer
        return not (is_answered or self.removed or self.for_helpdesk or self.is_passed)


def load_transcript(stored: list[dict[str, Any]]) -> tuple[TranscriptStep, ...]:
    """The steps of a stored transcript."""
    return tuple(TranscriptStep(**step) for step in stored)


def dump_transcript(steps: tuple[TranscriptStep, ...]) -> list[dict[str, Any]]:
    """What to store of a transcript."""
    return [asdict(step) for step in steps]


def what_solved(stored: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """What to store of a transcript that is to be forgotten: the name of the step that solved it.

    Args:
        stored: The transcript.
        key: The step's key; "" where none did.
    """
    solving = (step for step in load_transcript(stored) if key and step.key == key)
    return dump_transcript(tuple(replace(step, seconds=0, reason="") for step in solving))
