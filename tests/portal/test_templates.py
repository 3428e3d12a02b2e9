"""Templates: nothing the content security policy forbids, nothing unescaped without a reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import Engine, engines
from django.template.backends.django import DjangoTemplates

from tests.portal.processes import PROJECT

FOLDER = PROJECT / "templates"
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.html"))
INLINE = {
    "style attribute": re.compile(r"""<[^>]*\sstyle\s*=""", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "handler": re.compile(r"""<[^>]*\son[a-z]+\s*=""", re.IGNORECASE),
    "htmx handler": re.compile(r"""\shx-(on|vals=["']js:)""", re.IGNORECASE),
    "script without src": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "script address": re.compile(r"""["']\s*javascript:""", re.IGNORECASE),
}
# Unescaped: only what `troubleshooting.text.markdown.render` sanitised when it was stored.
UNESCAPED = re.compile(r"(\w+)\|safe\b|\bautoescape off\b")
SANITISED = {"html", "source_html", "target_html"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_compiles(name: str) -> None:
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    engine: Engine = backend.engine
    assert engine.get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_has_nothing_inline(name: str) -> None:
    text = Path(FOLDER / name).read_text(encoding="utf-8")

    assert [kind for kind, pattern in INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_leaves_only_sanitised_html_unescaped(name: str) -> None:
    text = Path(FOLDER / name).read_text(encoding="utf-8")

    assert {match[1] for match in UNESCAPED.finditer(text)} <= SANITISED
