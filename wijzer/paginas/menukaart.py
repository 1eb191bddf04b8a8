# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Put your own menu together: three questions, a proposal, a link to read it and a link to change it.

No account and no cookie: who has the address with the secret is who made it. The pages are never stored, found by a
search engine or linked from here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import wraps

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.http import content_disposition_header, urlencode
from django.utils.text import capfirst, slugify
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from drukkerij.agenda import ICS, kalender, moment, veilig, veilig_adres
from drukkerij.document import DOCX, ODT, PDF, Document
from redactie.anoniem import AnoniemForm, BezoekersForm, nieuw_token, te_vaak, zelfde_oorsprong
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
from wijzer.fouten import error_response, typed_text
from wijzer.zoeken.index import item_van
from wijzer.zoeken.vraag import schone_vraag
from wijzer.zoeken.zoek import zoek

MENUKAART = ("Menukaart", "/menukaart/")
PER_UUR = 20
GEVONDEN = 5  # of each kind
ALLES = "alles"
VREEMD = "Dit kwam niet van deze site. Druk opnieuw op de knop."
INTUSSEN = (
    "Deze menukaart is intussen ergens anders veranderd, misschien in een ander venster. Er is nog niets bewaard. "
    "Wat u veranderde staat hier nog, samen met wat daar is veranderd. Kijk het na en druk nog een keer op de knop."
)
VERLOPEN = (
    "Deze menukaart is verlopen",
    "Hij was lange tijd niet veranderd en is daarom niet meer te lezen. Vraag de maker om een nieuwe, of stel er zelf "
    "een samen.",
)
NIEUWE = ("Stel een menukaart samen", "/menukaart/maken/")
TE_VEEL = (
    "Even wachten",
    "Er zijn in korte tijd veel menukaarten bewaard vanaf uw netwerk. Probeer het over een uur opnieuw. Uw antwoorden "
    "zijn niet kwijt: de link hieronder brengt u terug.",
)
DAG_TERUG, JAREN_VOORUIT = 365, 10  # a menu can be of a meeting that has been


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
    TE_SNEL = "Dat ging wel heel snel. Kijk of dit is wat u zoekt en druk dan opnieuw op Bewaar."
    TE_OUD = "Deze pagina stond meer dan een dag open. Druk opnieuw op Bewaar."

    class Meta:
        model = EigenMenukaart
        fields: tuple[str, ...] = ()


@csrf_exempt  # guarded by Origin and a signed token; readers get no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def maken(request: HttpRequest) -> HttpResponse:
    """The three questions and, once answered, the proposal; a POST keeps it.

    Template `toolkit/menukaart_maken.html`, context `form` (three choices), `voorstel` ([`Voorgesteld`] or None),
    `token`, `fout` (one sentence or ""), `bewaardagen`.
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
            answers = urlencode({naam: data[naam] for naam in form.fields if data.get(naam)})
            back = ("Terug naar uw antwoorden", f"{reverse('menukaart-maken')}?{answers}#voorstel")
            return error_response(request, 429, words=TE_VEEL, action=back)
        else:
            kaart, geheim = maak_menukaart(form.antwoorden, eenmalig=bewaak.cleaned_data["token"])
            return redirect("eigen-menukaart-wijzigen", kaart.code, geheim)
    asked = any(data.get(naam) for naam in form.fields)
    context = _pagina((MENUKAART, ("Stel uw menukaart samen", "/menukaart/maken/")))
    context |= {"form": form, "token": nieuw_token(), "fout": fout, "bewaardagen": bewaartermijn().days}
    context["voorstel"] = stel_voor(form.antwoorden) if asked else None
    response = render(request, "toolkit/menukaart_maken.html", context, status=422 if fout else 200)
    response["Cache-Control"] = "private, no-cache"  # the token is for one visitor: a menu's secret follows from it
    return response


def _pagina(kruimels: tuple[tuple[str, str], ...]) -> dict:
    pagina = PaginaMixin()
    pagina.kruimels = kruimels
    return pagina.get_context_data()


# --- Read ------------------------------------------------------------------------------------------------------


class Verlopen(Exception):
    """A menu whose time is over and that was not removed yet."""


def _nooit_bewaren(view: Callable) -> Callable:
    """Keep an answer out of every store and every search engine; say so when the time of the menu is over."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Verlopen:
            response = error_response(request, 410, typed=typed_text(request), words=VERLOPEN, action=NIEUWE)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapped


def _kaart(code: str) -> EigenMenukaart:
    kaart = EigenMenukaart.objects.select_related("vraag").filter(code=code).first()
    if kaart is None:
        raise Http404
    if kaart.is_verlopen:
        raise Verlopen
    return kaart


@_nooit_bewaren
@require_safe
def lezen(request: HttpRequest, code: str) -> HttpResponse:
    """A menu as it is shared.

    Template `toolkit/eigenmenukaart.html`, context `kaart`, `onderdelen` ([`Onderdeel`]), `planning`.
    """
    kaart = _kaart(code)
    onderdelen = onderdelen_van(kaart)
    context = _pagina((MENUKAART, (kaart.titel, kaart.get_absolute_url())))
    context |= {"kaart": kaart, "onderdelen": onderdelen, "planning": planning_van(kaart, onderdelen)}
    return render(request, "toolkit/eigenmenukaart.html", context)


# --- Change ----------------------------------------------------------------------------------------------------


class KaartForm(BezoekersForm):
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
            "begin": "Bijvoorbeeld: 13:30.",
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

    def clean_dag(self) -> date | None:
        dag, vandaag = self.cleaned_data["dag"], timezone.localdate()
        first, last = vandaag - timedelta(days=DAG_TERUG), vandaag + timedelta(days=365.25 * JAREN_VOORUIT)
        if dag is None or first <= dag <= last or dag == self.initial["dag"]:
            return dag
        van, tot = (date_format(each, "j F Y") for each in (first, last))
        raise ValidationError(f"Kies een dag van {van} tot en met {tot}. Kijk of het jaartal klopt.")


class RegelForm(BezoekersForm):
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
        if minuten is not None and not 1 <= minuten <= 1440:  # a day
            raise ValidationError("Kies een getal van 1 tot en met 1440.")
        return minuten


@dataclass
class Bewerking:
    """The menu and the forms of one request by its maker, with the state they were made from."""

    kaart: EigenMenukaart
    onderdelen: list[Onderdeel]
    data: QueryDict | None = None
    botsingen: list[tuple[str, str]] = field(default_factory=list)  # what was written elsewhere: (where, text)

    def __post_init__(self) -> None:
        self.stand = self.kaart.stand
        self.form = KaartForm(self.data, instance=self.kaart)
        regels = [onderdeel.regel for onderdeel in self.onderdelen]
        self.rijen = [RegelForm(self.data, instance=regel, prefix=f"regel-{regel.pk}") for regel in regels]
        self.forms = [self.form, *self.rijen]

    def is_valid(self) -> bool:
        fouten = [form.errors for form in self.forms]  # of every form, not up to the first
        return not any(fouten)

    def velden(self) -> dict[str, tuple[str, str]]:
        """Every field: {name: (what to call it, what is stored, as a browser would send it)}."""
        found = {}
        for form, onderdeel in zip(self.forms, [None, *self.onderdelen], strict=True):
            where = f" bij {onderdeel.item or 'een onderdeel dat niet meer op de site staat'}" if onderdeel else ""
            for name, veld in form.fields.items():
                value = veld.widget.format_value(form.initial.get(name))
                label = f"{veld.label.removesuffix(' (hoeft niet)')}{where}"
                found[form.add_prefix(name)] = (label, "" if value is None else str(value))
        return found

    def was(self) -> dict[str, str]:
        """A mark of what is stored in every field, to send along."""
        return {f"was-{name}": _merk(stored) for name, (_label, stored) in self.velden().items()}


def _merk(value: str) -> str:
    """Return a mark of what a field was filled with, by which it is known later whether it was changed."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return salted_hmac("wijzer.menukaart.merk", value).hexdigest()[:16]


def _samen(kaart: EigenMenukaart, data: QueryDict, *, botst: bool) -> Bewerking:
    """Lay what was sent over what is stored. What was not sent, keeps what is stored.

    When somebody saved in between (`botst`), what the sender left as it was becomes what is stored now; what both
    changed stays as the sender typed it, and `botsingen` tells what the other wrote.
    """
    onderdelen = onderdelen_van(kaart)
    velden = Bewerking(kaart, onderdelen).velden()
    botsingen = []
    data = data.copy()
    for name, (label, stored) in velden.items():
        sent, was = data.get(name), data.get(f"was-{name}")
        if sent is None or (botst and _merk(sent) == was):
            data[name] = stored
        elif botst and _merk(stored) not in (was, _merk(sent)):
            botsingen.append((f"{label}: daar staat nu", stored or "niets meer"))
    if botst:  # what was typed at a line that was taken off elsewhere
        for name, sent in data.items():
            if name.startswith("regel-") and name not in velden and sent and _merk(sent) != data.get(f"was-{name}"):
                botsingen.append(("U schreef dit bij een onderdeel dat daar is weggehaald", sent))
    return Bewerking(kaart, onderdelen, data, botsingen)


class Intussen(Exception):
    """Somebody else saved this menu after its form was made."""


@_nooit_bewaren
@csrf_exempt  # the secret in the address is who may; `Origin` says that it comes from this page
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: HttpRequest, code: str, geheim: str) -> HttpResponse:
    """The page of who made a menu. Every button keeps everything that was typed, and then does what it says.

    Template `toolkit/eigenmenukaart_wijzigen.html`, context `kaart`, `form`, `rijen` ([(`Onderdeel`, form)]), `zoek`,
    `gevonden` ([`Resultaat`]) or None, `fout` (one sentence or ""), `botsingen` ([(where, text)] written elsewhere),
    `bewaard`, `stand`, `was` ({name: mark of what each field was filled with}), `planning`, `adres` (of this page);
    whole, to share and to keep: `leesadres` and `maakadres`.
    """
    kaart = _kaart(code)
    if not kaart.is_van_wie(geheim):
        raise Http404
    adres = reverse("eigen-menukaart-wijzigen", args=[code, geheim])
    sent = request.POST if request.method == "POST" else None
    fout = ""
    if sent is None:
        bewerking = Bewerking(kaart, onderdelen_van(kaart))
    else:
        botst = sent.get("stand") != str(kaart.stand)
        bewerking, actie = _samen(kaart, sent, botst=botst), _actie(sent)
        if not zelfde_oorsprong(request):
            fout = VREEMD
        elif botst:
            fout = INTUSSEN
        elif bewerking.is_valid():
            try:
                _bewaar(bewerking, actie)
            except Intussen:
                bewerking, fout = _samen(_kaart(code), sent, botst=True), INTUSSEN
            except ValidationError as error:
                fout = error.messages[0]
            else:
                return redirect(_verder(kaart, adres, actie, sent))
    vraag = schone_vraag((sent or request.GET).get("zoek", ""))
    context = _pagina((MENUKAART, ("Uw menukaart", adres)))
    context |= {
        "kaart": kaart, "form": bewerking.form, "rijen": list(zip(bewerking.onderdelen, bewerking.rijen, strict=True)),
        "fout": fout, "botsingen": bewerking.botsingen, "stand": bewerking.stand, "was": bewerking.was(),
        "zoek": vraag, "gevonden": _zoek(vraag) if sent is None and "zoek" in request.GET else None,
        "bewaard": sent is None and "bewaard" in request.GET,
        "planning": planning_van(bewerking.kaart, bewerking.onderdelen), "adres": adres,
        "leesadres": f"{settings.SITE_URL}{kaart.get_absolute_url()}", "maakadres": f"{settings.SITE_URL}{adres}",
    }  # fmt: skip
    wrong = bool(fout) or not bewerking.is_valid()
    return render(request, "toolkit/eigenmenukaart_wijzigen.html", context, status=422 if wrong else 200)


def _actie(data: QueryDict) -> str:
    """Return what the button says.

    Enter presses the first button, which says nothing: it searches for what is in the search box, or else keeps.
    """
    return data.get("actie") or ("zoek" if data.get("zoek", "").strip() else "bewaar")


@transaction.atomic
def _bewaar(bewerking: Bewerking, actie: str) -> None:
    """Keep what was typed, and do what the button says: omhoog:1, omlaag:1, weg:1, erbij:<key>, or only bewaar."""
    kaart = bewerking.kaart
    if EigenMenukaart.objects.select_for_update().get(pk=kaart.pk).stand != kaart.stand:
        raise Intussen
    kaart.stand += 1
    kaart.verloopt_op = timezone.localdate() + bewaartermijn()
    for form in bewerking.forms:
        form.save()
    wat, _, waarde = actie.partition(":")
    if wat in RICHTINGEN and waarde.isdecimal():
        verplaats(kaart, int(waarde[:18]), RICHTINGEN[wat])
    elif wat == "weg" and waarde.isdecimal():
        kaart.regels.filter(pk=int(waarde[:18])).delete()
        zet_op_volgorde(kaart, [])
    elif wat == "erbij" and waarde.isdecimal():
        item = item_van(int(waarde[:18]))
        if not isinstance(item, Tool | Les):
            raise ValidationError("Dit staat niet meer op de site. Zoek iets anders.")
        voeg_toe(kaart, item)


def _verder(kaart: EigenMenukaart, adres: str, actie: str, data: QueryDict) -> str:
    """Return where a button leads once everything is kept: to what it is about."""
    if actie == "zoek":
        return f"{adres}?{urlencode({'zoek': schone_vraag(data.get('zoek', ''))})}#erbij"
    if actie == "bekijk":
        return kaart.get_absolute_url()
    wat, _, waarde = actie.partition(":")
    plek = f"regel-{waarde}" if wat in RICHTINGEN and waarde.isdecimal() else "onderdelen"
    return f"{adres}?bewaard=1#{plek}"


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
        f"DTSTART:{moment(planning.begin)}",  # in UTC: an hour that comes twice a year is two hours
        f"DTEND:{moment(planning.einde)}",
        f"SUMMARY:{veilig(kaart.titel)}",
        f"DESCRIPTION:{veilig(chr(10).join([*_programma(onderdelen), '', planning.duur, adres]))}",
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
    if planning.wanneer:
        doc.inleiding(capfirst(planning.wanneer))
    for alinea in re.split(r"\n\s*\n", "\n".join(kaart.inleiding.splitlines())):
        doc.alinea(alinea)
    adres = f"{settings.SITE_URL}{kaart.get_absolute_url()}"
    doc.link(f"Deze menukaart op de site: {adres}", adres)
    if planning.minuten:
        doc.tabel(["Wat", "Tijd"], _tijdtabel(onderdelen, planning))
    for nummer, onderdeel in enumerate((deel for deel in onderdelen if deel.item), start=1):
        item = onderdeel.item
        doc.kop(f"{nummer}. {item.titel}")
        if item.samenvatting:
            doc.alinea(item.samenvatting)
        if onderdeel.regel.notitie:
            doc.let_op(f"Notitie: {onderdeel.regel.notitie}")
        if onderdeel.redenen:
            doc.opsomming("Waarom dit erbij staat", [escape(reden) for reden in onderdeel.redenen], niveau=2)
        if isinstance(item, Tool):
            doc.hoofdstuk("In het kort", item.in_het_kort, niveau=2)
        else:
            doc.rijke_tekst(item.tekst)
        verder = f"{settings.SITE_URL}{item.get_absolute_url()}"
        doc.link(f"Lees verder op de site: {verder}", verder)
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
    samen = duur_in_woorden(planning.minuten)
    if planning.onbekend:
        samen += f", en {planning.onbekend} {'onderdeel' if planning.onbekend == 1 else 'onderdelen'} zonder tijd"
    return [*rows, ["Samen", samen]]
