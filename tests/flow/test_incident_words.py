"""Which queries an incident's words speak of."""

from __future__ import annotations

import pytest

from troubleshooting.flow.incidents.matching import speaks_of
from troubleshooting.text.terms import Query

OUTAGE = ("OneDrive outage", "Files do not sync. We are working on it.")


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("outage", OUTAGE),
        ("onedirve", OUTAGE),
        ("onedr", OUTAGE),
        ("my files are not synced", OUTAGE),
        ("onedrive shows a red cross", ("OneDrive and SharePoint: red cross",)),
        ("vpn broken", ("No VPN in the north wing",)),
        ("verkossa", ("Verkko on poikki",)),
        ("verkkoyhteys", ("Verkko on poikki",)),
        ("0x80070005", ("Updates fail with 0x80070005",)),
        ("wi-fi", ("WiFi is away",)),
        ("الشبكه", ("الشبكة معطلة",)),
        ("רשת", ("הרשת נפלה", "אין רשת")),
        ("ネットワークが遅い", ("ネットワーク障害",)),
        ("เครือข่ายล่ม", ("เครือข่ายขัดข้อง",)),
        ("网络", ("网络中断",)),
    ],
)
def test_they_speak_of_it(query: str, texts: tuple[str, ...]) -> None:
    assert speaks_of(Query.of(query), texts)


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("", OUTAGE),
        ("?!", OUTAGE),
        ("printer", OUTAGE),
        ("printer prints blank pages", OUTAGE),
        ("do not", OUTAGE),
        ("the zebra", ("The network is down",)),
        ("work", ("The network is down",)),
        ("0x80070006", ("Updates fail with 0x80070005",)),
        ("プリンター", ("ネットワーク障害",)),
        ("printer", ()),
    ],
)
def test_they_do_not(query: str, texts: tuple[str, ...]) -> None:
    assert not speaks_of(Query.of(query), texts)
