"""Imports: upload an archive, watch it being taken in, read what became of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.middleware import HtmxDetails

from troubleshooting.admin.base import ModelAdmin, acting_user, primary_key
from troubleshooting.admin.import_report import read_report
from troubleshooting.admin.upload_limit import was_too_large
from troubleshooting.ingest.sources.archive import is_archive_name
from troubleshooting.ingest.uploads import is_interrupted, receive_upload, run_again
from troubleshooting.models import ImportUpload
from troubleshooting.text.locales import spoken_locale

PAGES = "admin/troubleshooting/importupload"
MIB = 1024 * 1024


class UploadForm(forms.Form):
    """What is uploaded, and how to import it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A .zip, .tar.gz, .tgz or .tar archive of articles, or one .md file."),
        widget=forms.FileInput(attrs={"accept": ".zip,.tar,.gz,.tgz,.md"}),
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=400,
        help_text=_(
            "The name of the whole collection this archive holds, the same each time: articles "
            "it does not hold any more are then flagged. Leave it empty for a part of one."
        ),
    )
    locale = forms.CharField(
        label=_("Language"),
        required=False,
        max_length=20,
        help_text=_("Of files that do not say theirs, such as fi-FI."),
    )
    prune = forms.BooleanField(
        label=_("Unpublish articles that the source does not hold any more"), required=False
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """An archive or an article, by its name; the import looks inside."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        name = file.name or ""
        if not is_archive_name(name) and not name.lower().endswith(".md"):
            raise ValidationError(gettext("This is neither an archive nor an .md file."))
        return file

    def clean_locale(self) -> str:
        """A locale somebody speaks, in its canonical spelling."""
        code: str = self.cleaned_data["locale"].strip()
        try:
            locale = spoken_locale(code) if code else ""
        except ValueError as error:
            raise ValidationError(gettext("Write a language such as fi-FI.")) from error
        return locale

    def clean(self) -> dict[str, Any]:
        """Nothing can be missed from what has no name."""
        if self.cleaned_data.get("prune") and not self.cleaned_data.get("source"):
            self.add_error("source", gettext("Name the source whose articles are to be compared."))
        return self.cleaned_data


@admin.register(ImportUpload)
class ImportUploadAdmin(ModelAdmin):
    """Uploads, newest first; an upload is made by its form and is never edited."""

    list_display = ["name", "source", "state", "progress", "uploaded_at", "uploaded_by"]
    list_filter = ["state"]
    list_select_related = ["uploaded_by"]
    list_per_page = 50
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportUpload]:
        """Without the reports, which are long."""
        uploads: QuerySet[ImportUpload] = super().get_queryset(request)
        return uploads.defer("report")

    @admin.display(description=_("files"))
    def progress(self, upload: ImportUpload) -> str:
        """How many files were read, of how many."""
        return f"{upload.done} / {upload.total}" if upload.total else "–"

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """What was uploaded stays what it was."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """The list says what was imported when, and by whom."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The list, the form, and for each upload its page, its report, and its second run."""
        wrap = self.admin_site.admin_view
        name = "troubleshooting_importupload_"
        return [
            path("<int:key>/report.json", wrap(self.report_view), name=f"{name}report"),
            path("<int:key>/again/", wrap(self.again_view), name=f"{name}again"),
            *super().get_urls(),
        ]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form to upload by, or how far an upload has got and what became of it."""
        if object_id is None:
            return self._upload(request)
        if not self.has_view_permission(request) or request.method == "POST":
            raise PermissionDenied
        return self._show(request, get_object_or_404(ImportUpload, pk=primary_key(object_id)))

    @method_decorator(require_safe)
    def report_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The report as JSON, to be saved."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        upload = get_object_or_404(ImportUpload, pk=key, report__isnull=False)
        answer = JsonResponse(upload.report, json_dumps_params={"ensure_ascii": False, "indent": 1})
        answer.headers["Content-Disposition"] = f'attachment; filename="import-{key}.json"'
        return answer

    @method_decorator(require_POST)
    def again_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Run an interrupted import again."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        upload = get_object_or_404(ImportUpload, pk=key)
        if not run_again(upload, now=timezone.now()):
            self.message_user(request, gettext("This import is not interrupted."))
        return HttpResponseRedirect(_address("change", upload))

    def _upload(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        limit = settings.UPLOAD_LIMIT_BYTES // MIB
        if was_too_large(request):
            words = gettext("The file is larger than %(limit)s MiB: send it in parts.")
            form.fields["file"].error_messages["required"] = words % {"limit": limit}
        if form.is_valid():
            by = acting_user(request)
            upload = receive_upload(**form.cleaned_data, by=by, now=timezone.now())
            return HttpResponseRedirect(_address("change", upload))
        context = {**self._page(request, gettext("Import articles")), "form": form, "limit": limit}
        status = 422 if form.is_bound else 200
        return render(request, f"{PAGES}/upload.html", context, status=status)

    def _show(self, request: HttpRequest, upload: ImportUpload) -> HttpResponse:
        context = {
            **self._page(request, gettext("Import")),
            "original": upload,
            "is_interrupted": is_interrupted(upload, timezone.now()),
            "may_run": self.has_add_permission(request),
            "report": read_report(upload.report) if upload.report else None,
        }
        htmx: HtmxDetails | None = getattr(request, "htmx", None)
        is_fragment = bool(htmx and not htmx.history_restore_request)
        name = f"{PAGES}/state.html"
        context["is_fragment"] = is_fragment
        response = render(request, f"{name}#state" if is_fragment else name, context)
        patch_vary_headers(response, ("HX-Request", "HX-History-Restore-Request"))
        return response

    def _page(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "opts": self.opts, "title": title}


def _address(page: str, upload: ImportUpload) -> str:
    return reverse(f"admin:troubleshooting_importupload_{page}", args=[upload.pk])
