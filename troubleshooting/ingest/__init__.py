"""Files become articles: read, recognise, store, report; and back again: export."""
