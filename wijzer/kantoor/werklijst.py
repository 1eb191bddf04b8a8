# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The page with everything there is to do, for one person or, for who may write there, in one room."""

from django.db.models import Count, Q, QuerySet, Window
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode

from monitoring.leren.models import Leersessie
from monitoring.leren.models.leersessie import Sessiestaat
from monitoring.meten.aan_de_beurt import Beurt, aan_de_beurt, zonder_inwoners
from monitoring.meten.models import Bereik, Onderzoek
from monitoring.meten.models.cijfer import Cijferstaat
from redactie.models import Gebruiker, Redactieruimte
from redactie.versheid import TOON, Werkgroep, Werkregel, werklijst
from wijken.models import Wijk
from wijken.models.gebeurtenis import Gebeurtenisstaat
from wijzer.kantoor.verslagen import verslagen_voor_mij


def terug_te_koppelen(user: Gebruiker, ruimten: QuerySet) -> Werkgroep:
    """Return the ended onderzoeken of which residents still have to hear, in the wijken of these rooms."""
    mine = Onderzoek.objects.visible_for(user).filter(wijk__ruimte__in=ruimten.order_by().values("pk"))
    rows = mine.nog_terug_te_koppelen(timezone.localdate()).annotate(totaal=Window(Count("pk")))
    first = list(rows.select_related("wijk")[:TOON])
    lines = [
        Werkregel(
            row.titel, reverse("admin:monitoring_onderzoek_change", args=[row.pk]), f"{row.wijk}, {_wanneer(row)}"
        )
        for row in first
    ]
    return Werkgroep(
        "terugkoppelen",
        "Hierover moeten inwoners nog iets horen",
        "Het is afgelopen. Vertel wat eruit kwam, of zeg dat er niets mee gebeurt en waarom.",
        first[0].totaal if first else 0,
        lines,
        dringend=True,
    )


def bereik_af_te_maken(user: Gebruiker, ruimten: QuerySet) -> Werkgroep:
    """Return the reach that was filled in and is a concept still, in the wijken of these rooms."""
    rows = Bereik.objects.editable_by(user).filter(wijk__ruimte__in=ruimten.order_by().values("pk"))
    rows = rows.filter(staat=Cijferstaat.CONCEPT).annotate(totaal=Window(Count("pk")))
    first = list(rows.select_related("wijk", "interventie").order_by("gewijzigd_op", "pk")[:TOON])
    return Werkgroep(
        "bereik",
        "Bereik dat nog concept is",
        "Klopt het? Maak het definitief, dan komt het op de site. Het mag ook blijven liggen.",
        first[0].totaal if first else 0,
        [
            Werkregel(str(row), reverse("admin:bereik-invullen", args=[row.wijk.slug, row.pk]), str(row.wijk))
            for row in first
        ],
    )


def _wanneer(onderzoek: Onderzoek) -> str:
    if onderzoek.terug_wanneer is None:
        return f"{onderzoek.get_terugkoppeling_display()}, geen dag afgesproken"
    te_laat = onderzoek.terug_wanneer < timezone.localdate()
    return f"{'dat was' if te_laat else 'voor'} {date_format(onderzoek.terug_wanneer, 'j F Y')} afgesproken"


def cijfers_aan_de_beurt(user: Gebruiker, ruimten: QuerySet) -> Werkgroep:
    """Return the figures that a plan asks of a period that is over and that nobody filled in, with who keeps them."""

    def adres(beurt: Beurt) -> str:
        rooster = reverse("admin:cijfers-rooster", args=[beurt.wijk.slug])
        return f"{rooster}?{urlencode({'periode': beurt.periode_in_adres})}"

    beurten = aan_de_beurt(Wijk.objects.visible_for(user).filter(ruimte__in=ruimten.order_by().values("pk")))
    lines = [
        Werkregel(
            beurt.indicator.titel,
            adres(beurt),
            ", ".join(filter(None, (str(beurt.wijk), beurt.periode, beurt.wie and f"van {beurt.wie}"))),
        )
        for beurt in beurten[:TOON]
    ]
    return Werkgroep(
        "cijfers", "Cijfers die aan de beurt zijn",
        "Jullie plan zegt dat je deze bijhoudt. Is er geen cijfer? Kies dan waarom: dat is ook een antwoord.",
        len(beurten), lines, dringend=True,
    )  # fmt: skip


def nog_te_bespreken(user: Gebruiker, ruimten: QuerySet) -> Werkgroep:
    """Return the series on the site of which it is not told what they mean to residents."""
    wijken = Wijk.objects.visible_for(user).filter(ruimte__in=ruimten.order_by().values("pk"))
    rows = zonder_inwoners(wijken)
    lines = [
        Werkregel(
            titel, reverse("admin:cijfers-duiding", args=[wijk_slug, slug]),
            f"{wijk}, nog niet met inwoners besproken",
        )
        for wijk, wijk_slug, titel, slug in rows[:TOON]
    ]  # fmt: skip
    return Werkgroep(
        "duiden", "Cijfers zonder uitleg van inwoners",
        "Leg het cijfer eens voor aan inwoners. Wat zegt het hun? Schrijf dat erbij.", len(rows), lines,
    )  # fmt: skip


def sessies_te_oogsten(user: Gebruiker, ruimten: QuerySet) -> Werkgroep:
    """Return the leersessies of these rooms that were held, or whose day is over, and that nobody closed."""
    rows = Leersessie.objects.editable_by(user).filter(gebeurtenis__ruimte__in=ruimten.order_by().values("pk"))
    voorbij = Q(staat__in=[Sessiestaat.VOORBEREIDEN, Sessiestaat.BEZIG], gebeurtenis__datum__lt=timezone.localdate())
    weg = Q(gebeurtenis__staat__in=[Gebeurtenisstaat.AFGELAST, Gebeurtenisstaat.VERPLAATST])
    rows = rows.filter(Q(staat=Sessiestaat.OOGSTEN) | voorbij & ~weg).annotate(totaal=Window(Count("pk")))
    first = list(rows.select_related("gebeurtenis", "gebeurtenis__ruimte").order_by("gebeurtenis__datum", "pk")[:TOON])
    return Werkgroep(
        "leersessies",
        "Leersessies die nog niet zijn afgesloten",
        "Haal eruit wat jullie leerden en afspraken. Ging zij niet door? Zeg dat dan bij de gebeurtenis.",
        first[0].totaal if first else 0,
        [
            Werkregel(
                str(row), reverse("admin:leersessie-oogst", args=[row.pk]),
                f"{row.gebeurtenis.ruimte}, {row.gebeurtenis.wanneer}",
            )
            for row in first
        ],
        dringend=True,
    )  # fmt: skip


def verslagen_in_te_vullen(user: Gebruiker, ruimten: QuerySet) -> Werkgroep:
    """Return the reports of these rooms in which this person is asked to fill something in."""
    rows = verslagen_voor_mij(user, ruimten)
    return Werkgroep(
        "verslagen",
        "Verslagen waar jij nog iets invult",
        "Iemand vroeg jou om een antwoord. Is het af? Zet dan een vinkje bij klaar.",
        len(rows),
        [
            Werkregel(
                str(row), reverse("admin:verslag", args=[row.pk]),
                f"{aantal} {'vraag' if aantal == 1 else 'vragen'}, {row.get_staat_display()}",
            )
            for row, aantal in rows[:TOON]
        ],
        dringend=True,
    )  # fmt: skip


def werklijst_view(request: HttpRequest, kader: dict) -> HttpResponse:
    """My own list, or the one of the room that `?ruimte=` names. Template `kantoor/werklijst.html`."""
    rooms = list(Redactieruimte.objects.editable_by(request.user))
    asked = request.GET.get("ruimte", "")
    room = next((room for room in rooms if room.slug == asked), None)
    if asked and room is None:
        raise Http404
    return TemplateResponse(request, "kantoor/werklijst.html", {
        **kader, "title": f"Te doen in {room}" if room else "Mijn werklijst", "kruimels": [("Werklijst", "")],
        "groepen": werklijst(request.user, room), "ruimten": rooms, "ruimte": room,
    })  # fmt: skip
