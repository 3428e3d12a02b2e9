"""Uploaded archives and files are imported outside the request that brought them.

An upload keeps its file until it was imported, and beats while it is: one that stopped beating
was killed, and can be run again; an import takes up where the killed one left off, as what is
stored already is not stored twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.core.files.base import File
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from troubleshooting.ingest.importer import ImportOptions, import_sources
from troubleshooting.ingest.report import ImportReport
from troubleshooting.ingest.sources.files import SourceRefused
from troubleshooting.ingest.sources.opening import open_upload
from troubleshooting.models import ImportUpload, UploadState

logger = logging.getLogger(__name__)

BEAT = timedelta(seconds=1)
# Looking through the largest archive takes a minute, during which nothing beats.
SILENCE = timedelta(minutes=3)
UNEXPECTED = "It failed unexpectedly; the log says more."


@transaction.atomic
def receive_upload(
    file: File[bytes],
    *,
    source: str,
    locale: str,
    prune: bool,
    by: User | None,
    now: datetime,
) -> ImportUpload:
    """Keep an uploaded file and have it imported as soon as this is committed.

    Args:
        file: An archive or an article.
        source: The tree it stands for; "" for a part of one.
        locale: The locale of files that do not say theirs, or "".
        prune: Whether to unpublish what is gone from that tree.
        by: Who uploaded it.
        now: The time.
    """
    upload = ImportUpload.objects.create(
        name=(file.name or "")[-255:],
        file=file,
        source=source,
        locale=locale,
        prune=prune,
        uploaded_by=by,
        uploaded_at=now,
    )
    _enqueue(upload.pk)
    return upload


def is_interrupted(upload: ImportUpload, now: datetime) -> bool:
    """Whether an import began and nothing has been heard of it for too long."""
    if upload.state != UploadState.RUNNING or not upload.file:
        return False
    return upload.heartbeat_at is None or now - upload.heartbeat_at > SILENCE


@transaction.atomic
def run_again(upload: ImportUpload, *, now: datetime) -> bool:
    """Have an interrupted import run again; says whether it was interrupted."""
    upload = ImportUpload.objects.select_for_update().get(pk=upload.pk)
    if not is_interrupted(upload, now):
        return False
    upload.state, upload.reason, upload.heartbeat_at = UploadState.WAITING, "", None
    upload.save(update_fields=["state", "reason", "heartbeat_at"])
    _enqueue(upload.pk)
    return True


@task()
def import_upload(key: int) -> None:
    """Import the upload of a primary key; nothing happens where another worker has it."""
    if not _claim(key, timezone.now()):
        return
    upload = ImportUpload.objects.get(pk=key)
    try:
        report = _import(upload)
    except SourceRefused as refused:
        _finish(upload, UploadState.REFUSED, reason=refused.reason)
    except Exception:
        # Whatever it was: who uploaded it has to see that it is not running any more.
        ImportUpload.objects.filter(pk=key).update(heartbeat_at=None, reason=UNEXPECTED)
        raise
    else:
        _finish(upload, UploadState.FINISHED, report=report)


def _enqueue(key: int) -> None:
    transaction.on_commit(lambda: import_upload.enqueue(key))


def _claim(key: int, now: datetime) -> bool:
    silent = Q(heartbeat_at=None) | Q(heartbeat_at__lt=now - SILENCE)
    free = Q(state=UploadState.WAITING) | (Q(state=UploadState.RUNNING) & silent)
    mine = ImportUpload.objects.filter(free, pk=key)
    return bool(mine.update(state=UploadState.RUNNING, heartbeat_at=now, done=0, reason=""))


def _import(upload: ImportUpload) -> ImportReport:
    beat = _beats(upload.pk)
    options = ImportOptions(
        locale=upload.locale or None,
        prune=upload.prune,
        on_wait=lambda: beat(0, 0),
        on_progress=beat,
    )
    with (
        upload.file.open("rb") as stream,
        open_upload(stream, upload.name, origin=upload.source) as source,
    ):
        beat(0, len(source.files))
        return import_sources([source], now=timezone.now(), options=options)


def _beats(key: int) -> Callable[[int, int], None]:
    """What notes how far an import has got, about once a second."""
    last = timezone.now() - BEAT

    def beat(done: int, total: int) -> None:
        nonlocal last
        now = timezone.now()
        if now - last < BEAT:
            return
        last = now
        ImportUpload.objects.filter(pk=key).update(heartbeat_at=now, done=done, total=total)

    return beat


def _finish(
    upload: ImportUpload,
    state: UploadState,
    *,
    report: ImportReport | None = None,
    reason: str = "",
) -> None:
    """Note the outcome, then let go of the file: killed in between, it is only kept longer."""
    files = len(report.files) if report else 0
    name = upload.file.name
    ImportUpload.objects.filter(pk=upload.pk).update(
        state=state,
        reason=reason,
        report=report.as_json() if report else None,
        done=files,
        total=files,
        finished_at=timezone.now(),
        file="",
    )
    if name:
        upload.file.storage.delete(name)
