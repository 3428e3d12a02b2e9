"""Pictures of ours are shown, those elsewhere are linked, unknown ones are their description."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.text.html import CONTEXT, html
from troubleshooting.text.markdown.links import Picture
from troubleshooting.text.markdown.pictures import picture_path

OURS = replace(
    CONTEXT,
    pictures={"media/a b.png": Picture("/files/1.png", 640, 480)},
    labels={"picture": "Kuva", "video": "Katso video"},
)
SHOWN = '<img src="/files/1.png" width="640" height="480" alt="kuva" loading="lazy">'


@pytest.mark.parametrize(
    "written",
    ["![kuva](media/a%20b.png)", "![kuva](./media/a%20b.png)", "![kuva](<media/a b.png>)",
     "![kuva](media/a%20b.png#lightbox \"t\")", "![**kuva**](media/x/../a%20b.png)",
     "![kuva][p]\n\n[p]: media/a%20b.png", '<img src="media/a b.png" alt="kuva">',
     '<IMG onerror=x style="x" width=9999 alt=kuva src="media/a b.png"/>'],
)  # fmt: skip
def test_ours_is_shown_with_its_size_and_description(written: str) -> None:
    assert SHOWN in html(written, OURS)


def test_ours_may_be_a_link() -> None:
    page = html("[![kuva](media/a%20b.png)](other.md)", OURS)
    assert page == f'<p><a href="/fi/other/" rel="noopener noreferrer">{SHOWN}</a></p>'


@pytest.mark.parametrize("written", ["![kuva](media/other.png)", '<img alt="kuva" src="media/c.png">',
                                     "![kuva](/root.png)", "![kuva](data:image/png;base64,AAAA)"])  # fmt: skip
def test_an_unknown_one_is_its_description(written: str) -> None:
    assert "<em>kuva</em>" in html(written, OURS)
    assert "<img" not in html(written, OURS)


def test_one_without_a_description_is_nothing() -> None:
    assert html("a\n\n![](media/other.png)\n\nb", OURS) == "<p>a</p><p>b</p>"
    assert html("a\n\n<img src='data:image/png;base64,AAAA'>\n\nb", OURS) == "<p>a</p><p>b</p>"


@pytest.mark.parametrize(
    "written",
    ["![a map](https://example.org/m.png)", '<img src="https://example.org/m.png" alt="a map">'],
)
def test_one_elsewhere_is_a_link(written: str) -> None:
    link = '<a href="https://example.org/m.png" rel="noopener noreferrer">a map</a>'
    assert link in html(written, OURS)
    assert "<img" not in html(written, OURS)


@pytest.mark.parametrize(("address", "words"), [("m.png", "Kuva"), ("m.mp4?x", "Katso video")])
def test_a_link_without_words_says_what_it_leads_to(address: str, words: str) -> None:
    assert f">{words}</a>" in html(f"![](https://example.org/{address})", OURS)


def test_one_elsewhere_in_a_link_is_no_second_link() -> None:
    page = html("[![a map](https://example.org/m.png)](https://example.org/)", OURS)
    assert page.count("<a ") == 1
    assert "<em>a map</em></a>" in page


def test_a_description_is_only_words() -> None:
    page = html('![" onload="x <b>](media/a%20b.png)', OURS)
    assert 'alt="&quot; onload=&quot;x' in page


@pytest.mark.parametrize(
    ("address", "path"),
    [("media/a.png", "media/a.png"), ("./media//a.png", "media/a.png"), ("../m/a.png", "../m/a.png"),
     ("media\\a.png", "media/a.png"), ("a%C3%A4.png?x#y", "aä.png"), ("/a.png", ""), ("", ""),
     ("https://example.org/a.png", ""), ("data:image/png,x", "")],
)  # fmt: skip
def test_paths_are_written_in_one_way(address: str, path: str) -> None:
    assert picture_path(address) == path
