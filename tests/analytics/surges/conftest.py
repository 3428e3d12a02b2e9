"""A portal of three articles that people come to, and a listener."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from analytics.signals import surge_seen
from analytics.surges.surge import Surge
from tests.analytics.surges.readers import article, usually_come
from troubleshooting.models import Article


@pytest.fixture
def printer(db: None) -> Article:
    """An article that four people start between nine and ten."""
    made = article("printer-does-not-print")
    usually_come(made, 4)
    return made


@pytest.fixture
def vpn(db: None) -> Article:
    """An article that nobody ever started."""
    return article("vpn-does-not-connect")


@pytest.fixture
def mail(db: None) -> Article:
    """An article that half of the people of the office start at noon."""
    made = article("mail-is-not-sent")
    usually_come(made, 60, at=12)
    return made


@pytest.fixture
def heard() -> Iterator[list[Surge]]:
    """What a listener hears."""
    surges: list[Surge] = []

    def listen(surge: Surge, **_others: object) -> None:
        surges.append(surge)

    surge_seen.connect(listen)
    yield surges
    surge_seen.disconnect(listen)
