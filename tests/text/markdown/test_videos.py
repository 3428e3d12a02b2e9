"""Videos are links."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.text.html import CONTEXT, html

LINK = '<a href="https://example.org/v?a=b&amp;c=d" rel="noopener noreferrer">'


@pytest.mark.parametrize("written", ["{}", "> {}", "- {}", "a {} b"])
def test_a_video_is_a_link(written: str) -> None:
    page = html(written.format("[!VIDEO https://example.org/v?a=b&c=d]"))
    assert f"{LINK}Watch the video</a>" in page


def test_its_words_are_in_the_texts_language() -> None:
    context = replace(CONTEXT, labels={"video": "Katso video"})
    assert ">Katso video</a>" in html("[!VIDEO https://example.org/v]", context)


def test_its_description_is_its_words() -> None:
    assert ">How to print</a>" in html("[!VIDEO https://example.org/v How to print]")


@pytest.mark.parametrize("address", ["javascript:x", "data:text/html,x", "v.mp4"])
def test_an_address_that_is_no_link_is_none(address: str) -> None:
    assert "href" not in html(f"[!VIDEO {address}]")


@pytest.mark.parametrize("code", ["`[!VIDEO https://a.b]`", "```\n[!VIDEO https://a.b]\n```"])
def test_in_code_it_is_code(code: str) -> None:
    assert "[!VIDEO https://a.b]</code>" in html(code)


@pytest.mark.parametrize("written", ["[!VIDEO]", "[!VIDEO ]", "[!VIDEO a", "[VIDEO a]"])
def test_what_has_no_address_is_words(written: str) -> None:
    assert html(written) == f"<p>{written}</p>"
