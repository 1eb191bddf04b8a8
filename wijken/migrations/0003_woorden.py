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
        ('wijken', '0002_werk_van_de_redactie'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [AlleenWoorden([
        migrations.AlterField(
            model_name='afspraak',
            name='gebeurtenis',
            field=models.ForeignKey(blank=True, help_text='Bij welke bijeenkomst dit is afgesproken.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.gebeurtenis', verbose_name='afgesproken bij'),
        ),
        migrations.AlterField(
            model_name='afspraak',
            name='gedaan_op',
            field=models.DateField(blank=True, help_text='De dag waarop het klaar was.', null=True, verbose_name='klaar op'),
        ),
        migrations.AlterField(
            model_name='afspraak',
            name='ruimte',
            field=models.ForeignKey(help_text='Alleen wie hier lid is, ziet de afspraak.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.redactieruimte', verbose_name='redactieruimte'),
        ),
        migrations.AlterField(
            model_name='afspraak',
            name='staat',
            field=models.CharField(choices=[('open', 'open'), ('gedaan', 'gedaan'), ('vervallen', 'vervallen')], default='open', help_text='Zet hem op vervallen als het niet meer hoeft.', max_length=12, verbose_name='stand'),
        ),
        migrations.AlterField(
            model_name='afspraak',
            name='toelichting',
            field=models.CharField(blank=True, help_text='Wat kwam ervan, of waarom ging het niet door?', max_length=600, verbose_name='hoe het ging'),
        ),
        migrations.AlterField(
            model_name='afspraak',
            name='voor',
            field=models.DateField(blank=True, help_text='Laat leeg als er geen dag is afgesproken.', null=True, verbose_name='voor wanneer'),
        ),
        migrations.AlterField(
            model_name='afspraak',
            name='wat',
            field=models.CharField(help_text='Eén ding, zo dat een ander het kan doen. Bijvoorbeeld: zaal vastleggen voor de bijeenkomst.', max_length=300, verbose_name='wat is afgesproken'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='datum',
            field=models.DateField(blank=True, help_text='Weet je de dag niet precies? Kies dan de eerste dag die het kan zijn.', null=True, verbose_name='datum'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='datum_in_bron',
            field=models.CharField(blank=True, help_text='Alleen als de bron het anders schrijft. Bijvoorbeeld: eind 2021.', max_length=120, verbose_name='datum zoals de bron die schrijft'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='orgaan',
            field=models.CharField(help_text='Het overleg of de organisatie die besluit. Geen naam.', max_length=200, verbose_name='wie besluit'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='overleg',
            field=models.ForeignKey(blank=True, help_text='Bij welk overleg het besluit hoort, als dat in de lijst staat.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='besluiten', to='wijken.overleg', verbose_name='overleg'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='precisie',
            field=models.CharField(choices=[('dag', 'op de dag'), ('maand', 'in de maand'), ('seizoen', 'in het seizoen'), ('kwartaal', 'in het kwartaal'), ('jaar', 'in het jaar'), ('onbekend', 'geen datum bekend')], default='dag', help_text='Zo staat er niet meer op de site dan we weten. Bijvoorbeeld: in het najaar.', max_length=10, verbose_name='hoe precies is de datum bekend'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='staat',
            field=models.CharField(choices=[('gevraagd', 'gevraagd'), ('genomen', 'genomen'), ('overwogen', 'overwogen'), ('uitkomst_onbekend', 'uitkomst niet bekend')], help_text='Is het besluit genomen, of wordt er nog op gewacht?', max_length=20, verbose_name='stand'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat is er besloten, en waarom?', max_length=60000, verbose_name='toelichting'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='wachtte',
            field=models.CharField(blank=True, help_text='Wat kon pas verder na dit besluit?', max_length=300, verbose_name='wat erop wachtte'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='wijk',
            field=models.ForeignKey(blank=True, help_text='Laat leeg als het voor meer wijken geldt.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.wijk', verbose_name='wijk'),
        ),
        migrations.AlterField(
            model_name='functierol',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='functierol',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='functierol',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='functierol',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='functierol',
            name='taken',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat doet iemand in deze rol? Een lijstje leest het snelst.', max_length=60000, verbose_name='taken'),
        ),
        migrations.AlterField(
            model_name='functierol',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat is dit voor rol, en waarom is hij nodig?', max_length=60000, verbose_name='wat het is'),
        ),
        migrations.AlterField(
            model_name='functierol',
            name='tips',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat zou je een opvolger meegeven?', max_length=60000, verbose_name='tips'),
        ),
        migrations.AlterField(
            model_name='functierol',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='functierol',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='functierol',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='datum',
            field=models.DateField(blank=True, help_text='Weet je de dag niet precies? Kies dan de eerste dag die het kan zijn.', null=True, verbose_name='datum'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='datum_in_bron',
            field=models.CharField(blank=True, help_text='Alleen als de bron het anders schrijft. Bijvoorbeeld: eind 2021.', max_length=120, verbose_name='datum zoals de bron die schrijft'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='leervraag',
            field=models.CharField(blank=True, help_text='De vraag waar de groep samen aan werkte.', max_length=300, verbose_name='leervraag'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='opvolger',
            field=models.ForeignKey(blank=True, help_text='Als het is verplaatst: de nieuwe datum, die al in de lijst staat.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='voorgangers', to='wijken.gebeurtenis', verbose_name='verplaatst naar'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='overleg',
            field=models.ForeignKey(blank=True, help_text='Bij welk overleg het hoorde, als dat zo is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='gebeurtenissen', to='wijken.overleg', verbose_name='overleg'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='plaats',
            field=models.CharField(blank=True, help_text='Het gebouw of de plaats. Geen adres van een inwoner.', max_length=160, verbose_name='plaats'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='precisie',
            field=models.CharField(choices=[('dag', 'op de dag'), ('maand', 'in de maand'), ('seizoen', 'in het seizoen'), ('kwartaal', 'in het kwartaal'), ('jaar', 'in het jaar'), ('onbekend', 'geen datum bekend')], default='dag', help_text='Zo staat er niet meer op de site dan we weten. Bijvoorbeeld: in het najaar.', max_length=10, verbose_name='hoe precies is de datum bekend'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='soort',
            field=models.CharField(choices=[('projectteam', 'projectteam'), ('werkgroep_lc', 'werkgroep LC'), ('lokale_lc', 'lokale LC'), ('leeratelier', 'leeratelier'), ('leernetwerk', 'landelijk leernetwerk'), ('klankbordgroep', 'klankbordgroep'), ('stuurgroep', 'stuurgroep'), ('bestuurlijk_overleg', 'bestuurlijk overleg'), ('publicatie', 'publicatie'), ('onderzoek', 'onderzoek'), ('personeel', 'mensen'), ('mijlpaal', 'mijlpaal'), ('fase', 'fase'), ('masterclass', 'masterclass'), ('showcase', 'showcase'), ('kenniscafe', 'kenniscafé'), ('overig', 'overig')], help_text='Wat voor bijeenkomst of moment was het?', max_length=24, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='staat',
            field=models.CharField(choices=[('gehouden', 'gehouden'), ('gepland', 'gepland'), ('verplaatst', 'verplaatst'), ('afgelast', 'afgelast'), ('loopt', 'loopt'), ('uitkomst_onbekend', 'gepland, niet bekend of het doorging')], help_text='Is het geweest, of staat het nog gepland?', max_length=20, verbose_name='stand'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat gebeurde er, en wat kwam eruit? Geen namen van inwoners.', max_length=60000, verbose_name='toelichting'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='tijd',
            field=models.CharField(blank=True, help_text='Bijvoorbeeld: 13.30 tot 15.00 uur.', max_length=60, verbose_name='tijd'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='tot_datum',
            field=models.DateField(blank=True, help_text='De laatste dag, als het langer duurde dan één dag.', null=True, verbose_name='tot en met'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='wijk',
            field=models.ForeignKey(blank=True, help_text='Laat leeg als het voor meer wijken was.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.wijk', verbose_name='wijk'),
        ),
        migrations.AlterField(
            model_name='gemeente',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='gemeente',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='gemeente',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='gemeente',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='gemeente',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='gemeente',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='gemeente',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='gedaan',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat is er daarna gebeurd? Schrijf het ook op als er niets mee is gedaan, en waarom.', max_length=60000, verbose_name='wat ermee is gedaan'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='inbreng',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat zeiden inwoners? Geen namen, en niets waaraan je iemand herkent.', max_length=60000, verbose_name='wat inwoners inbrachten'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='staat',
            field=models.CharField(choices=[('gedaan', 'gedaan'), ('loopt', 'hier wordt aan gewerkt'), ('voorgesteld', 'voorgesteld, nog geen besluit bekend'), ('niet_vastgelegd', 'niet vastgelegd wat ermee is gedaan')], default='niet_vastgelegd', help_text='Hoe het er nu mee staat. Inwoners zien dit.', max_length=20, verbose_name='stand'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='vorm',
            field=models.CharField(help_text='Bijvoorbeeld: focusgroep in het buurthuis.', max_length=200, verbose_name='hoe inwoners zijn gehoord'),
        ),
        migrations.AlterField(
            model_name='inbreng',
            name='wijk',
            field=models.ForeignKey(help_text='Op de pagina van deze wijk komt het te staan.', on_delete=django.db.models.deletion.PROTECT, related_name='inbreng', to='wijken.wijk', verbose_name='wijk'),
        ),
        migrations.AlterField(
            model_name='interventie',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='interventie',
            name='aliassen',
            field=redactie.velden.RegelsField(blank=True, default=list, help_text='Hoe mensen het nog meer noemen. Een per regel.', verbose_name='andere schrijfwijzen'),
        ),
        migrations.AlterField(
            model_name='interventie',
            name='cijfers',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Zeg bij elk cijfer wat het betekent, en wat je er niet uit kunt halen.', max_length=60000, verbose_name='wat de cijfers zeggen, en wat niet'),
        ),
        migrations.AlterField(
            model_name='interventie',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='interventie',
            name='erkenning',
            field=models.CharField(blank=True, help_text='Als de aanpak ergens als erkend staat: waar en hoe.', max_length=200, verbose_name='erkenning'),
        ),
        migrations.AlterField(
            model_name='interventie',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='interventie',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='interventie',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat is het, voor wie is het, en hoe gaat het in zijn werk?', max_length=60000, verbose_name='omschrijving'),
        ),
        migrations.AlterField(
            model_name='interventie',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='interventie',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='interventie',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='inzet',
            name='monitoring',
            field=models.CharField(choices=[('widw', 'via Wijzer in de Wijk'), ('elders', 'elders'), ('niet', 'niet'), ('onbekend', 'niet vastgelegd')], default='onbekend', help_text='Of iemand bijhoudt hoe het gaat, en wie.', max_length=10, verbose_name='gemonitord'),
        ),
        migrations.AlterField(
            model_name='inzet',
            name='reden',
            field=models.CharField(blank=True, help_text='Waarom wel of waarom niet? Dat helpt een opvolger.', max_length=400, verbose_name='waarom wel of niet gemonitord'),
        ),
        migrations.AlterField(
            model_name='inzet',
            name='sinds',
            field=models.CharField(blank=True, help_text='Zo precies als je het weet. Bijvoorbeeld: voorjaar 2022.', max_length=80, verbose_name='sinds'),
        ),
        migrations.AlterField(
            model_name='inzet',
            name='staat',
            field=models.CharField(choices=[('voorgesteld', 'voorgesteld'), ('gepland', 'gepland'), ('loopt', 'loopt'), ('gestopt', 'gestopt'), ('afgerond', 'afgerond'), ('geborgd', 'geborgd'), ('onbekend', 'niet vastgelegd')], default='onbekend', help_text='Hoe ver de aanpak in deze wijk is.', max_length=16, verbose_name='stand'),
        ),
        migrations.AlterField(
            model_name='inzet',
            name='toelichting',
            field=models.CharField(blank=True, help_text='Wat iemand nog moet weten om dit te begrijpen.', max_length=600, verbose_name='toelichting'),
        ),
        migrations.AlterField(
            model_name='inzet',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='inzet',
            name='wijk',
            field=models.ForeignKey(help_text='In welke wijk.', on_delete=django.db.models.deletion.PROTECT, related_name='inzet', to='wijken.wijk', verbose_name='wijk'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='partner',
            field=models.BooleanField(default=False, help_text='Zet dit aan als de organisatie meedoet in het project.', verbose_name='partner van Wijzer in de Wijk'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='soort',
            field=models.CharField(choices=[('gemeente', 'gemeente'), ('kennispartner', 'kennispartner'), ('zorg', 'zorg'), ('welzijn', 'welzijn'), ('financier', 'financier'), ('alliantie', 'alliantie of netwerk'), ('loket', 'loket'), ('inwoners', 'van inwoners'), ('onderwijs', 'onderwijs'), ('overheid', 'overheid'), ('overig', 'overig')], help_text='Zo vinden bezoekers de organisatie in de lijst terug.', max_length=20, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat doet de organisatie, en wat doet zij in de wijk?', max_length=60000, verbose_name='omschrijving'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='volledige_naam',
            field=models.CharField(blank=True, help_text='Voluit, als de titel een afkorting is.', max_length=200, verbose_name='volledige naam'),
        ),
        migrations.AlterField(
            model_name='organisatie',
            name='website',
            field=redactie.velden.WebadresField(blank=True, help_text='Begint met https://', verbose_name='website'),
        ),
        migrations.AlterField(
            model_name='organisatierol',
            name='rol',
            field=models.CharField(help_text='Wat de organisatie hier doet. Bijvoorbeeld: organiseert de wandelgroepen.', max_length=300, verbose_name='rol'),
        ),
        migrations.AlterField(
            model_name='organisatierol',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='gemeente',
            field=models.ForeignKey(blank=True, help_text='Laat leeg als het overleg voor meer gemeenten is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.gemeente', verbose_name='gemeente'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='soort',
            field=models.CharField(choices=[('werkgroep_lc', 'werkgroep LC'), ('lokale_lc', 'lokale LC'), ('leeratelier', 'leeratelier'), ('leernetwerk', 'landelijk leernetwerk'), ('projectteam', 'projectteam'), ('klankbordgroep', 'klankbordgroep'), ('stuurgroep', 'stuurgroep'), ('bestuurlijk_overleg', 'bestuurlijk overleg'), ('programmagroep', 'programmagroep'), ('initiatiefgroep', 'initiatiefgroep'), ('monitorgroep', 'monitorgroep'), ('alliantie', 'alliantie'), ('overig', 'overig')], help_text='Zo vinden bezoekers het overleg in de lijst terug.', max_length=24, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Waar gaat dit overleg over, en wat besluit het?', max_length=60000, verbose_name='omschrijving'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='voorzitter',
            field=models.CharField(blank=True, help_text='Een rol of organisatie, geen naam.', max_length=200, verbose_name='voorzitter (rol of organisatie)'),
        ),
        migrations.AlterField(
            model_name='overleg',
            name='wijk',
            field=models.ForeignKey(blank=True, help_text='Laat leeg als het overleg voor meer wijken is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.wijk', verbose_name='wijk'),
        ),
        migrations.AlterField(
            model_name='overleglid',
            name='omschrijving',
            field=models.CharField(help_text='Wat dit lid inbrengt. Een rol, geen naam.', max_length=300, verbose_name='rol in het overleg'),
        ),
        migrations.AlterField(
            model_name='overleglid',
            name='organisatie',
            field=models.ForeignKey(blank=True, help_text='Laat leeg als het lid niet namens een organisatie komt.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='overleglidmaatschappen', to='wijken.organisatie', verbose_name='organisatie'),
        ),
        migrations.AlterField(
            model_name='overleglid',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='professional',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='professional',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='professional',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='professional',
            name='naam_zichtbaar',
            field=models.BooleanField(default=False, help_text='Zet dit alleen aan als deze persoon dat goedvindt. Anders staat er alleen de functie.', verbose_name='naam tonen aan bezoekers'),
        ),
        migrations.AlterField(
            model_name='professional',
            name='organisatie',
            field=models.ForeignKey(blank=True, help_text='Waar deze persoon werkt.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.organisatie', verbose_name='organisatie'),
        ),
        migrations.AlterField(
            model_name='professional',
            name='rol',
            field=models.ForeignKey(blank=True, help_text='De rol in de wijk, als die in de lijst staat.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.functierol', verbose_name='rol'),
        ),
        migrations.AlterField(
            model_name='professional',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='professional',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='professional',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='professional',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='professional',
            name='wijk',
            field=models.ForeignKey(blank=True, help_text='Laat leeg als iemand voor alle wijken werkt.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.wijk', verbose_name='wijk'),
        ),
        migrations.AlterField(
            model_name='vervulling',
            name='toelichting',
            field=models.CharField(help_text='Hoe de rol hier is ingevuld. Noem een organisatie, geen naam.', max_length=400, verbose_name='toelichting'),
        ),
        migrations.AlterField(
            model_name='vervulling',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
        migrations.AlterField(
            model_name='vervulling',
            name='wijk',
            field=models.ForeignKey(blank=True, help_text='Laat leeg als het voor alle wijken geldt.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wijken.wijk', verbose_name='wijk'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='aanpak',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Hoe werkt de wijk eraan, en met wie?', max_length=60000, verbose_name='de aanpak'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='afbeelding',
            field=models.ForeignKey(blank=True, help_text='Hoeft niet. Kies een beeld dat iets toevoegt. Voeg het eerst toe bij Afbeeldingen.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.afbeelding', verbose_name='afbeelding'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='eigenaar',
            field=models.ForeignKey(blank=True, help_text='Wie kijkt elk jaar of dit nog klopt? Dat kun je zelf zijn.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie houdt dit bij'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='gecontroleerd_op',
            field=models.DateField(blank=True, help_text='De dag waarop iemand het laatst zei dat de inhoud nog klopt.', null=True, verbose_name='inhoud gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='gemeente',
            field=models.ForeignKey(help_text='De gemeente waar de wijk ligt.', on_delete=django.db.models.deletion.PROTECT, related_name='wijken', to='wijken.gemeente', verbose_name='gemeente'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='in_een_zin',
            field=models.CharField(blank=True, help_text='Dit staat op het kaartje van de wijk. Eén zin die een ander iets leert.', max_length=300, verbose_name='wat deze wijk leerde, in één zin'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='plan',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat staat er in het plan voor de wijk, en waar is het te vinden?', max_length=60000, verbose_name='het plan'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='ruimte',
            field=models.OneToOneField(help_text='De plek waar de mensen van deze wijk schrijven.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='redactie.redactieruimte', verbose_name='redactieruimte'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='samenvatting',
            field=models.CharField(blank=True, help_text='Een of twee zinnen die op zichzelf te begrijpen zijn. Ze staan op het kaartje en in zoekmachines.', max_length=300, verbose_name='samenvatting'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='tekst',
            field=redactie.velden.RijkeTekstField(blank=True, help_text='Wat voor wijk is het, en wat speelt er?', max_length=60000, verbose_name='inleiding'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='titel',
            field=models.CharField(help_text='Kort en duidelijk. Zeg waar het over gaat, niet wat voor soort stuk het is.', max_length=200, verbose_name='titel'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='tot',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het mag blijven staan. Bijvoorbeeld in te vullen bij een oproep met een einddatum.', null=True, verbose_name='openbaar tot'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='van',
            field=models.DateTimeField(blank=True, help_text='Laat leeg als het meteen na publiceren te zien mag zijn.', null=True, verbose_name='openbaar vanaf'),
        ),
        migrations.AlterField(
            model_name='wijk',
            name='volgorde',
            field=models.PositiveSmallIntegerField(default=0, help_text='Een lager getal staat eerder in de rij.', verbose_name='volgorde'),
        ),
    ])]
