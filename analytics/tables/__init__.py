"""Tables that are declared once: on a page, as CSV, as JSON."""

from analytics.tables.export import ExportLinks, export_links, export_response, requested_export
from analytics.tables.names import Name
from analytics.tables.shown import ShownTable
from analytics.tables.table import Column, Kind, Table

__all__ = [
    "Column",
    "ExportLinks",
    "Kind",
    "Name",
    "ShownTable",
    "Table",
    "export_links",
    "export_response",
    "requested_export",
]
