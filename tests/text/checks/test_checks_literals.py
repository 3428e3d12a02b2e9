"""What readers type or look up is as in the source: code, commands, codes, paths, keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.hints import hints


@pytest.mark.parametrize(
    ("check", "target", "source", "detail"),
    [
        ("code", "Suorita `sfc /skannaa`.", "Run `sfc /scan`.", "sfc /scan → sfc /skannaa"),
        ("code", "Suorita komento.", "Run `sfc /scan`.", "sfc /scan → —"),
        ("code", "Arvo on `tosi`.", "The value is set.", "— → tosi"),
        ("error-codes", "Virhe 0x80070050", "Error 0x80070005", "0x80070005 → 0x80070050"),
        ("error-codes", "Virhe AADSTS", "Error AADSTS50076", "AADSTS50076 → —"),
        ("error-codes", "Virhe 550 5.7.78", "Error 550 5.7.708", "550 5.7.708 → 550 5.7.78"),
        ("error-codes", "Virhe 8007005", "Error 80070005", "80070005 → —"),
        ("error-codes", "VIRHE_KIELLETTY", "ERROR_DENIED", "ERROR_DENIED → VIRHE_KIELLETTY"),
        ("commands", "Käytä Hae-postilaatikkoa.", "Use Get-Mailbox.", "Get-Mailbox → —"),
        ("commands", "Kirjoita ipconfig /vapauta.", "Type ipconfig /release.", "/release → /vapauta"),
        ("commands", "Avaa asennus.exe.", "Open setup.exe.", "setup.exe → —"),
        ("paths", r"Avaa C:\Käyttäjät\x.", r"Open C:\Users\x.", r"C:\Users\x → C:\K"),
        ("paths", r"Avaa \\palvelin\jako.", r"Open \\server\share.", r"\server\share → \palvelin\jako"),
        ("paths", r"HKEY_CURRENT_USER \Ohjelmisto", r"HKEY_CURRENT_USER\Software", "HKEY_CURRENT_USER\\Software → —"),
        ("paths", "Avaa %sovellus%.", "Open %AppData%.", "%AppData% → %sovellus%"),
        ("keys", "Paina Windows-näppäintä.", "Press Windows key + R.", "Windows key + R → —"),
        ("keys", "Paina F9.", "Press F8.", "F8 → —"),
        ("keys", "Paina Ctrl+Alt.", "Press Ctrl+Alt+Del.", "Ctrl+Alt+Del → —"),
    ],
)  # fmt: skip
def test_what_was_changed_is_seen(check: str, target: str, source: str, detail: str) -> None:
    assert hints(target, source)[check].startswith(detail)


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Suorita `Get-Mailbox <nimi>`.", "Run `Get-Mailbox <name>`."),
        ("Suorita sfc /scan.", "Run `sfc /scan`."),
        ("`a  b` ja `c`", "`a b` and `c`"),
        ("Virhe ０ｘ８００７０００５ näkyy", "Error 0x80070005 is shown"),
        ("خطأ AADSTS50076:", "Error AADSTS50076:"),
        ("エラー0x80070005が表示されます", "Error 0x80070005 is shown"),
        ("Käytä Get-Mailboxia.", "Use Get-Mailbox."),
        ("Lisää apuohjelma.", "Choose an Add-In."),
        ("Palvelinpuolen synkronointi", "Server-Side Synchronization"),
        (r"Avaa C:\\Windows.", r"Open C:\Windows."),
        ("Drücken Sie Strg+Alt+Entf.", "Press Ctrl+Alt+Del."),
        ("Paina Windows-näppäintä ja R.", "Press Windows key + R."),
        ("Aloitus 50 % alennuksella", "Start with 50% or 60% off"),
    ],
)
def test_what_is_the_same_is_none(target: str, source: str) -> None:
    found = hints(target, source)

    assert found.keys() & {"code", "error-codes", "commands", "paths", "keys"} == set()


def test_what_stands_in_code_is_said_once() -> None:
    found = hints("Suorita `ipconfig /vapauta`.", "Run `ipconfig /release`.")

    assert found.keys() == {"code"}


@given(st.text("abcdef0123456789", min_size=1, max_size=20))
def test_code_kept_as_it_is_never_counts(code: str) -> None:
    assert hints(f"Suorita `{code}` nyt", f"Run `{code}` now") == {}
