"""Marks of facts that the rollups do not have yet."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0005_totals_by_entry'),
    ]

    operations = [
        migrations.CreateModel(
            name='FreshFact',
            fields=[
                ('fact', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='analytics.sessionfact')),
            ],
            options={
                'verbose_name': 'fresh fact',
                'verbose_name_plural': 'fresh facts',
            },
        ),
    ]
