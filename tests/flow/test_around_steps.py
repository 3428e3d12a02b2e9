"""Texts between the steps stand with the step they are about."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from troubleshooting.flow import read_article
from troubleshooting.flow.reading import FlowStep
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import Article

pytestmark = pytest.mark.django_db
BODY = """\
# No sound

Try the following:

**Restart the device**

1. Hold the button.
2. Wait.

> [!NOTE]
> Restarting keeps your files.

**Note:** It takes a minute.

The cables of this device have colours.

**Check the cables**

1. Pull them out.
2. Push them in.

**Note:** Green goes to green.

It can take a moment until there is a sound. {more}
"""


@pytest.fixture
def steps(tmp_path: Path) -> tuple[FlowStep, ...]:
    path = tmp_path / "en-US" / "no-sound.md"
    path.parent.mkdir()
    path.write_text(BODY.format(more="Speak up."), encoding="utf-8")
    assert not import_tree([path], now=timezone.now(), locale="en-US").failures
    return read_article(Article.objects.get(), "en-US").steps


def said(blocks: object) -> str:
    return " ".join(block.html for block in blocks)  # type: ignore[attr-defined]


def test_a_note_behind_a_step_is_about_it(steps: tuple[FlowStep, ...]) -> None:
    first = steps[0]
    assert "Restarting keeps" in said(first.after)
    assert "takes a minute" in said(first.after)
    assert "Green goes" not in said(first.blocks)


def test_what_leads_to_a_step_stands_before_it(steps: tuple[FlowStep, ...]) -> None:
    first, second = steps
    assert "colours" not in said(first.after)
    assert "have colours" in said(second.context)
    assert "note" not in said(second.context).lower()


def test_behind_the_last_step_nothing_is_lost(steps: tuple[FlowStep, ...]) -> None:
    last = steps[-1]
    assert "Green goes" in said(last.after)
    assert "Speak up." in said(last.after)


@pytest.mark.parametrize("path", ["/en/no-sound/all/", "walk"])
def test_they_are_on_the_page(steps: tuple[FlowStep, ...], client: Client, path: str) -> None:
    if path == "walk":
        client.post("/en/no-sound/start/")
        path = f"/en/no-sound/steps/{steps[-1].key}/"
    page = client.get(path).content.decode()
    place = page.index("Push them in.")
    assert place < page.index("Green goes") < page.index("Speak up.")
