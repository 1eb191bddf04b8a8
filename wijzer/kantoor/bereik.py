# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Reach in the office: the list of a wijk, and one form per intervention and period with what visitors will see."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from monitoring.meten import bereik as dienst
from monitoring.meten.bereiklezing import Bereiklezing, bevolkingscijfers, lees_beeld
from monitoring.meten.lezers.regels import lees_heel
from monitoring.meten.models import Bereik, Bereikbeeld, Indicator
from monitoring.meten.models.bereik import GESTOPT, GETELD, ONBEKEND, Kenmerk, Stap, Uitvalreden
from monitoring.meten.models.cijfer import Leeftijd, Ontbreekt, Sekse
from monitoring.meten.models.indicator import Getalsoort, Privacy
from monitoring.meten.perioden import VOORBEELD, Geenperiode, lees_periode, schrijf_periode
from redactie.intussen import Intussen, stand_van
from redactie.models import Bron, Gebruiker
from wijken.models import Interventie, Inzet, Wijk
from wijzer.kantoor.vanwijk import met_aantallen, schrijft_in, wijk_van

KRUIMEL = ("Bereik", "/beheer/bereik/")
LEGE_BUURTEN = 3
LANGSTE_BUURT = 60
VERDEELD = (Stap.GESTART, Stap.AFGEROND)
GEEN_HEEL_GETAL = "Schrijf een heel getal van 0 of hoger, zoals 12. Weet je het niet? Laat dit dan leeg."


# --- Where somebody is -------------------------------------------------------------------------------------------


def _adres(naam: str, wijk: Wijk, *args) -> str:
    return reverse(f"admin:{naam}", args=[wijk.slug, *args])


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """The wijken of this person, and how many periods each has. Context `wijken`: [(wijk, aantal, concept)]."""
    rijen = met_aantallen(request.user, Bereik)
    return TemplateResponse(
        request, "kantoor/bereik.html", {**context, "title": "Bereik", "wijken": rijen, "kruimels": [("Bereik", "")]}
    )


def lijst(request: HttpRequest, context: dict, slug: str) -> HttpResponse:
    """The reach of a wijk with its exact counts, by name of the intervention. Context `wijk`, `schrijft`, `rijen`."""
    wijk = wijk_van(request, slug)
    rijen = Bereik.objects.visible_for(request.user).for_wijk(wijk).select_related("interventie", "door", "beeld")
    return TemplateResponse(
        request, "kantoor/bereik_wijk.html",
        {
            **context, "title": "Bereik", "wijk": wijk, "schrijft": schrijft_in(request.user, wijk),
            "rijen": list(rijen.order_by("interventie__titel", "-begin")), "kruimels": [KRUIMEL, (str(wijk), "")],
        },
    )  # fmt: skip


# --- The form ----------------------------------------------------------------------------------------------------


class Aantalveld(forms.CharField):
    """A whole number as people type it, or nothing."""

    def __init__(self, label: str, help_text: str = "") -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 8})
        super().__init__(label=label, required=False, max_length=20, help_text=help_text, widget=widget)

    def clean(self, value) -> int | None:
        tekst = super().clean(value)
        try:
            aantal = lees_heel(tekst)
        except ValueError as error:
            raise ValidationError(GEEN_HEEL_GETAL) from error
        if aantal is not None and aantal > dienst.MEESTE:
            raise ValidationError("Dit aantal is te groot om te kloppen. Kijk het na.")
        return aantal

    def has_changed(self, initial, data) -> bool:
        return str(initial if initial is not None else "") != str(data or "").strip()


@dataclass(frozen=True)
class Formulierdeel:
    """A group of counts in the form: rows with their fields, and what does not add up."""

    kenmerk: str
    kop: str
    uitleg: str
    kolommen: tuple[str, ...]
    rijen: list[tuple[str, list]]
    fout: str
    open: bool


class BereikForm(forms.ModelForm):
    """The reach of one intervention in one period: steps, the target group, why people stop, and groups by choice."""

    periode = forms.CharField(label="Periode", max_length=60, help_text=VOORBEELD,
                              error_messages={"required": "Vul de periode in waarover je telde."})  # fmt: skip

    class Meta:
        model = Bereik
        fields = (
            "interventie", "eenheid_benaderd", "eenheid", *(f"{stap}_ontbreekt" for stap in Stap.values), "herkomst",
            "telling", "bron", "plaats_in_bron", "doelgroep_wie", "doelgroep_herkomst", "doelgroep_uitleg",
            "doelgroep_bron", "bevolking", "anders_namelijk", "notitie",
        )  # fmt: skip
        labels = {
            **{f"{stap}_ontbreekt": "Geen aantal, want" for stap in Stap.values},
            "anders_namelijk": "Een andere reden, namelijk",
            "notitie": "Notitie",
            "doelgroep_wie": "Wie is de doelgroep?",
            "doelgroep_herkomst": "Is dit aantal geteld of geschat?",
            "doelgroep_uitleg": "Waar komt dit aantal vandaan?",
            "herkomst": "Zijn de andere aantallen geteld of geschat?",
            "telling": "Wie telde, en hoe?",
            "eenheid_benaderd": "Wat telde je bij benaderd of verwezen?",
            "eenheid": "Wat telde je bij gestart en afgerond?",
        }
        help_texts = {
            "interventie": "Vul per interventie apart in.",
            "eenheid_benaderd": "Een verwijzing of recept is geen mens: iemand kan er meer krijgen.",
            "eenheid": "Alleen mensen zijn te vergelijken met de inwoners van de wijk.",
            "doelgroep_wie": "Zonder aantallen. Bijvoorbeeld: inwoners van 65 jaar en ouder die zich eenzaam voelen.",
            "doelgroep_uitleg": "Bijvoorbeeld: schatting van de huisartsen, voorjaar 2024.",
            "telling": "Zonder namen en zonder aantallen. Bijvoorbeeld: de welzijnscoach, uit het eigen overzicht.",
            "bron": "Als het in een stuk staat.",
            "bevolking": "Kies een indicator met openbare cijfers, zoals het aantal inwoners naar leeftijd. "
            "Zonder cijfers van de wijk zegt de site dat er niets is om mee te vergelijken.",
            "anders_namelijk": "Alleen voor jullie zelf. Dit komt niet op de site. Geen namen.",
            "notitie": "Alleen voor jullie zelf. Verandert er iets wat op de site staat? Zeg hier waarom.",
        }
        error_messages = {"interventie": {"required": "Kies om welke interventie het gaat."}}

    def __init__(self, *args, user: Gebruiker, wijk: Wijk, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.wijk, self.buurten = wijk, dienst.bekende_buurten(wijk)
        self.groepfouten: dict[str, str] = {}
        delen = dienst.delen_van(self.instance)
        hier = Inzet.objects.filter(wijk=wijk).order_by().values("interventie")
        interventies = Interventie.objects.visible_for(user)
        if interventies.filter(pk__in=hier).exists():
            hier_zelf = Q(pk__in=hier) | Q(pk=self.instance.interventie_id)
            interventies = interventies.filter(hier_zelf)
        self.fields["interventie"].queryset = interventies.order_by("titel")
        self.fields["interventie"].empty_label = "Kies een interventie"
        for naam in ("bron", "doelgroep_bron"):
            self.fields[naam].queryset = Bron.objects.all()
            self.fields[naam].empty_label = "Geen bron gekozen"
        self.fields["doelgroep_herkomst"].choices = [("", "Kies geteld of geschat"), *GETELD]
        mogelijk = Indicator.objects.visible_for(user).filter(privacy=Privacy.OPENBAAR, getalsoort=Getalsoort.AANTAL)
        self.fields["bevolking"].queryset = mogelijk.order_by("titel")
        self.fields["bevolking"].empty_label = "Niet vergelijken"
        for stap in Stap.values:
            self.fields[f"{stap}_ontbreekt"].choices = [("", "er is een aantal, of nog leeg"), *Ontbreekt.choices]
            self.fields[stap] = Aantalveld(str(Stap(stap).label).capitalize())
            self.initial[stap] = getattr(self.instance, stap)
        if self.instance.pk:
            self.initial.setdefault("periode", schrijf_periode(self.instance.begin, self.instance.einde))
        if self.instance.publicaties:  # what was on the site stays what it is about
            for naam in ("interventie", "periode", "eenheid_benaderd", "eenheid"):
                self.fields[naam].disabled = True
        self.plekken: dict[tuple[str, str, str], str] = {}  # where a part stands in the form
        self._deel(Kenmerk.REDEN, (GESTOPT,), Uitvalreden.choices, delen)
        self._deel(Kenmerk.LEEFTIJD, VERDEELD, Leeftijd.choices, delen)
        self._deel(Kenmerk.SEKSE, VERDEELD, Sekse.choices, delen)
        self._buurten(delen)

    def _deel(self, kenmerk: str, stappen: tuple[str, ...], keuzes, delen) -> None:
        for nummer, (categorie, label) in enumerate(keuzes):
            for stap in stappen:
                veld = f"{kenmerk}-{nummer}-{stap.split()[0]}"
                wat = str(label) if stap == GESTOPT else f"{label}, {Stap(stap).label}"
                self.fields[veld] = Aantalveld(wat)
                self.initial[veld] = delen.get((stap, kenmerk), {}).get(categorie)
                self.plekken[stap, kenmerk, categorie] = veld

    def _buurten(self, delen) -> None:
        er_zijn = [n for stap in VERDEELD for n in delen.get((stap, Kenmerk.BUURT), {}) if n != ONBEKEND]
        namen = list(dict.fromkeys(er_zijn))
        ruimte = max(len(namen), self._verstuurde_buurten())
        self.buurtrijen = min(dienst.MEESTE_BUURTEN + LEGE_BUURTEN, ruimte + LEGE_BUURTEN)
        for nummer in range(self.buurtrijen):
            naam = namen[nummer] if nummer < len(namen) else ""
            self.fields[f"buurt-{nummer}-naam"] = forms.CharField(
                label=f"Naam van buurt {nummer + 1}", required=False, max_length=LANGSTE_BUURT,
                widget=forms.TextInput(attrs={"list": "buurten", "autocomplete": "off"}),
            )  # fmt: skip
            self.initial[f"buurt-{nummer}-naam"] = naam
            for stap in VERDEELD:
                veld = f"buurt-{nummer}-{stap}"
                self.fields[veld] = Aantalveld(f"{naam or f'buurt {nummer + 1}'}, {Stap(stap).label}")
                self.initial[veld] = delen.get((stap, Kenmerk.BUURT), {}).get(naam) if naam else None
        for stap in VERDEELD:
            veld = f"buurt-onbekend-{stap}"
            self.fields[veld] = Aantalveld(f"buurt onbekend, {Stap(stap).label}")
            self.initial[veld] = delen.get((stap, Kenmerk.BUURT), {}).get(ONBEKEND)

    def _verstuurde_buurten(self) -> int:
        if not self.is_bound:
            return 0
        nummers = [n for n in range(dienst.MEESTE_BUURTEN + LEGE_BUURTEN) if self.data.get(f"buurt-{n}-naam")]
        return max(nummers, default=-1) + 1

    # What was typed

    def clean(self) -> dict:
        cleaned = super().clean()
        for stap in Stap.values:
            setattr(self.instance, stap, cleaned.get(stap))
        if "periode" in cleaned:
            try:
                self.instance.begin, self.instance.einde = lees_periode(cleaned["periode"])
            except Geenperiode as fout:
                self.add_error("periode", str(fout))
        self.instance.wijk = self.wijk
        self.delen = self._getypte_delen(cleaned)
        return cleaned

    def _getypte_delen(self, cleaned: dict) -> dict[tuple[str, str], dict[str, int]]:
        delen: dict[tuple[str, str], dict[str, int]] = {}
        for (stap, kenmerk, categorie), veld in self.plekken.items():
            if cleaned.get(veld) is not None:
                delen.setdefault((stap, kenmerk), {})[categorie] = cleaned[veld]
        gezien: set[str] = set()
        for nummer in range(self.buurtrijen):
            naam = dienst.nette_buurt(cleaned.get(f"buurt-{nummer}-naam") or "", self.buurten)
            aantallen = {stap: cleaned.get(f"buurt-{nummer}-{stap}") for stap in VERDEELD}
            if not naam:
                if any(aantal is not None for aantal in aantallen.values()):
                    self.add_error(f"buurt-{nummer}-naam", "Zeg welke buurt dit is, of haal het aantal weg.")
                continue
            if naam.casefold() in gezien:
                fout = f"De buurt {naam} staat er twee keer. Tel de aantallen bij elkaar op een regel."
                self.add_error(f"buurt-{nummer}-naam", fout)
            if naam.casefold() in (ONBEKEND, "buurt onbekend"):
                self.add_error(f"buurt-{nummer}-naam", "Voor onbekend is er een eigen regel, onderaan.")
            if all(aantal is None for aantal in aantallen.values()):
                self.add_error(
                    f"buurt-{nummer}-{Stap.GESTART}", f"Vul in hoeveel er startten uit {naam}. Dat mag 0 zijn."
                )
            gezien.add(naam.casefold())
            for stap, aantal in aantallen.items():
                if aantal is not None:
                    delen.setdefault((stap, Kenmerk.BUURT), {})[naam] = aantal
        for stap in VERDEELD:
            if cleaned.get(f"buurt-onbekend-{stap}") is not None:
                delen.setdefault((stap, Kenmerk.BUURT), {})[ONBEKEND] = cleaned[f"buurt-onbekend-{stap}"]
        return delen

    def leg_fouten_uit(self, fout: ValidationError) -> None:
        """Put what the service refuses beside the field or the group it is about."""
        if not hasattr(fout, "error_dict"):
            self.add_error(None, fout)
            return
        for naam, teksten in fout.message_dict.items():
            if naam in self.fields:
                self.add_error(naam, teksten)
            elif naam in Kenmerk.values:
                self.groepfouten[naam] = teksten[0]
            else:
                self.add_error(None, teksten)

    # How it is shown

    @property
    def stappen(self) -> list[tuple]:
        return [(self[stap], self[f"{stap}_ontbreekt"]) for stap in Stap.values]

    def velden(self, *namen: str) -> list:
        return [self[naam] for naam in namen]

    @property
    def basis(self) -> list:
        return self.velden("interventie", "periode", "eenheid_benaderd", "eenheid")

    @property
    def over_doelgroep(self) -> list:
        return self.velden("doelgroep_wie", "doelgroep_herkomst", "doelgroep_uitleg", "doelgroep_bron")

    @property
    def over_telling(self) -> list:
        return self.velden("herkomst", "telling", "bron", "plaats_in_bron")

    def _formulierdeel(self, kenmerk: str, kop: str, uitleg: str, kolommen, rijen: list) -> Formulierdeel:
        velden = [veld for _, vakken in rijen for veld in vakken]
        gevuld = any(veld.errors or veld.value() not in (None, "") for veld in velden)
        fout = self.groepfouten.get(kenmerk, "")
        return Formulierdeel(kenmerk, kop, uitleg, kolommen, rijen, fout, open=bool(fout) or gevuld)

    def _vaste_rijen(self, kenmerk: str, stappen, keuzes) -> list:
        return [
            (str(label), [self[self.plekken[stap, kenmerk, waarde]] for stap in stappen]) for waarde, label in keuzes
        ]

    @property
    def redenen(self) -> Formulierdeel:
        return self._formulierdeel(
            Kenmerk.REDEN, "Waarom rondde niet iedereen af?",
            "Tel wie startte en niet afrondde. Van wie je het niet weet, rekenen wij uit: dat is wie startte, min wie "
            "afrondde, min wat je hier invult.",
            ("Aantal",), self._vaste_rijen(Kenmerk.REDEN, (GESTOPT,), Uitvalreden.choices),
        )  # fmt: skip

    @property
    def groepen(self) -> Iterator[Formulierdeel]:
        kolommen = ("Gestart", "Afgerond")
        for kenmerk, keuzes in ((Kenmerk.LEEFTIJD, Leeftijd), (Kenmerk.SEKSE, Sekse)):
            yield self._formulierdeel(
                kenmerk, f"Naar {kenmerk.label}", f"{NIET_BEDOELD} {UIT_TE_REKENEN}", kolommen,
                self._vaste_rijen(kenmerk, VERDEELD, keuzes.choices),
            )  # fmt: skip
        rijen = [
            ("", self.velden(*(f"buurt-{nummer}-{wat}" for wat in ("naam", *VERDEELD))))
            for nummer in range(self.buurtrijen)
        ]
        rijen.append(("buurt onbekend", self.velden(*(f"buurt-onbekend-{stap}" for stap in VERDEELD))))
        yield self._formulierdeel(
            Kenmerk.BUURT, "Naar buurt",
            f"Gebruik elke periode dezelfde namen. {UIT_TE_REKENEN} Herkomst vragen we niet: dat mag alleen als de wet "
            "jullie organisatie daar een grond voor geeft. De buurt zegt vaak genoeg.",
            ("Buurt", *kolommen), rijen,
        )  # fmt: skip

    @property
    def alle_fouten(self) -> list[tuple[str, str]]:
        """Every complaint with the anchor of what it is about, in the order of the page."""
        fouten = [("", str(fout)) for fout in self.non_field_errors()]
        for veld in self:
            fouten += [(veld.id_for_label, f"{veld.label}: {fout}") for fout in veld.errors]
        return fouten + [(f"deel-{kenmerk}", fout) for kenmerk, fout in self.groepfouten.items()]


NIET_BEDOELD = "Alleen als je dit weet. Is een groep niet bedoeld, zoals kinderen? Laat haar dan leeg."
UIT_TE_REKENEN = "Onbekend mag je leeg laten: dat rekenen wij uit als het totaal min wat je wel weet."


# --- The page ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Voorbeeld:
    """What the site will show, or what stands in the way."""

    lezing: Bereiklezing
    wacht: bool
    nog: list[str]


def invullen(request: HttpRequest, context: dict, slug: str, pk: int | None = None) -> HttpResponse:
    """One intervention in one period: fill in, see what the site will show, put on the site and take off.

    Context `form`, `wijk`, `bereik`, `schrijft`, `voorbeeld`, `gezien`.
    """
    wijk = wijk_van(request, slug)
    alle = Bereik.objects.visible_for(request.user).for_wijk(wijk)
    bereik = get_object_or_404(alle.select_related("wijk", "interventie"), pk=pk) if pk else Bereik(wijk=wijk)
    schrijft = schrijft_in(request.user, wijk)
    if not schrijft and (request.method == "POST" or not pk):
        raise PermissionDenied
    if request.method == "POST" and {"terug", "weg"} & set(request.POST):
        return _van_de_site(request, wijk, bereik)
    gezien = request.POST.get("gezien", stand_van(bereik))
    was = bereik.staat
    form = BereikForm(request.POST if request.method == "POST" else None, instance=bereik, user=request.user, wijk=wijk)
    voorbeeld, status = None, 200
    if request.method == "POST":
        kijkt = "kijk" in request.POST
        goed = form.is_valid()
        try:
            if goed and not kijkt:
                dienst.bewaar_bereik(
                    form.instance, form.delen, by=request.user, gezien=gezien, definitief="definitief" in request.POST
                )
                return _bewaard(request, wijk, form.instance, was)
            if goed and (fouten := dienst.controleer(dienst.telling_van(form.instance, form.delen))):
                raise ValidationError(fouten)
        except Intussen as fout:
            form.leg_fouten_uit(fout)
            status = 409
        except ValidationError as fout:
            form.leg_fouten_uit(fout)
        fout = bool(form.errors or form.groepfouten)
        status = 422 if fout and status == 200 else status
        if kijkt and not fout:
            voorbeeld = _voorbeeld(form.instance, form.delen)
        bereik.staat = was
    elif pk:
        voorbeeld = _voorbeeld(bereik, dienst.delen_van(bereik))
    return TemplateResponse(
        request, "kantoor/bereik_invullen.html",
        {
            **context, "title": str(bereik) if pk else "Bereik van een nieuwe periode", "wijk": wijk, "bereik": bereik,
            "form": form, "schrijft": schrijft, "voorbeeld": voorbeeld, "gezien": gezien,
            "beeld": Bereikbeeld.objects.filter(bereik=bereik).select_related("wijk").first() if pk else None,
            "op_de_site": wijk.is_openbaar and bool(bereik.interventie_id) and bereik.interventie.is_openbaar,
            "errors": status in (409, 422),
            "kruimels": [KRUIMEL, (str(wijk), _adres("bereik-wijk", wijk)), ("Invullen", "")],
        },
        status=status,
    )  # fmt: skip


def _bewaard(request: HttpRequest, wijk: Wijk, bereik: Bereik, was: str) -> HttpResponse:
    zin = "Bewaard. Alleen jullie zien dit."
    if bereik.definitief:
        zin = "Bewaard. Hieronder staat wat bezoekers zien." if was == bereik.staat else "Dit is nu definitief."
    messages.success(request, zin)
    return HttpResponseRedirect(f"{_adres('bereik-invullen', wijk, bereik.pk)}#voorbeeld")


def _van_de_site(request: HttpRequest, wijk: Wijk, bereik: Bereik) -> HttpResponse:
    if bereik.pk is None:
        raise Http404
    try:
        if "terug" in request.POST:
            dienst.haal_van_site(bereik, by=request.user)
            messages.success(request, "Deze periode staat niet meer op de site. Jullie aantallen zijn er nog.")
            return HttpResponseRedirect(_adres("bereik-invullen", wijk, bereik.pk))
        dienst.verwijder_bereik(bereik, by=request.user)
        messages.success(request, "Dit concept is weggegooid.")
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
        return HttpResponseRedirect(_adres("bereik-invullen", wijk, bereik.pk))
    return HttpResponseRedirect(_adres("bereik-wijk", wijk))


def _voorbeeld(bereik: Bereik, delen) -> Voorbeeld | None:
    """What the site would show of this now; None when it does not add up."""
    telling = dienst.telling_van(bereik, delen)
    if dienst.controleer(telling):
        return None
    uit = dienst.uitkomst(bereik, delen)
    beeld = Bereikbeeld(
        bereik=bereik, wijk=bereik.wijk, interventie=bereik.interventie, begin=bereik.begin, einde=bereik.einde,
        bevolking_id=bereik.bevolking_id, inhoud=uit.inhoud,
    )  # fmt: skip
    nog = list(dict.fromkeys(dienst.ontbrekend(bereik).values()))
    return Voorbeeld(lees_beeld(beeld, bevolkingscijfers(bereik.wijk, [beeld])), uit.wacht, nog)
