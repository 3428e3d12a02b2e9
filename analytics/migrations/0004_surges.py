"""Surges that were seen."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0003_orders'),
        ('troubleshooting', '0010_own_walks_of_staff'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SurgeLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('looked_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'last look for surges',
                'verbose_name_plural': 'last looks for surges',
            },
        ),
        migrations.CreateModel(
            name='SurgeRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('query', models.CharField(blank=True, max_length=200, verbose_name='words')),
                ('since', models.DateTimeField(db_index=True, verbose_name='since')),
                ('seen_at', models.DateTimeField(verbose_name='last seen')),
                ('count', models.PositiveIntegerField(verbose_name='people')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='minutes')),
                ('usually', models.FloatField(verbose_name='usually')),
                ('probability', models.FloatField(verbose_name='probability')),
                ('peak_count', models.PositiveIntegerField()),
                ('peak_minutes', models.PositiveSmallIntegerField()),
                ('peak_usually', models.FloatField()),
                ('peak_probability', models.FloatField()),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('dismissed_at', models.DateTimeField(blank=True, null=True, verbose_name='dismissed')),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='surges', to='troubleshooting.article')),
                ('dismissed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dismissed by')),
            ],
            options={
                'verbose_name': 'surge',
                'verbose_name_plural': 'surges',
                'ordering': ['-since', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None), ('query', '')), fields=('article',), name='one_surge_of_an_article'), models.UniqueConstraint(condition=models.Q(('article', None), ('ended_at', None)), fields=('query',), name='one_surge_of_words'), models.CheckConstraint(condition=models.Q(('article', None), ('query', ''), _connector='XOR'), name='surge_of_an_article_or_of_words')],
            },
        ),
    ]
