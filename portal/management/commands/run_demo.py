"""`manage.py run_demo`: from an empty folder to a portal one can walk through."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.demo import NotInDevelopment, import_samples, require_development
from troubleshooting.ingest.report import FileStatus, ImportReport

HOST = "127.0.0.1"
PLACES = (
    ("/", "readers: search, or pick an article, and walk through it"),
    ("/helpdesk/", "agent: link a ticket to an article, see how it went"),
    ("/analytics/", "editor, admin: which step resolved what"),
    ("/admin/", "editor, admin: correct, preview and publish a step"),
)


class Command(BaseCommand):
    """Migrates, imports the samples, creates demo users, serves; repeated runs lose nothing."""

    help = "Migrate, import samples/, create demo users and serve on 127.0.0.1. Needs DEBUG."
    # The tables may not be there yet.
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The port."""
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Prepare everything, say what to open, and serve until stopped."""
        try:
            require_development()
        except NotInDevelopment as error:
            raise CommandError(str(error)) from error
        call_command("migrate", verbosity=0, interactive=False)
        self._print_import(import_samples(now=timezone.now()))
        call_command("create_demo_users", stdout=self.stdout)
        self._print_places(options["port"])
        call_command("runserver", f"{HOST}:{options['port']}", use_reloader=False)

    def _print_import(self, report: ImportReport) -> None:
        changed = len(report.files) - report.count(FileStatus.UNCHANGED) - len(report.failures)
        if changed:
            self.stdout.write(f"Imported {changed} sample articles from samples/.")
        for file in report.failures:
            self.stderr.write(f"{file.path}:{file.line}: {file.reason}")

    def _print_places(self, port: int) -> None:
        self.stdout.write("\nOpen:")
        for path, words in PLACES:
            self.stdout.write(f"  {f'http://{HOST}:{port}{path}':<38}{words}")
        # Whoever reads this through a pipe sees it before the server blocks.
        self.stdout.write("")
        self.stdout.flush()
