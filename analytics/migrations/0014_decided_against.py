"""An order that was rejected or taken back is not recommended again."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def hold(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What was decided against an order until now holds."""
    decisions = apps.get_model("analytics", "OrderDecision").objects
    decisions.filter(decision__in=["rejected", "taken_back"]).update(is_against=True)


class Migration(migrations.Migration):
    dependencies = [("analytics", "0013_fresh_facts_say_so")]

    operations = [
        migrations.AddField(
            model_name="orderdecision",
            name="is_against",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(hold, migrations.RunPython.noop),
    ]
