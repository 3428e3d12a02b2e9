"""Prepared articles go into the tables: recognised, merged, written in batches."""
