"""Pages for the proxy in front, while the portal does not answer or lets somebody wait."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from portal.errors import bare_context
from troubleshooting.text.locales import direction

# What each is called, and its template.
PAGES = {"offline": "offline.html", "too-many": "429.html"}
STYLESHEET = "askel.css"


def write_offline_pages(folder: Path, *, prefix: str = "/offline/") -> list[Path]:
    """Write each page once a language (`offline.fi.html`) and once in all (`offline.html`).

    Args:
        folder: Where to; made if it is missing. The style sheet is written beside the pages.
        prefix: The address the proxy serves the folder under.

    Returns:
        The files written.

    Raises:
        OSError: The folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    codes = [code for code, _name in settings.LANGUAGES]
    everybody = sorted(codes, key=lambda code: (code != "en", code))
    written = [_write(folder / STYLESHEET, _style())]
    for name, template in PAGES.items():
        written.append(_write(folder / f"{name}.html", _page(template, everybody, prefix)))
        for code in codes:
            written.append(_write(folder / f"{name}.{code}.html", _page(template, [code], prefix)))
    return written


def _page(template: str, codes: list[str], prefix: str) -> str:
    words = [{"language": code, "direction": direction(code)} for code in codes]
    address = f"{prefix.rstrip('/')}/{STYLESHEET}"
    with translation.override(codes[0]):
        context = bare_context(codes[0], stylesheet=address, languages=words)
        return render_to_string(template, context)


def _style() -> str:
    path = finders.find("css/askel.css")
    return Path(str(path)).read_text(encoding="utf-8")


def _write(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path
