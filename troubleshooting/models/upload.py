"""An archive somebody uploaded to be imported, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadState(models.TextChoices):
    """How far an uploaded import has got."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    REFUSED = "refused", _("refused")


class ImportUpload(models.Model):
    """One uploaded archive or file.

    Attributes:
        name: The file's name, as it was uploaded.
        file: The bytes; deleted once they were imported.
        source: The tree it stands for, so that what it lacks is known to be gone; "" for a part.
        locale: The locale of files that do not say theirs, or "".
        prune: Whether texts that are gone upstream are unpublished.
        done: Files read so far.
        total: Files there are; 0 until that is known.
        reason: Why it was refused, and the remedy.
        report: The import's report as JSON (`docs/formats.md`); None until it is finished.
        heartbeat_at: When the import last made progress; an old one tells that it was killed.
    """

    name = models.CharField(_("file"), max_length=255)
    file = models.FileField(upload_to="imports/", max_length=255, blank=True)
    source = models.CharField(_("source"), max_length=400, blank=True)
    locale = models.CharField(_("language"), max_length=20, blank=True)
    prune = models.BooleanField(_("unpublish what is gone"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=UploadState, default=UploadState.WAITING
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)
    report = models.JSONField(null=True, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded"))
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        """The file's name."""
        return self.name

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in (UploadState.FINISHED, UploadState.REFUSED)
