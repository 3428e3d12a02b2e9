"""Fewer indexes of facts: what no page asks for, and steps that resolved nothing."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0010_undone_decisions'),
        ('troubleshooting', '0011_order_experiments'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='sessionfact',
            options={'ordering': ['day', 'started_at', 'pk'], 'verbose_name': 'session fact', 'verbose_name_plural': 'session facts'},
        ),
        migrations.AlterField(
            model_name='sessionfact',
            name='resolved_step',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='resolved_facts', to='troubleshooting.step'),
        ),
        migrations.AlterField(
            model_name='sessionfact',
            name='started_at',
            field=models.DateTimeField(),
        ),
        migrations.AddIndex(
            model_name='sessionfact',
            index=models.Index(condition=models.Q(('resolved_step__isnull', False)), fields=['resolved_step'], name='fact_by_resolved_step'),
        ),
    ]
