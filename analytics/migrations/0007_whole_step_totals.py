"""Sums of steps over all languages and entries; logarithms in whole numbers."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0006_fresh_facts'),
        ('troubleshooting', '0011_order_experiments'),
    ]

    operations = [
        # They are made anew, with sums of whole numbers.
        migrations.RunSQL("DELETE FROM analytics_steptotal", migrations.RunSQL.noop),
        migrations.AlterModelOptions(
            name='steptotal',
            options={'verbose_name': 'what sessions in a locale, by an entry, said of a step', 'verbose_name_plural': 'what sessions in a locale, by an entry, said of a step'},
        ),
        migrations.AlterField(
            model_name='steptotal',
            name='log_seconds',
            field=models.BigIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name='steptotal',
            name='step',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.step'),
        ),
        migrations.CreateModel(
            name='WholeStepTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(choices=[('d', 'Day'), ('w', 'Week'), ('m', 'Month')], max_length=1)),
                ('start', models.DateField()),
                ('shown', models.IntegerField(default=0)),
                ('resolved', models.IntegerField(default=0)),
                ('helped', models.IntegerField(default=0)),
                ('not_resolved', models.IntegerField(default=0)),
                ('skipped', models.IntegerField(default=0)),
                ('not_possible', models.IntegerField(default=0)),
                ('timed', models.IntegerField(default=0)),
                ('log_seconds', models.BigIntegerField(default=0)),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.article')),
                ('step', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.step')),
            ],
            options={
                'verbose_name': 'what all sessions said of a step',
                'verbose_name_plural': 'what all sessions said of a step',
                'constraints': [models.UniqueConstraint(fields=('article', 'period', 'start', 'step'), name='whole_step_total_once')],
            },
        ),
    ]
