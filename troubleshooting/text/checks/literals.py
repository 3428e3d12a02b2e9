"""What a reader types or looks up and no language changes: code, commands, codes, paths, keys."""

from __future__ import annotations

import re
from collections.abc import Iterable

from troubleshooting.text.checks.check import Check, Weight, changes, gettext_noop
from troubleshooting.text.checks.pair import Pair, Side

# Error codes and identifiers: 0x80070005, 80070005, AADSTS50076, KB5005565, MS-AZR-0017P,
# ERROR_ACCESS_DENIED; SMTP replies 550 5.7.708 (RFC 3463).
ERROR_CODE = re.compile(
    r"\b0x[0-9A-Fa-f]{3,}\b"
    r"|(?<![\w.])[45]\d\d[ -][245]\.\d{1,3}\.\d{1,3}\b"
    r"|(?<![\w.])[45]\.[0-7]\.\d{3}(?![\w.])"
    r"|(?<![A-Za-z0-9_-])(?:[A-Z]{2,}\d{3,}[A-Z]?|[A-Z]{2,}(?:-[A-Z]{2,})*-\d{2,}[A-Z]?)(?![A-Za-z0-9_-])"
    r"|(?<![A-Za-z0-9_-])[8C](?=[0-9A-F]*\d)[0-9A-F]{7}(?![A-Za-z0-9_-])"
    r"|(?<![A-Za-z0-9_\\])(?!HKEY_)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![A-Za-z0-9_\\])"
)
# The approved verbs of PowerShell that support articles use; "Add-In" and "Set-Up" are no cmdlets.
CMDLET = re.compile(
    r"(?<![A-Za-z0-9-])(?:Add|Clear|Complete|Connect|Convert|ConvertTo|Copy|Disable|Disconnect"
    r"|Enable|Export|Find|Format|Get|Grant|Import|Install|Invoke|Move|New|Register|Remove|Rename"
    r"|Repair|Reset|Restart|Restore|Resume|Revoke|Search|Select|Set|Start|Stop|Suspend|Sync|Test"
    r"|Uninstall|Unregister|Update|Where|Write)-(?!Ins?\b|Ons?\b|Ups?\b)[A-Z][A-Za-z0-9]{2,}"
)
COMMAND = re.compile(
    r"(?<![A-Za-z0-9/.-])(?:bcdedit|chkdsk|dism|dsregcmd|gpresult|gpupdate|ipconfig|netsh|nltest"
    r"|nslookup|regedit|regsvr32|robocopy|sfc|slmgr|systeminfo|taskkill|tracert|w32tm|winver"
    r"|wsreset)(?![A-Za-z0-9-])",
    re.IGNORECASE,
)
SWITCH = re.compile(r"(?<=\s)[-/][A-Za-z][A-Za-z0-9]+(?![\w/])")
FILE = re.compile(
    r"(?<![\w%\\/.-])[A-Za-z][A-Za-z0-9_-]*\.(?:bat|cmd|config|cpl|dll|exe|inf|ini|msc|msi|msix|ost"
    r"|ps1|psm1|pst|reg|sys|vbs|xml)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
# Drive, network and registry paths, and environment variables.
PATH = re.compile(
    r"(?<![A-Za-z])[A-Za-z]:\\+(?:[^\s\"'*|)\],;、。]+)"
    r"|\\{2,4}[\w.-]+\\+[\w$.\\-]+"
    r"|(?:\bHKEY_[A-Z_]+|\bHK(?:LM|CU|CR):?(?=\\)|%[A-Za-z][A-Za-z_]+%)"
    # A folder's name has spaces only where another folder follows.
    r"(?:\\+[\w.-]+(?: [\w.-]+)*(?=\\)|\\+[\w.-]+)*",
    re.ASCII,
)
AFTER_PATH = ".,:;*"
BACKSLASHES = re.compile(r"\\+")
# `<name>` in code is the reader's to fill in, and may be translated.
BLANK = re.compile(r"<[^<>]*>|\{[^{}]*\}")
MODIFIER = (
    r"(?:Ctrl|Control|Alt|Shift|Cmd|Command|Option|Fn|Win|Windows(?:\s+(?:logo\s+)?(?:key|home))?)"
)
SHORTCUT = re.compile(rf"\b{MODIFIER}\s*\+\s*(?:{MODIFIER}\s*\+\s*)*(?P<key>[A-Za-z0-9]+)")
FUNCTION_KEY = re.compile(r"(?<![A-Za-z0-9])F(?:1[0-2]|[1-9])(?![A-Za-z0-9])")


class CodeSpans(Check):
    """Finds code that was changed, dropped or made up."""

    id = "code"
    name = gettext_noop("Code")
    explanation = gettext_noop("Text marked as code differs: who copies it gets something else.")
    severity = Weight.HIGH

    def difference(self, pair: Pair) -> str:
        """Code spans of one side whose text the other side does not have."""
        if not (pair.source.code or pair.target.code):
            return ""
        source, target = _plain_code(pair.source.text), _plain_code(pair.target.text)
        return changes(
            (code for code in pair.source.code if _plain_code(code) not in target),
            (code for code in pair.target.code if _plain_code(code) not in source),
        )


class ErrorCodes(Check):
    """Finds codes that readers search for and that are other ones in the target."""

    id = "error-codes"
    name = gettext_noop("Error codes")
    explanation = gettext_noop("An error code or identifier differs: nobody finds it by that.")
    severity = Weight.HIGH

    def difference(self, pair: Pair) -> str:
        """Codes of one side that the other does not have."""
        source, target = error_codes(pair.source), error_codes(pair.target)
        if source == target:
            return ""
        return changes(_absent(source, pair.target.text), _absent(target, pair.source.text))


class Commands(Check):
    """Finds commands, their switches and file names outside code that were changed."""

    id = "commands"
    name = gettext_noop("Commands")
    explanation = gettext_noop("A command, a switch or a file name differs: it does not work so.")
    severity = Weight.HIGH

    def difference(self, pair: Pair) -> str:
        """What the source has and the target lacks; other switches the target has for them."""
        source = pair.source.prose
        names = COMMAND.findall(source) + (CMDLET.findall(source) if "-" in source else [])
        files = FILE.findall(source) if "." in source else []
        switches = SWITCH.findall(source) if names else []
        if not (names or files):
            return ""
        missing = list(_absent([*names, *files, *switches], pair.target.text))
        added = SWITCH.findall(pair.target.prose) if names and missing else []
        return changes(missing, _absent(added, source)) if missing else ""


class Paths(Check):
    """Finds paths on disks, in networks and in the registry that were changed."""

    id = "paths"
    name = gettext_noop("Paths")
    explanation = gettext_noop("A path or a variable differs: it leads nowhere.")
    severity = Weight.HIGH

    def difference(self, pair: Pair) -> str:
        """Paths of the source that the target does not have, and what it has instead."""
        if "\\" not in pair.source.uncoded and "%" not in pair.source.uncoded:
            return ""
        source, target = _paths(pair.source.unlinked), _paths(pair.target.unlinked)
        missing = list(_absent(source, _one_backslash(pair.target.text)))
        added = _absent(target, _one_backslash(pair.source.text))
        return changes(missing, added) if missing else ""


class Keys(Check):
    """Finds keyboard shortcuts that lost their key; modifiers have names in each language."""

    id = "keys"
    name = gettext_noop("Keys")
    explanation = gettext_noop("A key to press differs or is missing.")
    severity = Weight.MEDIUM

    def difference(self, pair: Pair) -> str:
        """Letters and function keys of the source's shortcuts that the target lacks."""
        source, target = pair.source.prose, pair.target.prose
        wanted = FUNCTION_KEY.findall(source)
        if "+" in source:
            wanted += [match[0] for match in SHORTCUT.finditer(source)]
        return changes((key for key in dict.fromkeys(wanted) if not _has_key(key, target)), ())


def error_codes(side: Side) -> list[str]:
    """The error codes and identifiers of a text's words."""
    if not side.has_digit and "_" not in side.prose:
        return []
    return ERROR_CODE.findall(side.prose)


def _has_key(shortcut: str, target: str) -> bool:
    key = shortcut.rpartition("+")[2].strip()
    if len(key) > 1 and not FUNCTION_KEY.fullmatch(key):
        # Del, Enter, Tab have other names elsewhere: as many keys as in the source will do.
        return target.count("+") >= shortcut.count("+")
    found = re.search(rf"(?<![A-Za-z0-9]){re.escape(key)}(?![A-Za-z0-9])", target, re.IGNORECASE)
    return found is not None


def _absent(items: Iterable[str], text: str) -> Iterable[str]:
    """Those that do not stand in `text`, whatever their case."""
    folded = text.casefold()
    return [item for item in items if item.casefold() not in folded]


def _plain_code(text: str) -> str:
    return " ".join(BLANK.sub("<>", text).replace("’", "'").split()).casefold()


def _paths(text: str) -> list[str]:
    if "\\" not in text and "%" not in text:
        return []
    return [_one_backslash(match[0]).rstrip(AFTER_PATH) for match in PATH.finditer(text)]


def _one_backslash(text: str) -> str:
    """Markdown writes a backslash as one or as two."""
    return BACKSLASHES.sub(r"\\", text)
