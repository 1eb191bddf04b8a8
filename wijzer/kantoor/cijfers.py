# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Figures in the office: the list of a wijk, the grid of a period, files in and out, and what figures mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Max, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from monitoring.meten import cijfers as dienst
from monitoring.meten import partijen as partijdienst
from monitoring.meten.lezers import MAX_BYTES, Leesfout
from monitoring.meten.lezers.regels import lees_getal, lees_heel
from monitoring.meten.models import Cijfer, Duiding, Indicator, Invoerpartij, Monitorplan, Planindicator
from monitoring.meten.models.cijfer import (
    Cijferstaat,
    Leeftijd,
    Ontbreekt,
    Sekse,
    getal_in_woorden,
    periode_in_woorden,
)
from monitoring.meten.models.duiding import Perspectief
from monitoring.meten.models.indicator import Getalsoort
from monitoring.meten.perioden import VOORBEELD, Geenperiode, lees_periode, maanden, schrijf_periode, verschuif
from monitoring.meten.uitvoer import als_csv, als_werkmap, naam_van_bestand, om_uit_te_voeren, rij, sjabloonrijen
from redactie.intussen import stand_van
from redactie.logboek import leg_vast
from redactie.models import Bron, Gebruiker
from redactie.momenten import tijd
from wijken.models import Wijk
from wijzer.kantoor.vanwijk import met_aantallen, schrijft_in, sleutel_uit, wijk_om_te_schrijven, wijk_van

PER_BLAD = 100
MEESTE_RIJEN = 200
KRUIMEL = ("Cijfers", "/beheer/cijfers/")
SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


# --- Where somebody is -------------------------------------------------------------------------------------------


def _adres(naam: str, wijk: Wijk, *args) -> str:
    return reverse(f"admin:{naam}", args=[wijk.slug, *args])


def _kruimels(wijk: Wijk, *verder: tuple[str, str]) -> list[tuple[str, str]]:
    return [KRUIMEL, (str(wijk), _adres("cijfers-wijk", wijk)), *verder]


# --- The list ----------------------------------------------------------------------------------------------------


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """The wijken of this person, with how many figures each has. Context `wijken`: [(wijk, aantal, concept)]."""
    rijen = met_aantallen(request.user, Cijfer)
    return TemplateResponse(
        request, "kantoor/cijfers.html", {**context, "title": "Cijfers", "wijken": rijen, "kruimels": [("Cijfers", "")]}
    )


def lijst(request: HttpRequest, context: dict, slug: str) -> HttpResponse:
    """The figures of a wijk; a POST makes concepts final.

    Context `blad`, `wijk`, `schrijft`, `indicatoren`, `gekozen`, `staat`, `partijen`, `concepten`, `blokken`.
    """
    wijk = wijk_van(request, slug)
    alle = Cijfer.objects.visible_for(request.user).for_wijk(wijk)
    if request.method == "POST":
        return _definitief(request, wijk, alle)
    indicatoren = list(
        Indicator.objects.filter(pk__in=alle.order_by().values("indicator")).order_by("titel").only("titel", "slug")
    )
    gekozen, staat = request.GET.get("indicator", ""), request.GET.get("staat", "")
    rijen = alle.select_related("indicator", "bron", "door")
    if gekozen in {indicator.slug for indicator in indicatoren}:
        rijen = rijen.filter(indicator__slug=gekozen)
    if staat in Cijferstaat.values:
        rijen = rijen.filter(staat=staat)
    volgorde = ("indicator__titel", "begin", "einde", "leeftijd", "sekse", "groep", "gebied")
    blad = Paginator(rijen.order_by(*volgorde), PER_BLAD)
    uitgelegd = set(Duiding.objects.filter(wijk=wijk).order_by().values_list("indicator", flat=True))
    return TemplateResponse(
        request, "kantoor/cijfers_wijk.html",
        {
            **context, "title": "Cijfers", "wijk": wijk, "schrijft": schrijft_in(request.user, wijk),
            "blad": blad.get_page(request.GET.get("page")), "indicatoren": indicatoren, "gekozen": gekozen,
            "staat": staat, "staten": Cijferstaat.choices, "uitgelegd": uitgelegd,
            "partijen": Invoerpartij.objects.visible_for(request.user).filter(wijk=wijk).defer("inhoud")
            .select_related("door")[:8],
            "concepten": alle.filter(staat=Cijferstaat.CONCEPT).count(),
            "kruimels": [KRUIMEL, (str(wijk), "")],
        },
    )  # fmt: skip


def _definitief(request: HttpRequest, wijk: Wijk, alle) -> HttpResponse:
    keuze = [sleutel_uit(waarde) for waarde in request.POST.getlist("keuze")]
    if not keuze:
        messages.warning(request, "Kies eerst welke cijfers je definitief maakt. Zet er een vinkje voor.")
    else:
        aantal = dienst.maak_definitief(alle.filter(pk__in=keuze), by=request.user)
        wat = "1 cijfer is" if aantal == 1 else f"{aantal} cijfers zijn"
        messages.success(request, f"{wat} nu definitief.")
    return HttpResponseRedirect(f"{_adres('cijfers-wijk', wijk)}?{request.GET.urlencode()}".rstrip("?"))


# What a period can be divided by in the grid; with a file also by two of these.
NAAR = {"leeftijd": "leeftijd", "sekse": "sekse", "groep": "een andere groep"}

# --- The grid ----------------------------------------------------------------------------------------------------


@dataclass
class Roosterrij:
    """One indicator in one period, of everybody or of one group: what stands there, what was typed, what is wrong."""

    indicator: Indicator
    cijfer: Cijfer | None
    gebied: str
    groep: dict[str, str] = field(default_factory=dict)  # one of leeftijd, sekse and groep; of everybody: none
    waarden: dict[str, str] = field(default_factory=dict)
    fouten: dict[str, str] = field(default_factory=dict)
    melding: str = ""
    nummer: int = 1  # of the areas of this indicator

    VELDEN = ("waarde", "teller", "noemer", "ontbreekt", "notitie")

    def __post_init__(self) -> None:
        if not self.waarden:
            self.waarden = self.zoals_het_staat()
        self.gezien = stand_van(self.cijfer)

    def zoals_het_staat(self) -> dict[str, str]:
        cijfer = self.cijfer
        if cijfer is None:
            return dict.fromkeys(self.VELDEN, "")
        heel = {"teller": cijfer.teller, "noemer": cijfer.noemer}
        heel = {naam: "" if aantal is None else str(aantal) for naam, aantal in heel.items()}
        return {
            "waarde": getal_in_woorden(cijfer.waarde),
            **heel,
            "ontbreekt": cijfer.ontbreekt,
            "notitie": cijfer.notitie,
        }

    @property
    def wie(self) -> str:
        """Of which group the row is, in words."""
        keuzes = {"leeftijd": dict(Leeftijd.choices), "sekse": dict(Sekse.choices)}
        return ", ".join(str(keuzes.get(naam, {}).get(waarde, waarde)) for naam, waarde in self.groep.items())

    @property
    def merk(self) -> str:
        """The name of the row in the form."""
        delen = [f"r{self.indicator.pk}", *([str(self.nummer)] if self.nummer > 1 else [])]
        for naam, waarde in self.groep.items():
            delen.append(f"groep{self.cijfer.pk}" if naam == "groep" and self.cijfer else slugify(waarde))
        return "-".join(delen)

    @property
    def met_noemer(self) -> bool:
        return self.indicator.getalsoort in (Getalsoort.PERCENTAGE, Getalsoort.GEMIDDELDE)

    @property
    def met_teller(self) -> bool:
        return self.indicator.getalsoort == Getalsoort.PERCENTAGE

    @property
    def definitief(self) -> bool:
        return self.cijfer is not None and self.cijfer.staat == Cijferstaat.DEFINITIEF


def _periode(request: HttpRequest, data: QueryDict) -> tuple[date, date, str]:
    """Return the period asked for, with a complaint when it can't be read; without one, the year that has passed."""
    vorig_jaar = maanden(timezone.localdate().year - 1, 1, 12)
    tekst = data.get("periode", "").strip()
    if not tekst:
        return *vorig_jaar, ""
    try:
        return *lees_periode(tekst), ""
    except Geenperiode as fout:
        return *vorig_jaar, str(fout)


def _indicatoren(user: Gebruiker, wijk: Wijk, begin: date, einde: date, gekozen: list[str]) -> list[Indicator]:
    """Return what the grid has rows for: the plan of the period, what has figures already, and what was chosen."""
    plannen = Monitorplan.objects.visible_for(user).for_wijk(wijk).filter(
        Q(einde__isnull=True) | Q(einde__gte=begin), begin__lte=einde
    )  # fmt: skip
    van_plan = Planindicator.objects.filter(plan__in=plannen.order_by().values("pk")).order_by().values("indicator")
    met_cijfers = Cijfer.objects.for_wijk(wijk).order_by().values("indicator")
    keuze = Q(pk__in=van_plan) | Q(pk__in=met_cijfers) | Q(slug__in=gekozen)
    zichtbaar = Indicator.objects.visible_for(user).exclude(getalsoort=Getalsoort.GEEN)
    return list(zichtbaar.filter(keuze).select_related("vraag").order_by("vraag__nummer", "titel")[:MEESTE_RIJEN])


def _rijen(wijk: Wijk, indicatoren: Iterable[Indicator], begin: date, einde: date, naar: str = "") -> list[Roosterrij]:
    """Return a row per indicator and area, and below each its groups when the grid is divided `naar` something."""
    indicatoren = list(indicatoren)
    alle = Cijfer.objects.for_wijk(wijk).filter(indicator__in=indicatoren)
    er_is: dict[int, list[Cijfer]] = {}
    for cijfer in alle.totalen().filter(begin=begin, einde=einde):
        er_is.setdefault(cijfer.indicator_id, []).append(cijfer)
    laatst = dict(alle.totalen().order_by("begin", "pk").values_list("indicator", "gebied"))
    van_groepen = _van_groepen(alle.filter(begin=begin, einde=einde), naar) if naar else {}
    rijen = []
    for indicator in indicatoren:
        gevuld = er_is.get(indicator.pk) or [None]
        for nummer, cijfer in enumerate(gevuld, start=1):
            gebied = cijfer.gebied if cijfer else laatst.get(indicator.pk, "")
            rijen.append(Roosterrij(indicator, cijfer, gebied, nummer=nummer))
            er_zijn = van_groepen.get((indicator.pk, gebied), {})
            for waarde in _groepen(naar, er_zijn):
                rijen.append(
                    Roosterrij(indicator, er_zijn.get(waarde), gebied, {naar: waarde}, nummer=nummer)
                )  # fmt: skip
    return rijen


def _van_groepen(cijfers, naar: str) -> dict[tuple[int, str], dict[str, Cijfer]]:
    """Return the figures of groups by one attribute, per indicator and area."""
    leeg = {naam: "" for naam in NAAR if naam != naar}
    gevonden: dict[tuple[int, str], dict[str, Cijfer]] = {}
    for cijfer in cijfers.filter(**leeg).exclude(**{naar: ""}):
        gevonden.setdefault((cijfer.indicator_id, cijfer.gebied), {})[getattr(cijfer, naar)] = cijfer
    return gevonden


def _groepen(naar: str, er_zijn: Iterable[str]) -> list[str]:
    """Return the groups that have a row: all of a fixed list, or those that were named before."""
    vast = {"leeftijd": Leeftijd.values, "sekse": Sekse.values}
    return list(vast[naar]) if naar in vast else sorted(er_zijn)


def _bewaar_rij(
    een: Roosterrij, *, wijk: Wijk, begin: date, einde: date, by: Gebruiker, gezien: str, data: dict[str, str]
) -> bool:
    """Write what was typed in a row when it says something else; return whether anything was written.

    What is wrong comes in `fouten` and `melding`, with what was typed still in `waarden`.
    """
    getypt = {naam: data.get(naam, "").strip()[:600] for naam in Roosterrij.VELDEN}
    if getypt == een.zoals_het_staat():
        return False
    een.waarden = getypt
    gelezen: dict[str, object] = {"ontbreekt": getypt["ontbreekt"], "notitie": getypt["notitie"]}
    for naam, lees in (("waarde", lees_getal), ("teller", lees_heel), ("noemer", lees_heel)):
        try:
            gelezen[naam] = lees(getypt[naam])
        except ValueError as fout:
            een.fouten[naam] = str(fout)
    if getypt["ontbreekt"] and getypt["ontbreekt"] not in Ontbreekt.values:
        een.fouten["ontbreekt"] = "Kies een reden uit de lijst."
    if een.fouten:
        return False
    try:
        if not any(getypt.values()):
            if een.cijfer is not None:
                dienst.verwijder_cijfer(een.cijfer, by=by, gezien=gezien)
            nieuw = None
        else:
            bron = {"bron": een.cijfer.bron, "plaats_in_bron": een.cijfer.plaats_in_bron} if een.cijfer else {}
            nieuw = dienst.record_cijfer(
                een.indicator, wijk=wijk, begin=begin, einde=einde, by=by, gebied=een.gebied, gezien=gezien,
                **een.groep, **gelezen, **bron,
            )  # fmt: skip
    except dienst.Intussen as fout:
        een.melding = f"{fout.messages[0]} Wil je jouw invoer houden? Bewaar dan nog eens."
        een.cijfer = fout.cijfer
        een.gezien = fout.stand
        return False
    except ValidationError as fout:
        per_veld = fout.message_dict if hasattr(fout, "error_dict") else {"waarde": fout.messages}
        een.fouten = {naam if naam in Roosterrij.VELDEN else "waarde": regels[0] for naam, regels in per_veld.items()}
        een.gezien = gezien
        return False
    een.cijfer, een.gezien = nieuw, stand_van(nieuw)
    een.waarden = een.zoals_het_staat()
    return True


def rooster(request: HttpRequest, context: dict, slug: str) -> HttpResponse:
    """The grid of one period: a row (on a phone a card) per indicator. Context `vragen`, `periode`, `fouten`."""
    wijk = wijk_om_te_schrijven(request, slug)
    begin, einde, klacht = _periode(request, request.GET)
    gekozen = request.GET.getlist("indicator")[:MEESTE_RIJEN]
    naar = request.GET.get("naar", "") if request.GET.get("naar") in NAAR else ""
    rijen = _rijen(wijk, _indicatoren(request.user, wijk, begin, einde, gekozen), begin, einde, naar)
    status = 422 if klacht else 200
    if request.method == "POST":
        eerst, bewaard = "", 0
        for een in rijen:
            merk = een.merk
            data = {naam: request.POST.get(f"{merk}-{naam}", een.waarden[naam]) for naam in Roosterrij.VELDEN}
            gezien = request.POST.get(f"{merk}-gezien", een.gezien)
            if _bewaar_rij(een, wijk=wijk, begin=begin, einde=einde, by=request.user, gezien=gezien, data=data):
                bewaard += 1
                eerst = eerst or merk
        fout = [een for een in rijen if een.fouten or een.melding]
        if not fout:
            wat = "1 cijfer" if bewaard == 1 else f"{bewaard} cijfers"
            zin = f"{wat} bewaard." if bewaard else "Er was niets veranderd."
            messages.success(request, zin)
            plek = request.POST.get("_rij") or eerst
            return HttpResponseRedirect(f"{request.get_full_path()}{f'#{plek}' if plek.isascii() and plek else ''}")
        status = 409 if any(een.melding for een in fout) else 422
    vragen: dict[object, list] = {}
    for een in rijen:
        vragen.setdefault(een.indicator.vraag, []).append((een.merk, een))
    rest = QueryDict(mutable=True)
    rest.setlist("indicator", gekozen)
    zonder_naar = rest.urlencode()
    if naar:
        rest["naar"] = naar
    zelf = {een.indicator.pk for een in rijen}
    andere = Indicator.objects.visible_for(request.user).exclude(pk__in=zelf).exclude(getalsoort=Getalsoort.GEEN)
    return TemplateResponse(
        request, "kantoor/cijfers_rooster.html",
        {
            **context, "title": f"Cijfers invullen: {periode_in_woorden(begin, einde)}", "wijk": wijk,
            "vragen": list(vragen.items()),
            "rijen": rijen, "periode": schrijf_periode(begin, einde), "klacht": klacht, "voorbeeld": VOORBEELD,
            "getypt": request.GET.get("periode", ""), "vorige": schrijf_periode(*verschuif(begin, einde, -1)),
            "volgende": schrijf_periode(*verschuif(begin, einde, 1)),
            "gekozen": gekozen, "rest": rest.urlencode(), "zonder_naar": zonder_naar,
            "naar": naar, "splitsen": NAAR.items(), "redenen": Ontbreekt.choices,
            "andere": list(andere.order_by("titel").only("titel", "slug")[:300]),
            "errors": status in (409, 422) and not klacht,
            "fouten": [(een.merk, een) for een in rijen if een.fouten or een.melding],
            "kruimels": _kruimels(wijk, ("Invullen", "")),
        },
        status=status,
    )  # fmt: skip


@require_POST
def cel(request: HttpRequest, context: dict, slug: str) -> JsonResponse:
    """Keep one row of the grid while somebody types. Answers in words that the page shows beside the row."""
    wijk = wijk_om_te_schrijven(request, slug)
    begin, einde, klacht = _periode(request, request.POST)
    sleutel = request.POST.get("indicator", "")
    indicator = Indicator.objects.visible_for(request.user).filter(pk=sleutel_uit(sleutel)).first()
    if klacht or indicator is None:
        melding = klacht or "Deze indicator is er niet meer. Laad de pagina opnieuw."
        return JsonResponse({"melding": melding}, status=422)
    groep = {naam: waarde for naam in NAAR if (waarde := request.POST.get(naam, ""))}
    if len(groep) > 1 or any(waarde not in _groepen(naam, [waarde]) for naam, waarde in groep.items()):
        return JsonResponse({"melding": "Deze groep kennen we niet. Laad de pagina opnieuw."}, status=422)
    gebied = request.POST.get("gebied", "")[:200]
    plek = {"gebied": gebied, **dict.fromkeys(NAAR, ""), **groep}
    nu = Cijfer.objects.for_wijk(wijk).filter(indicator=indicator, begin=begin, einde=einde, **plek).first()
    een = Roosterrij(indicator, nu, gebied, groep)
    data = {naam: request.POST.get(naam, "") for naam in Roosterrij.VELDEN}
    gezien = request.POST.get("gezien", "")
    _bewaar_rij(een, wijk=wijk, begin=begin, einde=einde, by=request.user, gezien=gezien, data=data)
    if een.melding:
        return JsonResponse({"melding": een.melding, "gezien": een.gezien}, status=409)
    if een.fouten:
        return JsonResponse({"melding": "Nog niet bewaard.", "fouten": een.fouten}, status=422)
    return JsonResponse(
        {"melding": f"Bewaard om {tijd(timezone.now())}.", "gezien": een.gezien, "waarden": een.waarden}
    )


# --- Files -------------------------------------------------------------------------------------------------------


class BestandForm(forms.Form):
    """A file with figures."""

    bestand = forms.FileField(
        label="Bestand met cijfers",
        help_text=f"Excel (.xlsx) of CSV, hoogstens {MAX_BYTES // 1024**2} MB. Je ziet eerst wat er verandert.",
        error_messages={"required": "Kies eerst een bestand.", "empty": "Dit bestand is leeg."},
    )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise ValidationError(f"Dit bestand is groter dan {MAX_BYTES // 1024**2} MB. Splits het.")
        return bestand


def inlezen(request: HttpRequest, context: dict, slug: str) -> HttpResponse:
    """Choose a file. A file that can be read leads to what it would change."""
    wijk = wijk_om_te_schrijven(request, slug)
    form = BestandForm(request.POST, request.FILES) if request.method == "POST" else BestandForm()
    if request.method == "POST" and form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            partij, _ = partijdienst.bereid_voor(bestand.name, bestand.read(), wijk=wijk, by=request.user)
            return HttpResponseRedirect(_adres("cijfers-partij", wijk, partij.pk))
        except ValidationError as fout:
            form.add_error("bestand", fout)
    jaar = timezone.localdate().year - 1
    return TemplateResponse(
        request, "kantoor/cijfers_inlezen.html",
        {
            **context, "title": "Cijfers inlezen uit een bestand", "wijk": wijk, "form": form, "jaar": jaar,
            "errors": form.is_bound and not form.is_valid(), "kruimels": _kruimels(wijk, ("Inlezen", "")),
        },
        status=422 if form.errors else 200,
    )  # fmt: skip


def partij(request: HttpRequest, context: dict, slug: str, pk: int) -> HttpResponse:
    """What a file changes; say yes, throw it away, or take it back later. Context `partij`, `verslag`."""
    wijk = wijk_om_te_schrijven(request, slug)
    partijen = Invoerpartij.objects.visible_for(request.user).select_related("wijk", "door")
    een = get_object_or_404(partijen, wijk=wijk, pk=pk)
    fout = ""
    if request.method == "POST":
        try:
            return _beslis(request, wijk, een)
        except ValidationError as error:
            fout = error.messages[0]
            een.refresh_from_db()
    verslag = None
    if een.inhoud is not None:
        try:
            verslag = partijdienst.bekijk(een, by=request.user)
        except Leesfout as error:
            fout = str(error)
    return TemplateResponse(
        request, "kantoor/cijfers_partij.html",
        {
            **context, "title": een.bestandsnaam, "wijk": wijk, "partij": een, "verslag": verslag, "fout": fout,
            "kruimels": _kruimels(wijk, ("Inlezen", _adres("cijfers-inlezen", wijk)), (een.bestandsnaam, "")),
        },
        status=409 if fout else 200,
    )  # fmt: skip


def _beslis(request: HttpRequest, wijk: Wijk, een: Invoerpartij) -> HttpResponse:
    if "doorvoeren" in request.POST:
        verslag = partijdienst.voer_door(een, by=request.user, afdruk=request.POST.get("afdruk", ""))
        messages.success(request, f"Ingelezen: {verslag.nieuw} nieuw, {verslag.gewijzigd} gewijzigd.")
        return HttpResponseRedirect(_adres("cijfers-partij", wijk, een.pk))
    if "weggooien" in request.POST:
        partijdienst.gooi_weg(een, by=request.user)
        messages.success(request, "Het bestand is weggegooid. Er is niets veranderd.")
        return HttpResponseRedirect(_adres("cijfers-inlezen", wijk))
    if "terugdraaien" in request.POST:
        aantal = partijdienst.draai_terug(een, by=request.user)
        wat = "1 cijfer is" if aantal == 1 else f"{aantal} cijfers zijn"
        messages.success(request, f"Teruggedraaid: {wat} zoals het was.")
        return HttpResponseRedirect(_adres("cijfers-partij", wijk, een.pk))
    raise Http404


@require_safe
def bestand(request: HttpRequest, context: dict, slug: str, wat: str, vorm: str) -> HttpResponse:
    """The figures of a wijk (`cijfers`), or a form to fill in (`sjabloon`), as CSV or workbook."""
    wijk = wijk_van(request, slug)
    if wat not in ("cijfers", "sjabloon") or vorm not in SOORTEN:
        raise Http404
    alle = Cijfer.objects.visible_for(request.user).for_wijk(wijk)
    if indicator := request.GET.get("indicator", ""):
        alle = alle.filter(indicator__slug=indicator)
    if wat == "cijfers":
        cijfers = om_uit_te_voeren(alle)
        rijen = [rij(cijfer) for cijfer in cijfers]
        soorten = {cijfer.indicator.slug for cijfer in cijfers}
        begin, einde = (f((getattr(c, n) for c in cijfers), default=None) for f, n in ((min, "begin"), (max, "einde")))
        naam = naam_van_bestand(wijk, soorten.pop() if len(soorten) == 1 else "cijfers", begin, einde, vorm)
        titel = f"Cijfers van {wijk}"
    else:
        begin, einde, klacht = _periode(request, request.GET)
        if klacht:
            raise Http404
        van_indicatoren = _indicatoren(request.user, wijk, begin, einde, request.GET.getlist("indicator"))
        perioden = [verschuif(begin, einde, -1), (begin, einde)]
        rijen = sjabloonrijen(wijk, van_indicatoren, perioden, om_uit_te_voeren(alle))
        naam = f"{wijk.slug}-sjabloon-{schrijf_periode(begin, einde).replace(' ', '').replace('/', '')}.{vorm}"
        titel = f"Cijfers invullen voor {wijk}"
    leg_vast("cijfers uitgevoerd", wijk, by=request.user, toelichting=f"{wat}, {len(rijen)} rijen")
    inhoud = als_csv(rijen) if vorm == "csv" else als_werkmap(rijen, titel=titel, invullen=True)
    response = HttpResponse(inhoud, content_type=SOORTEN[vorm])
    response["Content-Disposition"] = content_disposition_header(True, naam)
    return response


# --- What it means -----------------------------------------------------------------------------------------------


class DuidingForm(forms.ModelForm):
    """What figures mean according to somebody."""

    periode = forms.CharField(
        label="Over welke periode", required=False, max_length=80,
        help_text=f"Laat leeg als het over de hele reeks gaat. {VOORBEELD}",
    )  # fmt: skip

    class Meta:
        model = Duiding
        fields = ("perspectief", "wie", "tekst", "datum", "publiek", "bron", "plaats_in_bron")
        widgets = {
            "datum": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "tekst": forms.Textarea(attrs={"rows": 6}),
        }
        error_messages = {
            "perspectief": {"required": "Kies vanuit wie dit gezegd is."},
            "tekst": {"required": "Schrijf op wat het betekent.", "max_length": "Houd het korter dan 1500 tekens."},
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.begin:
            self.initial.setdefault("periode", schrijf_periode(self.instance.begin, self.instance.einde))
        self.fields["bron"].queryset = Bron.objects.all()
        self.fields["bron"].empty_label = "Geen bron gekozen"
        self.fields["perspectief"].choices = [("", "Kies vanuit wie"), *Perspectief.choices]
        # The period right after who says it.
        self.order_fields(["perspectief", "wie", "periode", "tekst"])

    def clean_periode(self) -> str:
        tekst = self.cleaned_data["periode"].strip()
        try:
            self.instance.begin, self.instance.einde = lees_periode(tekst) if tekst else (None, None)
        except Geenperiode as fout:
            raise ValidationError(str(fout)) from fout
        return tekst


def duiding(request: HttpRequest, context: dict, slug: str, indicator: str) -> HttpResponse:
    """What the figures of an indicator mean: read, write, change and take away, beside the figures."""
    wijk = wijk_van(request, slug)
    van = get_object_or_404(Indicator.objects.visible_for(request.user), slug=indicator)
    schrijft = schrijft_in(request.user, wijk)
    alle = Duiding.objects.visible_for(request.user).filter(wijk=wijk, indicator=van).select_related("bron", "door")
    hier = _adres("cijfers-duiding", wijk, van.slug)
    gekozen = request.GET.get("wijzig", "")
    bestaand = alle.filter(pk=sleutel_uit(gekozen)).first()
    if request.method == "POST" and not schrijft:
        raise PermissionDenied
    if request.method == "POST" and "weg" in request.POST:
        weg = get_object_or_404(alle, pk=sleutel_uit(request.POST["weg"]))
        leg_vast("duiding weggehaald", weg, by=request.user)
        weg.delete()
        messages.success(request, "De duiding is weggehaald.")
        return HttpResponseRedirect(hier)
    data = request.POST if request.method == "POST" else None
    form = DuidingForm(data, instance=bestaand or Duiding(wijk=wijk, indicator=van)) if schrijft else None
    if data is not None and form.is_valid():
        form.instance.door = request.user
        form.save()
        leg_vast("duiding gewijzigd" if bestaand else "duiding geschreven", form.instance, by=request.user)
        messages.success(request, "De duiding is bewaard.")
        return HttpResponseRedirect(hier)
    cijfers = Cijfer.objects.visible_for(request.user).for_wijk(wijk).filter(indicator=van).select_related("bron")
    return TemplateResponse(
        request, "kantoor/cijfers_duiding.html",
        {
            **context, "title": f"Wat betekent dit? {van.titel}", "wijk": wijk, "indicator": van, "form": form,
            "schrijft": schrijft, "duidingen": list(alle), "wijzigt": bestaand, "cijfers": list(cijfers[:60]),
            "laatst": cijfers.aggregate(op=Max("gewijzigd_op"))["op"], "errors": bool(form is not None and form.errors),
            "kruimels": _kruimels(wijk, (van.titel, "")),
        },
        status=422 if form is not None and form.errors else 200,
    )  # fmt: skip
