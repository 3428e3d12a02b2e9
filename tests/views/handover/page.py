"""The page as its tests read it."""

from __future__ import annotations

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client

from tests.views.conftest import HANDOVER
from tests.views.pages import Page

EN_HANDOVER = HANDOVER.replace("/fi/", "/en/")
FORM = "https://desk.example.org/new?subject={title}&text={transcript}&about={topic}&code={code}"
WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"
)
EDGE = {"User-Agent": WINDOWS, "Sec-CH-UA-Platform-Version": '"15.0.0"',
        "Sec-CH-UA-Platform": '"Windows"'}  # fmt: skip


def shown(client: Client, path: str = HANDOVER, **headers: str) -> Page:
    return Page(client.get(path, headers={"accept-language": "en", **headers}))


def way(page: Page, label: str) -> str:
    """The address of a way that is a link, by where it leads."""
    (address,) = (one for one in page.links_in_main if one.startswith(label))
    return address


def buttons(page: Page) -> list[tuple[str, bool]]:
    (form,) = page.post_forms
    return [
        (one.get("value", ""), "button--primary" in one["class"])
        for one in form.buttons
        if one["type"] == "submit"
    ]


def asked_to_tell(end: HttpResponse) -> str:
    """What the end page says of a hand-over that is solved now."""
    context = {name: end.context[name] for name in ("handed_before", "solved_mail")}
    return render_to_string("troubleshooting/solved_after_all.html", context)
