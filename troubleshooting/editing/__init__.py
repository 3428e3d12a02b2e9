"""What editors do to articles: correct texts, preview, publish, order and retire steps.

Every function here can be called from a shell. Those that write hold the article's row until
their transaction ends, as imports do, so that editors and imports follow one another.
"""
