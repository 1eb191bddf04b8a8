# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Labels and help texts in the words of the people who write here."""

import django.db.models.deletion
import redactie.velden
from django.conf import settings
from django.db import migrations, models

from redactie.migraties import AlleenWoorden


class Migration(migrations.Migration):

    dependencies = [
        ('redactie', '0005_woorden'),
        ('toolkit', '0002_werk_van_de_redactie'),
        ('wijken', '0003_woorden'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [AlleenWoorden([
        migrations.AlterField(
            model_name='les',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='les',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='les',
            name='gebeurtenis',
            field=models.ForeignKey(blank=True, help_text='De bijeenkomst waar dit naar voren kwam.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.gebeurtenis', verbose_name='geleerd bij'),
        ),
        migrations.AlterField(
            model_name='les',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='les',
            name='gedaan',
            field=models.CharField(choices=[('niet_vastgelegd', 'niet vastgelegd in de bron'), ('besproken', 'besproken'), ('toegepast', 'toegepast'), ('geborgd', 'geborgd')], default='niet_vastgelegd', help_text='Zo ziet een ander of de les al iets veranderde.', max_length=20, verbose_name='wat is er met de les gedaan?'),
        ),
        migrations.AlterField(
            model_name='les',
            name='gedaan_toelichting',
            field=models.CharField(blank=True, help_text='Wat is er veranderd, of waarom nog niet?', max_length=400, verbose_name='hoe dat ging'),
        ),
        migrations.AlterField(
            model_name='les',
            name='gemeente',
            field=models.ForeignKey(blank=True, help_text='De gemeente, als de les niet van één wijk is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.gemeente', verbose_name='gemeente'),
        ),
        migrations.AlterField(
            model_name='les',
            name='interventies',
            field=models.ManyToManyField(blank=True, help_text='Alleen als de les over deze aanpak gaat.', related_name='+', to='wijken.interventie', verbose_name='interventies'),
        ),
        migrations.AlterField(
            model_name='les',
            name='niveau',
            field=models.CharField(choices=[('wijk', 'wijk'), ('gemeente', 'gemeente'), ('samenwerkingsverband', 'samenwerkingsverband'), ('projectomgeving', 'projectomgeving')], help_text='Leerde één wijk dit, de gemeente, of alle partners samen?', max_length=24, verbose_name='geldt voor'),
        ),
        migrations.AlterField(
            model_name='les',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='les',
            name='soort',
            field=models.CharField(choices=[('les', 'les'), ('tip', 'tip'), ('aanbeveling', 'aanbeveling')], default='les', help_text='Een les is wat jullie leerden. Een tip of aanbeveling zegt wat een ander kan doen.', max_length=12, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='les',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat gebeurde er, wat leerden jullie, en wat raad je een ander aan? Geen namen van inwoners.', max_length=60000, verbose_name='tekst'),
        ),
        migrations.AlterField(
            model_name='les',
            name='themas',
            field=models.ManyToManyField(blank=True, help_text='Waar gaat het over? Bezoekers kunnen hierop zoeken.', related_name='lessen', to='toolkit.thema', verbose_name="thema's"),
        ),
        migrations.AlterField(
            model_name='les',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='les',
            name='tools',
            field=models.ManyToManyField(blank=True, help_text='Wat kan iemand gebruiken die dit ook wil doen?', related_name='lessen', to='toolkit.tool', verbose_name='tools'),
        ),
        migrations.AlterField(
            model_name='les',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='les',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='les',
            name='van_wie',
            field=models.CharField(blank=True, help_text='De rol, niet de naam. Bijvoorbeeld: praktijkondersteuner.', max_length=160, verbose_name='wie zei het (rol)'),
        ),
        migrations.AlterField(
            model_name='les',
            name='vragen',
            field=models.ManyToManyField(blank=True, help_text='Bij welke vragen helpt deze les?', related_name='lessen', to='toolkit.vraag', verbose_name='vragen'),
        ),
        migrations.AlterField(
            model_name='les',
            name='wijk',
            field=models.ForeignKey(blank=True, help_text='De wijk die dit leerde. Laat leeg als het er meer zijn.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.wijk', verbose_name='wijk'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='adres',
            field=models.CharField(blank=True, help_text='Waar de lezer meer vindt. Bijvoorbeeld: /vragen/bereik/', max_length=200, verbose_name='adres op de site'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='lessen',
            field=models.ManyToManyField(blank=True, help_text='Lessen die bij dit onderwerp passen.', related_name='+', to='toolkit.les', verbose_name='lessen'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='nummer',
            field=models.PositiveSmallIntegerField(help_text='De plek op de menukaart: 1 tot en met 9.', unique=True, verbose_name='nummer'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat iemand hierover moet weten, in een paar zinnen.', max_length=60000, verbose_name='tekst'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='tools',
            field=models.ManyToManyField(blank=True, help_text='Tools die bij dit onderwerp passen.', related_name='+', to='toolkit.tool', verbose_name='tools'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='menukaartonderwerp',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='ontwikkeling',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='ontwikkeling',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='ontwikkeling',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='ontwikkeling',
            name='kop_overgeleverd',
            field=models.BooleanField(default=True, help_text='Zet dit uit als de redactie de kop bedacht.', verbose_name='de kop staat in de bron'),
        ),
        migrations.AlterField(
            model_name='ontwikkeling',
            name='nummer',
            field=models.PositiveSmallIntegerField(help_text='De plek in de lijst. Elk nummer komt één keer voor.', unique=True, verbose_name='nummer'),
        ),
        migrations.AlterField(
            model_name='ontwikkeling',
            name='praktijkvoorbeelden',
            field=models.ManyToManyField(blank=True, help_text='In welke voorbeelden is dit te zien?', related_name='ontwikkelingen', to='toolkit.praktijkvoorbeeld', verbose_name='praktijkvoorbeelden'),
        ),
        migrations.AlterField(
            model_name='ontwikkeling',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='ontwikkeling',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat verandert er, en waaraan zie je dat?', max_length=60000, verbose_name='tekst'),
        ),
        migrations.AlterField(
            model_name='ontwikkeling',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='ontwikkeling',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='ontwikkeling',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='elementen_overgeleverd',
            field=models.BooleanField(default=True, help_text='Zet dit uit als de redactie ze uit de tekst haalde.', verbose_name='de bron noemt zelf wat werkt'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='nummer',
            field=models.PositiveSmallIntegerField(help_text='De plek in de bundel. Elk nummer komt één keer voor.', unique=True, verbose_name='nummer'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='organisaties_in_bron',
            field=models.CharField(blank=True, help_text='De organisaties, zoals de bron ze noemt.', max_length=400, verbose_name='wie doen mee'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='plaats',
            field=models.CharField(help_text='De gemeente of streek waar dit gebeurt.', max_length=160, verbose_name='waar'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='rollen',
            field=models.ManyToManyField(blank=True, help_text='Welke rollen komen in dit voorbeeld voor?', related_name='+', to='wijken.functierol', verbose_name='rollen'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat gebeurt er, voor wie, en wat maakt dat het werkt?', max_length=60000, verbose_name='tekst'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='themas',
            field=models.ManyToManyField(blank=True, help_text='Waar gaat het over? Bezoekers kunnen hierop zoeken.', related_name='praktijkvoorbeelden', to='toolkit.thema', verbose_name="thema's"),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='uit_de_tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat de bron niet met zoveel woorden zegt, en de redactie er wel in leest.', max_length=60000, verbose_name='uit de tekst afgeleid door de redactie'),
        ),
        migrations.AlterField(
            model_name='praktijkvoorbeeld',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='thema',
            name='slug',
            field=models.SlugField(help_text='Het laatste stuk van het webadres. Alleen a-z, 0-9 en -.', max_length=60, unique=True, verbose_name='adres'),
        ),
        migrations.AlterField(
            model_name='thema',
            name='titel',
            field=models.CharField(help_text='Een of twee woorden. Bezoekers zoeken hierop.', max_length=80, unique=True, verbose_name='naam'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='downloads',
            field=models.ManyToManyField(blank=True, help_text='Bestanden om mee te nemen. Voeg ze eerst toe bij Bestanden.', related_name='+', to='redactie.bestand', verbose_name='downloads'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='eigenaar_organisatie',
            field=models.ForeignKey(blank=True, help_text='De organisatie die het maakte, als die in de lijst staat.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.organisatie', verbose_name='gemaakt door'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='groep',
            field=models.CharField(blank=True, help_text='Alleen als een bron het zegt. Bijvoorbeeld: zes tot tien mensen.', max_length=80, verbose_name='groepsgrootte'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='herkomst',
            field=models.CharField(choices=[('bron', 'uit de bronnen'), ('redactie', 'opgesteld door de redactie')], help_text='Staat dit in een bron, of heeft de redactie het opgeschreven?', max_length=10, verbose_name='waar komt het vandaan'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='in_het_kort',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat je ermee kunt, wanneer, en hoe je begint. Past op één scherm.', max_length=60000, verbose_name='in het kort'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='soort',
            field=models.CharField(choices=[('handreiking', 'handreiking'), ('instrument', 'instrument'), ('werkvorm', 'werkvorm'), ('stappenplan', 'stappenplan'), ('methode', 'methode'), ('gespreksvorm', 'gespreksvorm'), ('sjabloon', 'sjabloon')], help_text='Zo vinden bezoekers het in de toolkit terug.', max_length=16, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Voor wie meer wil weten: waar het vandaan komt en wat het opleverde.', max_length=60000, verbose_name='achtergrond'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='themas',
            field=models.ManyToManyField(blank=True, help_text='Waar gaat het over? Bezoekers kunnen hierop zoeken.', related_name='tools', to='toolkit.thema', verbose_name="thema's"),
        ),
        migrations.AlterField(
            model_name='tool',
            name='tijd',
            field=models.CharField(blank=True, help_text='Alleen als een bron het zegt. Bijvoorbeeld: twee uur.', max_length=80, verbose_name='tijd'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='voorbereiding',
            field=models.CharField(blank=True, help_text='Alleen als een bron het zegt. Bijvoorbeeld: een halve dag.', max_length=80, verbose_name='voorbereiding'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='vragen',
            field=models.ManyToManyField(blank=True, help_text='Bij welke vragen helpt dit?', related_name='tools', to='toolkit.vraag', verbose_name='vragen'),
        ),
        migrations.AlterField(
            model_name='tool',
            name='wijken',
            field=models.ManyToManyField(blank=True, help_text='Alleen wijken die het echt gebruikten.', related_name='+', to='wijken.wijk', verbose_name='gebruikt in'),
        ),
        migrations.AlterField(
            model_name='toolregel',
            name='soort',
            field=models.CharField(choices=[('stap', 'stap'), ('materiaal', 'wat u nodig hebt'), ('valkuil', 'valkuil'), ('link', 'link')], help_text='Kies of dit een stap is, iets wat je nodig hebt, een valkuil of een link.', max_length=10, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='toolregel',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Kort. Eén stap of één tip per keer.', max_length=60000, verbose_name='tekst'),
        ),
        migrations.AlterField(
            model_name='toolregel',
            name='titel',
            field=models.CharField(blank=True, help_text='Bij een stap: wat je doet. Bij een link: de naam van de pagina.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='toolregel',
            name='url',
            field=redactie.velden.WebadresField(blank=True, help_text='Alleen bij een link. Begint met https://', verbose_name='webadres'),
        ),
        migrations.AlterField(
            model_name='toolregel',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='inzicht',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat deden de wijken, en wat leerden zij ervan? Noem bij cijfers de bron.', max_length=60000, verbose_name='hoe de wijken keken, en wat zij vonden'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='kort',
            field=models.CharField(help_text='Past op een arm van de wegwijzer. Een of twee woorden.', max_length=40, verbose_name='korte naam'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='nummer',
            field=models.PositiveSmallIntegerField(help_text='De plek op de wegwijzer: 1 tot en met 4.', unique=True, verbose_name='nummer'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='overnemen',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat kan een andere wijk meten, en hoe?', max_length=60000, verbose_name='welke indicator u kunt overnemen'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Een paar zinnen voor wie de vraag voor het eerst leest.', max_length=60000, verbose_name='inleiding'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='waarom',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat wil je met deze vraag te weten komen?', max_length=60000, verbose_name='wat de vraag vraagt, en waarom'),
        ),
        migrations.AlterField(
            model_name='vraagregel',
            name='adres',
            field=models.CharField(blank=True, help_text='Waar de lezer verder kan. Bijvoorbeeld: /toolkit/', max_length=200, verbose_name='adres op de site'),
        ),
        migrations.AlterField(
            model_name='vraagregel',
            name='soort',
            field=models.CharField(choices=[('variant', 'andere formulering'), ('beginstap', 'eerste stap')], help_text='Een andere manier om de vraag te stellen, of een eerste stap.', max_length=12, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='vraagregel',
            name='tekst',
            field=models.CharField(help_text='Eén gedachte, in een of twee zinnen.', max_length=500, verbose_name='tekst'),
        ),
        migrations.AlterField(
            model_name='vraagregel',
            name='titel',
            field=models.CharField(blank=True, help_text='Alleen bij een eerste stap: wat iemand gaat doen.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='vraagregel',
            name='vindplaats',
            field=models.CharField(blank=True, help_text='Waar in de bron deze woorden staan.', max_length=200, verbose_name='plaats in de bron'),
        ),
        migrations.AlterField(
            model_name='vraagregel',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='werkzaamelement',
            name='tekst',
            field=models.CharField(help_text='Eén ding dat maakt dat het werkt, in een paar woorden.', max_length=300, verbose_name='tekst'),
        ),
        migrations.AlterField(
            model_name='werkzaamelement',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
    ])]
