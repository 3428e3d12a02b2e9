"""Which generation of the content a database holds: what pages were made from, in one number.

The database itself counts, by triggers (migration 0006), so that no way of writing can forget to.
"""

from __future__ import annotations

from django.db import connection, models

CONTENT, INCIDENTS = "content", "incidents"


class Generation(models.Model):
    """A change of something; all rows of a subject together name its state.

    SQLite, which has one writer at a time, keeps one row for each subject. On PostgreSQL every
    change adds a row and takes away old ones that nobody holds, because one row for all would let
    writers wait for each other.

    Attributes:
        subject: `content` or `incidents`.
        number: Random, so that a state is never taken for one that was rolled back.
    """

    subject = models.CharField(max_length=10)
    number = models.BigIntegerField()

    class Meta:
        verbose_name = "generation"
        verbose_name_plural = "generations"

    def __str__(self) -> str:
        """The subject."""
        return self.subject


def generations() -> dict[str, str]:
    """A name for the present state of each subject; "" for one that never changed. One query.

    Read it before the content: what is made from content as new as this, or newer, may be kept
    under its name.
    """
    with connection.cursor() as cursor:
        # Every page asks: put together by Django's layer, the question costs ten times its answer.
        cursor.execute(
            "SELECT subject, COUNT(*), SUM(number) FROM troubleshooting_generation GROUP BY subject"
        )
        found = {subject: f"{count}.{total}" for subject, count, total in cursor.fetchall()}
    return {CONTENT: "", INCIDENTS: ""} | found
