# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The index of search: its tables, and what each database keeps of a text in its own way."""

import django.db.models.deletion
from django.db import migrations, models

FTS5 = (
    (
        "CREATE VIRTUAL TABLE wijzer_zoekstam USING fts5("
        "titel, samenvatting, tekst, tokenize='ascii', columnsize=0)"
    ),
    # Whatever deletes a line deletes its stems.
    (
        "CREATE TRIGGER wijzer_zoekstam_weg AFTER DELETE ON wijzer_zoekregel BEGIN "
        "DELETE FROM wijzer_zoekstam WHERE rowid = old.id; END"
    ),
)
TSVECTOR = tuple(
    statement
    for veld in ("titel", "kop", "alles")
    for statement in (
        f"ALTER TABLE wijzer_zoekregel ADD COLUMN stam_{veld} tsvector NOT NULL DEFAULT ''::tsvector",
        f"CREATE INDEX zoekregel_stam_{veld} ON wijzer_zoekregel USING gin (stam_{veld}) WITH (fastupdate = off)",
    )
)


def maak_stammen(apps, schema_editor):
    for statement in TSVECTOR if schema_editor.connection.vendor == "postgresql" else FTS5:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Zoekwoord',
            fields=[
                ('woord', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('omgekeerd', models.CharField(db_index=True, max_length=40)),
                ('stam', models.CharField(db_index=True, max_length=40)),
                ('vorm', models.CharField(max_length=60)),
            ],
            options={
                'verbose_name': 'zoekwoord',
                'verbose_name_plural': 'zoekwoorden',
                'ordering': ['woord'],
            },
        ),
        migrations.CreateModel(
            name='Zoekregel',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('titel', models.CharField(max_length=400)),
                ('samenvatting', models.CharField(blank=True, max_length=300)),
                ('slug', models.CharField(max_length=120)),
                ('adres', models.CharField(max_length=300)),
                ('tekst', models.TextField(blank=True)),
                ('vers', models.DateField()),
                ('van', models.DateTimeField(null=True)),
                ('tot', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'zoekregel',
                'verbose_name_plural': 'zoekregels',
                'ordering': ['-vers', 'slug'],
                'indexes': [models.Index(condition=models.Q(('van__isnull', False)), fields=['van'], name='zoekregel_van'), models.Index(condition=models.Q(('tot__isnull', False)), fields=['tot'], name='zoekregel_tot')],
            },
        ),
        migrations.CreateModel(
            name='Zoeknaam',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=400)),
                ('gevouwen', models.CharField(db_index=True, max_length=400)),
                ('stam', models.CharField(db_index=True, max_length=400)),
                ('synoniem', models.BooleanField(default=False)),
                ('regel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='namen', to='wijzer.zoekregel')),
            ],
            options={
                'verbose_name': 'zoeknaam',
                'verbose_name_plural': 'zoeknamen',
                'ordering': ['gevouwen'],
            },
        ),
        migrations.RunPython(maak_stammen, elidable=False),
    ]
