"""A session and the article it walks through: which step comes next, and what was said."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Prefetch

from troubleshooting.flow.branching.forks import flow_of, route_of, turns_of
from troubleshooting.flow.branching.questions import (
    FlowChoice,
    FlowQuestion,
    QuestionNotInSession,
    read_questions,
)
from troubleshooting.flow.branching.route import End, Item, Route
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

FlowItem = FlowStep | FlowQuestion


class StepNotInSession(LookupError):
    """The step is not one this session asks: it was removed, or the address is wrong."""


@dataclass(frozen=True)
class Walk:
    """A session and the article it walks through, for one page.

    Attributes:
        session: The session.
        reading: The article in the locale the reader reads now.
        steps: The steps the session asks that the article still has, in the session's order,
            with what the reader said of each.
        removed: How many of the session's steps the article no longer has.
        helpdesk_steps: Those it does not ask because they are the helpdesk's, numbered on, with
            what an agent said of each.
        route: The way that the answers make through steps and questions.
        questions: All the session's questions, in order.
        ahead: What may still be met behind the question the route waits at.
    """

    session: FlowSession
    reading: Reading
    steps: tuple[FlowStep, ...]
    removed: int
    helpdesk_steps: tuple[FlowStep, ...]
    route: Route
    questions: tuple[FlowQuestion, ...] = ()
    ahead: frozenset[Item] = frozenset()

    def step(self, key: str) -> FlowStep:
        """The step of a key.

        Raises:
            StepNotInSession: The session does not ask it.
        """
        found = next((step for step in self.steps if step.key == key), None)
        if found is None:
            raise StepNotInSession(key)
        return found

    def question(self, key: str) -> FlowQuestion:
        """The question of a key.

        Raises:
            QuestionNotInSession: The session does not ask it.
        """
        found = next((one for one in self.questions if one.key == key), None)
        if found is None:
            raise QuestionNotInSession(key)
        return found

    @cached_property
    def items(self) -> tuple[FlowItem, ...]:
        """The steps and questions on the route, in order; without questions all the steps."""
        return tuple(self._shown(item) for item in self.route.items)

    @property
    def told(self) -> tuple[FlowItem, ...]:
        """What a transcript tells: the route, then steps off it that were tried all the same."""
        off = (step for step in self.answered if Item.step(step.key) not in self.route.items)
        return (*self.items, *off)

    @property
    def current(self) -> FlowItem | None:
        """What to ask next: the first on the route without an answer; None when all have one."""
        return self._shown(self.route.waiting) if self.route.waiting else None

    @property
    def resume_at(self) -> FlowItem | None:
        """Where a reader who comes back goes on; None leads to the end page.

        Who was led to another article comes back to the question that led there.
        """
        if self.session.outcome not in ("", Outcome.ABANDONED, Outcome.SWITCHED):
            return None
        led_away = self.items[-1] if self.route.end == End.ARTICLE else None
        return self.current or led_away

    @property
    def goes_on(self) -> bool:
        """Whether there is more to ask or to read before the end page.

        A session whose last unanswered step was taken out of the article is open, yet at its end.
        """
        asks_something = self.session.asked_keys or self.questions
        return self.session.is_open and bool(self.current or not asks_something)

    @property
    def asks_nothing(self) -> bool:
        """Whether all the steps are the helpdesk's."""
        return bool(self.session.step_keys) and not (self.session.asked_keys or self.questions)

    @property
    def still_to_try(self) -> tuple[FlowStep, ...]:
        """The helpdesk's steps that nobody has tried, in order."""
        return tuple(step for step in self.helpdesk_steps if not step.result)

    @property
    def ended_by(self) -> FlowChoice | None:
        """The answer of a question that ended the flow, once nothing before it is left to do."""
        last = self.items[-1] if self.route.last and self.route.is_done else None
        return last.answer if isinstance(last, FlowQuestion) else None

    @property
    def is_for_helpdesk(self) -> bool:
        """Whether a question's answer ended it at the helpdesk."""
        return self.route.is_done and self.route.end == End.HELPDESK

    def after(self, key: str) -> FlowItem | None:
        """Where the answer to a step leads: None is the end.

        A step that resolved the trouble ends the flow; any other leads to what follows it on the
        route, and the last one to the first that is still unanswered.
        """
        step = next((step for step in self.steps if step.key == key), None)
        if step and step.result == Result.RESOLVED:
            return None
        return self._following(Item.step(key))

    def after_question(self, key: str) -> FlowItem | None:
        """Where the answer to a question leads; None is the end."""
        return self._following(Item.question(key))

    def before(self, shown: FlowItem) -> FlowItem | None:
        """What comes before on the route, or None for the first."""
        route, item = self.route.items, Item(shown.key, shown.is_question)
        place = route.index(item) if item in route else len(route)
        return self.items[place - 1] if place else None

    def left(self, shown: FlowItem) -> tuple[FlowStep, ...]:
        """The steps that may still be asked, and the one that is shown."""
        open_items = {*self.route.items, *self.ahead}
        return tuple(
            step
            for step in self.steps
            if step is shown or (not step.result and Item.step(step.key) in open_items)
        )

    @property
    def most(self) -> int:
        """How many steps and questions may be met at most."""
        return len(self.route.items) + len(self.ahead)

    def place(self, shown: FlowItem) -> int:
        """The 1-based place of a step or a question on the route; the last where it is off it."""
        route, item = self.route.items, Item(shown.key, shown.is_question)
        return route.index(item) + 1 if item in route else len(route)

    def _following(self, item: Item) -> FlowItem | None:
        route = self.route.items
        place = route.index(item) + 1 if item in route else len(route)
        return self.items[place] if place < len(route) else self.current

    def _shown(self, item: Item) -> FlowItem:
        return self.question(item.key) if item.is_question else self.step(item.key)

    def why_not(self, shown: FlowItem | None) -> FlowStep | None:
        """The step to ask "why?" about on the page its answer led to, if it was passed over.

        Args:
            shown: What the page asks; None on the end page.
        """
        times = [(step.answered_at, step) for step in self.steps if step.answered_at]
        last = max(times, key=lambda one: one[0], default=(None, None))[1]
        if last is None or not last.reasons:
            return None
        return last if _named(self.after(last.key)) == _named(shown) else None

    @property
    def has_begun(self) -> bool:
        """Whether something would be lost by starting again."""
        return self.has_answers or any(self.session.ticks.values())

    @property
    def has_answers(self) -> bool:
        """Whether a step or a question was answered."""
        return bool(self.answered) or any(one.answer for one in self.questions)

    @property
    def answered(self) -> tuple[FlowStep, ...]:
        """The steps the reader answered, in order."""
        return tuple(step for step in self.steps if step.result)

    @property
    def resolving_step(self) -> FlowStep | None:
        """The step that resolved the session, if one did."""
        key = self.session.resolved_by.key if self.session.resolved_by else ""
        return next((step for step in (*self.steps, *self.helpdesk_steps) if step.key == key), None)

    @property
    def is_solved_by_helpdesk(self) -> bool:
        """Whether the step that resolved the session is one an agent took."""
        return self.resolving_step in self.helpdesk_steps


def walk(session: FlowSession, locale: str) -> Walk:
    """What a session's pages show, in the locale the reader reads now.

    Raises:
        ArticleNotReadable: The article was unpublished.
    """
    reading = read_article(session.article, locale)
    rows = session.results.values_list("step__key", "result", "reason", "answered_at", "seconds")
    said = {key: (result, reason, at, took) for key, result, reason, at, took in rows}
    missing = [key for key in session.step_keys if reading.step(key) is None]
    elsewhere = _originals_elsewhere(session.article, missing) if missing else {}
    asked = session.asked_keys
    withheld = [key for key in session.step_keys if key in session.withheld]
    steps = []
    for number, key in enumerate([*asked, *withheld], start=1):
        step = reading.step(key) or elsewhere.get(key)
        if step:
            result, reason, answered_at, seconds = said.get(key, ("", "", None, 0))
            steps.append(
                replace(
                    step,
                    number=number,
                    result=result,
                    reason=reason,
                    answered_at=answered_at,
                    seconds=seconds,
                    ticks=frozenset(session.ticks.get(key, ())),
                )
            )
    own = tuple(step for step in steps if step.key not in session.withheld)
    helpdesks = tuple(step for step in steps if step.key in session.withheld)
    turns = turns_of(session)
    flow = flow_of(session, [step.key for step in own], turns)
    route = route_of(flow, turns, [step.key for step in own if step.result])
    return Walk(
        session=session,
        reading=reading,
        steps=own,
        removed=len(session.step_keys) - len(steps),
        helpdesk_steps=helpdesks,
        route=route,
        questions=read_questions(session, flow, turns, locale),
        ahead=flow.ahead(route),
    )


def _named(shown: FlowItem | None) -> Item | None:
    return Item(shown.key, shown.is_question) if shown else None


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
    """The session of an article that a browser last started or joined."""
    return (
        FlowSession.objects.of_browser(browser_key)
        .filter(article=article)
        .select_related("article", "resolved_by", "previous__article")
        .first()
    )
