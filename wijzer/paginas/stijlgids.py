# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The living style page: every component once, with example data."""

from datetime import date
from types import SimpleNamespace

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from toolkit.lijstfilter import Chip, Facet, Keuze, Sortering
from toolkit.models.gebruik import Gelukt
from toolkit.views.gebruik import Rondjes
from wijzer.paginas.voorbeeldgrafieken import voorbeeldgrafieken

VOORBEELD = "voorbeeld (fictief)"
VRAGEN = [
    SimpleNamespace(nummer=1, kort="Bereik", titel="Bereiken we de (juiste) inwoners?"),
    SimpleNamespace(nummer=2, kort="Positieve gezondheid", titel="Voelen ze zich (positief) gezonder"),
    SimpleNamespace(nummer=3, kort="Verloop interventies", titel="Verlopen de interventies met de juiste focus?"),
    SimpleNamespace(nummer=4, kort="Samenwerking", titel="Is de samenwerking tussen de (keten-) partners verbeterd?"),
]
for vraag in VRAGEN:
    vraag.get_absolute_url = "#wegwijzer"
    vraag.aantal_tools, vraag.aantal_lessen = 2, 1

ITEM = {"get_absolute_url": "#kaarten", "samenvatting": "Eén of twee zinnen die op zichzelf te begrijpen zijn."}
BRON = SimpleNamespace(code="s000", titel=f"Een document, {VOORBEELD}")


class VoorbeeldForm(forms.Form):
    """A form with one field that is right and one that is not."""

    naam = forms.CharField(label="Uw naam", help_text="Voornaam en achternaam.")
    jaar = forms.IntegerField(
        label="Jaartal",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "Vul een jaartal in, bijvoorbeeld 2026."},
    )
    gelukt = forms.ChoiceField(
        label="Is het gelukt?",
        choices=Gelukt.choices,
        widget=Rondjes,
        error_messages={"required": "Kies of het is gelukt: ja, deels of nee."},
    )
    zichtbaar = forms.BooleanField(label="Ja, anderen mogen mij benaderen.", required=False)


def _regel(titel: str, tekst: str, adres: str = "") -> SimpleNamespace:
    return SimpleNamespace(titel=titel, tekst=tekst, adres=adres)


def _tijdlijnregel(anker: str, staat: str, *, is_onzeker: bool) -> SimpleNamespace:
    return SimpleNamespace(
        anker=anker,
        wanneer="24 februari 2022",
        soort="werkgroep LC",
        staat=staat,
        is_onzeker=is_onzeker,
        titel=f"Een bijeenkomst, {VOORBEELD}",
        leervraag="",
        tekst="",
        samenvatting=ITEM["samenvatting"],
        opvolger_anker="",
    )


def _pagina() -> SimpleNamespace:
    return SimpleNamespace(
        number=2,
        has_other_pages=True,
        has_previous=True,
        has_next=True,
        previous_page_number=1,
        next_page_number=3,
        paginator=SimpleNamespace(page_range=[1, 2, 3]),
    )


def _facetten() -> list[Facet]:
    keuzes = [
        Keuze(str(vraag.nummer), vraag.kort, aantal=(vraag.nummer - 1) * 3, gekozen=vraag.nummer == 2)
        for vraag in VRAGEN
    ]
    tijd = [Keuze("uur", "T/m een uur", aantal=4, gekozen=False)]
    return [Facet("vraag", "Vraag", keuzes, ingeklapt=False), Facet("tijd", "Tijd", tijd, ingeklapt=True)]


def _kaarten() -> dict:
    tool = SimpleNamespace(
        **ITEM,
        titel=f"Een werkvorm, {VOORBEELD}",
        get_soort_display="werkvorm",
        herkomst="redactie",
        tijd="2 uur",
        groep="6 tot 10 mensen",
        voorbereiding="",
    )
    les = SimpleNamespace(
        **ITEM,
        titel=f"Vraag eerst wat mensen nodig hebben, {VOORBEELD}.",
        get_soort_display="les",
        get_niveau_display="gemeente",
    )
    wijk = SimpleNamespace(
        **ITEM,
        titel=f"Een wijk, {VOORBEELD}",
        volgorde=3,
        aantal_lessen=4,
        in_een_zin="Begin bij wat bewoners willen.",
        gemeente=SimpleNamespace(titel="Voorbeeldstad"),
    )
    voorbeeld = SimpleNamespace(**ITEM, titel=f"Een praktijk, {VOORBEELD}", plaats="Voorbeeldstad")
    bericht = SimpleNamespace(**ITEM, titel=f"Een bericht, {VOORBEELD}", get_soort_display="nieuws", datum=None)
    return {"tool": tool, "les": les, "wijk": wijk, "voorbeeld": voorbeeld, "bericht": bericht}


def stijlgids(request: HttpRequest) -> HttpResponse:
    """Show every component; no data of the site is used, and all of it is marked as an example."""
    form = VoorbeeldForm({"naam": "", "jaar": "vorig jaar"})
    context = {
        "kruimels": [("Home", "/"), ("Stijlgids", "/stijlgids/")],
        "vragen": VRAGEN,
        "hier": VRAGEN[1],
        "facetten": _facetten(),
        "chips": [Chip("Bereik", "#filter", aantal=3), Chip("Werkvorm", "#filter", aantal=0)],
        "sorteringen": [
            Sortering("Titel", "#filter", gekozen=True),
            Sortering("Nieuwste eerst", "#filter", gekozen=False),
        ],
        "pagina": _pagina(),
        "stappen": [
            _regel("Begin bij de vraag", "<p>Wat wil iemand bereiken?</p>"),
            _regel("Kies één stap", "<p>Wie doet wat?</p>"),
        ],
        "beginstappen": [_regel("Bepaal wie u mist", ITEM["samenvatting"], "#stappen")] * 3,
        "materialen": [_regel("", "<p>Een blad papier</p>"), _regel("", "<p>Een rustige plek</p>")],
        "valkuilen": [_regel("", "<p>Een oplossing klaar hebben voordat het gesprek begint.</p>")],
        "citaat": SimpleNamespace(
            tekst="Begin bij wat mensen zelf willen aanpakken.", van_wie=f"een procesbegeleider, {VOORBEELD}"
        ),
        "ervaring": SimpleNamespace(
            gemeente=f"Voorbeeldstad, {VOORBEELD}",
            ontvangen_op=date(2026, 11, 2),
            gelukt="deels",
            get_gelukt_display="deels",
            gebruikt_in="najaar 2026",
            context="In een buurthuis, met acht inwoners.",
            aangepast="Wij deden het in twee avonden.",
            resultaat="Zes mensen kwamen terug.",
            toont_contact=False,
        ),
        "bronnen": [SimpleNamespace(bron=BRON, plaats="§4, onderdeel 6")],
        "tegenspraken": [
            (
                SimpleNamespace(
                    nummer=0, soort="tegenspraak", titel="Wanneer begon het?", keuze="<p>Wij houden 2019 aan.</p>"
                ),
                [
                    SimpleNamespace(tekst="In 2018", bron=BRON, vindplaats="bladzijde 1"),
                    SimpleNamespace(tekst="In 2019", bron=BRON, vindplaats="bladzijde 9"),
                ],
            )
        ],
        "jaren": [
            (
                "2022",
                [
                    _tijdlijnregel("voorbeeld-1", "gehouden", is_onzeker=False),
                    _tijdlijnregel("voorbeeld-2", "gepland", is_onzeker=True),
                ],
            )
        ],
        "bestanden": [
            SimpleNamespace(
                titel=f"Een werkblad, {VOORBEELD}",
                get_absolute_url="#downloads",
                extensie="docx",
                grootte=24_576,
                get_taal_display="Nederlands",
                get_toegankelijk_display="ja",
            )
        ],
        "inzet": [
            SimpleNamespace(
                wijk=SimpleNamespace(titel=f"Een wijk, {VOORBEELD}", get_absolute_url="#inzet"),
                get_staat_display="loopt",
                sinds="2021",
                get_monitoring_display="niet vastgelegd",
                toelichting=ITEM["samenvatting"],
                reden="",
            )
        ],
        "form": form,
        "grafieken": voorbeeldgrafieken(),
        **_kaarten(),
    }
    return render(request, "paginas/stijlgids.html", context)
