"""Options all tests share."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from hypothesis import settings

# How long an example takes says something about the machine's other work, not about the code.
settings.register_profile("askel", deadline=None)
settings.load_profile("askel")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--take-pictures", action="store_true", help="write the README's pictures to docs/pictures"
    )


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What pages keep for some seconds is not another test's."""
    cache.clear()
