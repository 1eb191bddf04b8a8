# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Writing a section of a report: a form per answer, so that two people in one section are never in each other's way."""

import re
from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from monitoring.leren.models import Zelfevaluatie
from monitoring.leren.uitslag import uitslag_voor_verslag
from monitoring.verantwoorden import verslagen as dienst
from monitoring.verantwoorden.beeld import Veldbeeld
from monitoring.verantwoorden.lezing import (
    Bronstand,
    beeld_van,
    beeld_van_rijen,
    bronstanden,
    gewijzigd_sinds_vorige,
    lengte_van_veld,
    rijen_van,
)
from monitoring.verantwoorden.models import Bouwsteen, Verslag, Verslagantwoord, Verslagopmerking
from monitoring.verantwoorden.models.verslagsoort import Veldsoort, Voedingsoort
from monitoring.verantwoorden.staten import mag_schrijven
from monitoring.verantwoorden.telling import Lengte, lengte_van
from monitoring.verantwoorden.verslagen import leden_van
from monitoring.verantwoorden.voeding.leren import ronden
from monitoring.verantwoorden.voeding.omvang import wijken_van
from redactie.intussen import Intussen
from redactie.momenten import onlangs, tijd
from redactie.opmaak.veld import RijkeTekstFormField, RijkeTekstWidget
from wijken.models import Wijk
from wijzer.kantoor.vanwijk import sleutel_uit
from wijzer.kantoor.verslagen import adres, adres_als_het_er_is, kruimels, stukken_van, verslag_van

# Where somebody can fill in what a feed did not find.
INVULLEN: dict[str, tuple[str, str]] = {
    Voedingsoort.INTERVENTIES: ("admin:wijken_interventie_changelist", "interventies met hun stand per wijk"),
    Voedingsoort.CIJFERS: ("admin:cijfers", "cijfers uit deze periode die definitief en openbaar zijn"),
    Voedingsoort.BEREIK: ("admin:bereik", "bereik van interventies in deze periode"),
    Voedingsoort.GEBEURTENISSEN: ("admin:wijken_gebeurtenis_changelist", "gebeurtenissen in deze periode"),
    Voedingsoort.LESSEN: ("admin:toolkit_les_changelist", "lessen uit deze periode"),
    Voedingsoort.DOORWERKING: ("admin:lessen", "wat er in deze periode met lessen is gedaan"),
    Voedingsoort.ZELFEVALUATIE: ("admin:zelfevaluaties", "een ronde van samen scoren die is vastgesteld"),
    Voedingsoort.EIGEN_INZET: ("admin:eigen-inzet", "eigen inzet die met de ruimte van dit verslag is gedeeld"),
    Voedingsoort.PRODUCTEN: ("admin:producten", "producten en publicaties"),
    Voedingsoort.VERSPREIDING: ("admin:redactie_nieuwsbericht_changelist", "nieuws en bijeenkomsten voor anderen"),
    Voedingsoort.AANDACHTSPUNTEN: ("admin:aandachtspunten", "aandachtspunten van de subsidiegever"),
    Voedingsoort.BESLUITEN: ("admin:wijken_besluit_changelist", "besluiten"),
    Voedingsoort.MONITORPLAN: ("admin:monitoring_monitorplan_changelist", "een monitorplan dat in deze periode geldt"),
    Voedingsoort.LEERVRAGEN: ("admin:monitoring_leervraag_changelist", "leervragen"),
    Voedingsoort.AFSPRAKEN: ("admin:wijken_afspraak_changelist", "afspraken van deze ruimte in deze periode"),
    Voedingsoort.INBRENG: ("admin:wijken_inbreng_changelist", "inbreng van inwoners"),
    Voedingsoort.ONDERZOEKEN: ("admin:monitoring_onderzoek_changelist", "onderzoek bij inwoners in deze periode"),
    Voedingsoort.VERONDERSTELLINGEN: ("admin:monitoring_veronderstelling_changelist", "veronderstellingen"),
}


# --- Forms ---------------------------------------------------------------------------------------------------------


class AntwoordForm(forms.Form):
    """One answer: JA and NEE when the form asks it, the text, who fills it in, and whether it is ready."""

    ja = forms.BooleanField(label="Ja", required=False)
    nee = forms.BooleanField(label="Nee", required=False)
    tekst = RijkeTekstFormField(label="Antwoord", required=False, max_length=60_000)
    wie = forms.ChoiceField(label="Wie vult dit in?", required=False)
    klaar = forms.BooleanField(label="Dit is klaar", required=False)

    def __init__(self, *args, user, veld: dict, leden: list[tuple[str, str]], wijk: Wijk | None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].gebruiker = user
        self.fields["tekst"].widget.attrs["rows"] = max(4, min(veld["regels"] or 6, 10))
        self.fields["tekst"].label = f"Antwoord van {wijk}" if wijk else "Toelichting"
        if veld["soort"] == Veldsoort.TEKST and wijk is None:
            self.fields["tekst"].label = "Antwoord"
        elif veld["soort"] != Veldsoort.JA_NEE and wijk is None:
            self.fields["tekst"].label = "Wat hier vooraf gaat (mag leeg)"
        if veld["soort"] != Veldsoort.JA_NEE or wijk is not None:
            del self.fields["ja"], self.fields["nee"]
        self.fields["wie"].choices = [("", "Nog niemand"), *leden]

    def velden(self) -> dict:
        gegeven = {naam: self.cleaned_data[naam] for naam in ("ja", "nee", "tekst", "klaar") if naam in self.fields}
        wie = self.cleaned_data["wie"]
        return gegeven | {"wie": int(wie) if wie else None}


class AanvulForm(forms.Form):
    """What is added to an answer after the funder asked something."""

    tekst = RijkeTekstFormField(label="Nadere toelichting", required=False, max_length=60_000)

    def __init__(self, *args, user, wijk: Wijk | None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].gebruiker = user
        self.fields["tekst"].widget.attrs["rows"] = 4
        if wijk is not None:
            self.fields["tekst"].label = f"Nadere toelichting over {wijk}"


class SteenForm(forms.Form):
    """The text of a piece that was pulled in, in this report only."""

    tekst = RijkeTekstFormField(label="Tekst in dit verslag", required=False, max_length=60_000)

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].gebruiker = user
        self.fields["tekst"].widget.attrs["rows"] = 5


PER_WIE = re.compile(r"^[ \t]*([^:\n]{1,80}):[ \t]*(.+)$", re.MULTILINE)


class RondeForm(forms.Form):
    """Which round of scoring together a report takes over, and what this report says at each question."""

    ronde = forms.ChoiceField(label="Welke ronde?", required=False)

    def __init__(self, *args, verslag: Verslag, gegevens: dict, heel: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.gegevens = gegevens
        keuzes = [(str(ronde.pk), str(ronde)) for ronde in ronden(verslag)]
        self.fields["ronde"].choices = [("", "Nog geen ronde"), *keuzes]
        self.fields["ronde"].initial = str(gegevens.get("ronde") or "")
        self.fields["ronde"].help_text = "Alleen rondes van deze ruimte die zijn vastgesteld."
        self.blokken: list[tuple[str, list]] = []
        gekozen = Zelfevaluatie.objects.filter(pk=gegevens.get("ronde") or 0).first()
        if gekozen is None:
            return
        uitslag = uitslag_voor_verslag(gekozen)
        if heel:
            self._tekst("met_wie", "Met wie besproken", gegevens.get("met_wie") or uitslag.met_wie)
            self._tekst("opmerkingen", "Overige opmerkingen", gegevens.get("opmerkingen") or uitslag.opmerkingen)
            self._tekst("leernetwerk", "Leernetwerk met andere projecten", gegevens.get("leernetwerk", ""))
        self.eigen = {}
        for blok in uitslag.blokken:
            vragen = []
            for vraag in blok.vragen:
                self.eigen[str(vraag.nummer)] = vraag.toelichting
                nummer = str(vraag.nummer)
                tekst = gegevens.get("toelichtingen", {}).get(nummer) or vraag.toelichting
                per_wie = gegevens.get("wijken", {}).get(nummer, {})
                self._tekst(f"toel-{nummer}", f"Toelichting bij {nummer}. {vraag.titel}", tekst)
                self._tekst(
                    f"wie-{nummer}", f"Per wijk of partner, bij {nummer}. {vraag.titel}",
                    "\n".join(f"{naam}: {tekst}" for naam, tekst in per_wie.items()), rows=2,
                    help_text="Begin elke regel met de naam en een dubbele punt.",
                )  # fmt: skip
                vragen.append((vraag, f"toel-{nummer}", f"wie-{nummer}"))
            self.blokken.append((f"{blok.nummer}. {blok.titel}", vragen))

    def _tekst(self, naam: str, label: str, begin: str, rows: int = 3, help_text: str = "") -> None:
        self.fields[naam] = forms.CharField(
            label=label, required=False, initial=begin, max_length=4000, help_text=help_text,
            widget=forms.Textarea(attrs={"rows": rows}),
        )  # fmt: skip

    @property
    def losse(self) -> list:
        """The fields that belong to no question."""
        return [self[naam] for naam in ("met_wie", "opmerkingen", "leernetwerk") if naam in self.fields]

    @property
    def vragen(self) -> list[tuple[str, list]]:
        return [(titel, [(vraag, self[toel], self[wie]) for vraag, toel, wie in rij]) for titel, rij in self.blokken]

    def velden(self) -> dict:
        """What the report keeps: the round, and what it says otherwise."""
        gegeven = self.cleaned_data
        ronde = int(gegeven["ronde"]) if gegeven["ronde"] else None
        uit = self.gegevens | {"ronde": ronde}
        for naam in ("met_wie", "opmerkingen", "leernetwerk"):
            if naam in gegeven:
                uit[naam] = gegeven[naam]
        if self.blokken:
            toel = {nr: gegeven[f"toel-{nr}"].strip() for nr in self.eigen}
            uit["toelichtingen"] = {nr: tekst for nr, tekst in toel.items() if tekst != self.eigen[nr].strip()}
            uit["wijken"] = {nr: dict(PER_WIE.findall(gegeven[f"wie-{nr}"].replace("\r", ""))) for nr in self.eigen}
        return uit


# --- What the page shows --------------------------------------------------------------------------------------------


@dataclass
class Antwoordvak:
    """One answer on the page: its form, what it was made from, and what somebody else made of it meanwhile."""

    form: forms.Form | None
    stand: str
    wijk: Wijk | None
    antwoord: Verslagantwoord | None
    intussen: str = ""
    onderschrift: str = ""
    uit_vorige: bool = False
    toegelicht: str = ""  # what was added to this answer in the previous report, after questions
    gewijzigd: bool = False
    eigen: Lengte = Lengte()
    rest: tuple[int, int] = (0, 0)  # characters and lines of the field beside this answer

    @property
    def sleutel(self) -> str:
        return str(self.wijk.pk) if self.wijk else "0"


@dataclass
class Steenvak:
    """A piece that was pulled in: what it says, and what happened to its source since."""

    steen: Bouwsteen
    stand: Bronstand | None
    form: SteenForm | None = None

    @property
    def bijzonder(self) -> str:
        if self.stand is None:
            return ""
        return "de bron is er niet meer" if self.stand.weg else "de bron is veranderd"


@dataclass
class Veldvak:
    """One question on the page, with all that belongs to it."""

    veld: dict
    beeld: Veldbeeld
    samen: Antwoordvak
    per_wijk: list[Antwoordvak]
    getoond: list[Steenvak]
    klaargezet: list[Steenvak]
    leemten: list[tuple[str, str]]
    opmerkingen: list[Verslagopmerking]
    ronde: RondeForm | None = None
    ronde_stand: str = ""
    lengte: Lengte = Lengte()
    te_lang: str = ""
    fouten: list[str] = field(default_factory=list)
    opmerking: str = ""

    @property
    def richtlijn(self) -> str:
        if self.veld["regels"]:
            return f"ongeveer {self.veld['regels']} regels"
        if self.veld["a4"]:
            return f"hoogstens {self.veld['a4']:g} A4".replace(".", ",")
        return ""

    @property
    def rest(self) -> tuple[int, int]:
        return self.samen.rest

    @property
    def stukken(self) -> list[tuple]:
        return stukken_van(self.beeld)

    @property
    def wijken_ingevuld(self) -> int:
        return sum(een.eigen.tekens > 0 for een in self.per_wijk)

    @property
    def wijk_open(self) -> bool:
        """Whether something in the answers per wijk needs to be seen at once."""
        return any(een.intussen or (een.form is not None and een.form.is_bound) for een in self.per_wijk)

    @property
    def steen_open(self) -> bool:
        return any(een.form is not None for een in self.klaargezet)

    @property
    def open_opmerkingen(self) -> int:
        return sum(een.opgelost_op is None for een in self.opmerkingen)


@dataclass
class Terug:
    """What was sent and could not be saved: at which field and wijk, the form with what was typed, and why."""

    sleutel: str
    wijk: str = "0"
    form: forms.Form | None = None
    ronde: RondeForm | None = None
    steen: int = 0
    stand: str = ""
    fouten: list[str] = field(default_factory=list)
    opmerking: str = ""
    code: int = 422


def sectie(request: HttpRequest, context: dict, pk: int, nummer: str) -> HttpResponse:
    """A section to write in. `?bewerk=` opens the text of one piece that was pulled in.

    Context `verslag`, `sectie`, `velden` [Veldvak], `schrijft`, `vult_aan`, `vorige`, `volgende`, `lengte`.
    """
    een = verslag_van(request, pk)
    gekozen = next((rij for rij in een.opzet["secties"] if rij["nummer"] == nummer), None)
    if gekozen is None:
        raise Http404
    schrijft = mag_schrijven(een, request.user)
    terug = None
    if request.method == "POST":
        if not schrijft:
            raise PermissionDenied
        antwoord = _verwerk(request, een, gekozen)
        if isinstance(antwoord, HttpResponse):
            return antwoord
        terug, een = antwoord, verslag_van(request, pk)
    velden = [_met_terug(vak, terug) for vak in _vakken(request, een, gekozen, schrijft=schrijft)]
    nummers = [rij["nummer"] for rij in een.opzet["secties"]]
    plek = nummers.index(nummer)
    status = terug.code if terug else 200
    if request.method == "POST" and "tussentijds" in request.GET:
        return _tussentijds_fout(terug)
    return TemplateResponse(
        request, "kantoor/verslag_sectie.html",
        {
            **context, "title": f"{nummer}. {gekozen['titel']}", "verslag": een, "sectie": gekozen, "velden": velden,
            "schrijft": schrijft and een.te_schrijven, "vult_aan": schrijft and een.aan_te_vullen, "mag": schrijft,
            "secties": een.opzet["secties"],
            "vorige": een.opzet["secties"][plek - 1] if plek else None,
            "volgende": een.opzet["secties"][plek + 1] if plek + 1 < len(nummers) else None,
            "errors": bool(terug),
            "klachten": [(f"veld-{terug.sleutel}", zin) for zin in terug.fouten] if terug else [],
            "media": RijkeTekstWidget().media, "kruimels": kruimels(een, f"{nummer}. {gekozen['titel']}"),
        },
        status=status,
    )  # fmt: skip


@dataclass(frozen=True)
class Schrijver:
    """Who writes in which report, and whom they can ask to fill something in."""

    user: object
    verslag: Verslag
    leden: list[tuple[str, str]]
    schrijft: bool

    @classmethod
    def van(cls, request: HttpRequest, een: Verslag, *, schrijft: bool = True) -> "Schrijver":
        leden = [(str(lid.pk), str(lid)) for lid in leden_van(een).order_by("naam", "email")]
        return cls(request.user, een, leden, schrijft)


def _vakken(request: HttpRequest, een: Verslag, gekozen: dict, *, schrijft: bool) -> list[Veldvak]:
    velden = [veld for veld in een.opzet["velden"] if veld["sectie"] == gekozen["nummer"]]
    sleutels = {veld["sleutel"] for veld in velden}
    rijen = rijen_van(een)
    standen = bronstanden(een, rijen, sleutels) if een.te_schrijven else {}
    beeld = beeld_van_rijen(een, standen=standen, rijen=rijen, met_cijfers=False)
    if not een.te_schrijven:
        beeld = beeld_van(een, met_cijfers=False)
    beelden = {veld.sleutel: veld for deel in beeld.secties for veld in deel.velden}
    opmerkingen: dict[str, list[Verslagopmerking]] = {}
    for opmerking in een.opmerkingen.filter(veld_sleutel__in=sleutels).select_related("door", "opgelost_door"):
        opmerkingen.setdefault(opmerking.veld_sleutel, []).append(opmerking)
    wie = Schrijver.van(request, een, schrijft=schrijft)
    wijken = wijken_van(een) if not een.wijk_id and any(veld["per_wijk"] for veld in velden) else []
    bewerk = sleutel_uit(request.GET.get("bewerk", ""))
    vakken = []
    for veld in velden:
        samen = rijen.samen.get(veld["sleutel"])
        per_wijk = {rij.wijk_id: rij for rij in rijen.per_wijk.get(veld["sleutel"], [])}
        vak = Veldvak(
            veld, beelden[veld["sleutel"]],
            _antwoordvak(wie, veld, None, samen),
            [
                _antwoordvak(wie, veld, wijk, per_wijk.get(wijk.pk))
                for wijk in (wijken if veld["per_wijk"] else [])
            ],
            [], [], [], opmerkingen.get(veld["sleutel"], []),
        )  # fmt: skip
        stenen = rijen.bouwstenen.get(veld["sleutel"], []) if een.te_schrijven else []
        for steen in stenen:
            form = None
            if steen.pk == bewerk and schrijft and een.te_schrijven:
                form = SteenForm(user=request.user, initial={"tekst": steen.tekst}, prefix="steen")
            doos = vak.klaargezet if steen.verborgen else vak.getoond
            doos.append(Steenvak(steen, standen.get(steen.pk), form))
        gevonden = {steen.soort for steen in stenen}
        vak.leemten = [_leemte(soort) for soort in dienst.feeds_van(veld) if soort not in gevonden]
        if veld["soort"] == Veldsoort.ZELFEVALUATIE and samen is not None and een.te_schrijven and schrijft:
            vak.ronde = RondeForm(verslag=een, gegevens=samen.gegevens, heel=len(velden) == 1, prefix="ronde")
            vak.ronde_stand = str(samen.revisie)
        vak.lengte = lengte_van_veld(vak.beeld)
        for een_antwoord in (vak.samen, *vak.per_wijk):
            eigen = een_antwoord.eigen
            een_antwoord.rest = (vak.lengte.tekens - eigen.tekens, vak.lengte.regels - eigen.regels)
        vak.te_lang = vak.lengte.te_lang(regels=veld["regels"], a4=veld["a4"])
        vakken.append(vak)
    return vakken


def _leemte(soort: str) -> tuple[str, str]:
    naam, wat = INVULLEN[soort]
    return wat, adres_als_het_er_is(naam.removeprefix("admin:"))


def _antwoordvak(wie: Schrijver, veld: dict, wijk: Wijk | None, antwoord: Verslagantwoord | None) -> Antwoordvak:
    een = wie.verslag
    vak = Antwoordvak(None, str(antwoord.revisie if antwoord else 0), wijk, antwoord)
    if antwoord is not None:
        if antwoord.door_id and antwoord.revisie:
            vak.onderschrift = f"{antwoord.door}, {onlangs(antwoord.gewijzigd_op)}"
        if een.te_schrijven:
            vak.toegelicht = _toegelicht(een).get((antwoord.veld_sleutel, antwoord.wijk_id), "")
        if een.vorige_id and antwoord.uit_vorige:
            vak.gewijzigd = gewijzigd_sinds_vorige(antwoord)
            vak.uit_vorige = not vak.gewijzigd
    tekst = antwoord.aanvulling if antwoord and een.aan_te_vullen else antwoord.tekst if antwoord else ""
    vak.eigen = lengte_van([tekst])
    if wie.schrijft and (een.te_schrijven or een.aan_te_vullen):
        vak.form = _antwoordform(wie, veld, wijk, antwoord)
    return vak


def _toegelicht(een: Verslag) -> dict[tuple[str, int | None], str]:
    """What was added to the answers of the previous report. Asked once per report at hand."""
    if (bekend := een.__dict__.get("_toegelicht")) is None:
        rijen = Verslagantwoord.objects.filter(verslag=een.vorige_id).exclude(aanvulling="") if een.vorige_id else ()
        bekend = een.__dict__["_toegelicht"] = {(rij.veld_sleutel, rij.wijk_id): rij.aanvulling for rij in rijen}
    return bekend


def _antwoordform(wie: Schrijver, veld: dict, wijk: Wijk | None, antwoord, data=None) -> forms.Form:
    een = wie.verslag
    prefix = f"{veld['sleutel']}-{wijk.pk if wijk else 0}"
    if een.aan_te_vullen:
        begin = {"tekst": antwoord.aanvulling if antwoord else ""}
        return AanvulForm(data, user=wie.user, wijk=wijk, initial=begin, prefix=prefix)
    begin = {naam: getattr(antwoord, naam) for naam in ("ja", "nee", "tekst", "klaar")} if antwoord else {}
    begin["wie"] = str(antwoord.wie_id or "") if antwoord else ""
    return AntwoordForm(data, user=wie.user, veld=veld, leden=wie.leden, wijk=wijk, initial=begin, prefix=prefix)


def _met_terug(vak: Veldvak, terug: Terug | None) -> Veldvak:
    """Put back what was typed and could not be saved, at its own question."""
    if terug is None or terug.sleutel != vak.veld["sleutel"]:
        return vak
    vak.fouten, vak.opmerking = terug.fouten, terug.opmerking
    if terug.ronde is not None:
        vak.ronde, vak.ronde_stand = terug.ronde, terug.stand or vak.ronde_stand
    if terug.steen:
        for een in (*vak.getoond, *vak.klaargezet):
            if een.steen.pk == terug.steen:
                een.form = terug.form
        return vak
    if terug.form is not None:
        doel = next((een for een in [vak.samen, *vak.per_wijk] if een.sleutel == terug.wijk), vak.samen)
        doel.form, doel.stand = terug.form, terug.stand or doel.stand
        if terug.code == 409 and doel.antwoord is not None:
            doel.intussen = doel.antwoord.aanvulling if isinstance(terug.form, AanvulForm) else doel.antwoord.tekst
            doel.intussen = doel.intussen or "<p>(leeg)</p>"
    return vak


# --- Save ------------------------------------------------------------------------------------------------------------


def _verwerk(request: HttpRequest, een: Verslag, gekozen: dict) -> HttpResponse | Terug:
    """Do what the button says, or return what has to be mended."""
    veld = dienst.veld_van(een, request.POST.get("veld", ""))
    if veld is None or veld["sectie"] != gekozen["nummer"]:
        raise Http404
    knop = next((naam for naam in KNOPPEN if naam in request.POST), "antwoord")
    terug = Terug(veld["sleutel"])
    try:
        zin = KNOPPEN[knop](request, een, veld, terug)
    except Intussen as fout:
        terug.fouten, terug.stand, terug.code = fout.messages, fout.stand, 409
        return terug
    except ValidationError as fout:
        terug.fouten = fout.messages
        return terug
    if zin is None:
        terug.fouten = [tekst for teksten in (terug.form or terug.ronde).errors.values() for tekst in teksten]
        return terug
    if "tussentijds" in request.GET:
        wijk = _wijk(een, veld, request)
        rij = een.antwoorden.filter(veld_sleutel=veld["sleutel"], wijk=wijk).first()
        return JsonResponse({"tijd": tijd(timezone.now()), "melding": "", "stand": str(rij.revisie if rij else 0)})
    messages.success(request, zin)
    return HttpResponseRedirect(f"{adres('verslag-sectie', een.pk, gekozen['nummer'])}#veld-{veld['sleutel']}")


def _tussentijds_fout(terug: Terug) -> JsonResponse:
    """Answer to what a script sends while somebody types, when it could not be kept."""
    if terug.code == 409:
        zin = "Nog niet bewaard: iemand anders wijzigde dit intussen ook. Druk op Bewaar om te zien wat er staat."
        return JsonResponse({"melding": zin}, status=409)
    return JsonResponse({"melding": f"Nog niet bewaard: {' '.join(terug.fouten)}"}, status=422)


def _wijk(een: Verslag, veld: dict, request: HttpRequest) -> Wijk | None:
    sleutel = sleutel_uit(request.POST.get("wijk", "0"))
    if not sleutel:
        return None
    gevonden = next((wijk for wijk in wijken_van(een) if wijk.pk == sleutel), None)
    if gevonden is None or not veld["per_wijk"]:
        raise Http404
    return gevonden


def _antwoord(request: HttpRequest, een: Verslag, veld: dict, terug: Terug) -> str | None:
    wijk = _wijk(een, veld, request)
    terug.wijk = str(wijk.pk if wijk else 0)
    rij = een.antwoorden.filter(veld_sleutel=veld["sleutel"], wijk=wijk).first()
    stand = request.POST.get("stand", "")
    revisie = sleutel_uit(stand) or 0
    terug.form = _antwoordform(Schrijver.van(request, een), veld, wijk, rij, request.POST)
    tussentijds = "tussentijds" in request.GET
    if not terug.form.is_valid():
        return None
    if een.aan_te_vullen:
        tekst = terug.form.cleaned_data["tekst"]
        dienst.bewaar_aanvulling(
            een, veld["sleutel"], tekst, by=request.user, revisie=revisie, wijk=wijk, tussentijds=tussentijds
        )
    else:
        velden = terug.form.velden()
        dienst.bewaar_antwoord(
            een, veld["sleutel"], by=request.user, revisie=revisie, wijk=wijk, tussentijds=tussentijds, **velden
        )
    return f"Bewaard: {veld['titel']}{f', {wijk}' if wijk else ''}."


def _ronde(request: HttpRequest, een: Verslag, veld: dict, terug: Terug) -> str | None:
    rij = get_object_or_404(een.antwoorden, veld_sleutel=veld["sleutel"], wijk=None)
    heel = sum(ander["sectie"] == veld["sectie"] for ander in een.opzet["velden"]) == 1
    terug.ronde = RondeForm(request.POST, verslag=een, gegevens=rij.gegevens, heel=heel, prefix="ronde")
    if not terug.ronde.is_valid():
        return None
    stand = sleutel_uit(request.POST.get("stand", ""))
    dienst.bewaar_antwoord(een, veld["sleutel"], by=request.user, revisie=stand, gegevens=terug.ronde.velden())
    return "Bewaard. De ronde zelf is niet veranderd."


def _steen_uit(een: Verslag, veld: dict, tekst: str) -> Bouwsteen:
    rijen = Bouwsteen.objects.filter(antwoord__verslag=een, antwoord__veld_sleutel=veld["sleutel"])
    return get_object_or_404(rijen, pk=sleutel_uit(tekst))


def _bewerk(request: HttpRequest, een: Verslag, veld: dict, terug: Terug) -> str | None:
    steen = _steen_uit(een, veld, request.POST["bewerk"])
    terug.steen = steen.pk
    terug.form = SteenForm(request.POST, user=request.user, initial={"tekst": steen.tekst}, prefix="steen")
    if not terug.form.is_valid():
        return None
    stand = sleutel_uit(request.POST.get("stand", ""))
    dienst.bewerk_steen(een, steen, terug.form.cleaned_data["tekst"], by=request.user, revisie=stand)
    return f"Bewaard in dit verslag: {steen.bron_titel}. De bron is niet veranderd."


def _verberg(request: HttpRequest, een: Verslag, veld: dict, _terug: Terug) -> str:
    steen = _steen_uit(een, veld, request.POST["verberg"])
    dienst.verberg_steen(een, steen, by=request.user)
    return f"Niet meer in het verslag: {steen.bron_titel}. Het blijft klaarstaan."


def _toon(request: HttpRequest, een: Verslag, veld: dict, _terug: Terug) -> str:
    steen = _steen_uit(een, veld, request.POST["toon"])
    dienst.verberg_steen(een, steen, by=request.user, verborgen=False)
    return f"In het verslag gezet: {steen.bron_titel}."


def _alles(request: HttpRequest, een: Verslag, veld: dict, _terug: Terug) -> str:
    weg = request.POST["alles"] == "weg"
    dienst.verberg_alles(een, veld["sleutel"], by=request.user, verborgen=weg)
    return "Alle overgenomen stukken zijn uit het antwoord. Zij blijven klaarstaan." if weg else "Alles staat erin."


def _neem_over(request: HttpRequest, een: Verslag, veld: dict, _terug: Terug) -> str:
    steen = dienst.neem_nieuwe_tekst(een, _steen_uit(een, veld, request.POST["neem"]), by=request.user)
    return f"De nieuwe tekst staat in het verslag: {steen.bron_titel}."


def _ververs(request: HttpRequest, een: Verslag, veld: dict, _terug: Terug) -> str:
    aantal = dienst.ververs(een, by=request.user, veld_sleutel=veld["sleutel"])
    return f"{aantal} nieuw of bijgewerkt." if aantal else "Er is niets nieuws. Alles staat er al."


def _zeg(request: HttpRequest, een: Verslag, veld: dict, terug: Terug) -> str:
    terug.opmerking = request.POST.get("opmerking", "")
    dienst.maak_opmerking(een, terug.opmerking, by=request.user, veld_sleutel=veld["sleutel"])
    return "De opmerking staat erbij. Zij komt niet in het verslag."


def _opgelost(request: HttpRequest, een: Verslag, veld: dict, _terug: Terug) -> str:
    opmerking = get_object_or_404(een.opmerkingen, pk=sleutel_uit(request.POST["opgelost"]))
    dienst.los_opmerking_op(een, opmerking, by=request.user)
    return "De opmerking is opgelost."


KNOPPEN = {
    "ronde-bewaren": _ronde, "bewerk": _bewerk, "verberg": _verberg, "toon": _toon, "alles": _alles,
    "neem": _neem_over, "ververs": _ververs, "zeg": _zeg, "opgelost": _opgelost, "antwoord": _antwoord,
}  # fmt: skip
