"""A fact says itself that the rollups do not have it yet."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0012_read_sums_only'),
    ]

    operations = [
        migrations.AddField(
            model_name='sessionfact',
            name='is_fresh',
            field=models.BooleanField(default=False),
        ),
        migrations.RunSQL(
            "UPDATE analytics_sessionfact SET is_fresh = TRUE WHERE id IN (SELECT fact_id FROM analytics_freshfact)",
            "INSERT INTO analytics_freshfact (fact_id) SELECT id FROM analytics_sessionfact WHERE is_fresh",
        ),
        migrations.AddIndex(
            model_name='sessionfact',
            index=models.Index(condition=models.Q(('is_fresh', True)), fields=['id'], name='fresh_fact'),
        ),
        migrations.DeleteModel(
            name='FreshFact',
        ),
    ]
