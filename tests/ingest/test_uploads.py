"""Uploads are imported outside their request, and survive a worker that is killed."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks import task_backends
from django_tasks.backends.immediate import ImmediateBackend
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from tests.ingest.packing import article, plain, zipped
from tests.portal.processes import PROJECT, environment
from troubleshooting.ingest import uploads
from troubleshooting.ingest.uploads import (
    SILENCE,
    import_upload,
    is_interrupted,
    receive_upload,
    run_again,
)
from troubleshooting.models import ArticleTranslation, ImportUpload, Status, UploadState

pytestmark = pytest.mark.django_db
FILES = {"fi-FI/a.md": article(), "fi-FI/b.md": plain("Toinen")}


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Settings) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def received(data: bytes, name: str = "a.zip", **how: object) -> ImportUpload:
    """An upload that no worker has taken up."""
    wanted = {"source": "", "locale": "", "prune": False, "by": None, **how}
    return receive_upload(ContentFile(data, name), now=timezone.now(), **wanted)  # type: ignore[arg-type]


def imported(data: bytes, name: str = "a.zip", **how: object) -> ImportUpload:
    upload = received(data, name, **how)
    import_upload.call(upload.pk)
    upload.refresh_from_db()
    return upload


def stored_files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def test_it_runs_when_the_upload_is_committed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        upload = received(zipped(FILES))
        assert ImportUpload.objects.get().state == UploadState.WAITING

    upload.refresh_from_db()
    assert upload.state == UploadState.FINISHED


def test_its_articles_are_stored_and_its_report_kept(media: Path) -> None:
    upload = imported(zipped(FILES))

    assert upload.state == UploadState.FINISHED
    assert upload.report["totals"]["created"] == 2
    assert (upload.done, upload.total) == (2, 2)
    assert upload.finished_at is not None
    assert ArticleTranslation.objects.filter(locale="fi-FI").count() == 2


def test_its_file_goes_when_it_was_imported(media: Path) -> None:
    assert stored_files(media) == []
    received(zipped(FILES))
    assert len(stored_files(media)) == 1
    import_upload.call(ImportUpload.objects.get().pk)

    assert stored_files(media) == []
    assert not ImportUpload.objects.get().file


def test_one_article_may_be_uploaded_by_itself() -> None:
    upload = imported(plain(), "no-sound.md")

    assert upload.report["files"][0]["article"] == "no-sound"


def test_a_given_language_is_for_files_without_one() -> None:
    imported(plain(front=""), "a.md", locale="sv-SE")

    assert ArticleTranslation.objects.get().locale == "sv-SE"


def test_a_named_source_that_lost_an_article_flags_and_prunes_it() -> None:
    imported(zipped(FILES), source="vendor")
    upload = imported(zipped({"fi-FI/a.md": article()}), source="vendor", prune=True)

    assert [one["article"] for one in upload.report["missing"]] == ["b"]
    assert ArticleTranslation.objects.get(article__slug="b").status == Status.DRAFT


def test_a_second_upload_of_a_part_flags_nothing() -> None:
    imported(zipped(FILES), source="vendor")
    upload = imported(zipped({"fi-FI/a.md": article()}))

    assert upload.report["missing"] == []


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"no archive", "a.zip", "broken"),
        (zipped({"../a.md": article()}), "a.zip", "leads out"),
        (article(), "a.txt", "neither an archive"),
    ],
)
def test_what_is_refused_says_why_and_is_not_kept(
    media: Path, data: bytes, name: str, reason: str
) -> None:
    upload = imported(data, name)

    assert upload.state == UploadState.REFUSED
    assert reason in upload.reason
    assert stored_files(media) == []


def test_it_is_imported_once_however_often_it_is_asked_for() -> None:
    upload = imported(zipped(FILES))
    before = upload.finished_at

    import_upload.call(upload.pk)

    upload.refresh_from_db()
    assert upload.finished_at == before


def test_a_worker_leaves_alone_what_another_is_at() -> None:
    upload = received(zipped(FILES))
    now = timezone.now()
    ImportUpload.objects.update(state=UploadState.RUNNING, heartbeat_at=now)

    import_upload.call(upload.pk)

    assert ImportUpload.objects.get().state == UploadState.RUNNING
    assert not ArticleTranslation.objects.exists()


def test_one_that_was_killed_is_interrupted_after_a_silence() -> None:
    upload = received(zipped(FILES))
    now = timezone.now()
    upload.state, upload.heartbeat_at = UploadState.RUNNING, now

    assert not is_interrupted(upload, now + SILENCE)
    assert is_interrupted(upload, now + SILENCE + timedelta(seconds=1))


def test_it_can_be_run_again(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    upload = received(zipped(FILES))
    now = timezone.now()
    long_ago = now - SILENCE - timedelta(seconds=1)
    ImportUpload.objects.update(state=UploadState.RUNNING, heartbeat_at=long_ago)

    with django_capture_on_commit_callbacks(execute=True):
        assert run_again(upload, now=now)

    assert ImportUpload.objects.get().state == UploadState.FINISHED


def test_one_that_runs_cannot() -> None:
    upload = received(zipped(FILES))
    now = timezone.now()
    ImportUpload.objects.update(state=UploadState.RUNNING, heartbeat_at=now)

    assert not run_again(upload, now=now)


def test_an_unexpected_end_is_said_and_can_be_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object, **_more: object) -> None:
        raise MemoryError

    upload = received(zipped(FILES))
    with monkeypatch.context() as broken:
        broken.setattr(uploads, "import_sources", fails)
        with pytest.raises(MemoryError):
            import_upload.call(upload.pk)

    upload.refresh_from_db()
    assert "the log says more" in upload.reason
    assert is_interrupted(upload, timezone.now())
    assert run_again(upload, now=timezone.now())
    import_upload.call(upload.pk)
    upload.refresh_from_db()
    assert (upload.state, upload.reason) == (UploadState.FINISHED, "")


def test_how_far_it_got_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "BEAT", timedelta(0))
    seen = []
    finish = uploads._finish

    def spy(upload: ImportUpload, *given: object, **more: object) -> None:
        seen.append(ImportUpload.objects.values_list("done", "total").get())
        finish(upload, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(uploads, "_finish", spy)
    imported(zipped(FILES))

    assert seen == [(2, 2)]


def test_tasks_run_at_once_where_nothing_else_is_set() -> None:
    assert isinstance(task_backends["default"], ImmediateBackend)


RECEIVE = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
django.setup()
from django.core.files.base import ContentFile
from django.utils import timezone
from troubleshooting.ingest.uploads import receive_upload
file = ContentFile(sys.stdin.buffer.read(), "a.zip")
upload = receive_upload(file, source="", locale="", prune=False, by=None, now=timezone.now())
upload.refresh_from_db()
print(upload.state)
"""


def test_a_worker_of_its_own_takes_up_what_is_left_in_the_database(tmp_path: Path) -> None:
    variables = environment(tmp_path, TASKS="database", MEDIA_ROOT=str(tmp_path / "media"))

    def manage(*arguments: str, given: bytes = b"") -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=PROJECT,
            env=variables,
            input=given,
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout.decode().strip()

    manage("manage.py", "migrate")
    assert manage("-c", RECEIVE, given=zipped(FILES)) == "waiting"

    manage("manage.py", "db_worker", "--batch", "--no-reload")

    show = (
        "from troubleshooting.models import *;"
        "print(ImportUpload.objects.get().state, Article.objects.count())"
    )
    assert manage("manage.py", "shell", "--no-imports", "-c", show) == "finished 2"
