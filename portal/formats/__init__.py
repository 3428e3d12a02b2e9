"""Dates and times as readers of each language write them, where Django's own are not so.

What a language leaves out is Django's. The letters are those of Django's `date` filter.
"""
