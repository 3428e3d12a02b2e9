"""Import finished sessions: in portions, each line once, a bad one costing only itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.db import reset_queries, transaction
from django.db.models import Count, Max

from analytics.models import SessionFact
from analytics.orders import version_of
from analytics.record import SessionRecord, first_unanswered
from analytics.rollups.days import day_of
from analytics.rollups.marks import mark_stale
from analytics.transfer.catalog import Catalog, KnownArticle
from analytics.transfer.line import BadLine, read_line
from analytics.writing import FactRow, StepRow, add_facts

# Lines that are read before any is stored, and sessions stored in one transaction: a portal that runs
# waits for it.
READ_AHEAD = 50_000
AT_ONCE = 5_000
ENTRY = "import"


@dataclass(frozen=True)
class LineFault:
    """A line that was not taken in: its 1-based number and why."""

    line: int
    reason: str


@dataclass
class ImportReport:
    """What an import did.

    Attributes:
        added: How many sessions it added.
        known: How many were there already.
        faults: The lines it could not take in.
    """

    added: int = 0
    known: int = 0
    faults: list[LineFault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A good line, and the how-manieth of the file that says the same."""

    record: SessionRecord
    digest: str
    occurrence: int


def import_sessions(
    lines: Iterable[bytes], *, on_progress: Callable[[int], None] = lambda done: None
) -> ImportReport:
    """Add the sessions of an export that are not here yet.

    A file that says the same of two sessions means two. The same file again, one that overlaps
    with it, or this installation's own export adds only what is not here: as many sessions that
    say the same as the file has, less those that are here.

    Args:
        lines: JSON lines, UTF-8; see `analytics.record`. Empty ones are passed over.
        on_progress: Called after each transaction with about how many bytes are dealt with.

    Returns:
        A report; lines that could not be read are in it and nothing of them is stored.
    """
    catalog, report = Catalog(), ImportReport()
    before = 0
    for portion, read in _portions(lines, catalog, report):
        # What is stored together is about few articles, so that it goes to few places of the
        # indexes: else each transaction writes most of them anew once there are many facts.
        portion.sort(key=lambda one: (one.record.article, one.record.started_at))
        for start in range(0, len(portion), AT_ONCE):
            part = portion[start : start + AT_ONCE]
            _store(part, catalog, report)
            if settings.DEBUG:
                # Else all queries there were are kept, with their values.
                reset_queries()
            on_progress(before + (read - before) * (start + len(part)) // len(portion))
        if not portion and read > before:
            on_progress(read)
        before = read
    return report


def _portions(
    lines: Iterable[bytes], catalog: Catalog, report: ImportReport
) -> Iterator[tuple[list[_Candidate], int]]:
    """The good lines in portions, each with the bytes read so far; the report gets the bad ones."""
    seen: Counter[str] = Counter()
    portion: list[_Candidate] = []
    read = 0
    for number, line in enumerate(lines, start=1):
        read += len(line)
        if not line.strip():
            continue
        try:
            record = read_line(line, catalog)
        except BadLine as error:
            report.faults.append(LineFault(number, str(error)))
            continue
        digest = record.digest()
        seen[digest] += 1
        portion.append(_Candidate(record, digest, seen[digest]))
        if len(portion) == READ_AHEAD:
            yield portion, read
            portion = []
    yield portion, read


@transaction.atomic
def _store(batch: list[_Candidate], catalog: Catalog, report: ImportReport) -> None:
    """Store those of a batch that are new; two imports at once cannot both, the constraint says so."""
    new, copies = _new_of(batch)
    report.known += len(batch) - len(new)
    facts: list[tuple[FactRow, list[StepRow]]] = []
    for one in new:
        copies[one.digest] += 1
        article = catalog[one.record.article]
        fact = _fact(one, article, copies[one.digest])
        facts.append((fact, _steps(one.record, article)))
    add_facts(facts)
    mark_stale((fact.article_id, fact.day) for fact, _steps in facts)
    report.added += len(facts)


def _new_of(batch: list[_Candidate]) -> tuple[list[_Candidate], Counter[str]]:
    """Those that are not here yet, and the highest copies there are.

    Steps are compared as they were named; what is not found so, by their other names.
    """
    here, copies = _counts({one.digest for one in batch})
    left = [one for one in batch if one.occurrence > here[one.digest]]
    others = [one.record.other_digest() for one in left]
    renamed, _copies = _counts(set(others))
    new = [
        one
        for one, other in zip(left, others, strict=True)
        if one.occurrence > here[one.digest] + renamed[other]
    ]
    return new, copies


def _counts(digests: set[str]) -> tuple[Counter[str], Counter[str]]:
    """For each digest: how many facts there are, and the highest number of an imported one."""
    rows = (
        SessionFact.objects.filter(digest__in=digests, is_agents=False)
        .order_by()
        .values_list("digest")
        .annotate(Count("pk"), Max("copy"))
    )
    here: Counter[str] = Counter()
    copies: Counter[str] = Counter()
    for digest, count, highest in rows:
        here[digest], copies[digest] = count, highest or 0
    return here, copies


def _fact(one: _Candidate, article: KnownArticle, copy: int) -> FactRow:
    record = one.record
    return FactRow(
        session_id=None,
        article_id=article.pk,
        locale=record.locale,
        entry=ENTRY,
        article_version=None,
        outcome=record.outcome,
        resolved_step_id=article.steps.get(record.resolving_key),
        started_at=record.started_at,
        seconds=record.seconds,
        answered=len(record.steps),
        day=day_of(record.started_at),
        order_version=_order_version(record, article),
        is_agents=False,
        is_randomised=False,
        digest=one.digest,
        copy=copy,
        is_fresh=False,
    )


def _order_version(record: SessionRecord, article: KnownArticle) -> str:
    """The order the session had, if its steps were answered in the one the article has; else ""."""
    places = [article.places[step.key] for step in record.steps if step.key in article.order]
    return version_of(article.order) if places == sorted(places) else ""


def _steps(record: SessionRecord, article: KnownArticle) -> list[StepRow]:
    """The answered steps, and the one the session broke off at, by the article's order.

    Lines do not name that one. Without it, reports would say here that a step was shown less
    often than where the session was recorded.
    """
    ids = article.steps
    rows = [
        StepRow(ids[one.key], one.position, one.result, one.seconds, order=order)
        for order, one in enumerate(record.steps, start=1)
    ]
    if record.is_broken_off:
        answered = {step.key for step in record.steps}
        if key := first_unanswered(article.asked, answered, article.steps):
            rows.append(StepRow(ids[key], article.places[key]))
    return rows
