"""Markdown: our dialect parsed, rendered to safe HTML, and compared with CommonMark."""
