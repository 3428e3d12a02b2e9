"""Indexes that others begin with as well."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0007_whole_step_totals'),
        ('troubleshooting', '0011_order_experiments'),
    ]

    operations = [
        migrations.AlterField(
            model_name='sessionfact',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='session_facts', to='troubleshooting.article'),
        ),
        migrations.AlterField(
            model_name='sessionfact',
            name='digest',
            field=models.CharField(max_length=32),
        ),
        migrations.AlterField(
            model_name='stepfact',
            name='session_fact',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='analytics.sessionfact'),
        ),
    ]
