# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("redactie", "0003_kladje_bewaard"),
    ]

    operations = [
        migrations.AddField(
            model_name="bestand",
            name="waarom",
            field=models.CharField(
                blank=True,
                help_text="Een webpagina leest makkelijker, ook op een telefoon. Waarom is dit een bestand? "
                "Bijvoorbeeld: om in te vullen.",
                max_length=200,
                verbose_name="waarom geen webpagina",
            ),
        ),
        migrations.AddField(
            model_name="bestand",
            name="paginas",
            field=models.PositiveIntegerField(editable=False, null=True, verbose_name="aantal pagina's"),
        ),
    ]
