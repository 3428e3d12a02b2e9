"""An empty portal for each case."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.cases.stories import Portal


@pytest.fixture
def portal(db: None, tmp_path: Path, settings: Settings) -> Portal:
    settings.MEDIA_ROOT = tmp_path / "media"
    return Portal(tmp_path)
