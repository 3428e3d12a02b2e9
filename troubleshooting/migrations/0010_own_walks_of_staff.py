"""Staff's own walks are marked; how readers come has names."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column of sessions. What was walked before it counts as readers'."""

    dependencies = [("troubleshooting", "0009_short_scopes")]

    operations = [
        migrations.AddField(
            model_name="flowsession",
            name="is_agents",
            field=models.BooleanField(default=False, verbose_name="staff's own walk"),
        ),
        migrations.AlterField(
            model_name="flowsession",
            name="entry",
            field=models.CharField(
                choices=[
                    ("portal", "through the portal"),
                    ("search", "by a search"),
                    ("embed", "in an embedded page"),
                    ("ticket", "by a ticket's link"),
                ],
                default="portal",
                max_length=20,
            ),
        ),
    ]
