"""What the analytics pages say, read from rollups and the facts that are not in them yet."""
