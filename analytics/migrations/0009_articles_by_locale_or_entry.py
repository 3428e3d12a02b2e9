"""Sums of articles by locale, and by entry."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0008_fewer_indexes'),
        ('troubleshooting', '0011_order_experiments'),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticleEntryTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(choices=[('d', 'Day'), ('w', 'Week'), ('m', 'Month')], max_length=1)),
                ('start', models.DateField()),
                ('resolved', models.IntegerField(default=0)),
                ('by_reading', models.IntegerField(default=0)),
                ('unresolved', models.IntegerField(default=0)),
                ('escalated', models.IntegerField(default=0)),
                ('switched', models.IntegerField(default=0)),
                ('incident', models.IntegerField(default=0)),
                ('abandoned', models.IntegerField(default=0)),
                ('answered', models.IntegerField(default=0)),
                ('entry', models.CharField(max_length=20)),
            ],
            options={
                'verbose_name': 'sessions of articles by an entry',
                'verbose_name_plural': 'sessions of articles by an entry',
            },
        ),
        migrations.CreateModel(
            name='ArticleLocaleTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(choices=[('d', 'Day'), ('w', 'Week'), ('m', 'Month')], max_length=1)),
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
            ],
            options={
                'verbose_name': 'sessions of articles in a locale',
                'verbose_name_plural': 'sessions of articles in a locale',
            },
        ),
        migrations.RemoveIndex(
            model_name='sessiontotal',
            name='analytics_s_period_a6102b_idx',
        ),
        migrations.AddField(
            model_name='articleentrytotal',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.article'),
        ),
        migrations.AddField(
            model_name='articlelocaletotal',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='troubleshooting.article'),
        ),
        migrations.AddConstraint(
            model_name='articleentrytotal',
            constraint=models.UniqueConstraint(fields=('period', 'entry', 'start', 'article'), name='article_entry_total_once'),
        ),
        migrations.AddConstraint(
            model_name='articlelocaletotal',
            constraint=models.UniqueConstraint(fields=('period', 'locale', 'start', 'article'), name='article_locale_total_once'),
        ),
    ]
