"""Swedish dates and times."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = r"\k\l\. H:i"
DATETIME_FORMAT = r"j F Y \k\l\. H:i"
SHORT_DATE_FORMAT = "Y-m-d"
SHORT_DATETIME_FORMAT = "Y-m-d H:i"
