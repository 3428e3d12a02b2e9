"""Experiments with the order of steps."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('troubleshooting', '0010_own_walks_of_staff'),
    ]

    operations = [
        migrations.AddField(
            model_name='flowsession',
            name='is_randomised',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='OrderExperiment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('percent', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(50)], verbose_name='percent of sessions')),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='order_experiment', to='troubleshooting.article')),
            ],
            options={
                'verbose_name': 'experiment with an order',
                'verbose_name_plural': 'experiments with orders',
                'constraints': [models.CheckConstraint(condition=models.Q(('percent__lte', 50)), name='an_experiment_takes_half_at_most')],
            },
        ),
    ]
