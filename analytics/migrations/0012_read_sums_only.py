"""Sums that no page reads go; those read most are read from indexes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0011_facts_by_resolved_step'),
        ('troubleshooting', '0011_order_experiments'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='articleentrytotal',
            name='article_entry_total_once',
        ),
        migrations.RemoveConstraint(
            model_name='articlelocaletotal',
            name='article_locale_total_once',
        ),
        migrations.RemoveIndex(
            model_name='articletotal',
            name='analytics_a_article_2812e6_idx',
        ),
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
            index=models.Index(fields=['period', 'entry', 'start', 'article', 'resolved', 'unresolved', 'escalated', 'switched', 'incident', 'abandoned'], name='article_entry_total_read'),
        ),
        migrations.AddIndex(
            model_name='articlelocaletotal',
            index=models.Index(fields=['period', 'locale', 'start', 'article', 'resolved', 'unresolved', 'escalated', 'switched', 'incident', 'abandoned'], name='article_locale_total_read'),
        ),
        migrations.AddIndex(
            model_name='articletotal',
            index=models.Index(fields=['article', 'period', 'start', 'resolved', 'unresolved', 'escalated', 'switched', 'incident', 'abandoned'], name='article_total_read'),
        ),
        migrations.AddConstraint(
            model_name='articleentrytotal',
            constraint=models.UniqueConstraint(fields=('article', 'period', 'start', 'entry'), name='article_entry_total_once'),
        ),
        migrations.AddConstraint(
            model_name='articlelocaletotal',
            constraint=models.UniqueConstraint(fields=('article', 'period', 'start', 'locale'), name='article_locale_total_once'),
        ),
    ]
