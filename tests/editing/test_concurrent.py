"""Two editors at the same moment: the database decides, not the order of reading."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from tests.editing.stories import finnish, make_article, step_text
from troubleshooting.editing.drafts import StaleEdit, save_draft, text_token
from troubleshooting.editing.publishing import publish_translation

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite in memory has one connection for all threads"
    ),
]
EDITORS = 4


def at_once(work: object, *given: tuple[object, ...]) -> list[str]:
    """Run `work` in a thread for each of `given`, all starting together; what each returned."""
    barrier = Barrier(len(given))

    def run(arguments: tuple[object, ...]) -> str:
        barrier.wait()
        try:
            return str(work(*arguments))  # type: ignore[operator]
        except StaleEdit:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(given)) as pool:
        return list(pool.map(run, given))


def test_one_of_them_saves_and_the_others_are_told(tmp_path: Path, now: datetime) -> None:
    block = step_text(make_article(tmp_path), 1)
    seen = text_token(block.markdown)

    def save(text: str) -> str:
        return str(save_draft(block, text, seen=seen, now=now).draft_markdown)

    said = at_once(save, *[(f"- Muokkaaja {n}.",) for n in range(EDITORS)])

    assert said.count("refused") == EDITORS - 1
    assert step_text(block.translation.article, 1).draft_markdown in said


def test_a_draft_is_published_once(tmp_path: Path, now: datetime) -> None:
    article = make_article(tmp_path)
    block = step_text(article, 1)
    save_draft(block, "- Uusi.", seen=text_token(block.markdown), now=now)
    text, before = finnish(article), article.version

    def publish() -> int:
        return publish_translation(text, now=now)

    assert sorted(at_once(publish, *[()] * EDITORS)) == ["0", "0", "0", "1"]
    article.refresh_from_db()
    assert article.version == before + 1
