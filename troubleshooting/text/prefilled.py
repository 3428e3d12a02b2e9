"""Links to people: a web form's address with its fields filled in, a mail to write, a telephone.

A link can only be so long. What does not fit is cut from the longest field, and said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from urllib.parse import quote, urlsplit

# What a form's address may ask for; the transcript is what is cut where not all fits.
TRANSCRIPT = "transcript"
FIELDS = ("title", "code", "slug", "address", "topic", "locale", TRANSCRIPT)
# Outlook and Windows hand on 2,083 characters of a `mailto:` address at most.
MAX_MAILTO = 1900
# The other fields are names; one that is longer than this is cut as well.
MAX_FIELD = 150


class FormAddressRefused(ValueError):
    """A web form's address that cannot be filled in; the message says what to write instead."""


@dataclass(frozen=True)
class Prefilled:
    """A link with its fields filled in.

    Attributes:
        address: The link, percent-encoded.
        is_cut: Not all of the transcript fitted in.
    """

    address: str
    is_cut: bool


def check_form_address(template: str) -> None:
    """See that an address with `{field}` places can be filled in.

    Raises:
        FormAddressRefused: It cannot.
    """
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise FormAddressRefused(f"its braces do not pair ({error}); write {{title}}") from error
    for _words, field, form, conversion in parts:
        if field is not None and (field not in FIELDS or form or conversion):
            known = ", ".join(f"{{{one}}}" for one in FIELDS)
            raise FormAddressRefused(f"{{{field}}} is none of the fields: use {known}")
    site = urlsplit(template)
    if site.scheme not in ("https", "http") or not site.hostname or "{" in site.netloc:
        raise FormAddressRefused(
            "it is no web address: begin with https:// and the form's own host name"
        )


def site_of(template: str) -> str:
    """The host name a form's address leads to."""
    return urlsplit(template).hostname or ""


def fill_form(template: str, values: Mapping[str, str], limit: int, cut_mark: str) -> Prefilled:
    """A web form's address with its fields filled in.

    Args:
        template: An address that `check_form_address` lets pass.
        values: The text of each of `FIELDS`.
        limit: How many characters the address may have; fields other than the transcript are
            short, and are kept where they alone exceed it.
        cut_mark: What stands where the transcript was cut; it may have several lines.
    """
    short = {name: _encoded(value[:MAX_FIELD]) for name, value in values.items()}
    places = sum(field == TRANSCRIPT for _, field, _, _ in Formatter().parse(template))
    bare = template.format(**{**short, TRANSCRIPT: ""})
    room = (limit - len(bare)) // max(places, 1)
    text = _fitting(values[TRANSCRIPT], room, f"\n{cut_mark}") if places else ""
    address = template.format(**{**short, TRANSCRIPT: _encoded(text)})
    return Prefilled(address, is_cut=bool(places) and text != values[TRANSCRIPT])


def fill_mail(to: str, subject: str, text: str, cut_mark: str) -> Prefilled:
    """A `mailto:` link with subject and text (RFC 6068: lines end in CR LF).

    Args:
        to: The address.
        subject: One line.
        text: The mail's text.
        cut_mark: What stands where the text was cut; it may have several lines.
    """
    body = "\r\n".join(text.splitlines())
    begin = f"mailto:{quote(to, safe='@')}?subject={_encoded(subject[:MAX_FIELD])}&body="
    mark = "\r\n".join(cut_mark.splitlines())
    fitting = _fitting(body, MAX_MAILTO - len(begin), f"\r\n{mark}")
    return Prefilled(begin + _encoded(fitting), is_cut=fitting != body)


def telephone_address(number: str) -> str:
    """The `tel:` link (RFC 3966) of a number as people write it.

    A zero in brackets after a country's code is not dialled from abroad, so it is left out.
    """
    digits = "".join(one for one in number.replace("(0)", "") if one.isdecimal())
    return f"tel:{'+' if number.startswith('+') else ''}{digits}"


def _encoded(text: str) -> str:
    return quote(text, safe="")


def _fitting(text: str, room: int, cut_line: str) -> str:
    """As much of a text as has room once it is encoded; it ends with that line where it was cut.

    It is cut at a line's end where one is near, else between any two characters.
    """
    if len(_encoded(text)) <= room:
        return text
    room -= len(_encoded(cut_line))
    length = used = 0
    for character in text:
        used += len(_encoded(character))
        if used > room:
            break
        length += 1
    line_end = text.rfind("\n", 0, length)
    kept = text[: line_end if line_end > length // 2 else length].rstrip()
    return f"{kept}{cut_line}"
