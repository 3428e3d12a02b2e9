"""The environment variables that say how readers reach the helpdesk, checked when a process starts.

`docs/settings.md` has a row for each; `docs/handover.md` says how to set them up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

from troubleshooting.text.prefilled import FormAddressRefused, check_form_address

# A shorter address would hold little but the article's title.
LEAST_FORM_LENGTH = 500
# As people write them: digits with spaces, brackets and the like between, a plus before.
PHONE = re.compile(r"\+?[\d ()./\u2010\u2011-]*\d")
LEAST_DIGITS = 3


@dataclass(frozen=True)
class HandoverEnvironment:
    """The ways to the helpdesk; "" for one that there is not.

    Attributes:
        mail: The helpdesk's mail address.
        mail_server: Django's `EMAIL_…` settings; empty where the portal sends no mail.
        mail_from: Whom its mails are from.
        form: The address of the helpdesk's web form, with `{field}` places.
        form_length: How many characters that address may have once it is filled in.
        ticket_system_url: Where tickets are opened.
        ticket_system_token: The bearer token to open them with.
        ticket_system_reference: Where in the answer the new ticket's reference is, as a dotted
            path; "" for the usual places.
        device: Whether readers are asked if the helpdesk may know of their device.
        phones: The helpdesk's telephone numbers, as people read them.
        hours: When it is there, in plain words.
    """

    mail: str
    mail_server: dict[str, Any]
    mail_from: str
    form: str
    form_length: int
    ticket_system_url: str
    ticket_system_token: str
    ticket_system_reference: str
    device: bool
    phones: list[str]
    hours: str


def read_handover(env: environ.Env) -> HandoverEnvironment:
    """Read and check the variables.

    Raises:
        ImproperlyConfigured: One of them is not what it has to be; the message says what is.
    """
    mail, server = _address(env.str("HANDOVER_MAIL", default=""), "HANDOVER_MAIL"), _server(env)
    sender = env.str("DEFAULT_FROM_EMAIL", default="")
    if mail and server and not sender:
        raise ImproperlyConfigured(
            "DEFAULT_FROM_EMAIL is not set. Set it to an address that the mail server of "
            "EMAIL_URL sends for (DEFAULT_FROM_EMAIL=portal@example.org)."
        )
    return HandoverEnvironment(
        mail=mail,
        mail_server=server,
        mail_from=_address(sender, "DEFAULT_FROM_EMAIL"),
        form=_form(env.str("HANDOVER_FORM", default="")),
        form_length=_form_length(env.int("HANDOVER_FORM_LENGTH", default=2000)),
        ticket_system_url=_ticket_system(env.str("TICKET_SYSTEM_URL", default="")),
        ticket_system_token=env.str("TICKET_SYSTEM_TOKEN", default=""),
        ticket_system_reference=env.str("TICKET_SYSTEM_REFERENCE", default=""),
        device=env.bool("HANDOVER_DEVICE", default=True),
        phones=_phones(env.list("HELPDESK_PHONE", default=[])),
        hours=env.str("HELPDESK_HOURS", default=""),
    )


def _address(address: str, name: str) -> str:
    try:
        if address:
            validate_email(address)
    except ValidationError as error:
        raise ImproperlyConfigured(
            f"{name} is {address!r}. Set it to one mail address ({name}=helpdesk@example.org)."
        ) from error
    return address


def _phones(numbers: list[str]) -> list[str]:
    numbers = [number.strip() for number in numbers]
    for number in numbers:
        if not PHONE.fullmatch(number) or sum(map(str.isdigit, number)) < LEAST_DIGITS:
            raise ImproperlyConfigured(
                f"HELPDESK_PHONE has {number!r}. Set it to telephone numbers, separated by commas "
                "(HELPDESK_PHONE=+358 9 123 4567)."
            )
    return numbers


def _server(env: environ.Env) -> dict[str, Any]:
    if not env.str("EMAIL_URL", default=""):
        return {}
    try:
        server: dict[str, Any] = env.email_url("EMAIL_URL")
    except (ImproperlyConfigured, KeyError, ValueError) as error:
        # Without its value: a password may be in it.
        raise ImproperlyConfigured(
            "EMAIL_URL cannot be read. Set it to a mail server "
            "(EMAIL_URL=smtp+tls://user:password@mail.example.org:587)."
        ) from error
    return server


def _form(template: str) -> str:
    try:
        if template:
            check_form_address(template)
    except FormAddressRefused as error:
        raise ImproperlyConfigured(f"HANDOVER_FORM cannot be filled in: {error}.") from error
    return template


def _form_length(length: int) -> int:
    if length < LEAST_FORM_LENGTH:
        raise ImproperlyConfigured(
            f"HANDOVER_FORM_LENGTH is {length}. Set it to {LEAST_FORM_LENGTH} or more: to how "
            "many characters the form's server takes in an address."
        )
    return length


def _ticket_system(url: str) -> str:
    site = urlsplit(url)
    if url and not (site.scheme in ("https", "http") and site.hostname):
        raise ImproperlyConfigured(
            "TICKET_SYSTEM_URL is no web address. Set it to where tickets are opened "
            "(TICKET_SYSTEM_URL=https://desk.example.org/api/tickets)."
        )
    return url
