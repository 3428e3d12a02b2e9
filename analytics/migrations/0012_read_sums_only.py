"""Sums that no page reads go, and an index that another begins with; two tables find articles."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0011_facts_by_resolved_step'),
        ('troubleshooting', '0011_order_experiments'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='articleentrytotal',
            name='answered',
        ),
        migrations.RemoveField(
            model_name='articleentrytotal',
            name='by_reading',
        ),
        migrations.RemoveField(
            model_name='articlelocaletotal',
            name='answered',
        ),
        migrations.RemoveField(
            model_name='articlelocaletotal',
            name='by_reading',
        ),
        migrations.RemoveField(
            model_name='articletotal',
            name='answered',
        ),
        migrations.RemoveField(
            model_name='articletotal',
            name='by_reading',
        ),
        migrations.RemoveField(
            model_name='portaltotal',
            name='answered',
        ),
        migrations.RemoveField(
            model_name='portaltotal',
            name='by_reading',
        ),
        migrations.RemoveField(
            model_name='sessiontotal',
            name='answered',
        ),
        migrations.RemoveField(
            model_name='sessiontotal',
            name='by_reading',
        ),
        migrations.AlterField(
            model_name='sessiontotal',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.article'),
        ),
        migrations.AddIndex(
            model_name='articleentrytotal',
            index=models.Index(fields=['article', 'period', 'start'], name='analytics_a_article_57597a_idx'),
        ),
        migrations.AddIndex(
            model_name='articlelocaletotal',
            index=models.Index(fields=['article', 'period', 'start'], name='analytics_a_article_be28f5_idx'),
        ),
    ]
