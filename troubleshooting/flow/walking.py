"""A session and the article it walks through: which step comes next, and what was said."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db.models import Prefetch

from troubleshooting.flow.reading import FlowStep, Reading, read_article
from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Block,
    FlowSession,
    Outcome,
    Result,
    Status,
    TranslationUnit,
)
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.words import label_of


class StepNotInSession(LookupError):
    """The step is not one this session asks: it was removed, or the address is wrong."""


@dataclass(frozen=True)
class Walk:
    """A session and the article it walks through, for one page.

    Attributes:
        session: The session.
        reading: The article in the locale the reader reads now.
        steps: The session's steps that the article still has, in the session's order, with what
            the reader said of each.
        removed: How many of the session's steps the article no longer has.
    """

    session: FlowSession
    reading: Reading
    steps: tuple[FlowStep, ...]
    removed: int

    def step(self, key: str) -> FlowStep:
        """The step of a key.

        Raises:
            StepNotInSession: The session does not ask it.
        """
        found = next((step for step in self.steps if step.key == key), None)
        if found is None:
            raise StepNotInSession(key)
        return found

    @property
    def current(self) -> FlowStep | None:
        """The step to ask next: the first without an answer; None when all have one."""
        return next((step for step in self.steps if not step.result), None)

    @property
    def resume_at(self) -> FlowStep | None:
        """Where a reader who comes back goes on; None leads to the end page."""
        left = self.session.outcome in ("", Outcome.ABANDONED, Outcome.SWITCHED)
        return self.current if left else None

    @property
    def goes_on(self) -> bool:
        """Whether there is more to ask or to read before the end page.

        A session whose last unanswered step was taken out of the article is open, yet at its end.
        """
        return self.session.is_open and bool(self.current or not self.session.step_keys)

    def after(self, key: str) -> FlowStep | None:
        """Where the answer to a step leads: None is the end.

        A step that resolved the trouble ends the flow; any other leads to the step after it, and
        the last one to the first that is still unanswered.
        """
        place = next((n for n, step in enumerate(self.steps) if step.key == key), None)
        if place is None:
            return self.current
        if self.steps[place].result == Result.RESOLVED:
            return None
        return self.steps[place + 1] if place + 1 < len(self.steps) else self.current

    def before(self, key: str) -> FlowStep | None:
        """The step that comes before in order, or None for the first."""
        keys = [step.key for step in self.steps]
        place = keys.index(key)
        return self.steps[place - 1] if place else None

    def why_not(self, shown: FlowStep | None) -> FlowStep | None:
        """The step to ask "why?" about on the page its answer led to, if it was passed over.

        Args:
            shown: The page's step; None on the end page.
        """
        times = [(step.answered_at, step) for step in self.steps if step.answered_at]
        last = max(times, key=lambda one: one[0], default=(None, None))[1]
        if last is None or not last.reasons:
            return None
        following = self.after(last.key)
        leads_here = (following and following.key) == (shown and shown.key)
        return last if leads_here else None

    @property
    def has_begun(self) -> bool:
        """Whether something would be lost by starting again."""
        return bool(self.answered or any(self.session.ticks.values()))

    @property
    def answered(self) -> tuple[FlowStep, ...]:
        """The steps the reader answered, in order."""
        return tuple(step for step in self.steps if step.result)

    @property
    def resolving_step(self) -> FlowStep | None:
        """The step that resolved the session, if one did."""
        key = self.session.resolved_by.key if self.session.resolved_by else ""
        return next((step for step in self.steps if step.key == key), None)


def walk(session: FlowSession, locale: str) -> Walk:
    """What a session's pages show, in the locale the reader reads now.

    Raises:
        ArticleNotReadable: The article was unpublished.
    """
    reading = read_article(session.article, locale)
    rows = session.results.values_list("step__key", "result", "reason", "answered_at")
    said = {key: (result, reason, at) for key, result, reason, at in rows}
    missing = [key for key in session.step_keys if reading.step(key) is None]
    elsewhere = _originals_elsewhere(session.article, missing) if missing else {}
    steps = []
    for number, key in enumerate(session.step_keys, start=1):
        step = reading.step(key) or elsewhere.get(key)
        if step:
            result, reason, answered_at = said.get(key, ("", "", None))
            steps.append(
                replace(
                    step,
                    number=number,
                    result=result,
                    reason=reason,
                    answered_at=answered_at,
                    ticks=frozenset(session.ticks.get(key, ())),
                )
            )
    return Walk(session, reading, tuple(steps), len(session.step_keys) - len(steps))


def _originals_elsewhere(article: Article, keys: Collection[str]) -> dict[str, FlowStep]:
    """The English of steps that only another language has: a translation of an older original.

    A reader who came from that language is still asked them. One query.
    """
    blocks = (
        Block.objects.filter(step__article=article, step__key__in=keys, step__retired_at=None)
        .filter(translation__status=Status.PUBLISHED)
        .exclude(source_html="")
        .select_related("step")
        .prefetch_related(Prefetch("units", queryset=TranslationUnit.objects.none()))
        .order_by("translation__locale")
    )
    found: dict[str, FlowStep] = {}
    for block in blocks:
        step = block.step
        if step and step.key not in found:
            block.translation = ArticleTranslation(article=article, locale=SOURCE_LOCALE)
            block.html, block.label = block.source_html, label_of(block.source_html)
            found[step.key] = FlowStep(step.key, 0, step.kind, block, ())
    return found


def find_session(browser_key: str, article: Article) -> FlowSession | None:
    """The newest session of an article that a browser started."""
    return (
        FlowSession.objects.of_browser(browser_key)
        .filter(article=article)
        .select_related("article", "resolved_by", "previous__article")
        .first()
    )
