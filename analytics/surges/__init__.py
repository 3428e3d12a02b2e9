"""Surges: more people at an article, or with the same words, than this hour of the week usually has.

`finding` says which there are now, `watching` announces each once. What they reckon with knows no
Django: `sources`, `counting` and `usual` read the database for it.
"""
