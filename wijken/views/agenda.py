# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The agenda: as a list, as a month, and as the table of a year. The page of one event is on the roof."""

from datetime import date

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS
from django.views.generic import TemplateView

from redactie.views.openbaar import PaginaMixin
from wijken.agenda import (
    KWARTALEN,
    in_maand,
    jaren_met_tabel,
    kwartaaltabel,
    maandblad,
    met_uitgenodigden,
    per_maand,
    van_jaar,
    voor_agenda,
)
from wijken.filters import AgendaFilter
from wijken.models import Gebeurtenis, Overleg, Wijk
from wijken.models.gebeurtenis import Gebeurtenissoort, Gebeurtenisstaat, laatste_dag

ZONDER_DATUM = "onbekend"
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2200  # what has a calendar here
GAAT_DOOR = (Gebeurtenisstaat.GEPLAND, Gebeurtenisstaat.LOOPT)


class AgendaView(PaginaMixin, TemplateView):
    """What comes, and what was in one year: the newest with events, or the one of `?jaar=`.

    Template `wijken/agenda.html`, context `formulier` (the choices), `komend` and `groepen` (each [(month, [event])]),
    `jaar` (what `groepen` is about: a year, "onbekend" or None), `tabel` (the year, when it has a table),
    `jaren` (to choose from), `gevraagd` (whether a year was chosen), `gekozen` (whether anything was), `aantal`,
    `wijk` or None, `feed`. Five queries.
    """

    template_name = "wijken/agenda.html"
    kruimels = (("De wijken", "/wijken/"), ("Agenda", "/agenda/"))

    def get_context_data(self, **kwargs) -> dict:
        wijken = list(Wijk.objects.gepubliceerd())
        overleggen = list(Overleg.objects.gepubliceerd())
        alles = AgendaFilter(self.request.GET, Gebeurtenis.objects.gepubliceerd(), wijken=wijken, overleggen=overleggen)
        keuze = alles.form.cleaned_data if alles.form.is_valid() else {}
        rows = alles.qs if alles.form.is_valid() else Gebeurtenis.objects.gepubliceerd()
        jaren = sorted(set(rows.order_by().values_list("datum__year", flat=True).distinct()), key=_oud)
        today = timezone.localdate()
        kies = self._gevraagd_jaar()
        gevraagd = kies is not None
        jaar = kies or next((jaar for jaar in jaren if jaar and jaar <= today.year), None)
        komend, geweest = self._verdeel(rows, jaar, today, alleen_jaar=gevraagd)
        wijk = next((wijk for wijk in wijken if wijk.slug == keuze.get("wijk")), None)
        return super().get_context_data(
            formulier=alles.form,
            komend=per_maand(komend),
            groepen=per_maand(geweest),
            jaar=jaar,
            tabel=jaar if any(rij.soort != Gebeurtenissoort.FASE for rij in geweest if rij.datum) else None,
            jaren=[(str(j or ZONDER_DATUM), str(j or "Zonder datum"), (j or ZONDER_DATUM) == kies) for j in jaren],
            gevraagd=gevraagd,
            gekozen=gevraagd or any(keuze.values()),
            aantal=len(komend) + len(geweest),
            wijk=wijk,
            feed=reverse("wijk-agenda", args=[wijk.slug]) if wijk else reverse("open-data-agenda"),
            **kwargs,
        )  # fmt: skip

    def _gevraagd_jaar(self) -> int | str | None:
        """The year that was asked for; None for none, and for what is no year."""
        gevraagd = self.request.GET.get("jaar", "")
        if gevraagd == ZONDER_DATUM:
            return ZONDER_DATUM
        return (int(gevraagd) or None) if gevraagd.isdecimal() and len(gevraagd) <= 4 else None

    @staticmethod
    def _verdeel(rows, jaar, today: date, *, alleen_jaar: bool) -> tuple[list[Gebeurtenis], list[Gebeurtenis]]:
        """Return what comes and what is shown of the year. A page of one year has no list of what comes."""
        binnen = Q(datum__isnull=True) if jaar == ZONDER_DATUM else Q(datum__year=jaar) if jaar else Q(pk__in=[])
        if not alleen_jaar:
            binnen |= Q(datum__gte=today) | Q(tot_datum__gte=today)
        found = list(voor_agenda(rows.filter(binnen)))
        if alleen_jaar:
            return [], found
        komend = [
            rij for rij in found
            if rij.staat in GAAT_DOOR and (laatste_dag(rij.datum, rij.precisie, rij.tot_datum) or date.min) >= today
        ]  # fmt: skip
        return komend, [rij for rij in found if rij not in komend and rij.datum and rij.datum.year == jaar]


def _oud(jaar: int | None) -> tuple:
    """Newest first, what has no date last."""
    return jaar is None, -(jaar or 0)


class AgendaJaarView(PaginaMixin, TemplateView):
    """The table of a year: quarter by overleg, to print.

    Template `wijken/agenda-jaar.html`, context `jaar`, `kwartalen`, `rijen` (Tabelrij), `maanden` (numbers and names of
    the months with something in them), `document` (address of the file, without its form),
    `vorige` and `volgende` (years or None). Four queries.
    """

    template_name = "wijken/agenda-jaar.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not int(kwargs["jaar"]):
            raise Http404  # there was no year 0
        return super().get(request, *args, **kwargs)

    def get_kruimels(self) -> list[tuple[str, str]]:
        jaar = self.kwargs["jaar"]
        return [
            ("Home", "/"),
            ("De wijken", "/wijken/"),
            ("Agenda", reverse("agenda")),
            (jaar, reverse("agenda-jaar", args=[jaar])),
        ]

    def get_context_data(self, **kwargs) -> dict:
        jaar = int(self.kwargs["jaar"])
        public = Gebeurtenis.objects.gepubliceerd()
        rows = list(met_uitgenodigden(voor_agenda(van_jaar(public, jaar))))
        jaren = jaren_met_tabel(public)
        maanden = sorted({rij.datum.month for rij in rows if rij.precisie in ("dag", "maand")})
        return super().get_context_data(
            jaar=jaar,
            titel=f"Agenda {jaar}",
            document=f"{reverse('agenda-jaar', args=[jaar])}agenda",
            kwartalen=KWARTALEN,
            rijen=kwartaaltabel(jaar, rows),
            maanden=[(maand, MONTHS[maand]) for maand in maanden],
            vorige=max((j for j in jaren if j < jaar), default=None),
            volgende=min((j for j in jaren if j > jaar), default=None),
            **{name: value for name, value in kwargs.items() if name != "jaar"},
        )


class AgendaMaandView(PaginaMixin, TemplateView):
    """A month: a table of weeks where there is room, the same as a list on a phone.

    Template `wijken/agenda-maand.html`, context `maand` (Maand), `jaar`, `vorige` and `volgende` (first days of months
    with something in them, or None). Three queries.
    """

    template_name = "wijken/agenda-maand.html"

    def get_kruimels(self) -> list[tuple[str, str]]:
        jaar, maand = self.kwargs["jaar"], self.kwargs["maand"]
        return [
            ("Home", "/"),
            ("De wijken", "/wijken/"),
            ("Agenda", reverse("agenda")),
            (jaar, reverse("agenda-jaar", args=[jaar])),
            (str(MONTHS[int(maand)]), reverse("agenda-maand", args=[jaar, maand])),
        ]

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not EERSTE_JAAR <= int(kwargs["jaar"]) <= LAATSTE_JAAR:
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        jaar, maand = int(self.kwargs["jaar"]), int(self.kwargs["maand"])
        public = Gebeurtenis.objects.gepubliceerd()
        maanden = public.filter(precisie__in=("dag", "maand")).dates("datum", "month")
        eerste = date(jaar, maand, 1)
        rows = list(maanden)
        return super().get_context_data(
            maand=maandblad(jaar, maand, voor_agenda(in_maand(public, jaar, maand))),
            jaar=jaar,
            vorige=max((m for m in rows if m < eerste), default=None),
            volgende=min((m for m in rows if m > eerste), default=None),
            **{name: value for name, value in kwargs.items() if name not in ("jaar", "maand")},
        )
