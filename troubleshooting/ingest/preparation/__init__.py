"""Everything about a file that needs no database: read, parsed, rendered."""
