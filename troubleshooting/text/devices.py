"""A device and its browser in words, from what the browser says of itself: `Windows 11, Edge 131`.

The User-Agent of today's browsers is frozen: every Windows is "NT 10.0", every Mac and many an iPad
"10_15_7", every Android of Chrome "10; K", every iPhone since iOS 26 "18_6" or "18_7". Client hints
(https://wicg.github.io/ua-client-hints/) say more where a browser sends them; where it does not, a
version that is known to be made up is left out, and of two that look alike both are named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ua_parser import parse
from ua_parser.core import OS, Device, Result, UserAgent

# The hints that a page has to ask for.
HINTS = ("Sec-CH-UA-Platform-Version", "Sec-CH-UA-Model")
# Longer ones are nobody's browser.
MAX_USER_AGENT = 512
MAX_WORDS = 100
BRAND = re.compile(r'"([^"]*)";\s*v="(\d+)')
# One brand of each list is made up to keep parsers honest. Chromium names every browser made of it,
# so it is what is said where no other name is.
NO_BROWSER = re.compile(r"Not.{0,3}A.{0,3}Brand", re.IGNORECASE)
ENGINE = "Chromium"
# They say nothing: macOS 15.1.0 is 15.1, Android 14.0.0 is 14.
TRAILING_ZEROS = re.compile(r"(\.0+)+$")
BROWSERS = {
    "Google Chrome": "Chrome",
    "Microsoft Edge": "Edge",
    "Chrome Mobile": "Chrome",
    "Edge Mobile": "Edge",
    "Firefox Mobile": "Firefox",
    "Mobile Safari": "Safari",
}
SYSTEMS = {"Mac OS X": "macOS", "Chromium OS": "ChromeOS", "Chrome OS": "ChromeOS"}
# Microsoft's table: platform versions 13 and above are Windows 11, 1 to 10 are Windows 10.
WINDOWS_11 = 13
FROZEN_MAC = ("10", "15")
# Safari on an iPad gives itself out as Safari on a Mac.
SAFARI = ("Safari", "Mobile Safari")
# What Chrome on Android calls every device.
NO_DEVICE = "K"


def device_words(headers: Mapping[str, str]) -> str:
    """What a request's headers say of the device, its system and its browser.

    Args:
        headers: The request's headers; names are looked up as HTTP writes them.

    Returns:
        At most `MAX_WORDS` characters of plain text; "" where nothing is known.
    """
    found = parse(headers.get("User-Agent", "")[:MAX_USER_AGENT])
    device = _hint(headers, "Sec-CH-UA-Model") or _device(found.device)
    words = (device, _system(headers, found), _browser(headers, found.user_agent))
    return " ".join(", ".join(filter(None, words)).split())[:MAX_WORDS]


def _hint(headers: Mapping[str, str], name: str) -> str:
    """A hint's string without its quotes."""
    return headers.get(name, "").strip().strip('"').strip()


def _device(device: Device | None) -> str:
    """A phone's or tablet's name; a computer has none."""
    if device is None or device.family in ("Mac", "Other") or device.model == NO_DEVICE:
        return ""
    return device.family


def _system(headers: Mapping[str, str], found: Result) -> str:
    system, hint = found.os, _hint(headers, "Sec-CH-UA-Platform")
    name = hint or (system.family if system else "")
    name = SYSTEMS.get(name, name)
    version = _hint(headers, "Sec-CH-UA-Platform-Version")
    if name == "Windows":
        return f"Windows {_windows(version, system)}".strip()
    if name == "macOS" and not hint and found.user_agent and found.user_agent.family in SAFARI:
        return "macOS or iPadOS"
    if not version and system and not _is_frozen(found, system):
        version = ".".join(filter(None, (system.major, system.minor)))
    return f"{name} {TRAILING_ZEROS.sub('', version)}".strip()


def _windows(version: str, system: OS | None) -> str:
    major = version.partition(".")[0]
    if major.isdecimal() and int(major) > 0:
        return "11" if int(major) >= WINDOWS_11 else "10"
    said = (system.major if system else None) or ""
    return "10 or 11" if said == "10" and not version else said if not version else ""


def _is_frozen(found: Result, system: OS) -> bool:
    """Whether the version of the system is one that every browser of its kind gives."""
    is_mac = (system.major, system.minor) == FROZEN_MAC
    is_android = bool(found.device and found.device.model == NO_DEVICE)
    return is_mac or is_android or (system.family == "iOS" and _is_older(system, found.user_agent))


def _is_older(system: OS, browser: UserAgent | None) -> bool:
    """Whether Safari is newer than the system it says it is part of."""
    if browser is None or browser.family not in SAFARI:
        return False
    return _number(system.major) < _number(browser.major)


def _number(major: str | None) -> int:
    return int(major) if major and major.isdecimal() else 0


def _browser(headers: Mapping[str, str], browser: UserAgent | None) -> str:
    brands = BRAND.findall(headers.get("Sec-CH-UA", ""))
    named = [(name, major) for name, major in brands if not NO_BROWSER.fullmatch(name)]
    if named:
        name, major = min(named, key=lambda one: one[0] == ENGINE)
    elif browser:
        name, major = browser.family, browser.major or ""
    else:
        return ""
    return f"{BROWSERS.get(name, name)} {major}".strip()
