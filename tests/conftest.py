"""Options all tests share."""

from __future__ import annotations

import os
import re
from datetime import datetime

import pytest
import time_machine
from django.conf import settings as portal_settings
from django.core.cache import cache
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import Scheduling

from tests.scheduling import ByModule
from troubleshooting.flow.incidents.times import forget_incidents
from troubleshooting.flow.languages import forget_published_locales
from troubleshooting.search import memory
from troubleshooting.views.kept import pages, ways

# How long an example takes says something about the machine's other work, not about the code.
settings.register_profile("askel", deadline=None)
settings.load_profile("askel")


REDIS = re.compile(r"^(rediss?://.*/)(\d+)$")


def pytest_configure(config: pytest.Config) -> None:
    """Set the clock, and give each worker a Redis of its own."""
    set_clock(config)
    separate_caches()


def set_clock(config: pytest.Config) -> None:
    """Begin at the moment of `--now`, from which time goes on as ever."""
    now = config.getoption("--now")
    if now:
        moved = time_machine.travel(now)
        moved.start()
        config.add_cleanup(moved.stop)


def separate_caches() -> None:
    """Give each worker a Redis database of its own: emptying a cache empties the database."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    found = REDIS.match(os.environ.get("CACHE_URL", ""))
    if found and worker:
        own = f"{found[1]}{int(found[2]) + worker}"
        os.environ["CACHE_URL"] = own
        portal_settings.CACHES["default"]["LOCATION"] = own


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Several workers share the tests out by modules."""
    return ByModule(config, log)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--take-pictures", action="store_true", help="write the README's pictures to docs/pictures"
    )
    parser.addoption(
        "--now",
        type=moment,
        metavar="MOMENT",
        help="begin at another moment than this, in ISO 8601 with an offset: a night when clocks"
        " change, the last of February; browsers and other processes keep the true one",
    )
    parser.addoption("--long", action="store_true", help="also the long forms of slow tests")


def moment(text: str) -> datetime:
    """A moment that does not depend on where it is read.

    Raises:
        ValueError: Of text that is none.
    """
    read = datetime.fromisoformat(text)
    if read.tzinfo is None:
        raise ValueError(text)
    return read


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long forms for a run by hand."""
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    items[:] = [item for item in items if not item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=long)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What pages keep for some seconds is not another test's."""
    cache.clear()
    forget_incidents()
    memory.forget()
    forget_published_locales()
    pages.clear()
    ways.clear()
