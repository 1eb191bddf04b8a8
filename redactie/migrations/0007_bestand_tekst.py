
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('redactie', '0006_mensen'),
    ]

    operations = [
        migrations.AddField(
            model_name='bestand',
            name='tekst',
            field=models.TextField(editable=False, null=True, verbose_name='tekst'),
        ),
    ]
