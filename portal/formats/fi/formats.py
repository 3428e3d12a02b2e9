"""Finnish dates and times."""

DATE_FORMAT = "j.n.Y"
TIME_FORMAT = r"\k\l\o G.i"
DATETIME_FORMAT = r"j.n.Y \k\l\o G.i"
SHORT_DATE_FORMAT = "j.n.Y"
SHORT_DATETIME_FORMAT = r"j.n.Y \k\l\o G.i"
