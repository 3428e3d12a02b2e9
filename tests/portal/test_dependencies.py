"""Dependencies: pinned with hashes, and each with a reason in the docs."""

from __future__ import annotations

import re

import pytest

from tests.portal.processes import PROJECT

LOCKS = ["requirements.txt", "requirements/services.txt", "requirements/dev.txt"]
INPUTS = sorted((PROJECT / "requirements").glob("*.in"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_pinned_and_hashed(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]

    assert lines
    for line in lines:
        assert re.match(r"[\w.\[\],-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_each_has_a_line_in_the_docs(path: object) -> None:
    text = (PROJECT / "requirements" / str(path)).read_text(encoding="utf-8")
    names = re.findall(r"^([A-Za-z][\w.-]*)", text, re.MULTILINE)
    table = (PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8")

    assert names
    assert [name for name in names if f"| {name} |" not in table] == []
