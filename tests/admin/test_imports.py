"""Uploading articles in the admin, watching them come in, reading what became of them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from tests.admin.pages import list_page
from tests.ingest.packing import article, zipped
from troubleshooting.admin.import_report import Topic, Total
from troubleshooting.ingest.report import FileStatus, ImportReport, WarningKind
from troubleshooting.ingest.uploads import SILENCE
from troubleshooting.models import ArticleTranslation, ImportUpload, UploadState

pytestmark = pytest.mark.django_db
LIST = list_page("importupload")
ADD = f"{LIST}add/"
ENGLISH = {"accept-language": "en"}
FILES = {"fi-FI/a.md": article(), "fi-FI/b.md": b"\xff"}


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Settings) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def staff(client: Client, *rights: str) -> Client:
    user = User.objects.create_user("importer", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    return client


@pytest.fixture
def importer(client: Client) -> Client:
    """The browser of somebody who may upload."""
    return staff(client, "add_importupload", "view_importupload")


def sent(
    client: Client, data: bytes | None = None, name: str = "a.zip", **fields: str
) -> HttpResponse:
    content = zipped(FILES) if data is None else data
    file = {"file": SimpleUploadedFile(name, content)} if name else {}
    return client.post(ADD, {**file, **fields}, headers=ENGLISH)  # type: ignore[return-value]


def page_of(upload: ImportUpload) -> str:
    return f"{LIST}{upload.pk}/change/"


def upload_in(state: UploadState, **more: object) -> ImportUpload:
    now = timezone.now()
    return ImportUpload.objects.create(name="a.zip", state=state, uploaded_at=now, **more)


def shown(client: Client, upload: ImportUpload, *, by_htmx: bool = False) -> str:
    headers = {**ENGLISH, **({"hx-request": "true"} if by_htmx else {})}
    response = client.get(page_of(upload), headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_an_upload_is_imported_and_leads_to_its_report(
    importer: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = sent(importer)

    upload = ImportUpload.objects.get()
    assert (response.status_code, response.headers["Location"]) == (302, page_of(upload))
    assert upload.uploaded_by
    assert upload.uploaded_by.username == "importer"
    assert ArticleTranslation.objects.filter(locale="fi-FI").exists()
    page = shown(importer, upload)
    assert "a.zip/fi-FI/b.md:1" in page
    assert "not UTF-8: save it as UTF-8" in page


def test_what_was_asked_for_is_kept(importer: Client) -> None:
    sent(importer, source=" vendor ", locale="fi_fi", prune="on")

    upload = ImportUpload.objects.get()
    assert (upload.source, upload.locale, upload.prune) == ("vendor", "fi-FI", True)


@pytest.mark.parametrize(
    ("name", "fields", "words"),
    [
        ("", {}, "This field is required."),
        ("a.txt", {}, "neither an archive nor an .md file"),
        ("a.zip", {"locale": "klingon!"}, "such as fi-FI"),
        ("a.zip", {"locale": "how-to"}, "such as fi-FI"),
        ("a.zip", {"prune": "on"}, "Name the source"),
    ],
)
def test_a_form_that_makes_no_sense_is_said(
    importer: Client, name: str, fields: dict[str, str], words: str
) -> None:
    response = sent(importer, name=name, **fields)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert not ImportUpload.objects.exists()


def test_a_file_that_is_too_large_is_dropped(
    importer: Client, settings: Settings, media: Path
) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024

    response = sent(importer, b"x" * (1024 * 1024 + 1))

    assert response.status_code == 422
    assert "The file is larger than 1 MiB: send it in parts." in response.content.decode()
    assert not ImportUpload.objects.exists()
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_a_file_of_just_that_size_is_taken(importer: Client, settings: Settings) -> None:
    data = zipped(FILES)
    settings.UPLOAD_LIMIT_BYTES = len(data)

    assert sent(importer, data).status_code == 302


def test_while_it_runs_there_is_a_bar_that_follows_it(importer: Client) -> None:
    now = timezone.now()
    upload = upload_in(UploadState.RUNNING, done=3, total=12, heartbeat_at=now, file="imports/a")

    page = shown(importer, upload)

    assert "3 of 12 files" in page
    assert '<progress aria-labelledby="import-doing" value="3" max="12">' in page
    assert f'hx-get="{page_of(upload)}" hx-trigger="every 1s"' in page
    assert f'<a href="{page_of(upload)}">Refresh</a>' in page


def test_the_bar_moves_by_a_fragment(importer: Client) -> None:
    upload = upload_in(UploadState.WAITING, file="imports/a")

    part = shown(importer, upload, by_htmx=True)

    assert part.lstrip().startswith('<div id="import-state" hx-get=')
    assert "<html" not in part


def test_going_back_in_history_gets_the_whole_page(importer: Client) -> None:
    upload = upload_in(UploadState.WAITING, file="imports/a")
    headers = {"hx-request": "true", "hx-history-restore-request": "true"}

    response = importer.get(page_of(upload), headers=headers)

    assert b"<html" in response.content
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(response.headers["Vary"].split(", "))


@pytest.mark.parametrize(
    ("state", "words"),
    [(UploadState.FINISHED, "The import is finished."), (UploadState.REFUSED, "was refused.")],
)
def test_at_its_end_it_is_said_and_the_bar_stops(
    importer: Client, state: UploadState, words: str
) -> None:
    report = {"totals": {}, "counts": {}, "notes": [], "missing": [], "files": []}
    part = shown(importer, upload_in(state, report=report), by_htmx=True)

    assert words in part
    assert "hx-trigger" not in part
    assert "<progress" not in part


def test_a_refusal_says_why(importer: Client) -> None:
    page = shown(importer, upload_in(UploadState.REFUSED, reason="The archive is broken."))

    assert "Refused: nothing was imported." in page
    assert "The archive is broken." in page


REPORT = {
    "totals": {"created": 1, "updated": 0, "unchanged": 5, "failed": 1},
    "counts": {"warnings": 2, "conflicts": 1, "hints": 0, "missing": 1, "unpublished": 0},
    "notes": ["A note."],
    "missing": [{"article": "gone", "locale": "fi-FI", "path": "gone", "unpublished": False}],
    "files": [
        {"path": "f.md", "status": "failed", "article": "f", "locale": "", "line": 3,
         "reason": "Not <YAML>: mend it.", "warnings": [], "conflicts": 0, "hints": 0},
        {"path": "c.md", "status": "created", "article": "c", "locale": "fi-FI", "line": None,
         "reason": None, "conflicts": 1, "hints": 0,
         "warnings": [{"kind": "jump", "line": 7, "reason": "Leads nowhere."},
                      {"kind": "picture", "line": 8, "reason": "Is missing."}]},
    ],
}  # fmt: skip


def test_a_report_shows_failures_first_then_each_kind(importer: Client) -> None:
    page = shown(importer, upload_in(UploadState.FINISHED, report=REPORT))

    places = [
        page.index(words)
        for words in (
            "As before: <strong>5</strong>",
            "A note.",
            "Files that were not taken in (1)",
            "<code>f.md:3</code>",
            "Not &lt;YAML&gt;: mend it.",
            "Corrections that met a change (1)",
            "Gone upstream (1)",
            "Links to articles that are not there (1)",
            "Pictures missing or refused (1)",
        )
    ]
    assert places == sorted(places)
    assert "Languages guessed" not in page
    assert f"{list_page('conflict')}?q=c" in page
    assert f"{list_page('articletranslation')}?q=gone" in page


def test_each_kind_of_warning_has_a_heading() -> None:
    assert {one.value for one in Topic} == {str(one) for one in WarningKind}


def test_everything_that_is_counted_has_a_label() -> None:
    counted = {str(one) for one in FileStatus} | ImportReport().counts.keys()

    assert {one.value for one in Total} == counted


def test_a_long_list_is_cut_and_says_so(importer: Client) -> None:
    files = [{**REPORT["files"][0], "path": f"{n}.md"} for n in range(203)]  # type: ignore[index,dict-item]
    page = shown(importer, upload_in(UploadState.FINISHED, report={**REPORT, "files": files}))

    assert "not taken in (203)" in page
    assert page.count("<code>") == 200
    assert "and 3 more in the JSON report" in page


def test_the_report_is_there_as_json(importer: Client) -> None:
    upload = upload_in(UploadState.FINISHED, report=REPORT)

    response = importer.get(f"{LIST}{upload.pk}/report.json")

    assert response.json() == REPORT
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="import-{upload.pk}.json"'
    )


def test_an_import_without_a_report_has_no_json(importer: Client) -> None:
    upload = upload_in(UploadState.WAITING)

    assert importer.get(f"{LIST}{upload.pk}/report.json").status_code == 404


def test_an_interrupted_import_can_be_run_again(
    importer: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sent(importer)
    long_ago = timezone.now() - SILENCE - timedelta(seconds=1)
    ImportUpload.objects.update(state=UploadState.RUNNING, heartbeat_at=long_ago)
    upload = ImportUpload.objects.get()
    page = shown(importer, upload)
    assert "Interrupted" in page
    assert "hx-trigger" not in page

    with django_capture_on_commit_callbacks(execute=True):
        response = importer.post(f"{LIST}{upload.pk}/again/")

    assert response.headers["Location"] == page_of(upload)
    assert ImportUpload.objects.get().state == UploadState.FINISHED


def test_the_list_costs_as_much_for_many_as_for_few(
    importer: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        upload_in(UploadState.FINISHED, report=REPORT, uploaded_by=User.objects.get())

    with django_assert_max_num_queries(8):
        response = importer.get(LIST)

    assert len(response.context["cl"].result_list) == 30


def test_nobody_is_sent_to_sign_in(client: Client) -> None:
    upload = upload_in(UploadState.FINISHED, report=REPORT)

    for address in (LIST, ADD, page_of(upload), f"{LIST}{upload.pk}/report.json"):
        assert "/login/" in client.get(address).headers["Location"]
    assert "/login/" in client.post(f"{LIST}{upload.pk}/again/").headers["Location"]


def test_staff_without_the_right_are_refused(client: Client) -> None:
    upload = upload_in(UploadState.FINISHED, report=REPORT)
    staff(client)

    for address in (LIST, ADD, page_of(upload), f"{LIST}{upload.pk}/report.json"):
        assert client.get(address).status_code == 403
    assert client.post(f"{LIST}{upload.pk}/again/").status_code == 403
    assert sent(client).status_code == 403


def test_who_may_only_look_uploads_nothing(client: Client) -> None:
    staff(client, "view_importupload")
    now = timezone.now()
    upload = upload_in(UploadState.RUNNING, heartbeat_at=now - SILENCE * 2, file="imports/a")

    assert client.get(LIST).status_code == 200
    assert "Run again" not in shown(client, upload)
    assert client.get(ADD).status_code == 403
    assert sent(client).status_code == 403
    assert client.post(f"{LIST}{upload.pk}/again/").status_code == 403


def test_nothing_is_edited_or_deleted(importer: Client) -> None:
    upload = upload_in(UploadState.FINISHED, report=REPORT)

    assert importer.post(page_of(upload), {"name": "b"}).status_code == 403
    assert importer.post(f"{LIST}{upload.pk}/delete/", {"post": "yes"}).status_code == 403


def test_forms_without_a_token_are_refused(importer: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get())

    assert strict.post(ADD).status_code == 403
    assert strict.post(f"{LIST}1/again/").status_code == 403
