"""Rollups of the facts, and on each fact the day it counts for."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.functions import TruncDate
from zoneinfo import ZoneInfo


def set_days(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """A fact counts for the day on which its session started, where the portal is."""
    zone = ZoneInfo(settings.TIME_ZONE)
    facts = apps.get_model("analytics", "SessionFact").objects
    facts.update(day=TruncDate("started_at", tzinfo=zone))


class Migration(migrations.Migration):
    """Tables of sums, and columns that say what a fact is counted as."""

    dependencies = [
        ('analytics', '0001_initial'),
        ('troubleshooting', '0009_short_scopes'),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticleTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(choices=[('d', 'Day'), ('m', 'Month')], max_length=1)),
                ('start', models.DateField()),
                ('resolved', models.IntegerField(default=0)),
                ('by_reading', models.IntegerField(default=0)),
                ('unresolved', models.IntegerField(default=0)),
                ('escalated', models.IntegerField(default=0)),
                ('switched', models.IntegerField(default=0)),
                ('incident', models.IntegerField(default=0)),
                ('abandoned', models.IntegerField(default=0)),
                ('answered', models.IntegerField(default=0)),
            ],
            options={
                'verbose_name': 'sessions of an article',
                'verbose_name_plural': 'sessions of an article',
            },
        ),
        migrations.CreateModel(
            name='DurationTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(choices=[('d', 'Day'), ('m', 'Month')], max_length=1)),
                ('start', models.DateField()),
                ('locale', models.CharField(max_length=20)),
                ('entry', models.CharField(max_length=20)),
                ('bucket', models.IntegerField()),
                ('sessions', models.IntegerField(default=0)),
            ],
            options={
                'verbose_name': 'durations of an article',
                'verbose_name_plural': 'durations of an article',
            },
        ),
        migrations.CreateModel(
            name='FillState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('statistic', models.CharField(max_length=30, unique=True)),
                ('version', models.PositiveIntegerField()),
                ('through', models.DateField(blank=True, null=True)),
                ('is_filled', models.BooleanField(default=False)),
                ('rolled_up_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'fill state',
                'verbose_name_plural': 'fill states',
                'ordering': ['statistic'],
            },
        ),
        migrations.CreateModel(
            name='PortalDurationTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(choices=[('d', 'Day'), ('m', 'Month')], max_length=1)),
                ('start', models.DateField()),
                ('locale', models.CharField(max_length=20)),
                ('entry', models.CharField(max_length=20)),
                ('bucket', models.IntegerField()),
                ('sessions', models.IntegerField(default=0)),
            ],
            options={
                'verbose_name': 'durations of the portal',
                'verbose_name_plural': 'durations of the portal',
            },
        ),
        migrations.CreateModel(
            name='PortalTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(choices=[('d', 'Day'), ('m', 'Month')], max_length=1)),
                ('start', models.DateField()),
                ('resolved', models.IntegerField(default=0)),
                ('by_reading', models.IntegerField(default=0)),
                ('unresolved', models.IntegerField(default=0)),
                ('escalated', models.IntegerField(default=0)),
                ('switched', models.IntegerField(default=0)),
                ('incident', models.IntegerField(default=0)),
                ('abandoned', models.IntegerField(default=0)),
                ('answered', models.IntegerField(default=0)),
                ('locale', models.CharField(max_length=20)),
                ('entry', models.CharField(max_length=20)),
            ],
            options={
                'verbose_name': 'sessions of the portal',
                'verbose_name_plural': 'sessions of the portal',
            },
        ),
        migrations.CreateModel(
            name='SessionTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(choices=[('d', 'Day'), ('m', 'Month')], max_length=1)),
                ('start', models.DateField()),
                ('resolved', models.IntegerField(default=0)),
                ('by_reading', models.IntegerField(default=0)),
                ('unresolved', models.IntegerField(default=0)),
                ('escalated', models.IntegerField(default=0)),
                ('switched', models.IntegerField(default=0)),
                ('incident', models.IntegerField(default=0)),
                ('abandoned', models.IntegerField(default=0)),
                ('answered', models.IntegerField(default=0)),
                ('locale', models.CharField(max_length=20)),
                ('entry', models.CharField(max_length=20)),
            ],
            options={
                'verbose_name': 'sessions in a locale, by an entry',
                'verbose_name_plural': 'sessions in a locale, by an entry',
            },
        ),
        migrations.CreateModel(
            name='StaleDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
            ],
            options={
                'verbose_name': 'stale day',
                'verbose_name_plural': 'stale days',
                'ordering': ['day', 'article'],
            },
        ),
        migrations.CreateModel(
            name='StepTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(choices=[('d', 'Day'), ('m', 'Month')], max_length=1)),
                ('start', models.DateField()),
                ('locale', models.CharField(max_length=20)),
                ('entry', models.CharField(max_length=20)),
                ('shown', models.IntegerField(default=0)),
                ('resolved', models.IntegerField(default=0)),
                ('helped', models.IntegerField(default=0)),
                ('not_resolved', models.IntegerField(default=0)),
                ('skipped', models.IntegerField(default=0)),
                ('not_possible', models.IntegerField(default=0)),
                ('timed', models.IntegerField(default=0)),
                ('log_seconds', models.FloatField(default=0)),
            ],
            options={
                'verbose_name': 'sessions of a step',
                'verbose_name_plural': 'sessions of a step',
            },
        ),
        migrations.RemoveIndex(
            model_name='sessionfact',
            name='analytics_s_article_0cb4d7_idx',
        ),
        migrations.AddField(
            model_name="sessionfact", name="day", field=models.DateField(null=True)
        ),
        migrations.RunPython(set_days, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="sessionfact", name="day", field=models.DateField(db_index=True)
        ),
        migrations.AddField(
            model_name='sessionfact',
            name='is_agents',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='sessionfact',
            name='is_randomised',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='sessionfact',
            name='order_version',
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name='stepfact',
            name='by_helpdesk',
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name='sessionfact',
            index=models.Index(fields=['article', 'day'], name='analytics_s_article_9f02c5_idx'),
        ),
        migrations.AddField(
            model_name='articletotal',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.article'),
        ),
        migrations.AddField(
            model_name='durationtotal',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.article'),
        ),
        migrations.AddConstraint(
            model_name='portaldurationtotal',
            constraint=models.UniqueConstraint(fields=('period', 'start', 'locale', 'entry', 'bucket'), name='portal_duration_total_once'),
        ),
        migrations.AddConstraint(
            model_name='portaltotal',
            constraint=models.UniqueConstraint(fields=('period', 'start', 'locale', 'entry'), name='portal_total_once'),
        ),
        migrations.AddField(
            model_name='sessiontotal',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.article'),
        ),
        migrations.AddField(
            model_name='staleday',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.article'),
        ),
        migrations.AddField(
            model_name='steptotal',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.article'),
        ),
        migrations.AddField(
            model_name='steptotal',
            name='step',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.step'),
        ),
        migrations.AddIndex(
            model_name='articletotal',
            index=models.Index(fields=['article', 'period', 'start'], name='analytics_a_article_2812e6_idx'),
        ),
        migrations.AddConstraint(
            model_name='articletotal',
            constraint=models.UniqueConstraint(fields=('period', 'start', 'article'), name='article_total_once'),
        ),
        migrations.AddConstraint(
            model_name='durationtotal',
            constraint=models.UniqueConstraint(fields=('article', 'period', 'start', 'locale', 'entry', 'bucket'), name='duration_total_once'),
        ),
        migrations.AddIndex(
            model_name='sessiontotal',
            index=models.Index(fields=['period', 'locale', 'start'], name='analytics_s_period_e6e262_idx'),
        ),
        migrations.AddConstraint(
            model_name='sessiontotal',
            constraint=models.UniqueConstraint(fields=('article', 'period', 'start', 'locale', 'entry'), name='session_total_once'),
        ),
        migrations.AddConstraint(
            model_name='staleday',
            constraint=models.UniqueConstraint(fields=('article', 'day'), name='stale_day_once_an_article'),
        ),
        migrations.AddConstraint(
            model_name='steptotal',
            constraint=models.UniqueConstraint(fields=('article', 'period', 'start', 'step', 'locale', 'entry'), name='step_total_once'),
        ),
    ]
