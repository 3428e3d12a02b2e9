"""An address that passes for another is no link."""

from __future__ import annotations

import pytest

from tests.text.html import CONTEXT
from troubleshooting.text.markdown.links import resolve_link


@pytest.mark.parametrize(
    "address",
    [
        "https://learn.microsoft.com@evil.example/",
        "https://learn.microsoft.com:443@evil.example/",
        "https://user:password@evil.example/",
        "https://learn.microsoft.com%2eevil.example/",
        "https://%65vil.example/",
        'https://evil"example/',
        "https://evil\u202eexample/",
        "https://evil.example\\.learn.microsoft.com/",
        "https://learn.microsoft.com\uff0fevil.example/",
        "https:evil.example",
        "https:/evil.example",
        "%2e%2e.md",
        "..md",
        "...md",
        "%2E%2e/a/%2e.md",
        "..%2f..%2fadmin%2flogout.md",
        "a%5c..%5cb.md",
        "a%00b.md",
        "a%0ab.md",
    ],
)
def test_it_leads_nowhere(address: str) -> None:
    assert resolve_link(address, CONTEXT) is None


@pytest.mark.parametrize(
    ("address", "resolved"),
    [
        ("https://[2001:db8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
        ("https://a_b.example:8443/c", "https://a_b.example:8443/c"),
        ("https://example.org/@user?a@b", "https://example.org/@user?a@b"),
        ("https://\u0430ka.ms/login", "https://xn--ka-6kc.ms/login"),
        ("https://example.org/%2e%2e", "https://example.org/%2e%2e"),
        ("a%20b.md", "/fi/a%20b/"),
        ("v1.2.md", "/fi/v1.2/"),
    ],
)
def test_an_honest_one_leads_where_it_says(address: str, resolved: str) -> None:
    assert resolve_link(address, CONTEXT) == resolved


def test_an_article_elsewhere_on_our_site_is_the_vendors() -> None:
    assert resolve_link("/sv/a/", CONTEXT) == "https://docs.example/fi-fi/sv/a/"
    assert resolve_link("/fi/a/", CONTEXT) == "/fi/a/"
    assert resolve_link("/fi/../", CONTEXT) == "https://docs.example/fi-fi/fi/../"
