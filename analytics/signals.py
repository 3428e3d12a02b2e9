"""What analytics announces; whoever wants to tell somebody listens.

It is sent after the look that saw it, outside any transaction, and to every listener even where
another one fails: Django logs what it raised.
"""

from django.dispatch import Signal

# surge (analytics.surges.Surge): it was just seen for the first time; its `since` is the time of that
# look. It is sent once while it goes on, and again only for another surge of the same subject,
# after at least a quarter of an hour without.
surge_seen = Signal()
