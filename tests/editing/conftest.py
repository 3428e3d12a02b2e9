"""One article, and a moment after its import."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.editing.stories import finnish, make_article
from troubleshooting.models import Article, ArticleTranslation


@pytest.fixture
def article(db: None, tmp_path: Path) -> Article:
    return make_article(tmp_path)


@pytest.fixture
def text(article: Article) -> ArticleTranslation:
    return finnish(article)


@pytest.fixture
def now() -> datetime:
    return timezone.now() + timedelta(minutes=1)
