"""What a learned order may not change: pinned steps, and steps that others have to follow."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "troubleshooting_generation"


def watch_steps_again(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite made the table anew to add a column: its triggers (0006) did not come along."""
    if editor.connection.vendor != "sqlite":
        return
    for event in ("INSERT", "UPDATE", "DELETE"):
        name = f"{TABLE}_step_{event.lower()}"
        editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        editor.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON troubleshooting_step BEGIN"
            f" INSERT INTO {TABLE}(subject, number) VALUES ('content', random())"
            " ON CONFLICT(subject) DO UPDATE SET number = excluded.number; END"
        )


class Migration(migrations.Migration):
    """A mark on each step, and a table of which step follows which."""

    dependencies = [("troubleshooting", "0007_search_terms")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, watch_steps_again),
        migrations.AddField(
            model_name="step",
            name="is_pinned",
            field=models.BooleanField(default=False, verbose_name="pinned"),
        ),
        migrations.AddField(
            model_name="step",
            name="prerequisites",
            field=models.ManyToManyField(
                blank=True,
                related_name="prerequisite_of",
                to="troubleshooting.step",
                verbose_name="only after",
            ),
        ),
        migrations.RunPython(watch_steps_again, migrations.RunPython.noop),
    ]
