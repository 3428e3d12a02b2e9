"""A reader's pages: one module a page."""
