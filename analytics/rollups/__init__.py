"""Sums of facts that pages read: declared, filled, kept up to date, and read so that they are exact."""
