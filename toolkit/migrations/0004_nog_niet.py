# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A lesson that is new comes from no source that could have said what was done with it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('toolkit', '0003_woorden'),
    ]

    operations = [
        migrations.AlterField(
            model_name='les',
            name='gedaan',
            field=models.CharField(choices=[('niet_vastgelegd', 'niet vastgelegd in de bron'), ('nog_niet', 'nog niets mee gedaan'), ('besproken', 'besproken'), ('toegepast', 'toegepast'), ('geborgd', 'geborgd')], default='niet_vastgelegd', help_text='Zo ziet een ander of de les al iets veranderde.', max_length=20, verbose_name='wat is er met de les gedaan?'),
        ),
    ]
