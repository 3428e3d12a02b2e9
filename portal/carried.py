"""Parameters that stay with a reader: put into every address of a page that leads to another of theirs.

Done to the page as it is sent, so that it holds for every template, for links inside articles'
own texts, and for whatever page is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

TAG = re.compile(
    r"""<(?P<name>a|form)\b(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE
)
ADDRESS = re.compile(r"""(?P<before>\s(?:href|action)=)"(?P<address>[^"]*)\"""", re.IGNORECASE)
METHOD = re.compile(r"""\smethod="?post\b""", re.IGNORECASE)
TARGET = re.compile(r"""\starget=""", re.IGNORECASE)
WEB = ("", "http", "https")
# What says of a link that it opens elsewhere: an element of the page.
NEW_TAB = "new-tab"


@dataclass(frozen=True)
class Carrier:
    """Carries parameters from page to page.

    Attributes:
        parameters: Their names and values; an address that has one of its own keeps that.
        is_inside: Whether a path, of this host, is one of the pages they are carried to.
        host: This host, as addresses with a scheme name it.
    """

    parameters: Mapping[str, str]
    is_inside: Callable[[str], bool]
    host: str

    def page(self, html: str) -> str:
        """A page whose links and forms carry them; a link to anywhere else opens a new tab.

        A link to a file, whose address has no slash at its end, saves it: there is no way back from
        one. A link that says itself where it opens is left as it is. What scripts ask for is not seen to.
        """
        return TAG.sub(self._tag, html)

    def address(self, address: str) -> str:
        """An address with them, if it leads to one of the pages; else as it was."""
        if not self._leads_inside(address):
            return address
        scheme, host, path, query, fragment = urlsplit(address)
        present = parse_qsl(query, keep_blank_values=True)
        names = {name for name, _value in present}
        missing = [pair for pair in self.parameters.items() if pair[0] not in names]
        return urlunsplit((scheme, host, path, urlencode([*present, *missing]), fragment))

    def without(self, address: str) -> str:
        """An address without them."""
        scheme, host, path, query, fragment = urlsplit(address)
        kept = [
            pair
            for pair in parse_qsl(query, keep_blank_values=True)
            if pair[0] not in self.parameters
        ]
        return urlunsplit((scheme, host, path, urlencode(kept), fragment))

    def _leads_inside(self, address: str) -> bool:
        found = _page_at(address)
        if found is None or found.netloc not in ("", self.host):
            return False
        return not found.path or self.is_inside(found.path)

    def _tag(self, match: re.Match[str]) -> str:
        name, attributes = match["name"], match["attributes"]
        if name.lower() == "form" and not METHOD.search(attributes):
            # The browser puts the fields of such a form in the place of its address's query.
            return match[0] + "".join(
                f'<input type="hidden" name="{escape(key)}" value="{escape(value)}">'
                for key, value in self.parameters.items()
            )
        found = ADDRESS.search(attributes)
        if found is None or TARGET.search(attributes):
            return match[0]
        address = unescape(found["address"])
        if name.lower() == "a" and _page_at(address) and not self._leads_inside(address):
            return f'<{name}{attributes} target="_blank" aria-describedby="{NEW_TAB}">'
        carried = escape(self.address(address))
        before, after = attributes[: found.start()], attributes[found.end() :]
        saves = " download" if name.lower() == "a" and _is_file(address) else ""
        return f'<{name}{before}{found["before"]}"{carried}"{after}{saves}>'


def _page_at(address: str) -> SplitResult | None:
    """The parts of an address, if it leads to another page: not to a place on this one, nor to a mail."""
    try:
        found = urlsplit(address)
    except ValueError:
        return None
    return None if address.startswith("#") or found.scheme not in WEB else found


def _is_file(address: str) -> bool:
    found = _page_at(address)
    return bool(found and found.path and not found.path.endswith("/"))
