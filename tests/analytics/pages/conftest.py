"""A portal with something on every page."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.analytics.pages.portal import fill
from troubleshooting.models import Article


@pytest.fixture
def filled(article: Article, at: datetime) -> Article:
    fill(article, at)
    return article
