# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Put your own menu together: three questions, a proposal, a link to read it and a link to change it.

No account and no cookie: who has the address with the secret is who made it. The pages are never stored, found by a
search engine or linked from here.
"""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from drukkerij.agenda import ICS, kalender, moment, plaatselijk, veilig, veilig_adres
from drukkerij.document import DOCX, ODT, PDF, Document
from redactie.anoniem import AnoniemForm, TeVaak, nieuw_token, te_vaak, zelfde_oorsprong
from redactie.views.openbaar import PaginaMixin
from toolkit.models import EigenMenukaart, EigenMenukaartregel, Les, Tool, Vraag
from toolkit.models.tool import Doelgroep, duur_in_woorden
from toolkit.samenstellen import (
    RICHTINGEN,
    Onderdeel,
    Planning,
    bewaartermijn,
    maak_menukaart,
    onderdelen_van,
    planning_van,
    verplaats,
    voeg_toe,
    zet_op_volgorde,
)
from toolkit.voorstel import TIJDEN, Antwoorden, stel_voor
from wijzer.zoeken.index import item_van
from wijzer.zoeken.vraag import schone_vraag
from wijzer.zoeken.zoek import zoek

MENUKAART = ("Menukaart", "/menukaart/")
PER_UUR = 20
GEVONDEN = 5  # of each kind
ALLES = "alles"
VREEMD = "Dit kwam niet van deze site. Druk opnieuw op de knop."
INTUSSEN = (
    "Deze menukaart is intussen ergens anders veranderd, misschien in een ander venster. Wat u typte staat hier nog. "
    "Druk nog een keer op Bewaar om het toch zo te bewaren."
)


# --- Three questions -------------------------------------------------------------------------------------------


class AntwoordenForm(forms.Form):
    """The three questions, in the address bar; each may be left open."""

    wat = forms.ChoiceField(label="Wat wilt u weten?", required=False, widget=forms.RadioSelect)
    metwie = forms.ChoiceField(label="Met wie gaat u aan de slag?", required=False, widget=forms.RadioSelect)
    tijd = forms.ChoiceField(label="Hoeveel tijd hebt u?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args, vragen: list[Vraag], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.vragen = {vraag.slug: vraag for vraag in vragen}
        self.fields["wat"].choices = [
            *((vraag.slug, f"{vraag.nummer}. {vraag.titel}") for vraag in vragen), (ALLES, "Dat weet ik nog niet"),
        ]  # fmt: skip
        self.fields["metwie"].choices = [*Doelgroep.choices, (ALLES, "Dat maakt niet uit")]
        self.fields["tijd"].choices = [*((str(m), naam) for m, naam in TIJDEN), (ALLES, "Dat maakt niet uit")]

    @property
    def antwoorden(self) -> Antwoorden:
        """The answers; what is not a choice counts as left open."""
        given = {naam: self.data.get(naam, "") for naam in self.fields}
        known = {naam: waarde for naam, waarde in given.items() if waarde in dict(self.fields[naam].choices)}
        doelgroep = known.get("metwie", "")
        tijd = known.get("tijd", ALLES)
        return Antwoorden(
            self.vragen.get(known.get("wat", "")),
            doelgroep if doelgroep in Doelgroep.values else "",
            None if tijd == ALLES else int(tijd),
        )


class NieuweKaartForm(AnoniemForm):
    """The guard of the button that keeps a menu."""

    OPNIEUW = "We konden dit niet controleren. Druk opnieuw op Bewaar."

    class Meta:
        model = EigenMenukaart
        fields: tuple[str, ...] = ()


@csrf_exempt  # guarded by Origin and a signed token; readers get no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def maken(request: HttpRequest) -> HttpResponse:
    """The three questions and, once answered, the proposal; a POST keeps it.

    Template `toolkit/menukaart_maken.html`, context `form` (three choices), `voorstel` ([`Voorgesteld`] or None),
    `token`, `fout` (one sentence or "").
    """
    data = request.POST if request.method == "POST" else request.GET
    form = AntwoordenForm(data, vragen=list(Vraag.objects.gepubliceerd()))
    fout = ""
    if request.method == "POST":
        bewaak = NieuweKaartForm(request.POST)
        if not zelfde_oorsprong(request):
            fout = VREEMD
        elif bewaak.is_robot():
            return redirect("menukaart")
        elif not bewaak.is_valid():
            fout = next(iter(bewaak.errors.values()))[0]
        elif te_vaak(request, "menukaart", PER_UUR):
            raise TeVaak({})
        else:
            kaart, geheim = maak_menukaart(form.antwoorden, eenmalig=bewaak.cleaned_data["token"])
            return redirect("eigen-menukaart-wijzigen", kaart.code, geheim)
    asked = any(data.get(naam) for naam in form.fields)
    context = _pagina((MENUKAART, ("Stel uw menukaart samen", "/menukaart/maken/")))
    context |= {"form": form, "token": nieuw_token(), "fout": fout}
    context["voorstel"] = stel_voor(form.antwoorden) if asked else None
    return render(request, "toolkit/menukaart_maken.html", context, status=422 if fout else 200)


def _pagina(kruimels: tuple[tuple[str, str], ...]) -> dict:
    pagina = PaginaMixin()
    pagina.kruimels = kruimels
    return pagina.get_context_data()


# --- Read ------------------------------------------------------------------------------------------------------


def _nooit_bewaren(view: Callable) -> Callable:
    """Keep an answer out of every store and every search engine."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapped


def _kaart(code: str) -> EigenMenukaart:
    return get_object_or_404(EigenMenukaart.objects.geldig().select_related("vraag"), code=code)


@_nooit_bewaren
@require_safe
def lezen(request: HttpRequest, code: str) -> HttpResponse:
    """A menu as it is shared.

    Template `toolkit/eigenmenukaart.html`, context `kaart`, `onderdelen` ([`Onderdeel`]), `planning`, `duur` (words).
    """
    kaart = _kaart(code)
    onderdelen = onderdelen_van(kaart)
    planning = planning_van(kaart, onderdelen)
    context = _pagina((MENUKAART, (kaart.titel, kaart.get_absolute_url())))
    context |= {"kaart": kaart, "onderdelen": onderdelen, "planning": planning}
    context["duur"] = duur_in_woorden(planning.minuten, geen="")
    return render(request, "toolkit/eigenmenukaart.html", context)


# --- Change ----------------------------------------------------------------------------------------------------


class KaartForm(forms.ModelForm):
    """What the maker writes on the menu."""

    class Meta:
        model = EigenMenukaart
        fields = ["titel", "gemeente", "inleiding", "dag", "begin"]
        labels = {
            "gemeente": "Uw gemeente of organisatie (hoeft niet)",
            "inleiding": "Eigen inleiding (hoeft niet)",
            "dag": "Op welke dag? (hoeft niet)",
            "begin": "Hoe laat begint u? (hoeft niet)",
        }
        help_texts = {
            "inleiding": "Waarom komt u bij elkaar, en wat wilt u bereiken? Zet hier geen namen van inwoners in.",
            "begin": "Met een dag en een begintijd maken wij een agendabestand.",
        }
        error_messages = {
            "titel": {"required": "Geef de menukaart een titel."},
            "dag": {"invalid": "Vul een dag in zoals 24-02-2027."},
            "begin": {"invalid": "Vul een tijd in zoals 13:30."},
        }
        widgets = {
            "inleiding": forms.Textarea(attrs={"rows": 5}),
            "dag": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "begin": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }


class RegelForm(forms.ModelForm):
    """What the maker writes at a line."""

    class Meta:
        model = EigenMenukaartregel
        fields = ["minuten", "notitie"]
        labels = {"minuten": "Hoeveel minuten trekt u uit?", "notitie": "Uw notitie (hoeft niet)"}
        error_messages = {"minuten": {"invalid": "Vul een heel getal in, bijvoorbeeld 45."}}
        widgets = {
            "notitie": forms.Textarea(attrs={"rows": 2}),
            "minuten": forms.NumberInput(attrs={"min": 1, "max": 1440, "inputmode": "numeric"}),
        }

    def clean_minuten(self) -> int | None:
        minuten = self.cleaned_data["minuten"]
        if minuten is not None and not 1 <= minuten <= 1440:  # noqa: PLR2004  a day
            raise ValidationError("Kies een getal van 1 tot en met 1440.")
        return minuten


@_nooit_bewaren
@csrf_exempt  # the secret in the address is who may; `Origin` says that it comes from this page
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: HttpRequest, code: str, geheim: str) -> HttpResponse:
    """The page of who made a menu. Every button keeps everything that was typed, and then does what it says.

    Template `toolkit/eigenmenukaart_wijzigen.html`, context `kaart`, `form`, `rijen` ([(`Onderdeel`, form)]), `zoek`,
    `gevonden` ([`Resultaat`]) or None, `fout` (one sentence or ""), `bewaard`, `stand`, `planning`, `duur` (words),
    `adres` (of this page); whole, to share and to keep: `leesadres` and `maakadres`.
    """
    kaart = _kaart(code)
    if not kaart.is_van_wie(geheim):
        raise Http404
    adres = reverse("eigen-menukaart-wijzigen", args=[code, geheim])
    onderdelen = onderdelen_van(kaart)
    data = request.POST if request.method == "POST" else None
    form = KaartForm(data, instance=kaart)
    rijen = [(onderdeel, RegelForm(data, instance=onderdeel.regel, prefix=f"regel-{onderdeel.regel.pk}"))
             for onderdeel in onderdelen]  # fmt: skip
    stand, fout, gevonden = kaart.stand, "", None
    vraag = schone_vraag(data.get("zoek", "")) if data else ""
    if data is not None:
        actie = data.get("actie", "bewaar")
        valid = all([form.is_valid(), *(rij.is_valid() for _onderdeel, rij in rijen)])
        if not zelfde_oorsprong(request):
            fout = VREEMD
        elif data.get("stand") != str(stand):
            fout = INTUSSEN
        elif valid:
            try:
                _bewaar(kaart, form, [rij for _onderdeel, rij in rijen], actie)
            except ValidationError as error:
                fout = error.messages[0]
            else:
                if actie != "zoek":
                    return redirect(f"{adres}?bewaard=1#{_plek(actie)}")
                gevonden, stand = _zoek(vraag), kaart.stand
    context = _pagina((MENUKAART, ("Uw menukaart", adres)))
    planning = planning_van(kaart, onderdelen)
    context |= {
        "kaart": kaart, "form": form, "rijen": rijen, "zoek": vraag, "gevonden": gevonden, "fout": fout, "adres": adres,
        "leesadres": f"{settings.SITE_URL}{kaart.get_absolute_url()}", "stand": stand,
        "maakadres": f"{settings.SITE_URL}{adres}",
        "bewaard": "bewaard" in request.GET and data is None,
        "planning": planning, "duur": duur_in_woorden(planning.minuten, geen=""),
    }  # fmt: skip
    wrong = bool(fout) or any(each.errors for each in [form, *(rij for _onderdeel, rij in rijen)])
    return render(request, "toolkit/eigenmenukaart_wijzigen.html", context, status=422 if wrong else 200)


@transaction.atomic
def _bewaar(kaart: EigenMenukaart, form: KaartForm, rijen: list[RegelForm], actie: str) -> None:
    """Keep what was typed, and do what the button says: omhoog:1, omlaag:1, weg:1, erbij:<key>, or only bewaar."""
    if EigenMenukaart.objects.select_for_update().get(pk=kaart.pk).stand != kaart.stand:
        raise ValidationError(INTUSSEN)
    kaart.stand += 1
    kaart.verloopt_op = timezone.localdate() + bewaartermijn()
    form.save()
    for rij in rijen:
        rij.save()
    wat, _, waarde = actie.partition(":")
    if wat in RICHTINGEN and waarde.isdecimal():
        verplaats(kaart, int(waarde), RICHTINGEN[wat])
    elif wat == "weg" and waarde.isdecimal():
        kaart.regels.filter(pk=int(waarde[:18])).delete()
        zet_op_volgorde(kaart, [])
    elif wat == "erbij" and waarde.isdecimal():
        item = item_van(int(waarde[:18]))
        if not isinstance(item, Tool | Les):
            raise ValidationError("Dit staat niet meer op de site. Zoek iets anders.")
        voeg_toe(kaart, item)


def _plek(actie: str) -> str:
    wat, _, waarde = actie.partition(":")
    return f"regel-{waarde}" if wat in RICHTINGEN and waarde.isdecimal() else "onderdelen"


def _zoek(q: str) -> list:
    return [found for soort in ("tools", "lessen") for found in zoek(q, soort=soort).resultaten[:GEVONDEN]] if q else []


# --- Take along ------------------------------------------------------------------------------------------------


@_nooit_bewaren
@require_safe
def agenda(request: HttpRequest, code: str) -> HttpResponse:
    """A menu with a day and a time as one event for a calendar."""
    kaart = _kaart(code)
    onderdelen = onderdelen_van(kaart)
    planning = planning_van(kaart, onderdelen)
    if planning.begin is None or planning.einde is None:
        raise Http404
    adres = f"{settings.SITE_URL}{kaart.get_absolute_url()}"
    lines = [
        "BEGIN:VEVENT",
        f"UID:menukaart-{kaart.pk}-{kaart.gemaakt_op:%Y%m%d%H%M%S}@{request.get_host().split(':')[0]}",
        f"DTSTAMP:{moment(kaart.gewijzigd_op)}",
        f"SEQUENCE:{kaart.stand}",
        f"DTSTART;TZID=Europe/Amsterdam:{plaatselijk(planning.begin)}",
        f"DTEND;TZID=Europe/Amsterdam:{plaatselijk(planning.einde)}",
        f"SUMMARY:{veilig(kaart.titel)}",
        f"DESCRIPTION:{veilig(chr(10).join([*_programma(onderdelen), '', adres]))}",
        f"URL:{veilig_adres(adres)}",
        "END:VEVENT",
    ]
    return _bestand(kaart, "ics", ICS, kalender(kaart.titel, [lines]))


def _programma(onderdelen: list[Onderdeel]) -> list[str]:
    """The lines of a programme, with the time when it is known."""
    return [
        f"{date_format(onderdeel.begin, 'H.i')} {onderdeel.item.titel}" if onderdeel.begin else str(onderdeel.item)
        for onderdeel in onderdelen
        if onderdeel.item
    ]


@_nooit_bewaren
@require_safe
def document(request: HttpRequest, code: str, vorm: str) -> HttpResponse:
    """A menu as a document: `vorm` is docx, odt or pdf. One that is too large says so (`TeGroot`)."""
    kaart = _kaart(code)
    onderdelen = onderdelen_van(kaart)
    doc = _document(kaart, onderdelen, planning_van(kaart, onderdelen))
    make = {"docx": (DOCX, doc.als_docx), "odt": (ODT, doc.als_odt), "pdf": (PDF, doc.als_pdf)}
    mime, write = make[vorm]
    return _bestand(kaart, vorm, mime, write())


def _bestand(kaart: EigenMenukaart, extensie: str, mime: str, data: bytes) -> HttpResponse:
    response = HttpResponse(data, content_type=mime)
    naam = slugify(kaart.titel)[:60] or "menukaart"
    response["Content-Disposition"] = content_disposition_header(True, f"{naam}.{extensie}")
    return response


def _document(kaart: EigenMenukaart, onderdelen: list[Onderdeel], planning: Planning) -> Document:
    doc = Document(
        titel=kaart.titel,
        eigenaar=kaart.gemeente or "Wijzer in de Wijk",
        site=settings.SITE_URL,
        onderwerp="Menukaart",
        datum=timezone.localdate(kaart.gewijzigd_op),
    )
    if kaart.gemeente:
        doc.inleiding(f"Samengesteld door {kaart.gemeente}")
    for alinea in filter(None, kaart.inleiding.splitlines()):
        doc.alinea(alinea)
    if planning.minuten:
        doc.tabel(["Wat", "Tijd"], _tijdtabel(onderdelen, planning))
    for nummer, onderdeel in enumerate((deel for deel in onderdelen if deel.item), start=1):
        item = onderdeel.item
        doc.kop(f"{nummer}. {item.titel}")
        if item.samenvatting:
            doc.alinea(item.samenvatting)
        if onderdeel.regel.notitie:
            doc.let_op(f"Notitie: {' '.join(onderdeel.regel.notitie.split())}")
        if onderdeel.redenen:
            doc.opsomming("Waarom dit erbij staat", [escape(reden) for reden in onderdeel.redenen], niveau=2)
        if isinstance(item, Tool):
            doc.hoofdstuk("In het kort", item.in_het_kort, niveau=2)
        else:
            doc.rijke_tekst(item.tekst)
        doc.link("Lees verder op de site", item.get_absolute_url())
    doc.kop("Bron en licentie")
    doc.alinea("Wijzer in de Wijk. Licentie van de teksten: CC BY 4.0. Uw eigen inleiding en notities zijn van u.")
    return doc


def _tijdtabel(onderdelen: list[Onderdeel], planning: Planning) -> list[list[str]]:
    rows = []
    for onderdeel in onderdelen:
        if onderdeel.item:
            when = duur_in_woorden(onderdeel.minuten) or "niet ingevuld"
            if onderdeel.begin:
                when = f"{date_format(onderdeel.begin, 'H.i')} tot {date_format(onderdeel.einde, 'H.i')} uur"
            rows.append([onderdeel.item.titel, when])
    return [*rows, ["Samen", duur_in_woorden(planning.minuten)]]
