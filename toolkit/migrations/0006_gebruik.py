# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What others tell about a tool."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('toolkit', '0005_facetten'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Gebruikservaring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gemeente', models.CharField(help_text='Bijvoorbeeld: Leiden. Schrijf een naam steeds hetzelfde.', max_length=120, verbose_name='gemeente')),
                ('gebruikt_in', models.CharField(blank=True, help_text='Bijvoorbeeld: najaar 2026.', max_length=60, verbose_name='wanneer')),
                ('context', models.TextField(max_length=1500, verbose_name='waar en met wie')),
                ('aangepast', models.TextField(max_length=1500, verbose_name='wat is veranderd')),
                ('resultaat', models.TextField(max_length=1500, verbose_name='wat kwam eruit')),
                ('gelukt', models.CharField(choices=[('ja', 'ja'), ('deels', 'deels'), ('nee', 'nee')], max_length=5, verbose_name='is het gelukt')),
                ('contact_naam', models.CharField(blank=True, max_length=120, verbose_name='naam')),
                ('contact_rol', models.CharField(blank=True, max_length=120, verbose_name='rol')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                ('contact_zichtbaar', models.BooleanField(default=False, help_text='Zet dit uit als de inzender dat vraagt. Aanzetten kan alleen de inzender.', verbose_name='naam en e-mailadres staan op de site')),
                ('origineel', models.JSONField(blank=True, default=dict, editable=False, verbose_name='zoals het is ingestuurd')),
                ('staat', models.CharField(choices=[('nieuw', 'nieuw'), ('openbaar', 'openbaar'), ('afgewezen', 'afgewezen'), ('ingetrokken', 'ingetrokken')], default='nieuw', editable=False, max_length=12, verbose_name='staat')),
                ('reden', models.CharField(blank=True, help_text='Nodig als je het afwijst. Alleen de redactie leest dit.', max_length=300, verbose_name='waarom niet')),
                ('eenmalig', models.CharField(editable=False, max_length=64, unique=True)),
                ('ontvangen_op', models.DateTimeField(auto_now_add=True, verbose_name='ontvangen op')),
                ('besloten_op', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='beslist op')),
                ('gemaild_op', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='gemaild op')),
                ('door', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='beslist door')),
                ('tool', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ervaringen', to='toolkit.tool', verbose_name='tool')),
            ],
            options={
                'verbose_name': 'ervaring met een tool',
                'verbose_name_plural': 'ervaringen met tools',
                'ordering': ['-ontvangen_op', '-pk'],
                'indexes': [models.Index(fields=['tool', 'staat', '-ontvangen_op'], name='ervaring_bij_tool')],
                'constraints': [models.CheckConstraint(condition=models.Q(('staat', 'nieuw'), ('besloten_op__isnull', False), _connector='OR'), name='ervaring_beslist_op')],
            },
        ),
    ]
