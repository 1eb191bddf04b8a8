# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a tool asks of people in numbers, and what the lists in memory are kept up to date with."""

import django.core.validators
import redactie.velden
from django.conf import settings
from django.db import migrations, models

from toolkit.models.lijstwijziging import nieuw_kenmerk


def begin_de_telling(apps, schema_editor) -> None:
    """Without a first number, a site on which nothing was published since would build its lists at every request."""
    apps.get_model("toolkit", "Lijstwijziging").objects.create(nummer=0, kenmerk=nieuw_kenmerk())


class Migration(migrations.Migration):

    dependencies = [
        ('redactie', '0006_mensen'),
        ('toolkit', '0004_nog_niet'),
        ('wijken', '0003_woorden'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Lijstwijziging',
            fields=[
                ('nummer', models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name='nummer')),
                ('kenmerk', models.CharField(default=nieuw_kenmerk, max_length=16, verbose_name='kenmerk')),
                ('soort', models.CharField(max_length=60, verbose_name='soort')),
                ('sleutel', models.PositiveBigIntegerField(default=0, verbose_name='sleutel')),
            ],
            options={
                'verbose_name': 'verandering in de lijsten',
                'verbose_name_plural': 'veranderingen in de lijsten',
                'ordering': ['nummer'],
            },
        ),
        migrations.AddField(
            model_name='tool',
            name='doelgroepen',
            field=redactie.velden.KeuzelijstField(blank=True, default=list, help_text='Wie gaat ermee werken? Alleen als een bron of de tekst het zegt.', verbose_name='voor wie'),
        ),
        migrations.AddField(
            model_name='tool',
            name='fasen',
            field=redactie.velden.KeuzelijstField(blank=True, default=list, help_text='Wanneer komt het van pas? Alleen als een bron of de tekst het zegt.', verbose_name='bij welke stap'),
        ),
        migrations.AddField(
            model_name='tool',
            name='groep_max',
            field=models.PositiveIntegerField(blank=True, help_text='Alleen als een bron het zegt. Met hoeveel mensen kan het nog?', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='groep: ten hoogste'),
        ),
        migrations.AddField(
            model_name='tool',
            name='groep_min',
            field=models.PositiveIntegerField(blank=True, help_text='Alleen als een bron het zegt. Met hoeveel mensen kan het al?', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='groep: ten minste'),
        ),
        migrations.AddField(
            model_name='tool',
            name='plek',
            field=models.CharField(blank=True, choices=[('fysiek', 'op een plek bij elkaar'), ('online', 'online'), ('allebei', 'bij elkaar of online')], help_text='Alleen als een bron of de tekst het zegt.', max_length=10, verbose_name='waar'),
        ),
        migrations.AddField(
            model_name='tool',
            name='tijd_minuten',
            field=models.PositiveIntegerField(blank=True, help_text='Alleen als een bron het zegt. Twee uur is 120, een dagdeel 240, een dag 480.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='tijd in minuten'),
        ),
        migrations.AddField(
            model_name='tool',
            name='voorbereiding_minuten',
            field=models.PositiveIntegerField(blank=True, help_text='Alleen als een bron het zegt. Vul 0 in als de bron zegt dat er niets voor te bereiden is.', null=True, verbose_name='voorbereiding in minuten'),
        ),
        migrations.AddConstraint(
            model_name='tool',
            constraint=models.CheckConstraint(condition=models.Q(('groep_min__isnull', True), ('groep_max__isnull', True), ('groep_max__gte', models.F('groep_min')), _connector='OR'), name='tool_groep', violation_error_message='De groep is ten hoogste kleiner dan ten minste. Draai de getallen om.'),
        ),
        migrations.RunPython(begin_de_telling, migrations.RunPython.noop),
    ]
