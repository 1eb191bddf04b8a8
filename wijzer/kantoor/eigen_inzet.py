# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Own effort in the office: five minutes a quarter, of the maker alone until the maker shares it.

An address names the wijk and the quarter, and always means those of whoever asks: there is no key of somebody else's
quarter to try.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.meten import eigen_inzet as dienst
from monitoring.meten.lezers.regels import lees_getal
from monitoring.meten.models import Kwartaalinzet
from monitoring.meten.models.cijfer import getal_in_woorden, periode_in_woorden
from monitoring.meten.models.eigen_inzet import INZETVERSIE, ITEMS, MEESTE_UREN, Aandacht, Inzetitem
from monitoring.meten.perioden import Geenperiode, verschuif
from redactie.intussen import Intussen, stand_van
from redactie.models import Gebruiker
from wijken.models import Wijk
from wijzer.kantoor.vanwijk import wijk_van, wijken_van

KRUIMEL = ("Eigen inzet", "/beheer/eigen-inzet/")
KWARTALEN = 5  # to choose from: the present one and those before it
TIENDE = Decimal("0.1")


class TekstForm(forms.ModelForm):
    """The four questions of a quarter."""

    class Meta:
        model = Kwartaalinzet
        fields = dienst.TEKSTEN
        widgets = {naam: forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}) for naam in dienst.TEKSTEN}
        error_messages = {
            naam: {"max_length": "Houd het korter dan 2000 tekens."} for naam in dienst.TEKSTEN
        }  # fmt: skip


@dataclass
class Itemvak:
    """One of the seven items in the form, with what is wrong with its hours."""

    item: str
    naam: str
    gepland: str = ""
    werkelijk: str = ""
    uren: str = ""
    fout: str = ""


@dataclass
class Wijkdeel:
    """Own effort in one wijk: what this person filled in, what others shared, and which quarters to choose from."""

    wijk: Wijk
    eigen: list[Kwartaalinzet] = field(default_factory=list)
    gedeeld: int = 0
    kiezen: list[tuple[str, str]] = field(default_factory=list)
    grafiek: object | None = None


def _adres(wijk: Wijk, kwartaal: str) -> str:
    return reverse("admin:eigen-inzet-kwartaal", args=[wijk.slug, kwartaal])


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """What this person filled in, and in which wijken something was shared. Context `delen`: [Wijkdeel]."""
    user, vandaag = request.user, timezone.localdate()
    eigen = list(
        Kwartaalinzet.objects.van(user).ingevuld().select_related("wijk").prefetch_related("regels").order_by("-begin")
    )
    delen = {wijk.pk: Wijkdeel(wijk, kiezen=_kwartalen(vandaag)) for wijk in dienst.eigen_wijken(user)}
    for kwartaal in eigen:
        delen.setdefault(kwartaal.wijk_id, Wijkdeel(kwartaal.wijk)).eigen.append(kwartaal)
    geteld = Kwartaalinzet.objects.gedeeld_met(user).order_by().values_list("wijk").annotate(aantal=Count("pk"))
    gedeeld = dict(geteld)
    for wijk in wijken_van(user).filter(pk__in=gedeeld):
        delen.setdefault(wijk.pk, Wijkdeel(wijk)).gedeeld = gedeeld[wijk.pk]
    for deel in delen.values():
        deel.grafiek = dienst.balans(deel.eigen, titel=f"Je aandacht in {deel.wijk}", anker=f"eigen-{deel.wijk.slug}")
    return TemplateResponse(
        request, "kantoor/eigen_inzet.html",
        {
            **context, "title": "Eigen inzet", "delen": list(delen.values()), "kruimels": [("Eigen inzet", "")],
            "items": Inzetitem.labels,
        },
    )  # fmt: skip


def _kwartalen(vandaag: date) -> list[tuple[str, str]]:
    """The quarters to choose from: the one that just ended first, then the present one and earlier ones."""
    nu = dienst.kwartaal_van(vandaag)
    rij = [verschuif(*nu, -stap) for stap in range(KWARTALEN)]
    rij = [rij[1], rij[0], *rij[2:]]
    return [(dienst.in_adres(*dagen), periode_in_woorden(*dagen)) for dagen in rij]


def kwartaal(request: HttpRequest, context: dict, slug: str, kwartaal: str) -> HttpResponse:
    """One quarter of whoever asks. Context `wijk`, `een` or None, `vakken` ([Itemvak]), `form`, `gezien`."""
    try:
        begin, einde = dienst.lees_kwartaal(kwartaal, vandaag=timezone.localdate())
    except Geenperiode as fout:
        raise Http404 from fout
    if kwartaal != dienst.in_adres(begin, einde):  # one address per quarter
        raise Http404
    wijk, een = _eigen(request.user, slug, begin)
    gezien, status, klachten = stand_van(een), 200, []
    form, vakken = TekstForm(instance=een), _zoals_het_staat(een)
    if request.method == "POST":
        if antwoord := _knop(request, wijk, een, begin, einde):
            return antwoord
        form = TekstForm(request.POST, instance=Kwartaalinzet(begin=begin, einde=einde))
        vakken, regels = _lees(request.POST, een.versie if een else INZETVERSIE)
        klachten = [(f"{vak.item}-uren", f"{vak.naam}: {vak.fout}") for vak in vakken if vak.fout]
        status = 422
        if form.is_valid() and not klachten:
            try:
                een = dienst.bewaar_kwartaal(
                    wijk, begin, einde, by=request.user, teksten=form.cleaned_data, regels=regels,
                    gezien=request.POST.get("gezien"),
                )  # fmt: skip
                return _na_bewaren(request, wijk, een)
            except Intussen as fout:
                klachten, gezien, status = [("", zin) for zin in fout.messages], fout.stand, 409
            except ValidationError as fout:
                klachten = [("", zin) for zin in fout.messages]
    return TemplateResponse(
        request, "kantoor/eigen_inzet_kwartaal.html",
        {
            **context, "title": f"Eigen inzet, {periode_in_woorden(begin, einde)}", "wijk": wijk, "een": een,
            "form": form, "vakken": vakken, "gezien": gezien, "errors": status != 200, "klachten": klachten,
            "aandacht": Aandacht.choices,
            "kruimels": [KRUIMEL, (f"{wijk}, {periode_in_woorden(begin, einde)}", "")],
        },
        status=status,
    )  # fmt: skip


def _eigen(user: Gebruiker, slug: str, begin: date) -> tuple[Wijk, Kwartaalinzet | None]:
    """Return the wijk and the quarter of this person; who left the wijk keeps reaching what is their own."""
    een = Kwartaalinzet.objects.van(user).filter(wijk__slug=slug, begin=begin).select_related("wijk").first()
    if een is not None:
        return een.wijk, een
    return get_object_or_404(dienst.eigen_wijken(user), slug=slug), None


def _knop(
    request: HttpRequest, wijk: Wijk, een: Kwartaalinzet | None, begin: date, einde: date
) -> HttpResponse | None:  # fmt: skip
    """Do what a button says that does not save what was typed."""
    if "overslaan" in request.POST:
        dienst.sla_over(wijk, begin, einde, by=request.user)
        messages.success(request, "Goed. Voor dit kwartaal vragen we het niet meer.")
        return HttpResponseRedirect(reverse("admin:index"))
    if een is None:
        return None
    if "weg" in request.POST:
        dienst.verwijder(een, by=request.user)
        messages.success(request, "Weg. Er is niets van bewaard.")
        return HttpResponseRedirect(reverse("admin:eigen-inzet"))
    if "intrekken" in request.POST:
        dienst.trek_in(een, by=request.user)
        messages.success(
            request, "Dit kwartaal is weer alleen van jou. Wat iemand al las, kopieerde of afdrukte, blijft bestaan."
        )
        return HttpResponseRedirect(request.path)
    return None


def _na_bewaren(request: HttpRequest, wijk: Wijk, een: Kwartaalinzet) -> HttpResponse:
    if "delen" in request.POST:
        try:
            dienst.deel(een, by=request.user)
        except ValidationError as fout:
            messages.warning(request, fout.messages[0])
        else:
            messages.success(request, f"Bewaard en gedeeld met wie in {wijk} meeleest of schrijft.")
    elif een.gedeeld:
        messages.success(request, "Bewaard. Dit kwartaal is gedeeld, dus de anderen zien ook wat je net wijzigde.")
    else:
        messages.success(request, "Bewaard. Alleen jij ziet dit.")
    return HttpResponseRedirect(request.path)


def _zoals_het_staat(een: Kwartaalinzet | None) -> list[Itemvak]:
    regels = {regel.item: regel for regel in een.regels.all()} if een else {}
    vakken = []
    for item in ITEMS[een.versie if een else INZETVERSIE]:
        vak, regel = Itemvak(item, Inzetitem(item).label), regels.get(item)
        if regel:
            vak.gepland = "" if regel.gepland is None else str(regel.gepland)
            vak.werkelijk = "" if regel.werkelijk is None else str(regel.werkelijk)
            vak.uren = getal_in_woorden(regel.uren)
        vakken.append(vak)
    return vakken


def _lees(data: QueryDict, versie: str) -> tuple[list[Itemvak], list[dienst.Ingevuld]]:
    """Read the seven items; what is wrong stands at its item, with what was typed."""
    kan = {str(waarde): waarde for waarde in Aandacht.values}
    vakken, regels = [], []
    for item in ITEMS[versie]:
        vak = Itemvak(
            item, Inzetitem(item).label,
            *(data.get(f"{item}-{naam}", "").strip()[:20] for naam in ("gepland", "werkelijk", "uren")),
        )  # fmt: skip
        uren = None
        try:
            uren = lees_getal(vak.uren)
            if uren is not None and not 0 <= uren <= MEESTE_UREN:
                vak.fout = f"Vul 0 tot en met {MEESTE_UREN} uur in."
            elif uren is not None and uren != uren.quantize(TIENDE):
                vak.fout = "Rond af op één cijfer achter de komma, bijvoorbeeld 7,5."
        except ValueError:
            vak.fout = f"“{vak.uren}” is geen aantal uren. Vul bijvoorbeeld 7,5 in, of laat het leeg."
        vakken.append(vak)
        regels.append(dienst.Ingevuld(item, kan.get(vak.gepland), kan.get(vak.werkelijk), uren))
    return vakken, regels


@require_safe
def gedeeld(request: HttpRequest, context: dict, slug: str) -> HttpResponse:
    """What was shared in a wijk, newest first. Context `wijk`, `kwartalen`: [(maker, [Kwartaalinzet], Grafiek)]."""
    wijk = wijk_van(request, slug)
    per_maker: dict[Gebruiker | None, list[Kwartaalinzet]] = {}
    for een in dienst.gedeelde_inzet(wijk, voor=request.user):
        per_maker.setdefault(een.maker, []).append(een)
    mensen = [
        (maker, rijen, dienst.balans(rijen, titel=f"De aandacht in {wijk}", anker=f"gedeeld-{nummer}"))
        for nummer, (maker, rijen) in enumerate(per_maker.items())
    ]
    return TemplateResponse(
        request, "kantoor/eigen_inzet_gedeeld.html",
        {
            **context, "title": "Gedeelde inzet", "wijk": wijk, "mensen": mensen,
            "kruimels": [KRUIMEL, (f"Gedeeld in {wijk}", "")],
        },
    )  # fmt: skip
