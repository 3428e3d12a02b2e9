from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.markdown.links import LinkContext, resolve_link

CONTEXT = LinkContext("fi-FI", "fi", "https://docs.example")


@pytest.mark.parametrize(
    ("address", "resolved"),
    [
        ("/windows/security/b", "https://docs.example/fi-fi/windows/security/b"),
        ("/en-us/windows/b?c=d#e", "https://docs.example/fi-fi/windows/b?c=d#e"),
        ("/zh-hant-tw/b", "https://docs.example/fi-fi/b"),
        ("https://learn.microsoft.com/en-us/d", "https://learn.microsoft.com/fi-fi/d"),
        ("https://docs.microsoft.com/d?x=1#y", "https://docs.microsoft.com/fi-fi/d?x=1#y"),
        ("https://support.microsoft.com/en-us/d", "https://support.microsoft.com/fi-fi/d"),
        ("other.md", "/fi/other/"),
        ("other.md#part", "/fi/other/"),
        ("../folder/other.md", "/fi/other/"),
        ("https://example.org/en-us/d", "https://example.org/en-us/d"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+358401234567", "tel:+358401234567"),
        ("https://exämple.org/a", "https://xn--exmple-cua.org/a"),
        ("https://example.org/a b", "https://example.org/a%20b"),
    ],
)
def test_it_leads_where_the_reader_can_go(address: str, resolved: str) -> None:
    assert resolve_link(address, CONTEXT) == resolved


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#part",
        "media/a.png",
        "javascript:alert(1)",
        "JaVa\tScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//example.org",
        "\\\\example.org",
        "/\\example.org",
        "https:example.org",
        "https:///example.org",
        "https://[x",
        "ms-settings:privacy",
    ],
)
def test_it_makes_no_link_of_the_rest(address: str) -> None:
    resolved = resolve_link(address, CONTEXT)
    assert resolved is None or resolved.startswith("https://docs.example/")


@given(st.text(max_size=40))
def test_whatever_is_written_leads_to_a_known_scheme_or_to_us(address: str) -> None:
    resolved = resolve_link(address, CONTEXT)
    if resolved is not None:
        assert resolved.lower().startswith(("https:", "http:", "mailto:", "tel:", "/fi/"))
        assert not resolved.startswith("//")
