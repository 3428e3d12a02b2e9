"""Which steps look like the helpdesk's, and by which words."""

from __future__ import annotations

import time

import pytest

from troubleshooting.text.audience import MAX_EVIDENCE, words_for_helpdesk


@pytest.mark.parametrize(
    ("step", "because"),
    [
        (
            "1. In the **Microsoft 365 admin center**, select **Users**.",
            "Microsoft 365 admin center",
        ),
        ("Open the [Exchange admin centre](https://x.example/a).", "Exchange admin centre"),
        ("Open the EAC and select **recipients**.", "EAC"),
        ("Sign in to the [Azure portal](https://portal.azure.com/).", "Azure portal"),
        ("Go to Microsoft Entra and select **Groups**.", "Microsoft Entra"),
        ("Check the **Service health** page.", "Service health"),
        ("Run Windows PowerShell.", "Windows PowerShell"),
        ("Run `Set-Mailbox -Identity anna -Type Shared`.", "Set-Mailbox"),
        ("Run Connect-ExchangeOnline first.", "Connect-ExchangeOnline"),
        ("Open the Registry Editor.", "Registry Editor"),
        (r"Delete `HKEY_CURRENT_USER\Software\Example`.", "HKEY_CURRENT_USER"),
        ("Type **regedit** and press Enter.", "regedit"),
        ("Turn the setting off in the group policy.", "group policy"),
        ("Open an elevated command prompt.", "elevated command"),
        ("Enable it for your tenant.", "tenant"),
        ("Assign the person a license.", "Assign the person a license"),
        ("Add an MX record at your domain host.", "MX record"),
        ("Turn off the conditional access policy.", "conditional access"),
        ("Right-click the icon and select **Run as administrator**.", "as administrator"),
        ("Admin permissions are required for this.", "Admin permissions"),
        ("Open [the page](https://admin.microsoft.com/AdminPortal/Home).", "admin.microsoft.com"),
    ],
)
def test_what_needs_rights_or_tools_is_the_helpdesks(step: str, because: str) -> None:
    assert words_for_helpdesk(step) == because


@pytest.mark.parametrize(
    "step",
    [
        "Restart the computer.",
        "Contact your Microsoft 365 administrator.",
        "Ask your admin to assign a license to you.",
        "If it does not help, contact your IT admin or the admin center's support.",
        "Install the add-in. Set-up takes a minute; Add-Ins are listed below.",
        "Sign out, then sign in again at https://portal.office.com.",
        "Select **File** > **Account** > **Sign out**.",
        "Type your user name again. Open the folder of your organization.",
        "Turn on Bluetooth in **Settings**, and connect the headset again.",
        "",
    ],
)
def test_what_everybody_can_do_is_nobody_elses(step: str) -> None:
    assert words_for_helpdesk(step) == ""


def test_asking_an_administrator_does_not_hide_what_is_done_besides() -> None:
    step = "Contact your administrator.\n2. Open the Exchange admin center."

    assert words_for_helpdesk(step) == "Exchange admin center"


def test_an_address_says_less_than_words() -> None:
    step = "Open [PowerShell](https://admin.microsoft.com/powershell)."

    assert words_for_helpdesk(step) == "PowerShell"


def test_the_words_fit_their_column() -> None:
    step = f"Assign {' '.join(['x' * 20] * 4)} {'y' * 20} licenses, {'Z' * 20}-admin center"

    assert 0 < len(words_for_helpdesk(step)) <= MAX_EVIDENCE


@pytest.mark.parametrize(
    "word", ["contact ", "Aa ", "assign a ", "as a ", "Set-", "ask the admin "]
)
def test_a_hostile_text_costs_no_more_than_its_length(word: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        words_for_helpdesk(word * (length // len(word)) + str(length))
        return time.process_time() - start

    assert seconds(80_000) < 20 * max(seconds(10_000), 0.01)
