"""A reader without scripting: follows pages, forms and redirects over plain HTTP."""

from __future__ import annotations

import http.client
import re
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

BROWSER_COOKIE = "askel_browser"
TIMEOUT_SECONDS = 60
MAX_REDIRECTS = 5


@dataclass
class Journal:
    """What one thread met.

    Attributes:
        latencies_ms: Milliseconds of each request.
        errors: What went wrong, a line each.
    """

    latencies_ms: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class RequestFailed(RuntimeError):
    """The portal answered what no reader should see, or did not answer."""


@dataclass(frozen=True)
class Page:
    """What a request gave in the end, after redirects.

    Attributes:
        path: Its address.
        html: Its text.
    """

    path: str
    html: str

    @property
    def main(self) -> str:
        """What is inside `<main>`."""
        return self.html.partition("<main")[2].partition("</main>")[0]

    @property
    def is_step(self) -> bool:
        """Whether it asks for an answer."""
        return 'name="result"' in self.main

    @property
    def first_form(self) -> str:
        """Where the first POST form in `<main>` leads."""
        found = re.search(r'<form[^>]* method="post" action="([^"]+)"', self.main)
        if not found:
            raise RequestFailed(f"{self.path} has no form")
        return found[1]

    @property
    def token(self) -> str:
        """The form's token against forged requests."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.main)
        return found[1] if found else ""


class Reader:
    """One browser: cookies of its own and one connection.

    Args:
        port: The portal's port on 127.0.0.1.
        journal: Where its requests are noted.
        cookies: What the browser kept from an earlier visit.
    """

    def __init__(self, port: int, journal: Journal, cookies: dict[str, str] | None = None) -> None:
        self.journal = journal
        self.cookies = dict(cookies or {})
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    @property
    def browser_key(self) -> str:
        """What the portal knows the browser by; "" before it started a flow."""
        return self.cookies.get(BROWSER_COOKIE, "")

    def get(self, path: str) -> Page:
        """Open an address.

        Raises:
            RequestFailed: It did not lead to a page.
        """
        for _ in range(MAX_REDIRECTS):
            status, location, html = self.send("GET", path)
            if status == http.client.OK:
                return Page(path, html)
            path = location
        raise RequestFailed(f"{path} redirects without end")

    def post(self, path: str, page: Page, **fields: str) -> str:
        """Send a form of a page; returns where it leads.

        Raises:
            RequestFailed: It was not accepted.
        """
        body = urlencode({"csrfmiddlewaretoken": page.token, **fields})
        status, location, _html = self.send("POST", path, body)
        if status != http.client.FOUND:
            raise RequestFailed(f"POST {path} was answered {status}")
        return location

    def send(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        """One request, timed; gives status, `Location` ("" without one) and text.

        Raises:
            RequestFailed: No answer, or a status that is neither a page nor a redirect.
        """
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        try:
            self._connection.request(method, path, body or None, headers)
            response = self._connection.getresponse()
            text = response.read().decode()
        except (OSError, http.client.HTTPException) as error:
            raise RequestFailed(f"{method} {path}: {type(error).__name__} {error}") from error
        self.journal.latencies_ms.append((time.perf_counter() - began) * 1000)
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies.update((name, one.value) for name, one in SimpleCookie(line).items())
        if response.status not in (http.client.OK, http.client.FOUND):
            raise RequestFailed(f"{method} {path} was answered {response.status}")
        return response.status, response.headers.get("Location", ""), text
