"""What is recommended of orders of steps, and what editors decided about it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0002_rollups'),
        ('troubleshooting', '0010_own_walks_of_staff'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OrderAdvice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('saves_minutes', models.FloatField(default=0)),
                ('sessions', models.PositiveIntegerField(default=0)),
                ('content', models.JSONField()),
                ('made_at', models.DateTimeField()),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='order_advice', to='troubleshooting.article')),
            ],
            options={
                'verbose_name': 'advice about an order',
                'verbose_name_plural': 'advice about orders',
                'ordering': ['-saves_minutes', 'article'],
            },
        ),
        migrations.CreateModel(
            name='OrderDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(choices=[('accepted', 'accepted'), ('rejected', 'rejected'), ('taken_back', 'taken back')], max_length=10, verbose_name='decision')),
                ('recommended', models.JSONField()),
                ('version', models.CharField(max_length=8)),
                ('previous', models.JSONField()),
                ('previous_version', models.CharField(max_length=8)),
                ('minutes_now', models.FloatField()),
                ('minutes_promised', models.FloatField()),
                ('probability_better', models.FloatField()),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('decided_at', models.DateTimeField(verbose_name='decided')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='order_decisions', to='troubleshooting.article')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'decision about an order',
                'verbose_name_plural': 'decisions about orders',
                'ordering': ['-decided_at', '-pk'],
                'indexes': [models.Index(fields=['article', '-decided_at'], name='analytics_o_article_99869e_idx')],
            },
        ),
    ]
