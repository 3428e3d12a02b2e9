"""Answers timed for `benchmarks.recording`, in a process of its own: `python -m benchmarks.recording_run`."""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from troubleshooting.models import Article

LOCALE = "fi-FI"
# So many walks until the process knows all that it remembers.
WALKS_FIRST = 20
# A form's token and its cookie only have to be the same.
TOKEN = "benchmark0benchmark0benchmark000"  # noqa: S105

# What gunicorn calls.
Portal = Callable[[dict[str, Any], Callable[..., Any]], "HttpResponseBase"]


@dataclass(frozen=True)
class Timed:
    """The median seconds of each answer of a walk, in order, as the processor counts them.

    So what else the machine does counts for nothing; neither does waiting for the disk, for which an
    answer does not wait: SQLite appends to its log.

    Attributes:
        recorded: As analytics listens.
        bare: As nobody records anything.
    """

    recorded: list[float]
    bare: list[float]


def main() -> None:
    """Import an article, walk through it again and again, print the times as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", type=Path)
    parser.add_argument("walks", type=int)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    from django.core.wsgi import get_wsgi_application

    portal = get_wsgi_application()
    from django.core.management import call_command
    from django.utils import timezone

    from troubleshooting.ingest.importer import import_tree
    from troubleshooting.models import Article

    call_command("migrate", verbosity=0)
    import_tree([options.article], now=timezone.now())
    print(json.dumps(asdict(measure(portal, Article.objects.get(), options.walks))))


def measure(portal: Portal, article: Article, walks: int) -> Timed:
    """Walk with recording and without in turn, so that a busy moment meets both."""
    for _ in range(WALKS_FIRST):
        _walk(portal, article)
    recorded, bare = [], []
    for _ in range(walks):
        recorded.append(_walk(portal, article))
        _connect(is_on=False)
        bare.append(_walk(portal, article))
        _connect(is_on=True)
    return Timed(_medians(recorded), _medians(bare))


def _medians(walks: list[list[float]]) -> list[float]:
    return [median(answer) for answer in zip(*walks, strict=True)]


def _connect(*, is_on: bool) -> None:
    """Let analytics listen, or not; whoever else does listens on."""
    from analytics import receivers
    from troubleshooting.signals import question_answered, session_finished, step_answered

    for signal, receiver, name in (
        (session_finished, receivers.record_facts, "analytics.record_facts"),
        (step_answered, receivers.follow_answer, "analytics.follow_answer"),
        (question_answered, receivers.follow_answer, "analytics.follow_question"),
    ):
        if is_on:
            signal.connect(receiver, dispatch_uid=name)
        elif not signal.disconnect(dispatch_uid=name):
            raise LookupError(f"nothing listens as {name}")


def _walk(portal: Portal, article: Article) -> list[float]:
    """A new reader answers every step with no; gives the seconds of each answer."""
    from django.utils import timezone

    from troubleshooting.flow import start_session
    from troubleshooting.views.browser import COOKIE, new_browser_key

    key = new_browser_key()
    session = start_session(article, LOCALE, browser_key=key, now=timezone.now())
    cookie = f"{COOKIE}={key}; csrftoken={TOKEN}"
    return [
        _answer(portal, f"/fi/{article.slug}/steps/{step}/", cookie) for step in session.asked_keys
    ]


def _answer(portal: Portal, path: str, cookie: str) -> float:
    """Send an answer as a plain form does, without a network; gives the processor's seconds.

    Raises:
        RuntimeError: It was not taken.
    """
    body = urlencode({"csrfmiddlewaretoken": TOKEN, "result": "not_resolved"}).encode()
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_COOKIE": cookie,
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
    }
    said: list[str] = []
    began = time.process_time()
    response = portal(environ, lambda status, _headers, *_more: said.append(status))
    b"".join(response)
    response.close()
    took = time.process_time() - began
    if said != ["302 Found"]:
        raise RuntimeError(f"{path}: {said}")
    return took


if __name__ == "__main__":
    main()
