# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("redactie", "0002_werk_van_de_redactie")]

    operations = [
        migrations.RenameField("kladje", "basis", "bewaarde_afdruk"),
        migrations.AlterField(
            "kladje",
            "bewaarde_afdruk",
            models.CharField(blank=True, max_length=64, verbose_name="afdruk van wat er bewaard is"),
        ),
        migrations.AddField(
            "kladje",
            "bewaard_als",
            models.PositiveBigIntegerField(blank=True, null=True, verbose_name="bewaard als item"),
        ),
    ]
