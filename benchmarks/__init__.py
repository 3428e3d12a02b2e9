"""Measurements with goals: `python -m benchmarks NAME [--json]`."""
