# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Menus that visitors put together."""

import django.db.models.deletion
import toolkit.models.eigenmenukaart
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('toolkit', '0006_gebruik'),
    ]

    operations = [
        migrations.CreateModel(
            name='EigenMenukaart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=toolkit.models.eigenmenukaart.nieuwe_code, editable=False, max_length=22, unique=True)),
                ('geheim_afdruk', models.CharField(editable=False, max_length=64)),
                ('eenmalig', models.CharField(editable=False, max_length=64, unique=True)),
                ('doelgroep', models.CharField(blank=True, choices=[('procesbegeleiders', 'lokale procesbegeleiders'), ('beroepskrachten', 'beroepskrachten in de wijk'), ('beleid', 'beleidsmakers en bestuurders'), ('inwoners', 'inwoners')], max_length=20, verbose_name='met wie')),
                ('minuten', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tijd die er is, in minuten')),
                ('titel', models.CharField(default='Onze menukaart', max_length=120, verbose_name='titel')),
                ('gemeente', models.CharField(blank=True, max_length=120, verbose_name='gemeente of organisatie')),
                ('inleiding', models.TextField(blank=True, max_length=3000, verbose_name='inleiding')),
                ('dag', models.DateField(blank=True, null=True, verbose_name='dag')),
                ('begin', models.TimeField(blank=True, null=True, verbose_name='begintijd')),
                ('stand', models.PositiveIntegerField(default=0, editable=False)),
                ('gemaakt_op', models.DateTimeField(auto_now_add=True)),
                ('gewijzigd_op', models.DateTimeField(auto_now=True)),
                ('verloopt_op', models.DateField(editable=False, verbose_name='bewaard tot')),
                ('vraag', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='toolkit.vraag', verbose_name='vraag')),
            ],
            options={
                'verbose_name': 'eigen menukaart',
                'verbose_name_plural': 'eigen menukaarten',
                'ordering': ['-gemaakt_op'],
            },
        ),
        migrations.CreateModel(
            name='EigenMenukaartregel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('volgorde', models.PositiveSmallIntegerField(default=0)),
                ('minuten', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minuten')),
                ('notitie', models.TextField(blank=True, max_length=1000, verbose_name='notitie')),
                ('kaart', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='regels', to='toolkit.eigenmenukaart')),
                ('les', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='toolkit.les')),
                ('tool', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='toolkit.tool')),
            ],
            options={
                'verbose_name': 'regel van een eigen menukaart',
                'verbose_name_plural': 'regels van een eigen menukaart',
                'ordering': ['volgorde', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('les__isnull', True), ('tool__isnull', False)), models.Q(('les__isnull', False), ('tool__isnull', True)), _connector='OR'), name='eigenmenukaartregel_tool_of_les'), models.UniqueConstraint(models.F('kaart'), models.F('tool'), name='eigenmenukaartregel_tool_eenmaal'), models.UniqueConstraint(models.F('kaart'), models.F('les'), name='eigenmenukaartregel_les_eenmaal')],
            },
        ),
    ]
