"""Stored texts brought up to date without their files: cut into blocks anew, rendered anew."""
