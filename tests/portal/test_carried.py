"""Parameters that stay with a reader: which addresses carry them, which do not."""

from __future__ import annotations

import pytest

from portal.carried import Carrier

CARRIER = Carrier({"embed": "1"}, lambda path: path.startswith("/fi/"), "help.example.org")


@pytest.mark.parametrize(
    ("address", "carried"),
    [
        ("/fi/", "/fi/?embed=1"),
        ("/fi/a/?view=columns#original", "/fi/a/?view=columns&embed=1#original"),
        ("/fi/?q=a+b%26c&told=", "/fi/?q=a+b%26c&told=&embed=1"),
        ("?view=columns", "?view=columns&embed=1"),
        ("?#original", "?embed=1#original"),
        ("/fi/?embed=1", "/fi/?embed=1"),
        ("/fi/?embed=0", "/fi/?embed=0"),
        ("https://help.example.org/fi/a/", "https://help.example.org/fi/a/?embed=1"),
        ("#heading", "#heading"),
        ("/admin/", "/admin/"),
        ("//other.example.org/fi/", "//other.example.org/fi/"),
        ("https://other.example.org/fi/", "https://other.example.org/fi/"),
        ("mailto:help@example.org", "mailto:help@example.org"),
        ("https://[broken/fi/", "https://[broken/fi/"),
    ],
)
def test_an_address_to_a_reader_s_page_carries_them(address: str, carried: str) -> None:
    assert CARRIER.address(address) == carried


def test_they_can_be_left_out_again() -> None:
    assert CARRIER.without("/fi/?embed=1&q=a#b") == "/fi/?q=a#b"
    assert CARRIER.without("/fi/?embed=1") == "/fi/"


def test_links_and_forms_of_a_page_carry_them() -> None:
    page = (
        '<a class="b" href="/fi/a/?view=x&amp;q=%22">a</a><form method="post" action="/fi/a/start/">'
        '<form role="search" method="get" action="/fi/"><a name="c">d</a><a href="#e">f</a>'
    )

    assert CARRIER.page(page) == (
        '<a class="b" href="/fi/a/?view=x&amp;q=%22&amp;embed=1">a</a>'
        '<form method="post" action="/fi/a/start/?embed=1">'
        '<form role="search" method="get" action="/fi/"><input type="hidden" name="embed" value="1">'
        '<a name="c">d</a><a href="#e">f</a>'
    )


def test_links_to_elsewhere_open_a_new_tab() -> None:
    assert CARRIER.page('<a href="https://learn.example.org/" rel="noopener">x</a>') == (
        '<a href="https://learn.example.org/" rel="noopener" target="_blank" '
        'aria-describedby="new-tab">x</a>'
    )
    for same in (
        '<a href="/fi/" target="_blank">x</a>',
        '<a href="tel:123">x</a>',
        '<a href="https://[broken/">x</a>',
    ):
        assert CARRIER.page(same) == same


def test_a_link_to_a_file_saves_it() -> None:
    assert CARRIER.page('<a href="/fi/a/tried.txt">x</a>') == (
        '<a href="/fi/a/tried.txt?embed=1" download>x</a>'
    )


def test_a_quoted_bracket_ends_no_tag() -> None:
    assert CARRIER.page('<a title="1 > 0" href="/fi/">x</a>') == (
        '<a title="1 > 0" href="/fi/?embed=1">x</a>'
    )


def test_other_elements_are_left_alone() -> None:
    page = '<link href="/fi/"><article href="/fi/">&lt;a href="/fi/"&gt;</article>'

    assert CARRIER.page(page) == page
