"""All sessions there were."""

from __future__ import annotations

from datetime import datetime

import pytest

from analytics.reports.scope import Scope
from tests.analytics.reports.reading import scope_at


@pytest.fixture
def scope(at: datetime) -> Scope:
    return scope_at(at)
