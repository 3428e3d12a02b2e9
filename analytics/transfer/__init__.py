"""Finished sessions in and out, as JSON lines."""

from analytics.transfer.exporter import export_sessions
from analytics.transfer.importer import ImportReport, LineFault, import_sessions

__all__ = ["ImportReport", "LineFault", "export_sessions", "import_sessions"]
