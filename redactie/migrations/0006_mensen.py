# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations


class Migration(migrations.Migration):
    """People are called mensen everywhere, as in the menu."""

    dependencies = [("redactie", "0005_woorden")]

    operations = [
        migrations.AlterModelOptions(
            name="gebruiker",
            options={"ordering": ["naam", "email"], "verbose_name": "persoon", "verbose_name_plural": "mensen"},
        ),
    ]
