"""Names of products: they stay as they are in every language."""

from __future__ import annotations

import re

from troubleshooting.text.checks.check import Check, Weight, changes, gettext_noop
from troubleshooting.text.checks.pair import Pair

# Names that the vendors themselves keep in all languages. Left out: names that are words as well
# and may begin a sentence (Exchange, Word, Access, Stream), and those with translations of their
# own or that go without saying (Windows, Remote Desktop, Bluetooth, Wi-Fi).
PRODUCTS = (
    "Microsoft 365", "Office 365", "Dynamics 365", "Microsoft Teams", "Microsoft Edge",
    "Microsoft Stream", "Microsoft Planner", "Microsoft Forms", "Microsoft Graph",
    "Microsoft Defender", "Windows Defender", "Windows Server", "Internet Explorer",
    "Exchange Online", "Exchange Server", "SharePoint", "OneDrive", "OneNote", "Outlook", "Excel",
    "PowerPoint", "Power BI", "Power Apps", "Power Automate", "PowerShell", "Visio", "Yammer",
    "Skype", "Azure", "Intune", "Active Directory", "BitLocker", "FastTrack", "Cortana", "Bing",
    "Xbox", "LinkedIn", "GitHub", "TeamViewer", "Android", "Linux", "macOS", "iOS", "iPhone",
    "iPad", "Google Chrome", "Chrome", "Firefox", "Safari",
)  # fmt: skip
NAME = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(name) for name in sorted(PRODUCTS, key=len, reverse=True))
    + r"|(?<=\w )Teams)(?!\w)"
)
MAKER = "microsoft"


class Products(Check):
    """Finds product names that were translated, transliterated or dropped."""

    id = "products"
    name = gettext_noop("Product names")
    explanation = gettext_noop("A product's name of the original is not in the translation.")
    severity = Weight.LOW

    def difference(self, pair: Pair) -> str:
        """Names of the source that the target does not have.

        Endings, prefixes and marks around the name do not matter, nor does the maker's name
        before it: `Microsoft Edge` may be `Edgeen`.
        """
        names = NAME.findall(pair.source.prose)
        if not names:
            return ""
        squeezed = pair.target.squeezed
        return changes((name for name in names if _key(name) not in squeezed), ())


def _key(name: str) -> str:
    squeezed = "".join(filter(str.isalnum, name)).casefold()
    shorter = squeezed.removeprefix(MAKER)
    return squeezed if shorter.isdecimal() else shorter
