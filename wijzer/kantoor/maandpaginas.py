# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The pages of the monthly moment: one step at a time, and back whenever you like."""

from datetime import date

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from redactie.models import Maandmoment, Redactieruimte
from redactie.momenten import tijd
from redactie.versies import vingerafdruk
from wijken.models import Afspraak
from wijzer.kantoor.maandmoment import (
    STAPPEN,
    Afspraakstanden,
    Stap,
    bewaar_stap,
    cijfer_in_woorden,
    opgeborgen,
    rond_af,
    stap_met_naam,
)
from wijzer.kantoor.mijnwijk import eerste_van_de_maand, maandnaam, maandruimten

VEELST = 12
KRUIMEL = ("Maandmoment", "/beheer/maandmoment/")


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """The moments of the rooms where this person writes. Context `rijen`: [(room, [(month, state, adres)])]."""
    rooms = list(maandruimten(request.user))
    this = eerste_van_de_maand(timezone.localdate())
    previous = eerste_van_de_maand(date.fromordinal(this.toordinal() - 1))
    kept: dict[int, dict[date, Maandmoment]] = {}
    for moment in Maandmoment.objects.filter(ruimte__in=rooms):
        kept.setdefault(moment.ruimte_id, {})[moment.maand] = moment
    rows = []
    for room in rooms:
        months = sorted({this, previous, *kept.get(room.pk, {})}, reverse=True)[:24]
        rows.append((room, [_stand(room, month, kept.get(room.pk, {}).get(month)) for month in months]))
    return TemplateResponse(
        request, "kantoor/maandmomenten.html",
        {**context, "title": "Maandmoment", "rijen": rows, "kruimels": [("Maandmoment", "")]},
    )  # fmt: skip


def _stand(room: Redactieruimte, month: date, moment: Maandmoment | None) -> tuple[str, str, str]:
    args = [room.slug, f"{month:%Y-%m}"]
    if moment is not None and moment.afgerond_op:
        return maandnaam(month), "klaar", reverse("admin:maandmoment-klaar", args=args)
    staat = "nog niet begonnen" if moment is None else "begonnen"
    return maandnaam(month), staat, reverse("admin:maandmoment-stap", args=[*args, STAPPEN[0].naam])


def _plek(request: HttpRequest, slug: str, maand: str) -> tuple[Redactieruimte, date, Maandmoment | None]:
    """Return the room, the month and what was kept; 404 where this person does not write."""
    room = maandruimten(request.user).filter(slug=slug).first()
    try:
        year, number = maand.split("-")
        month = date(int(year), int(number), 1)
    except ValueError as error:
        raise Http404 from error
    if room is None or len(maand) != 7 or not date(2018, 1, 1) <= month <= timezone.localdate():
        raise Http404
    return room, month, Maandmoment.objects.filter(ruimte=room, maand=month).first()


def stap(request: HttpRequest, context: dict, slug: str, maand: str, naam: str) -> HttpResponse:
    """One step. Context `stap`, `nummer`, `stappen`, `formset`, `form`, `standen`, `ruimte`, `maandnaam`, `ander`."""
    room, month, moment = _plek(request, slug, maand)
    this = stap_met_naam(naam)
    if this is None:
        raise Http404
    if moment is not None and moment.afgerond_op:
        return HttpResponseRedirect(reverse("admin:maandmoment-klaar", args=[slug, maand]))
    kept = (moment.antwoorden if moment else {}).get(naam, {})
    data = request.POST if request.method == "POST" else None
    parts = _formulieren(this, room, kept, data)
    stand = vingerafdruk(kept) if kept else ""
    changed = data is not None and data.get("stand", "") != stand
    valid = data is not None and all(part.is_valid() for part in parts.values())
    if valid and not changed:
        moment = bewaar_stap(room, month, this, _antwoord(parts), was=kept, by=request.user)
        changed = moment is None
    if data is not None and "tussentijds" in request.GET:
        return _tussentijds(this, moment, valid=valid, changed=changed)
    if valid and not changed:
        return HttpResponseRedirect(_volgende(request, slug, maand, this))
    if changed:
        now = Maandmoment.objects.filter(ruimte=room, maand=month).first()
        kept = now.antwoorden.get(naam, {}) if now else {}
        stand = vingerafdruk(kept) if kept else ""
    number = STAPPEN.index(this)
    return TemplateResponse(
        request, "kantoor/maandmoment_stap.html",
        {
            **context, **parts, "title": this.vraag, "stap": this, "nummer": number + 1, "stappen": STAPPEN,
            "ruimte": room, "maandnaam": maandnaam(month), "maand": maand, "stand": stand, "ander": changed and kept,
            "errors": data is not None and not changed,
            "kruimels": [KRUIMEL, (f"{room}, {maandnaam(month)}", "")],
            "vorige": STAPPEN[number - 1] if number else None,
        },
        status=200 if data is None else 409 if changed else 422,
    )  # fmt: skip


def _tussentijds(stap: Stap, moment: Maandmoment | None, *, valid: bool, changed: bool) -> JsonResponse:
    """Answer to what a script sends while somebody types: when it was kept, and from what a next answer starts."""
    if changed:
        zin = "Nog niet bewaard: iemand anders vulde deze stap intussen ook in. Druk op Bewaar en ga verder."
        return JsonResponse({"melding": zin}, status=409)
    if not valid:
        return JsonResponse({"melding": "Nog niet bewaard: er klopt nog iets niet aan je antwoord."}, status=422)
    kept = moment.antwoorden.get(stap.naam, {})
    return JsonResponse({"tijd": tijd(timezone.now()), "melding": "", "stand": vingerafdruk(kept) if kept else ""})


def _formulieren(stap: Stap, room: Redactieruimte, kept: dict, data) -> dict[str, forms.BaseForm | forms.BaseFormSet]:
    parts: dict = {}
    if stap.met_afspraken:
        open_ones = list(Afspraak.objects.filter(ruimte=room).openstaand()[:50])
        parts["standen"] = Afspraakstanden(data, afspraken=open_ones, initial=kept.get("standen", {}), prefix="standen")
    if stap.form is not None:
        parts["form"] = stap.form(data, initial=kept.get("form") or None, prefix="form", ruimte=room)
    if stap.rij is not None:
        rows = kept.get("rijen", [])
        kind = forms.formset_factory(
            stap.rij, extra=1 if len(rows) < VEELST else 0, max_num=VEELST, absolute_max=VEELST
        )
        parts["formset"] = kind(data, initial=rows, prefix="rijen", form_kwargs={"empty_permitted": True})
    return parts


def _antwoord(parts: dict) -> dict:
    """What is kept of a step: the rows in which something was typed, and the answers."""
    answer = {}
    if "formset" in parts:
        answer["rijen"] = [form.cleaned_data for form in parts["formset"].forms if form.cleaned_data]
    if "form" in parts:
        answer["form"] = parts["form"].cleaned_data
    if "standen" in parts:
        answer["standen"] = {name: value for name, value in parts["standen"].cleaned_data.items() if value}
    return answer


def _volgende(request: HttpRequest, slug: str, maand: str, this: Stap) -> str:
    if "_nog_een" in request.POST:
        return reverse("admin:maandmoment-stap", args=[slug, maand, this.naam])
    if "_later" in request.POST:
        return reverse("admin:maandmoment")
    rest = STAPPEN[STAPPEN.index(this) + 1 :]
    if rest:
        return reverse("admin:maandmoment-stap", args=[slug, maand, rest[0].naam])
    return reverse("admin:maandmoment-klaar", args=[slug, maand])


def klaar(request: HttpRequest, context: dict, slug: str, maand: str) -> HttpResponse:
    """Look it over and file it; afterwards, what was made. Context `antwoorden`: [(stap, [text])], `gemaakt`."""
    room, month, moment = _plek(request, slug, maand)
    if moment is None:
        return HttpResponseRedirect(reverse("admin:maandmoment-stap", args=[slug, maand, STAPPEN[0].naam]))
    if request.method == "POST":
        rond_af(moment, by=request.user)
        return HttpResponseRedirect(request.path)
    answers = [(stap, _in_woorden(stap, room, moment.antwoorden.get(stap.naam, {}))) for stap in STAPPEN]
    return TemplateResponse(
        request, "kantoor/maandmoment_klaar.html",
        {
            **context, "title": f"Maandmoment van {maandnaam(month)}", "ruimte": room, "maand": maand,
            "maandnaam": maandnaam(month), "moment": moment, "antwoorden": answers, "gemaakt": opgeborgen(moment),
            "kruimels": [KRUIMEL, (f"{room}, {maandnaam(month)}", "")],
        },
    )  # fmt: skip


def _in_woorden(stap: Stap, room: Redactieruimte, answer: dict) -> list[str]:
    """The answer to a step as short lines."""
    words = "Nieuw afgesproken: " if stap.met_afspraken else ""
    lines = [f"{words}{rij.get('titel') or rij.get('wat', '')}" for rij in answer.get("rijen", [])]
    if stap.met_afspraken:
        names = dict(Afspraak.objects.filter(ruimte=room).values_list("pk", "wat"))
        states = dict(Afspraakstanden.KEUZES)
        for name, value in answer.get("standen", {}).items():
            key = name.removeprefix("staat_")
            if key.isdecimal() and value != "open" and int(key) in names:
                lines.append(f"{names[int(key)]}: {states[value]}")
    return lines + cijfer_in_woorden(answer)
