# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A report leaves the office: choose a version and a form, and get the file at once or follow how far it is."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from drukkerij.blokken import TeGroot
from drukkerij.zetten import TeDruk
from monitoring.verantwoorden import uitvoertaken as dienst
from monitoring.verantwoorden.beeld import Verslagbeeld
from monitoring.verantwoorden.models import Uitvoertaak, Verslag, Verslagversie
from monitoring.verantwoorden.models.uitvoertaak import Uitvoerstaat
from monitoring.verantwoorden.uitvoer.document import Opties
from monitoring.verantwoorden.uitvoer.plat import platte_velden
from monitoring.verantwoorden.uitvoer.vormen import VORMEN, Vorm, duurt_lang, maak
from monitoring.verantwoorden.uitvoer.woorden import versie as versie_in_woorden
from redactie.logboek import leg_vast

CONCEPT = "nu"
EERDERE = 5
GROEPEN = (
    ("Het verslag", ("docx", "odt", "pdf", "html", "txt")),
    ("De cijfers en de grafieken", ("xlsx", "ods", "csv", "grafieken")),
    ("Alles", ("alles",)),
)


class UitvoerForm(forms.Form):
    """Which version, in what form, and what stands in it besides the answers."""

    versie = forms.ChoiceField(
        label="Welke versie?", widget=forms.RadioSelect,
        help_text="Een vastgestelde versie verandert nooit meer. Zoals het nu is: om na te lezen of door te geven.",
    )  # fmt: skip
    vorm = forms.ChoiceField(
        label="In welke vorm?", widget=forms.RadioSelect, error_messages={"required": "Kies in welke vorm."}
    )
    uitleg = forms.BooleanField(label="Met de uitleg en de vragen van het formulier erbij", required=False)
    herkomst = forms.BooleanField(label="Met een regel bij elk stuk tekst dat uit het systeem komt", required=False)
    cijfers = forms.BooleanField(label="Met de cijfers als bijlage achterin", required=False)

    def __init__(self, *args, verslag: Verslag, versies: list[Verslagversie], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(str(een.nummer), _naam_van_versie(een)) for een in versies]
        nu = (CONCEPT, f"Zoals het nu is ({verslag.get_staat_display()})")
        verandert = verslag.te_schrijven or verslag.aan_te_vullen or not keuzes
        self.fields["versie"].choices = [nu, *keuzes] if verandert else keuzes
        self.fields["vorm"].choices = [(sleutel, vorm.naam) for sleutel, vorm in VORMEN.items()]

    @property
    def opties(self) -> Opties:
        return Opties(**{naam: self.cleaned_data[naam] for naam in ("uitleg", "herkomst", "cijfers")})


def _naam_van_versie(versie: Verslagversie) -> str:
    delen = [f"Versie {versie.nummer}", "aangevuld na vragen" if versie.is_aanvulling else ""]
    if versie.vastgesteld_op:
        delen.append(f"vastgesteld op {timezone.localdate(versie.vastgesteld_op):%d-%m-%Y}")
    return ", ".join(filter(None, delen))


def _verslag(request: HttpRequest, pk: int) -> Verslag:
    return get_object_or_404(Verslag.objects.visible_for(request.user).select_related("ruimte", "wijk"), pk=pk)


def _versies(verslag: Verslag) -> list[Verslagversie]:
    """The versions, the newest first, without what they hold: that is asked for one at a time."""
    return list(verslag.versies.defer("beeld").order_by("-nummer"))


def _adres(naam: str, verslag: Verslag, *args) -> str:
    return reverse(f"admin:{naam}", args=[verslag.pk, *args])


def _kruimels(verslag: Verslag, *verder: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Verslagen", "/beheer/verslagen/"), (verslag.titel, f"/beheer/verslagen/{verslag.pk}/"), *verder]


def kies(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """Choose a version and a form; a POST answers with the file, or leads to where its making can be followed.

    Context `verslag`, `form`, `groepen` [(name, [Vorm])], `taken` (what was asked for in the last day).
    """
    verslag = _verslag(request, pk)
    versies = _versies(verslag)
    begin = {"versie": CONCEPT if verslag.te_schrijven or not versies else str(versies[0].nummer), "vorm": "docx",
             "cijfers": True}  # fmt: skip
    if request.method == "POST":
        form = UitvoerForm(request.POST, verslag=verslag, versies=versies)
        if form.is_valid():
            gekozen = next((een for een in versies if str(een.nummer) == form.cleaned_data["versie"]), None)
            try:
                return _maak(request, verslag, gekozen, VORMEN[form.cleaned_data["vorm"]], form.opties)
            except (ValidationError, TeGroot) as fout:
                form.add_error("vorm", fout if isinstance(fout, ValidationError) else str(fout))
    else:
        form = UitvoerForm(initial=begin, verslag=verslag, versies=versies)
    taken = [taak for taak in Uitvoertaak.objects.van(request.user).filter(verslag=verslag)[:EERDERE]
             if taak.is_klaar or taak.is_lopend]  # fmt: skip
    for taak in taken:
        taak.naam = VORMEN[taak.vorm].naam
    return TemplateResponse(
        request, "kantoor/uitvoer.html",
        {
            **context, "title": "Meenemen", "verslag": verslag, "form": form, "taken": taken,
            "groepen": [(naam, [VORMEN[sleutel] for sleutel in sleutels]) for naam, sleutels in GROEPEN],
            "errors": bool(form.errors), "kruimels": _kruimels(verslag, ("Meenemen", "")),
        },
        status=422 if form.errors else 200,
    )  # fmt: skip


def _maak(
    request: HttpRequest, verslag: Verslag, versie: Verslagversie | None, vorm: Vorm, opties: Opties
) -> HttpResponse:  # fmt: skip
    """Answer with the file when it is made in a moment; else have it made, and lead to how far it is."""
    beeld = dienst.beeld_om_uit_te_voeren(verslag, versie, voor=request.user)
    if not vorm.kan(beeld):
        wat = "grafieken" if vorm.sleutel == "grafieken" else "cijfers"
        raise ValidationError(f"Dit verslag heeft geen {wat}. Kies een andere vorm.")
    if not duurt_lang(vorm, beeld):
        try:
            inhoud = maak(vorm, beeld, opties, gemaakt=timezone.localdate())
        except TeDruk:  # somebody else is first: then it waits its turn beside the site
            pass
        else:
            leg_vast("verslag uitgevoerd", verslag, by=request.user, toelichting=vorm.naam)
            return _bestand(inhoud, vorm, beeld)
    taak = dienst.vraag_uitvoer(verslag, by=request.user, vorm=vorm.sleutel, versie=versie, opties=opties)
    return HttpResponseRedirect(_adres("verslag-uitvoertaak", verslag, taak.sleutel))


def _bestand(inhoud: bytes, vorm: Vorm, beeld: Verslagbeeld) -> HttpResponse:
    response = HttpResponse(inhoud, content_type=vorm.mime)
    response["Content-Disposition"] = content_disposition_header(True, vorm.bestandsnaam(beeld))
    return response


@require_safe
def velden(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """The report as plain text, a box per field to copy into the portal of a funder. Context `velden`, `versie`."""
    verslag = _verslag(request, pk)
    versies = _versies(verslag)
    gevraagd = request.GET.get("versie", "")
    gekozen = next((een for een in versies if str(een.nummer) == gevraagd), None)
    if gevraagd not in ("", CONCEPT) and gekozen is None:
        raise Http404
    if gevraagd == "" and not verslag.te_schrijven:
        gekozen = versies[0] if versies else None
    beeld = dienst.beeld_om_uit_te_voeren(verslag, gekozen, voor=request.user)
    secties: dict[str, list] = {}
    for nummer, veld in enumerate(platte_velden(beeld), start=1):
        secties.setdefault(veld.sectie, []).append((nummer, veld))
    return TemplateResponse(
        request, "kantoor/uitvoer_velden.html",
        {
            **context, "title": "Tekst per vraag", "verslag": verslag, "secties": list(secties.items()),
            "versie": versie_in_woorden(beeld), "gekozen": gekozen.nummer if gekozen else CONCEPT, "versies": versies,
            "heeft_nu": verslag.te_schrijven or verslag.aan_te_vullen or not versies,
            "kruimels": _kruimels(verslag, ("Meenemen", _adres("verslag-uitvoer", verslag)), ("Tekst per vraag", "")),
        },
    )  # fmt: skip


def _taak(request: HttpRequest, pk: int, sleutel) -> Uitvoertaak:
    """Return what this person asked for, when they may see the report still."""
    taken = Uitvoertaak.objects.van(request.user).select_related("verslag", "versie")
    return get_object_or_404(taken, sleutel=sleutel, verslag=pk)


def taak(request: HttpRequest, context: dict, pk: int, sleutel) -> HttpResponse:
    """How far a file is; a POST stops it. Without JavaScript the page asks again by itself. Context `taak`, `vorm`."""
    een = _taak(request, pk, sleutel)
    if request.method == "POST":
        if not dienst.stop_uitvoer(een, by=request.user):
            messages.info(request, "Het bestand was al klaar of gestopt.")
        return HttpResponseRedirect(_adres("verslag-uitvoertaak", een.verslag, een.sleutel))
    if een.is_vastgelopen:
        een.staat, een.melding = Uitvoerstaat.MISLUKT, dienst.HERSTART
    vorm = VORMEN[een.vorm]
    return TemplateResponse(
        request, "kantoor/uitvoer_taak.html",
        {
            **context, "title": f"{vorm.naam} maken" if een.is_lopend else vorm.naam, "taak": een, "vorm": vorm,
            "verslag": een.verslag, "ververs": een.is_lopend,
            "kruimels": _kruimels(een.verslag, ("Meenemen", _adres("verslag-uitvoer", een.verslag)), (vorm.naam, "")),
        },
    )  # fmt: skip


@require_safe
def bestand(request: HttpRequest, context: dict, pk: int, sleutel) -> HttpResponse:
    """The file, for who asked for it and may see the report at this moment."""
    een = _taak(request, pk, sleutel)
    if not een.is_klaar:
        raise Http404
    try:
        inhoud = default_storage.open(een.opslag)
    except FileNotFoundError as fout:
        raise Http404 from fout
    leg_vast("verslag uitgevoerd", een.verslag, by=request.user, toelichting=VORMEN[een.vorm].naam)
    return FileResponse(
        inhoud, content_type=VORMEN[een.vorm].mime, as_attachment=True, filename=een.bestandsnaam
    )  # fmt: skip
