"""Files are prepared in processes of their own while their forerunners are stored."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from zlib import crc32

from troubleshooting.ingest.preparation.prepare import PreparedArticle, prepare
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.text.article import parse_article
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.markdown.links import Picture
from troubleshooting.text.segmentation.overrule import Decision
from troubleshooting.text.segmentation.skeleton import Sibling

# A forked process knows all that was imported and starts at once.
CONTEXT = multiprocessing.get_context(
    "fork" if "fork" in multiprocessing.get_all_start_methods() else None
)
# Files that are prepared, and then stored, at once.
CHUNK = 24


@dataclass(frozen=True)
class Task:
    """A file to be prepared.

    Attributes:
        number: Its place among the files of the import.
        slug: The article's name.
        text: The whole file.
        digest: What tells an unchanged file.
        locale: The locale to take where the file does not say its own.
        decisions: What editors decided of the article's blocks.
        sibling: The article's English, for a text that comes without it.
        pictures: Those beside the file, by path.
    """

    number: int
    slug: str
    text: str
    digest: str
    locale: str | None
    decisions: tuple[Decision, ...] = ()
    sibling: Sibling | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """What became of a task.

    Attributes:
        task: Its number.
        prepared: The article; None where it was refused.
        error: Why; None where it was not.
    """

    task: int
    prepared: PreparedArticle | None = None
    error: ArticleError | None = None


# Gives the next tasks of one shard, at most `CHUNK`, no article twice; none where it is done.
NextTasks = Callable[[], Sequence[Task]]


def shard_of(slug: str, shards: int) -> int:
    """Which process prepares an article: always the same one, which then knows its English."""
    return crc32(slug.encode("utf-8", "replace")) % shards


def prepare_in_processes(shards: Sequence[NextTasks]) -> Iterator[list[Result]]:
    """Prepare tasks, one process a shard; yields a chunk's results as soon as they are there.

    A process gets its next chunk before the results of the last one are yielded, so that it works
    while they are stored. Only one chunk at a time is on its way to a process, so neither side
    can wait for the other to read.

    Raises:
        EOFError: A process ended by itself, for want of memory say.
    """
    with ExitStack() as stack:
        waiting = {stack.enter_context(_worker()): tasks for tasks in shards}
        for connection, next_tasks in list(waiting.items()):
            if not _send(connection, next_tasks):
                del waiting[connection]
        while waiting:
            ready = wait(list(waiting))
            for connection in [one for one in waiting if one in ready]:
                results = connection.recv()
                if not _send(connection, waiting[connection]):
                    del waiting[connection]
                yield results


def prepare_here(shards: Sequence[NextTasks]) -> Iterator[list[Result]]:
    """The same in this process, chunk by chunk."""
    left = deque(shards)
    while left:
        tasks = left[0]()
        if tasks:
            yield [prepare_task(task) for task in tasks]
        else:
            left.popleft()


def prepare_task(task: Task) -> Result:
    """Parse and render one file."""
    try:
        parsed = parse_article(
            task.text, locale=task.locale, decisions=task.decisions, sibling=task.sibling
        )
        renderer = Renderer(parsed.locale, task.pictures)
        prepared = prepare(parsed, renderer, digest=task.digest)
    except ArticleError as error:
        return Result(task.number, error=error)
    return Result(task.number, prepared)


@contextmanager
def _worker() -> Iterator[Connection]:
    """A process that prepares what it is sent, until its end of the pipe is closed."""
    here, there = CONTEXT.Pipe()
    process = CONTEXT.Process(target=_serve, args=(there, here), daemon=True)
    process.start()
    there.close()
    try:
        yield here
    finally:
        here.close()
        process.join()


def _serve(connection: Connection, other_end: Connection) -> None:
    # A keyboard interrupt is the parent's to handle; it closes the pipe then.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A copy of the parent's end would keep the pipe open when the parent is killed.
    other_end.close()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            connection.send([prepare_task(task) for task in connection.recv()])


def _send(connection: Connection, next_tasks: NextTasks) -> bool:
    """Send a shard's next tasks; says whether there were any."""
    tasks = list(next_tasks())
    if tasks:
        connection.send(tasks)
    return bool(tasks)
