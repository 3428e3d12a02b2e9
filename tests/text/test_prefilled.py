"""Links with their fields filled in say what was meant, and are no longer than they may be."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.prefilled import (
    FIELDS,
    MAX_MAILTO,
    FormAddressRefused,
    check_form_address,
    fill_form,
    fill_mail,
    site_of,
    telephone_address,
)

FORM = "https://desk.example.org/new?kind=1&subject={title}&description={transcript}&c={topic}#form"
CUT = "[cut]"
# What a database gives: any character but lone halves of one.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


def values(**some: str) -> dict[str, str]:
    return dict.fromkeys(FIELDS, "") | some


@given(title=WORDS, transcript=WORDS, topic=WORDS)
def test_a_form_reads_back_what_was_filled_in(title: str, transcript: str, topic: str) -> None:
    filled = fill_form(FORM, values(title=title, transcript=transcript, topic=topic), 10_000, CUT)

    fields = parse_qs(urlsplit(filled.address).query, keep_blank_values=True)
    assert fields == {
        "kind": ["1"],
        "subject": [title],
        "description": [transcript],
        "c": [topic],
    }
    assert not filled.is_cut


@given(transcript=st.text(st.characters(exclude_categories=["Cs"]), max_size=3000))
def test_a_form_s_address_is_never_too_long(transcript: str) -> None:
    filled = fill_form(FORM, values(title="Ei ääntä", transcript=transcript), 600, CUT)

    (said,) = parse_qs(urlsplit(filled.address).query, keep_blank_values=True)["description"]
    assert len(filled.address) <= 600
    assert filled.is_cut is (said != transcript)
    assert said == transcript or (said.endswith(f"\n{CUT}") and transcript.startswith(said[:-6]))


def test_a_form_is_cut_at_a_line_s_end() -> None:
    lines = "\n".join(f"{number}. Käynnistä uudelleen" for number in range(1, 50))

    filled = fill_form(FORM, values(transcript=lines), 600, CUT)

    (said,) = parse_qs(urlsplit(filled.address).query)["description"]
    assert said.splitlines()[-1] == CUT
    assert said.splitlines()[:-1] == lines.splitlines()[: len(said.splitlines()) - 1]


def test_a_form_that_does_not_ask_for_the_transcript_is_not_cut() -> None:
    filled = fill_form(
        "https://a.example/{code}", values(code="A-7", transcript="x" * 9000), 600, CUT
    )

    assert (filled.address, filled.is_cut) == ("https://a.example/A-7", False)


def test_a_value_stays_in_its_place() -> None:
    filled = fill_form(
        "https://a.example/{slug}?t={title}", values(slug="a/b?c", title="&x=1#y"), 600, CUT
    )

    assert urlsplit(filled.address).path == "/a%2Fb%3Fc"
    assert parse_qs(urlsplit(filled.address).query) == {"t": ["&x=1#y"]}


@given(
    subject=WORDS,
    text=st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.just("\n"), max_size=900
    ),
)
def test_a_mail_reads_back_too(subject: str, text: str) -> None:
    filled = fill_mail("help+desk@example.org", subject, text, CUT)

    to, _, query = filled.address.removeprefix("mailto:").partition("?")
    fields = dict(pair.split("=", 1) for pair in query.split("&"))
    body = unquote(fields["body"])
    assert unquote(to) == "help+desk@example.org"
    assert unquote(fields["subject"]) == subject
    assert "+" not in query
    assert len(filled.address) <= MAX_MAILTO
    if not filled.is_cut:
        assert body.split("\r\n") == (text.splitlines() or [""])


def test_a_long_mail_is_cut_and_says_so() -> None:
    filled = fill_mail("a@example.org", "S", "ä\n" * 5000, CUT)

    assert filled.is_cut
    assert len(filled.address) <= MAX_MAILTO
    assert unquote(filled.address).endswith(f"\r\n{CUT}")


def test_the_lines_that_end_a_mail_that_was_cut_end_as_mails_do() -> None:
    filled = fill_mail("a@example.org", "S", "ä\n" * 5000, f"{CUT}\nhttps://a.example/")

    assert unquote(filled.address).endswith(f"\r\n{CUT}\r\nhttps://a.example/")


@pytest.mark.parametrize(
    ("template", "remedy"),
    [
        ("https://a.example/?s={titel}", "use {title}, {code}"),
        ("https://a.example/?s={}", "use {title}, {code}"),
        ("https://a.example/?s={title!r}", "use {title}, {code}"),
        ("https://a.example/?s={title:>9}", "use {title}, {code}"),
        ("https://a.example/?s={title.format}", "use {title}, {code}"),
        ("https://a.example/?s={title", "write {title}"),
        ("https://{slug}.example/?s={title}", "begin with https://"),
        ("desk.example.org/?s={title}", "begin with https://"),
        ("javascript:alert({title})", "begin with https://"),
    ],
)
def test_an_address_that_cannot_be_filled_in_says_what_to_write(template: str, remedy: str) -> None:
    with pytest.raises(FormAddressRefused) as refused:
        check_form_address(template)

    assert remedy in str(refused.value)


def test_one_that_can_be_is_taken_and_its_site_known() -> None:
    check_form_address(FORM)

    assert site_of(FORM) == "desk.example.org"


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("+358 9 123 4567", "tel:+35891234567"),
        ("+358 (0)9 123-4567", "tel:+35891234567"),
        ("09 123 4567", "tel:091234567"),
        ("112", "tel:112"),
    ],
)
def test_a_telephone_number_is_dialled_as_it_is_meant(number: str, address: str) -> None:
    assert telephone_address(number) == address
