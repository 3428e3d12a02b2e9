"""Sums by week, sums that are looked up by the entry, durations of all sessions together."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('analytics', '0004_surges'),
        ('troubleshooting', '0011_order_experiments'),
    ]

    operations = [
        migrations.CreateModel(
            name='WholeDurationTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(choices=[('d', 'Day'), ('w', 'Week'), ('m', 'Month')], max_length=1)),
                ('start', models.DateField()),
                ('bucket', models.IntegerField()),
                ('sessions', models.IntegerField(default=0)),
            ],
            options={
                'verbose_name': 'durations of all sessions',
                'verbose_name_plural': 'durations of all sessions',
            },
        ),
        migrations.AlterField(
            model_name='articletotal',
            name='period',
            field=models.CharField(choices=[('d', 'Day'), ('w', 'Week'), ('m', 'Month')], max_length=1),
        ),
        migrations.AlterField(
            model_name='durationtotal',
            name='period',
            field=models.CharField(choices=[('d', 'Day'), ('w', 'Week'), ('m', 'Month')], max_length=1),
        ),
        migrations.AlterField(
            model_name='portaldurationtotal',
            name='period',
            field=models.CharField(choices=[('d', 'Day'), ('w', 'Week'), ('m', 'Month')], max_length=1),
        ),
        migrations.AlterField(
            model_name='portaltotal',
            name='period',
            field=models.CharField(choices=[('d', 'Day'), ('w', 'Week'), ('m', 'Month')], max_length=1),
        ),
        migrations.AlterField(
            model_name='sessiontotal',
            name='period',
            field=models.CharField(choices=[('d', 'Day'), ('w', 'Week'), ('m', 'Month')], max_length=1),
        ),
        migrations.AlterField(
            model_name='steptotal',
            name='period',
            field=models.CharField(choices=[('d', 'Day'), ('w', 'Week'), ('m', 'Month')], max_length=1),
        ),
        migrations.AddIndex(
            model_name='sessiontotal',
            index=models.Index(fields=['period', 'entry', 'start'], name='analytics_s_period_a6102b_idx'),
        ),
        migrations.AddConstraint(
            model_name='wholedurationtotal',
            constraint=models.UniqueConstraint(fields=('period', 'start', 'bucket'), name='whole_duration_total_once'),
        ),
    ]
