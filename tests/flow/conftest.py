"""An article with three steps, a session of it, and a record of what was announced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.dispatch import Signal
from django.utils import timezone

from tests.flow.stories import BROWSER, make_article
from troubleshooting.flow import start_session
from troubleshooting.models import Article, FlowSession
from troubleshooting.signals import session_finished, session_started, step_answered

SIGNALS = {"started": session_started, "answered": step_answered, "finished": session_finished}


@pytest.fixture
def now() -> datetime:
    return timezone.now().replace(microsecond=0) - timedelta(hours=3)


@pytest.fixture
def article(db: None) -> Article:
    return make_article()


@pytest.fixture
def session(article: Article, now: datetime) -> FlowSession:
    return start_session(article, "fi-FI", browser_key=BROWSER, now=now)


@pytest.fixture
def announced() -> Iterator[list[str]]:
    """The names of the signals that were sent, with the outcome the session had then."""
    heard: list[str] = []

    def listener(name: str) -> object:
        def hear(sender: object, *, signal: Signal, session: FlowSession, **_: object) -> None:
            heard.append(f"{name} {session.outcome}".strip())

        return hear

    listeners = {name: listener(name) for name in SIGNALS}
    for name, signal in SIGNALS.items():
        signal.connect(listeners[name], weak=False)
    yield heard
    for name, signal in SIGNALS.items():
        signal.disconnect(listeners[name])
