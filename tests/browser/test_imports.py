"""Uploading articles as a person does: with a bar that moves, and without scripting."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django import Settings

from tests.admin.pages import list_page
from tests.admin.test_imports import REPORT
from tests.browser.conftest import Opener
from tests.ingest.packing import article, zipped
from troubleshooting.models import ImportUpload, UploadState

LIST = list_page("importupload")


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def running(transactional_db: None) -> ImportUpload:
    now = timezone.now()
    return ImportUpload.objects.create(
        name="a.zip",
        state=UploadState.RUNNING,
        file="imports/a.zip",
        done=3,
        total=12,
        uploaded_at=now,
        heartbeat_at=now,
    )


def test_the_bar_follows_the_import_to_its_end(
    open_page: Opener, analyst: User, running: ImportUpload
) -> None:
    page = open_page(f"{LIST}{running.pk}/change/", user=analyst)
    expect(page.locator("progress")).to_have_attribute("value", "3")

    ImportUpload.objects.update(done=7)
    expect(page.locator("progress")).to_have_attribute("value", "7")

    ImportUpload.objects.update(state=UploadState.FINISHED, report=REPORT)
    expect(page.get_by_text("Report as JSON")).to_be_visible()
    expect(page.locator("#import-said")).to_have_text("The import is finished.")
    expect(page.locator("progress")).to_have_count(0)


@pytest.mark.parametrize("scripting", [True, False])
def test_an_archive_is_uploaded_by_keyboard(
    open_page: Opener, analyst: User, tmp_path: Path, scripting: bool
) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.md": article(), "b.md": b"\xff"}))
    page = open_page(f"{LIST}add/", user=analyst, scripting=scripting)

    page.locator("input[type=file]").set_input_files(tmp_path / "a.zip")
    page.locator("input[name=source]").press("Enter")

    expect(page.get_by_text("Files that were not taken in (1)")).to_be_visible()
    expect(page.get_by_text("a.zip/b.md:1")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_the_screen(
    open_page: Opener, analyst: User, running: ImportUpload, width: int
) -> None:
    name = "x" * 120
    failed = {**REPORT["files"][0], "path": f"{name}.md", "reason": name}  # type: ignore[index,dict-item]
    done = ImportUpload.objects.create(
        name=f"{name}.zip",
        state=UploadState.FINISHED,
        uploaded_at=timezone.now(),
        report={**REPORT, "files": [failed]},
    )

    for address in (f"{LIST}add/", f"{LIST}{running.pk}/change/", f"{LIST}{done.pk}/change/"):
        page = open_page(address, user=analyst, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
