# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what: every person, room and role, on one page and as a file; and when that was last looked over."""

from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from redactie.accounts import tweedestap
from redactie.logboek import leg_vast
from redactie.models import Gebruiker, Rechtencontrole, Resultaat
from redactie.rekenblad import als_csv

OPNIEUW_NA = timedelta(days=365)
KOPPEN = [
    "naam", "e-mailadres", "redactieruimte", "rol", "vanaf", "tot en met", "telt nu", "toegang", "laatst ingelogd",
    "tweede stap",
]  # fmt: skip


@dataclass(frozen=True)
class Recht:
    """A line of the page: what somebody may do in a room, or that they may do nothing."""

    naam: str
    email: str
    ruimte: str
    rol: str
    van: date | None
    tot: date | None
    stand: str  # "ja", "nog niet" or "beëindigd"
    toegang: str
    laatst: datetime | None
    tweede_stap: str
    adres: str = ""


def rechten() -> list[Recht]:
    """Every person with every membership they have or had; in two queries."""
    mensen = tweedestap.met_tweede_stap(Gebruiker.objects.all()).prefetch_related("lidmaatschappen__ruimte")
    vandaag = timezone.localdate()
    regels = []
    for persoon in mensen:
        rest = {
            "toegang": "ja" if persoon.is_active else "geblokkeerd",
            "laatst": persoon.last_login,
            "tweede_stap": "ja" if persoon.heeft_tweede_stap else "nee",
            "adres": reverse("admin:redactie_gebruiker_change", args=[persoon.pk]),
        }
        leden = sorted(persoon.lidmaatschappen.all(), key=lambda lid: (not lid.geldt_op(vandaag), lid.ruimte.naam))
        if persoon.is_superuser:
            regels.append(
                Recht(
                    persoon.naam, persoon.email, "alle", "alles (technisch beheer)", None, None, rest["toegang"], **rest
                )
            )
        elif not leden:
            regels.append(Recht(persoon.naam, persoon.email, "geen", "geen", None, None, "beëindigd", **rest))
        for lid in leden:
            stand = (
                "geblokkeerd"
                if not persoon.is_active
                else "ja"
                if lid.geldt_op(vandaag)
                else "nog niet"
                if lid.van and lid.van > vandaag
                else "beëindigd"
            )
            regels.append(Recht(persoon.naam, persoon.email, lid.ruimte.naam, lid.rol, lid.van, lid.tot, stand, **rest))
    return regels


class ControleForm(forms.ModelForm):
    class Meta:
        model = Rechtencontrole
        fields = ("toelichting",)
        labels = {"toelichting": "Wat viel op, of wat is veranderd? (hoeft niet)"}
        error_messages = {"toelichting": {"max_length": "Houd het korter dan 300 tekens."}}


def rechten_view(request: HttpRequest, context: dict) -> HttpResponse:
    """The page; a POST records that somebody looked it over."""
    _alleen_beheerder(request)
    form = ControleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        form.instance.door = request.user
        form.save()
        leg_vast("rechten nagelopen", form.instance, by=request.user, toelichting=form.cleaned_data["toelichting"])
        return redirect("admin:rechten")
    controles = list(Rechtencontrole.objects.select_related("door")[:5])
    regels = rechten()
    verouderd = not controles or controles[0].op < timezone.now() - OPNIEUW_NA
    return TemplateResponse(request, "kantoor/rechten.html", {
        **context,
        "title": "Wie mag wat",
        "kruimels": [("Mensen", reverse("admin:redactie_gebruiker_changelist")), ("Wie mag wat", "")],
        "regels": regels,
        "aantal_mensen": len({regel.email for regel in regels}),
        "controles": controles,
        "verouderd": verouderd,
        "form": form,
    })  # fmt: skip


def rechten_csv(request: HttpRequest, context: dict) -> HttpResponse:
    """The same as a file."""
    _alleen_beheerder(request)
    leg_vast("rechten geëxporteerd", by=request.user)
    regels = (astuple(regel)[:-1] for regel in rechten())  # the last is the address of the page
    response = HttpResponse("".join(als_csv(KOPPEN, regels)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="rechten-{timezone.localdate():%Y-%m-%d}.csv"'
    return response


def _alleen_beheerder(request: HttpRequest) -> None:
    if not request.user.is_beheerder:
        leg_vast("rechten bekijken", by=request.user, resultaat=Resultaat.GEWEIGERD)
        raise PermissionDenied
