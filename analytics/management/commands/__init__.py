"""Sessions: closed, written, read."""
