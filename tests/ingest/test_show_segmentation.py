"""`manage.py show_segmentation`: an article with what the rules made of its lines."""

from __future__ import annotations

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.environment import BASE_DIR
from tests.text.pairs import pair
from troubleshooting.ingest.importer import import_tree
from troubleshooting.text.segmentation.rules import RULES

pytestmark = pytest.mark.django_db
BODY = f"# {pair('Ei ääntä', 'No sound')}\n\n- {pair('Käynnistä.', 'Restart.')}\n"
FILE = f"---\nms.contentlocale: fi-FI\n---\n{BODY}"
GREEN = "\x1b[32m"


class Terminal(StringIO):
    """Where colours can be seen."""

    def isatty(self) -> bool:
        return True


def show(*words: object, out: StringIO | None = None, **options: object) -> str:
    written = out or StringIO()
    call_command("show_segmentation", *map(str, words), stdout=written, **options)
    return written.getvalue()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that was not imported."""
    file = tmp_path / "no-sound.md"
    file.write_text(FILE, "utf-8")
    return file


@pytest.fixture
def imported(path: Path) -> Path:
    """The same, imported."""
    import_tree([path], now=timezone.now())
    return path


def test_a_file_is_shown_by_its_english_side(path: Path) -> None:
    first, second, *_legend = show(path).splitlines()
    assert first.split(maxsplit=3) == ["4", "text", "title", "# No sound"]
    assert "- Restart." in second
    assert "step" in second


def test_an_imported_article_is_shown_like_its_file(imported: Path) -> None:
    def unnumbered(shown: str) -> list[str]:
        return [row[6:] for row in shown.splitlines()]

    assert unnumbered(show("no-sound")) == unnumbered(show(imported))
    assert show("no-sound.md") == show("no-sound")


def test_another_language_is_shown_where_it_is_asked_for(imported: Path) -> None:
    assert "- Käynnistä." in show("no-sound", "--locale", "fi-FI")
    assert "- Käynnistä." in show(imported, "--locale", "fi-FI")


def test_it_ends_with_a_legend(path: Path) -> None:
    assert RULES["title"] in show(path)


def test_an_unknown_name_lists_the_closest(imported: Path) -> None:
    with pytest.raises(CommandError, match=r"no article no-sounds\. Closest: no-sound"):
        show("no-sounds")


def test_a_language_it_has_no_text_in_lists_those_it_has(imported: Path) -> None:
    with pytest.raises(CommandError, match=r"no text in sv-SE\. Closest: en-US, fi-FI"):
        show("no-sound", "--locale", "sv-SE")
    with pytest.raises(CommandError, match=r"is not in sv-SE\. Closest: fi-FI"):
        show(imported, "--locale", "sv-SE")


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    file = tmp_path / "hollow.md"
    file.write_text("---\nms.contentlocale: fi-FI\n---\n\n", "utf-8")
    with pytest.raises(CommandError, match=r"hollow\.md:4: .*no text"):
        show(file)


def test_an_unknown_language_is_refused(path: Path) -> None:
    with pytest.raises(CommandError, match="--locale"):
        show(path, "--locale", "klingon")


def test_steps_are_coloured_on_a_terminal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert GREEN in show(path, out=Terminal())
    assert GREEN not in show(path)


def test_no_colour_where_none_is_wanted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert GREEN not in show(path, out=Terminal(), no_color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert GREEN not in show(path, out=Terminal())


def test_it_keeps_to_the_terminals_width(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(FILE + f"\n{pair('a', 'long words ' * 30)}\n", "utf-8")
    for columns in (80, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        assert columns - 20 < max(map(len, show(path).splitlines())) <= columns


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "long.md"
    body = "".join(f"Line {number}.\n\n" for number in range(4000))
    file.write_text(f"---\nms.contentlocale: en-US\n---\n# Title\n\n{body}", encoding="utf-8")
    command = [sys.executable, "manage.py", "show_segmentation", str(file)]
    with subprocess.Popen(
        command, cwd=BASE_DIR, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr
        assert "Traceback" not in process.stderr.read()
