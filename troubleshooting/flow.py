"""A reader's use cases: start, answer, hand over; and what the pages of a flow show.

Every function that writes is one transaction that holds the session's row, so that repeated and
concurrent posts are decided in the database: one result a step, one outcome a session, and the
outcome always follows from the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Block,
    BlockType,
    FlowSession,
    Outcome,
    Result,
    Status,
    Step,
    StepResult,
    TranslationUnit,
)
from troubleshooting.signals import session_finished, session_started, step_answered
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.render import plain_text

# A reader who comes back the next day has not spent the night on the step.
MAX_SECONDS_A_STEP = 24 * 3600

# Until times are recorded, minutes are guessed from what there is to read and to do: adults read
# about 180 words a minute on a screen; finding a menu and choosing takes about twenty seconds.
WORDS_A_MINUTE = 180
SECONDS_AN_INSTRUCTION = 20


class StepNotInSession(LookupError):
    """The step is not one this session asks: it was removed, or the address is wrong."""


class ArticleNotReadable(LookupError):
    """The article has no published text that a reader of this locale could be shown."""


@dataclass(frozen=True)
class FlowStep:
    """A step as the reader of one session sees it.

    Attributes:
        key: The step's key.
        number: 1-based place in the session's order.
        kind: check or action.
        text: Its text in the reader's locale, or the English one where there is none.
        context: Texts (lead-ins, notes) that stand before it since the step before.
        result: What the reader last said of it, or "".
    """

    key: str
    number: int
    kind: str
    text: Block
    context: tuple[Block, ...]
    result: str = ""

    @property
    def label(self) -> str:
        """A few words to name it by."""
        return self.text.label

    @property
    def result_label(self) -> str:
        """The answer in the interface's language; "" without one."""
        return str(Result(self.result).label) if self.result else ""

    @property
    def units(self) -> tuple[TranslationUnit, ...]:
        """The sentence pairs of the step and of the texts before it, in reading order."""
        return sentence_pairs([*self.context, self.text])


@dataclass(frozen=True)
class Reading:
    """An article as a reader of one locale gets it.

    Attributes:
        translation: The text shown; another locale's where `locale` has none.
        locale: The locale that was asked for.
        introduction: Texts before the first step, the title left out.
        steps: Active steps in order, each with the best text there is.
        resources: Further reading.
    """

    translation: ArticleTranslation
    locale: str
    introduction: tuple[Block, ...]
    steps: tuple[FlowStep, ...]
    resources: tuple[Block, ...]

    @property
    def is_fallback(self) -> bool:
        """Whether the text is not in the language that was asked for."""
        return self.translation.locale != self.locale

    @property
    def introduction_units(self) -> tuple[TranslationUnit, ...]:
        """The sentence pairs of the introduction, in reading order."""
        return sentence_pairs(self.introduction)

    @property
    def minutes(self) -> int:
        """About how many minutes all steps take, at least one."""
        words = sum(len(plain_text(step.text.html).split()) for step in self.steps)
        doing = sum(max(step.text.instruction_count, 1) for step in self.steps)
        return max(round(words / WORDS_A_MINUTE + doing * SECONDS_AN_INSTRUCTION / 60), 1)

    def step(self, key: str) -> FlowStep | None:
        """The step of a key, if the article still has it."""
        return next((step for step in self.steps if step.key == key), None)


def sentence_pairs(blocks: Iterable[Block]) -> tuple[TranslationUnit, ...]:
    """The pairs of some blocks that have both halves."""
    return tuple(unit for block in blocks for unit in block.units.all() if unit.source)


def read_article(article: Article, locale: str, *, with_drafts: bool = False) -> Reading:
    """The article for a reader of `locale`: four queries, whatever its length.

    Args:
        article: The article.
        locale: Canonical locale of the reader.
        with_drafts: Show unpublished texts and corrections, for an editor's preview.

    Raises:
        ArticleNotReadable: There is no published text at all.
    """
    texts = article.translations.all() if with_drafts else article.translations.published()
    by_locale = {text.locale: text for text in texts}
    chosen = (
        by_locale.get(locale)
        or by_locale.get(SOURCE_LOCALE)
        or next(iter(by_locale.values()), None)
    )
    if chosen is None:
        raise ArticleNotReadable(article.slug)
    english = by_locale.get(SOURCE_LOCALE)
    wanted = [chosen] if english in (None, chosen) else [chosen, english]
    blocks = list(
        Block.objects.filter(translation__in=wanted)
        .select_related("translation", "step")
        .prefetch_related("units")
        .order_by("position")
    )
    own = [block for block in blocks if block.translation_id == chosen.pk]
    fallback: dict[int | None, Block] = {block.step_id: block for block in blocks if block.step_id}
    return Reading(
        translation=chosen,
        locale=locale,
        introduction=_introduction(own),
        steps=_steps(article, own, fallback),
        resources=tuple(block for block in own if block.type == BlockType.RESOURCES),
    )


def _introduction(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The texts before the first step, but for the lead-in that only announces it."""
    first = next((n for n, block in enumerate(blocks) if block.type == BlockType.STEP), len(blocks))
    return tuple(
        block
        for block in blocks[:first]
        if block.type == BlockType.TEXT and not block.is_title and block.rule != "lead-in"
    )


def _steps(
    article: Article, own: Sequence[Block], fallback: dict[int | None, Block]
) -> tuple[FlowStep, ...]:
    texts = {block.step_id: block for block in own if block.step_id}
    context = _context(own)
    found = []
    for step in article.steps.active():
        text = texts.get(step.pk) or fallback.get(step.pk)
        if text:
            found.append((step, text))
    return tuple(
        FlowStep(step.key, number, step.kind, text, context.get(text.pk, ()))
        for number, (step, text) in enumerate(found, start=1)
    )


def _context(blocks: Iterable[Block]) -> dict[int, tuple[Block, ...]]:
    """For each step the texts between it and the step before."""
    context: dict[int, tuple[Block, ...]] = {}
    waiting: list[Block] = []
    seen_step = False
    for block in blocks:
        if block.type == BlockType.STEP:
            context[block.pk] = tuple(waiting)
            waiting, seen_step = [], True
        elif block.type == BlockType.TEXT and (seen_step or block.rule == "lead-in"):
            waiting.append(block)
    return context


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
    results = dict(session.results.values_list("step__key", "result"))
    steps = []
    for number, key in enumerate(session.step_keys, start=1):
        step = reading.step(key)
        if step:
            steps.append(
                FlowStep(key, number, step.kind, step.text, step.context, results.get(key, ""))
            )
    return Walk(session, reading, tuple(steps), len(session.step_keys) - len(steps))


def find_session(browser_key: str, article: Article) -> FlowSession | None:
    """The newest session of an article that a browser started."""
    return (
        FlowSession.objects.of_browser(browser_key)
        .filter(article=article)
        .select_related("article", "resolved_by")
        .first()
    )


def start_session(
    article: Article,
    locale: str,
    *,
    browser_key: str,
    now: datetime,
    entry: str = "portal",
    referral: str = "",
) -> FlowSession:
    """Start an article's flow for a browser.

    A start that was posted twice gives one session: one under way without an answer is taken
    again. One with answers ends as abandoned, because "start again" means a clean start; sessions
    of other articles under way in the same browser end as switched. Both can be taken up again.

    Args:
        article: The article.
        locale: Canonical locale of the reader.
        browser_key: Random key of the browser.
        now: The time.
        entry: How the reader came.
        referral: Whatever the maker of the followed link wants to know again; opaque here.

    Raises:
        ArticleNotReadable: There is no published text.
    """
    keys = [step.key for step in read_article(article, locale).steps]
    with transaction.atomic():
        waiting = _end_others(article, browser_key, now)
        if waiting and (waiting.step_keys, waiting.referral) == (keys, referral):
            return waiting
        if waiting:
            _finish(waiting, Outcome.ABANDONED, None, now)
        try:
            with transaction.atomic():
                session = FlowSession.objects.create(
                    article=article,
                    locale=locale,
                    article_version=article.version,
                    step_keys=keys,
                    browser_key=browser_key,
                    entry=entry,
                    referral=referral,
                    started_at=now,
                    last_answer_at=now,
                )
        except IntegrityError:
            # The same start, at the same moment, from the same browser: the other one won.
            return FlowSession.objects.open().get(article=article, browser_key=browser_key)
        session_started.send(FlowSession, session=session)
    return session


def _end_others(article: Article, browser_key: str, now: datetime) -> FlowSession | None:
    """End what else is under way in the browser; returns a session of the article still unused."""
    unused = None
    under_way = (
        FlowSession.objects.of_browser(browser_key)
        .open()
        .select_for_update(of=("self",))
        .select_related("article")
    )
    for session in under_way:
        if session.article_id != article.pk:
            _finish(session, Outcome.SWITCHED, None, now)
        elif session.results.exists():
            _finish(session, Outcome.ABANDONED, None, now)
        else:
            unused = session
    return unused


def adopt_referral(session: FlowSession, referral: str, *, entry: str) -> FlowSession:
    """Tie a walk under way to the link its reader followed meanwhile.

    The first link counts: a session that came by one keeps it.
    """
    with transaction.atomic():
        session = _locked(session)
        if not session.referral:
            session.referral, session.entry = referral, entry
            session.save(update_fields=["referral", "entry"])
    return session


def answer_step(session: FlowSession, key: str, result: Result, *, now: datetime) -> FlowSession:
    """Record what a reader says of a step, and end or reopen the session by it.

    The same answer again changes nothing. Another answer replaces the earlier one, also after
    the end: the outcome is always the one the answers give.

    Args:
        session: The session; its row is read again under a lock.
        key: The step's key.
        result: The answer.
        now: The time.

    Returns:
        The session as it is now.

    Raises:
        StepNotInSession: The session does not ask the step, or the article lost it.
    """
    with transaction.atomic():
        session = _locked(session)
        step = _asked_step(session, key)
        previous = session.results.filter(step=step).first()
        left = session.outcome in (Outcome.ABANDONED, Outcome.SWITCHED)
        if previous and previous.result == result and not left:
            return session
        row = previous or StepResult(
            session=session,
            step=step,
            position=session.step_keys.index(key) + 1,
            seconds=_seconds(session, now),
        )
        row.result, row.answered_at = result, now
        row.save()
        session.last_answer_at = now
        changed = _follow_answers(session, now)
        session.save()
        step_answered.send(FlowSession, session=session, result=row)
        if changed and session.outcome:
            session_finished.send(FlowSession, session=session)
    return session


def answer_reading(session: FlowSession, *, resolved: bool, now: datetime) -> FlowSession:
    """End the session of an article without steps: reading it helped, or it did not."""
    outcome = Outcome.RESOLVED if resolved else Outcome.UNRESOLVED
    with transaction.atomic():
        session = _locked(session)
        if session.outcome != outcome:
            _finish(session, outcome, None, now)
    return session


def escalate(session: FlowSession, *, now: datetime) -> FlowSession:
    """The reader hands what was tried to the helpdesk; a resolved session stays resolved."""
    with transaction.atomic():
        session = _locked(session)
        if session.outcome not in (Outcome.RESOLVED, Outcome.ESCALATED):
            _finish(session, Outcome.ESCALATED, None, now)
    return session


def close_abandoned(*, now: datetime, after: timedelta) -> int:
    """End sessions in which nothing was answered for a while; returns how many."""
    closed = 0
    for key in list(FlowSession.objects.idle_since(now - after).values_list("pk", flat=True)):
        with transaction.atomic():
            session = (
                FlowSession.objects.idle_since(now - after)
                .select_for_update(of=("self",))
                .select_related("article")
                .filter(pk=key)
                .first()
            )
            if session:
                _finish(session, Outcome.ABANDONED, None, now)
                closed += 1
    return closed


def _locked(session: FlowSession) -> FlowSession:
    return (
        FlowSession.objects.select_for_update(of=("self",))
        .select_related("article", "resolved_by")
        .get(pk=session.pk)
    )


def _asked_step(session: FlowSession, key: str) -> Step:
    if key in session.step_keys:
        step = Step.objects.filter(article=session.article_id, key=key).first()
        if step and (step.retired_at is None or session.results.filter(step=step).exists()):
            return step
    raise StepNotInSession(key)


def _seconds(session: FlowSession, now: datetime) -> int:
    elapsed = int((now - session.last_answer_at).total_seconds())
    return min(max(elapsed, 0), MAX_SECONDS_A_STEP)


def _follow_answers(session: FlowSession, now: datetime) -> bool:
    """Set the outcome the answers give; says whether it or the resolving step changed."""
    before = (session.outcome, session.resolved_by_id)
    results = list(session.results.select_related("step").order_by("answered_at", "pk"))
    resolving = [one.step for one in results if one.result == Result.RESOLVED]
    if resolving:
        outcome, step = Outcome.RESOLVED.value, resolving[-1]
    elif session.outcome == Outcome.ESCALATED:
        # Handed over is handed over, whatever is tried meanwhile, unless that solves it.
        outcome, step = Outcome.ESCALATED.value, None
    elif _all_answered(session, results):
        outcome, step = Outcome.UNRESOLVED.value, None
    elif _has_successor(session):
        # The reader started again meanwhile, and a browser has one open session an article.
        outcome, step = Outcome.ABANDONED.value, None
    else:
        outcome, step = "", None
    session.outcome, session.resolved_by = outcome, step
    if (session.outcome, session.resolved_by_id) == before:
        return False
    session.finished_at = now if outcome else None
    return True


def _has_successor(session: FlowSession) -> bool:
    """Whether the browser has another session of the article under way."""
    same = FlowSession.objects.open().of_browser(session.browser_key)
    return same.filter(article=session.article_id).exclude(pk=session.pk).exists()


def _all_answered(session: FlowSession, results: Sequence[StepResult]) -> bool:
    """Whether every step that the session asks and the article still has was answered."""
    answered = {one.step.key for one in results}
    open_keys = set(session.step_keys) - answered
    return not Step.objects.active().filter(article=session.article_id, key__in=open_keys).exists()


def _finish(session: FlowSession, outcome: Outcome, step: Step | None, now: datetime) -> None:
    session.outcome, session.resolved_by, session.finished_at = outcome.value, step, now
    session.save(update_fields=["outcome", "resolved_by", "finished_at"])
    session_finished.send(FlowSession, session=session)


def readable_articles(locale: str) -> list[ArticleTranslation]:
    """For each published article the text a reader of `locale` gets, by title.

    Own-language texts come first, then English originals of articles that have none.
    """
    texts = list(
        ArticleTranslation.objects.published()
        .filter(locale__in=[locale, SOURCE_LOCALE])
        .select_related("article")
        .defer("front_matter", "search_text")
        .order_by("title")
    )
    own = [text for text in texts if text.locale == locale]
    have = {text.article_id for text in own}
    return own + [text for text in texts if text.article_id not in have]


def published_locales() -> list[str]:
    """The locales that have at least one published article, and English."""
    there = ArticleTranslation.objects.filter(status=Status.PUBLISHED).locales()
    return sorted({*there, SOURCE_LOCALE})
