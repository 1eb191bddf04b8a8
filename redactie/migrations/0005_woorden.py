# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Labels and help texts in the words of the people who write here."""

import django.core.validators
import django.db.models.deletion
import redactie.velden
from django.conf import settings
from django.db import migrations, models

from redactie.migraties import AlleenWoorden


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('redactie', '0004_media'),
    ]

    operations = [AlleenWoorden([
        migrations.AlterField(
            model_name='afbeelding',
            name='bijschrift',
            field=models.CharField(blank=True, help_text='Staat onder het beeld. Zeg iets wat er niet te zien is.', max_length=300, verbose_name='bijschrift'),
        ),
        migrations.AlterField(
            model_name='afbeelding',
            name='focus_x',
            field=models.PositiveSmallIntegerField(default=50, help_text='Wat altijd in beeld moet blijven als het beeld wordt bijgesneden. 0 is links, 100 is rechts.', verbose_name='belangrijkste punt, van links (%)'),
        ),
        migrations.AlterField(
            model_name='afbeelding',
            name='focus_y',
            field=models.PositiveSmallIntegerField(default=50, help_text='Wat altijd in beeld moet blijven als het beeld wordt bijgesneden. 0 is boven, 100 is onder.', verbose_name='belangrijkste punt, van boven (%)'),
        ),
        migrations.AlterField(
            model_name='afbeelding',
            name='licentie',
            field=models.CharField(blank=True, help_text='Onder welke voorwaarden we het mogen gebruiken. Bijvoorbeeld: CC BY 4.0.', max_length=120, verbose_name='licentie'),
        ),
        migrations.AlterField(
            model_name='afbeelding',
            name='maker',
            field=models.CharField(blank=True, help_text='Wie het beeld maakte. Dat staat erbij op de site.', max_length=160, verbose_name='maker'),
        ),
        migrations.AlterField(
            model_name='afbeelding',
            name='ruimte',
            field=models.ForeignKey(help_text='Bij welke wijk of redactie het beeld hoort.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.redactieruimte', verbose_name='redactieruimte'),
        ),
        migrations.AlterField(
            model_name='afbeelding',
            name='titel',
            field=models.CharField(help_text='Alleen voor de redactie, om het terug te vinden. Bijvoorbeeld: wandelgroep bij de start.', max_length=160, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='begrip',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='begrip',
            name='afkorting',
            field=models.CharField(blank=True, help_text='Alleen de letters. Bijvoorbeeld: WoR.', max_length=30, verbose_name='afkorting'),
        ),
        migrations.AlterField(
            model_name='begrip',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='begrip',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='begrip',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='begrip',
            name='synoniemen',
            field=redactie.velden.RegelsField(blank=True, default=list, help_text='Hoe mensen het nog meer schrijven. Een per regel. Zo vindt de zoekmachine het ook dan.', verbose_name='andere schrijfwijzen'),
        ),
        migrations.AlterField(
            model_name='begrip',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='begrip',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='begrip',
            name='uitleg',
            field=models.TextField(help_text='Leg het uit aan iemand die hier nieuw is, zonder andere moeilijke woorden.', max_length=1000, verbose_name='uitleg'),
        ),
        migrations.AlterField(
            model_name='begrip',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='bericht',
            name='afgehandeld_op',
            field=models.DateTimeField(blank=True, help_text='Vul in wanneer het klaar is. Dan weten anderen dat ook.', null=True, verbose_name='afgehandeld op'),
        ),
        migrations.AlterField(
            model_name='bestand',
            name='ruimte',
            field=models.ForeignKey(help_text='Bij welke wijk of redactie het bestand hoort.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.redactieruimte', verbose_name='redactieruimte'),
        ),
        migrations.AlterField(
            model_name='bestand',
            name='taal',
            field=models.CharField(choices=[('nl', 'Nederlands'), ('en', 'Engels')], default='nl', help_text='De taal van de tekst in het bestand.', max_length=10, verbose_name='taal'),
        ),
        migrations.AlterField(
            model_name='bestand',
            name='titel',
            field=models.CharField(help_text='Een titel in gewone woorden, geen bestandsnaam. Bijvoorbeeld: Uitnodiging voor een focusgroep.', max_length=160, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='bestand',
            name='toegankelijk',
            field=models.CharField(choices=[('ja', 'ja'), ('nee', 'nee'), ('onbekend', 'onbekend')], default='onbekend', help_text='Kan iedereen het lezen, ook met een schermlezer? Weet je het niet, kies dan onbekend.', max_length=10, verbose_name='toegankelijk voor iedereen'),
        ),
        migrations.AlterField(
            model_name='betreft',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='bron',
            name='code',
            field=models.SlugField(help_text='Een korte naam voor in de adresbalk. Alleen kleine letters en cijfers. Bijvoorbeeld: s003.', max_length=20, unique=True, verbose_name='code'),
        ),
        migrations.AlterField(
            model_name='bron',
            name='datum_in_bron',
            field=models.CharField(blank=True, help_text='Zoals het op het stuk staat. Bijvoorbeeld: najaar 2022.', max_length=80, verbose_name='datum'),
        ),
        migrations.AlterField(
            model_name='bron',
            name='omschrijving',
            field=models.TextField(blank=True, help_text='Wat is het voor stuk, en wat staat erin?', max_length=1000, verbose_name='omschrijving'),
        ),
        migrations.AlterField(
            model_name='bron',
            name='titel',
            field=models.CharField(help_text='Zoals het op het stuk zelf staat.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='bron',
            name='uitgever',
            field=models.CharField(blank=True, help_text='De organisatie die het stuk maakte.', max_length=120, verbose_name='van wie'),
        ),
        migrations.AlterField(
            model_name='bron',
            name='url',
            field=redactie.velden.WebadresField(blank=True, help_text='Alleen als het stuk openbaar op internet staat. Begint met https://', verbose_name='webadres'),
        ),
        migrations.AlterField(
            model_name='bronvermelding',
            name='bron',
            field=models.ForeignKey(help_text='Het stuk waar dit op steunt.', on_delete=django.db.models.deletion.PROTECT, related_name='vermeldingen', to='redactie.bron', verbose_name='bron'),
        ),
        migrations.AlterField(
            model_name='bronvermelding',
            name='plaats',
            field=models.CharField(blank=True, help_text='Waar in het stuk, zodat een ander het terugvindt. Bijvoorbeeld: §4, onderdeel 6.', max_length=300, verbose_name='plaats in de bron'),
        ),
        migrations.AlterField(
            model_name='bronvermelding',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='citaat',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='citaat',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='citaat',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='citaat',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='citaat',
            name='tekst',
            field=models.TextField(help_text='Wat iemand zei, in jouw woorden. Niet letterlijk, en zonder naam.', max_length=600, verbose_name='weergave in eigen woorden'),
        ),
        migrations.AlterField(
            model_name='citaat',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='citaat',
            name='toestemming',
            field=models.CharField(choices=[('ja', 'ja'), ('nee', 'nee'), ('onbekend', 'niet vastgelegd')], default='onbekend', help_text='Zonder ja staat er nergens een naam bij.', max_length=10, verbose_name='toestemming voor de naam'),
        ),
        migrations.AlterField(
            model_name='citaat',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='citaat',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='citaat',
            name='van_wie',
            field=models.CharField(help_text='De rol, niet de naam. Bijvoorbeeld: deelnemer aan een wandelgroep.', max_length=160, verbose_name='rol van wie het zei'),
        ),
        migrations.AlterField(
            model_name='gebruiker',
            name='naam',
            field=models.CharField(help_text="Zoals collega's iemand kennen.", max_length=120, verbose_name='naam'),
        ),
        migrations.AlterField(
            model_name='lidmaatschap',
            name='rol',
            field=models.CharField(choices=[('beheerder', 'beheerder'), ('procesbegeleider', 'procesbegeleider'), ('projectleider', 'projectleider'), ('redacteur', 'redacteur'), ('lezer', 'lezer (ziet concepten, schrijft niet)')], help_text='Wat deze persoon daar mag.', max_length=20, verbose_name='rol'),
        ),
        migrations.AlterField(
            model_name='lidmaatschap',
            name='ruimte',
            field=models.ForeignKey(help_text='De wijk of redactie waar deze persoon werkt.', on_delete=django.db.models.deletion.PROTECT, related_name='leden', to='redactie.redactieruimte', verbose_name='redactieruimte'),
        ),
        migrations.AlterField(
            model_name='lidmaatschap',
            name='tot',
            field=models.DateField(blank=True, help_text='De laatste dag. Laat leeg als het einde nog niet bekend is.', null=True, verbose_name='tot en met'),
        ),
        migrations.AlterField(
            model_name='lidmaatschap',
            name='van',
            field=models.DateField(blank=True, help_text='De eerste dag. Laat leeg voor: meteen.', null=True, verbose_name='vanaf'),
        ),
        migrations.AlterField(
            model_name='nieuwsbericht',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='nieuwsbericht',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='nieuwsbericht',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='nieuwsbericht',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='nieuwsbericht',
            name='soort',
            field=models.CharField(choices=[('nieuws', 'nieuws'), ('interview', 'interview')], default='nieuws', help_text='Een interview is een gesprek met iemand. Al het andere is nieuws.', max_length=12, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='nieuwsbericht',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Begin met wat er gebeurd is. Zeg daarna wat de lezer ermee kan.', max_length=60000, verbose_name='tekst'),
        ),
        migrations.AlterField(
            model_name='nieuwsbericht',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='nieuwsbericht',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='nieuwsbericht',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='ophaalverzoek',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='ophaalverzoek',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='ophaalverzoek',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='ophaalverzoek',
            name='gevraagd_op',
            field=models.DateField(blank=True, help_text='De dag waarop je erom vroeg. Laat leeg als je dat nog niet deed.', null=True, verbose_name='gevraagd op'),
        ),
        migrations.AlterField(
            model_name='ophaalverzoek',
            name='houder',
            field=models.CharField(blank=True, help_text='De organisatie of rol die het stuk heeft.', max_length=200, verbose_name='wie heeft het'),
        ),
        migrations.AlterField(
            model_name='ophaalverzoek',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='ophaalverzoek',
            name='staat',
            field=models.CharField(choices=[('op_te_halen', 'op te halen'), ('gevraagd', 'gevraagd'), ('ontvangen', 'ontvangen'), ('niet_te_krijgen', 'niet te krijgen')], default='op_te_halen', help_text='Hoe ver je bent met ophalen.', max_length=20, verbose_name='stand'),
        ),
        migrations.AlterField(
            model_name='ophaalverzoek',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Zo weet een ander ook wat er nog gezocht wordt.', max_length=60000, verbose_name='wat is het, en waar noemt de bron het'),
        ),
        migrations.AlterField(
            model_name='ophaalverzoek',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='ophaalverzoek',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='ophaalverzoek',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='pagina',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='pagina',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='pagina',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='pagina',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='pagina',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Zet het belangrijkste vooraan. Gebruik tussenkoppen, dan is de tekst snel te overzien.', max_length=60000, verbose_name='tekst'),
        ),
        migrations.AlterField(
            model_name='pagina',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='pagina',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='pagina',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='pagina',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in het menu.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='snelkoppeling',
            name='adres',
            field=models.CharField(help_text='Waar de link heen gaat, vanaf de eerste schuine streep. Bijvoorbeeld: /lessen/', max_length=200, verbose_name='adres op de site'),
        ),
        migrations.AlterField(
            model_name='snelkoppeling',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='snelkoppeling',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='snelkoppeling',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='snelkoppeling',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='snelkoppeling',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='snelkoppeling',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='snelkoppeling',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='snelkoppeling',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='soortinstelling',
            name='content_type',
            field=models.OneToOneField(help_text='Voor welke soort inhoud de afspraak geldt.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype', verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='soortinstelling',
            name='controle_maanden',
            field=models.PositiveSmallIntegerField(default=12, help_text='Na zoveel maanden vraagt het bureau om te kijken of de inhoud nog klopt.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='nakijken na (maanden)'),
        ),
        migrations.AlterField(
            model_name='tegenspraak',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='tegenspraak',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='tegenspraak',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='tegenspraak',
            name='keuze',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat laten we zien, en waarom juist dat?', max_length=60000, verbose_name='wat de site toont en waarom'),
        ),
        migrations.AlterField(
            model_name='tegenspraak',
            name='nummer',
            field=models.PositiveSmallIntegerField(help_text='Het volgnummer in de lijst. Elk nummer komt één keer voor.', unique=True, verbose_name='nummer'),
        ),
        migrations.AlterField(
            model_name='tegenspraak',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='tegenspraak',
            name='soort',
            field=models.CharField(choices=[('tegenspraak', 'bronnen spreken elkaar tegen'), ('leemte', 'de bron zegt het niet'), ('tekstschade', 'de brontekst is beschadigd')], help_text='Zeggen bronnen iets anders, zwijgen ze, of is de tekst beschadigd?', max_length=16, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='tegenspraak',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='tegenspraak',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='tegenspraak',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='variant',
            name='bron',
            field=models.ForeignKey(blank=True, help_text='In welk stuk staat dit?', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.bron', verbose_name='bron'),
        ),
        migrations.AlterField(
            model_name='variant',
            name='tekst',
            field=models.CharField(help_text='Zo dicht mogelijk bij wat er in de bron staat.', max_length=500, verbose_name='wat er staat'),
        ),
        migrations.AlterField(
            model_name='variant',
            name='vindplaats',
            field=models.CharField(blank=True, help_text='Waar in het stuk. Bijvoorbeeld: bladzijde 3.', max_length=300, verbose_name='plaats in de bron'),
        ),
        migrations.AlterField(
            model_name='variant',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='video',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='video',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='video',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='video',
            name='ondertiteling',
            field=models.CharField(choices=[('ja', 'ja'), ('nee', 'nee'), ('onbekend', 'onbekend')], default='onbekend', help_text='Staat er ondertiteling bij? Zonder ondertiteling mist wie niet hoort alles.', max_length=10, verbose_name='ondertiteling'),
        ),
        migrations.AlterField(
            model_name='video',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='video',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='video',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='video',
            name='transcript',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat er gezegd wordt en wat er te zien is, voor wie de video niet kan volgen.', max_length=60000, verbose_name='uitgeschreven tekst'),
        ),
        migrations.AlterField(
            model_name='video',
            name='url',
            field=redactie.velden.WebadresField(blank=True, help_text='De pagina waar de video te zien is. Bezoekers laden hem pas na een klik.', verbose_name='webadres van de video'),
        ),
        migrations.AlterField(
            model_name='video',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='video',
            name='van_wie',
            field=models.CharField(blank=True, help_text='De rol of organisatie. Een naam alleen als die persoon dat goedvindt.', max_length=160, verbose_name='wie is er te zien'),
        ),
    ])]
