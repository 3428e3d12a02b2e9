"""What surges are about, and what is said of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, order=True)
class Subject:
    """What people start or type: an article, or words.

    Attributes:
        article: The article's primary key; 0 for words.
        query: The words, as they are compared; "" for an article.
    """

    article: int = 0
    query: str = ""


@dataclass(frozen=True)
class Evidence:
    """What a look shows of one subject, by the window that says most.

    Attributes:
        count: People in the window.
        minutes: The window.
        usually: How many are expected in it.
        probability: Of so many people or more, where nothing is the matter.
        is_surge: It is rarer than the stated rate of false alarms allows.
        is_high: It is too much to call a surge over that is going on.
    """

    count: int
    minutes: int
    usually: float
    probability: float
    is_surge: bool
    is_high: bool


@dataclass(frozen=True)
class Surge:
    """More people than this hour of the week usually has.

    Attributes:
        subject: What they start or type.
        count: People in the last `minutes`.
        minutes: The window.
        usually: How many are expected in it.
        since: When it was first seen.
        seen_at: The last look at which it was still high.
        probability: Of so many people or more, where nothing is the matter, at the last look.
    """

    subject: Subject
    count: int
    minutes: int
    usually: float
    since: datetime
    seen_at: datetime
    probability: float
