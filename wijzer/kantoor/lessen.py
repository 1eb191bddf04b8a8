# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What a wijk does with lessons, its own and those of others: write it down, and see what was never used here."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from monitoring.meten.models import Leervraag
from redactie.intussen import Intussen, stand_van
from redactie.models import Redactieruimte
from toolkit import lesstappen as dienst
from toolkit.models import Les, Lesstap, Vraag
from toolkit.models.lesstap import RUIMTEN, Stap
from wijken.models import Gebeurtenis, Interventie, Wijk
from wijzer.kantoor.vanwijk import sleutel_uit
from wijzer.lespassen import passende_lessen

PER_BLAD = 20
TOON_BEZIG = 50
KRUIMEL = ("Lessen gebruiken", "/beheer/lessen-gebruiken/")
WANNEER = {
    "dag": "op deze dag", "maand": "in deze maand", "seizoen": "in dit seizoen", "kwartaal": "in dit kwartaal",
    "jaar": "in dit jaar", "onbekend": "geen datum bekend",
}  # fmt: skip


class StapForm(forms.ModelForm):
    """One thing that was done with a lesson."""

    class Meta:
        model = Lesstap
        fields = ("stap", "datum", "precisie", "hoe", "bij_wie", "interventie", "gebeurtenis", "publiek")
        widgets = {
            "stap": forms.RadioSelect,
            "datum": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "hoe": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {"datum": "wanneer", "precisie": "hoe precies weten jullie dat"}
        help_texts = {
            "datum": "De dag, of een dag in de maand of het jaar dat jullie nog weten.",
            "precisie": "Op de site staat niet meer dan jullie weten.",
        }
        error_messages = {
            "stap": {"required": "Kies wat er is gedaan."},
            "datum": {"invalid": "Dit is geen datum. Schrijf bijvoorbeeld 24-02-2022."},
            "hoe": {"max_length": "Houd het korter dan 800 tekens."},
        }

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stap"].choices = Stap.choices
        self.fields["precisie"].choices = list(WANNEER.items())
        wijk = self.instance.wijk
        for naam, model, zin in (
            ("interventie", Interventie, "Niet bij één aanpak"),
            ("gebeurtenis", Gebeurtenis, "Niet bij een bijeenkomst"),
        ):
            kan = Q(pk__in=model.objects.visible_for(user).values("pk"))
            if model is Gebeurtenis and wijk is not None:
                kan &= Q(wijk=wijk) | Q(wijk__isnull=True)
            gekozen = Q(pk=getattr(self.instance, f"{naam}_id"))
            self.fields[naam].queryset = model.objects.filter(kan | gekozen)
            self.fields[naam].empty_label = zin


def ruimten_van(request: HttpRequest) -> QuerySet[Redactieruimte]:
    """The rooms of this person in which something is done with lessons."""
    return Redactieruimte.objects.visible_for(request.user).filter(soort__in=RUIMTEN)


def _ruimte(request: HttpRequest, slug: str) -> tuple[Redactieruimte, bool]:
    """Return the room, and whether this person writes in it."""
    ruimte = get_object_or_404(ruimten_van(request), slug=slug)
    return ruimte, Redactieruimte.objects.editable_by(request.user).filter(pk=ruimte.pk).exists()


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """The rooms of this person, each with how many lessons they did something with; `?les=` leads on to that lesson.

    Context `ruimten`, `les` (or None).
    """
    sleutel = sleutel_uit(request.GET.get("les", ""))
    les = Les.objects.visible_for(request.user).filter(pk=sleutel).first() if sleutel else None
    eigen = Lesstap.objects.filter(ruimte=OuterRef("pk")).order_by().values("ruimte")
    rijen = list(ruimten_van(request).annotate(lessen=eigen.annotate(n=Count("les", distinct=True)).values("n")))
    if len(rijen) == 1:
        naam, args = ("admin:lessen-les", [les.pk]) if les else ("admin:lessen-ruimte", [])
        return HttpResponseRedirect(reverse(naam, args=[rijen[0].slug, *args]))
    return TemplateResponse(
        request, "kantoor/lessen.html",
        {**context, "title": "Lessen gebruiken", "ruimten": rijen, "les": les, "kruimels": [("Lessen gebruiken", "")]},
    )  # fmt: skip


def ruimte(request: HttpRequest, context: dict, slug: str) -> HttpResponse:
    """What this room did with lessons, and what it never used.

    Context `bezig` (lessons with their `mijn_stappen`), `blad` (lessons without any step here), `vragen`, `leervragen`,
    `gekozen` (the leervraag, or None), `vraag` (a slug), `q`, `schrijft`.
    """
    hier, schrijft = _ruimte(request, slug)
    stappen = Lesstap.objects.filter(ruimte=hier)
    zichtbaar = Les.objects.visible_for(request.user)
    gebruikt = zichtbaar.filter(Exists(stappen.filter(les=OuterRef("pk"))))
    bezig = list(gebruikt.order_by("titel")[:TOON_BEZIG])
    per_les: dict[int, list[Lesstap]] = {les.pk: [] for les in bezig}
    for stap in stappen.filter(les__in=bezig).select_related("wijk"):
        per_les[stap.les_id].append(stap)
    for les in bezig:
        les.mijn_stappen = per_les[les.pk]
    wijk = Wijk.objects.filter(ruimte=hier).first()
    leervragen = list(
        Leervraag.objects.visible_for(request.user).filter(wijk=wijk).select_related("vraag", "wijk").order_by("nummer")
    )
    gekozen = next((lv for lv in leervragen if str(lv.pk) == request.GET.get("leervraag")), None)
    nooit = zichtbaar.exclude(pk__in=stappen.order_by().values("les"))
    vraag, q = request.GET.get("vraag", ""), request.GET.get("q", "").strip()[:100]
    if gekozen is not None:
        lessen = passende_lessen(gekozen, nooit)
    else:
        if vraag:
            nooit = nooit.filter(vragen__slug=vraag)
        for woord in q.split()[:6]:
            nooit = nooit.filter(Q(titel__icontains=woord) | Q(samenvatting__icontains=woord))
        lessen = nooit.select_related("wijk", "wijk__ruimte").order_by("titel")
    return TemplateResponse(
        request, "kantoor/lessen_ruimte.html",
        {
            **context, "title": "Lessen gebruiken", "ruimte": hier, "wijk": wijk, "schrijft": schrijft, "bezig": bezig,
            "blad": Paginator(lessen, PER_BLAD).get_page(request.GET.get("page")), "leervragen": leervragen,
            "gekozen": gekozen, "vragen": Vraag.objects.order_by("nummer"), "vraag": vraag, "q": q,
            "kruimels": [KRUIMEL, (str(hier), "")],
        },
    )  # fmt: skip


def les(request: HttpRequest, context: dict, slug: str, pk: int) -> HttpResponse:
    """What was done with one lesson here, and a form for a step.

    Context `les`, `ruimte`, `mijn` (steps of this room), `anderen` (public steps of others), `form` or None, `stap`
    (the one that is changed, or None), `gezien`.
    """
    hier, schrijft = _ruimte(request, slug)
    deze = get_object_or_404(Les.objects.visible_for(request.user).select_related("wijk", "gemeente"), pk=pk)
    wijk = Wijk.objects.filter(ruimte=hier).first()
    mijn = Lesstap.objects.filter(ruimte=hier, les=deze).select_related("wijk", "interventie", "gebeurtenis", "les")
    adres = reverse("admin:lessen-les", args=[slug, pk])
    sleutel = sleutel_uit((request.POST if request.method == "POST" else request.GET).get("stap_pk", ""))
    stap = mijn.filter(pk=sleutel).first() if sleutel else None
    form, gezien, status = None, stand_van(stap) if stap else "", 200
    instance = stap or Lesstap(les=deze, ruimte=hier, wijk=wijk)
    if request.method == "POST":
        if not schrijft:
            raise PermissionDenied
        if "weg" in request.POST:
            if stap is not None:
                dienst.verwijder_stap(stap, by=request.user)
                messages.success(request, "Weggehaald.")
            return HttpResponseRedirect(adres)
        form = StapForm(request.POST, instance=instance, user=request.user)
        try:
            if form.is_valid():
                if sleutel and stap is None:
                    raise Intussen(dienst.WEG)
                bewaard = dienst.bewaar_stap(form.instance, by=request.user, gezien=request.POST.get("gezien", ""))
                messages.success(request, _bewaard(bewaard))
                return HttpResponseRedirect(adres)
            status = 422
        except Intussen as fout:
            form.add_error(None, fout)
            gezien, status = fout.stand, 409
            if not fout.stand:
                stap = None
        except ValidationError as fout:
            form.add_error(None, fout)
            status = 422
    elif schrijft:
        form = StapForm(instance=instance, user=request.user)
    anderen = Lesstap.objects.openbaar().filter(les=deze).exclude(ruimte=hier)
    return TemplateResponse(
        request, "kantoor/lessen_les.html",
        {
            **context, "title": "Wat is er met deze les gedaan?", "ruimte": hier, "wijk": wijk, "les": deze,
            "mijn": list(mijn), "anderen": anderen.select_related("wijk", "interventie", "gebeurtenis"), "form": form,
            "stap": stap, "gezien": gezien, "schrijft": schrijft, "errors": status != 200,
            "kruimels": [KRUIMEL, (str(hier), reverse("admin:lessen-ruimte", args=[slug])), (deze.titel, "")],
        },
        status=status,
    )  # fmt: skip


def _bewaard(stap: Lesstap) -> str:
    if not stap.publiek:
        return "Bewaard. Alleen de redactie ziet dit."
    if not stap.les.is_openbaar:
        return "Bewaard. Bezoekers zien het als de les zelf op de site staat."
    return "Bewaard. Het staat op de site, bij de les."
