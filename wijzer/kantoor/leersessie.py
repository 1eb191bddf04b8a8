# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Prepare a leersessie in the office: what it is about, who sits where, the script, the invitation, what was agreed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from drukkerij.agenda import ICS, kalender, moment, veilig, veilig_adres
from monitoring.leren import leersessies as dienst
from monitoring.leren.models import Kringlid, Leersessie, Scriptstap
from monitoring.leren.models.leersessie import MEESTE_MINUTEN, Kring
from monitoring.leren.script import VOORSTEL_NAAM, Tijdplan, tijdplan
from monitoring.meten.models import Leervraag
from redactie.intussen import Intussen, stand_van
from redactie.models import Redactieruimte, Status
from redactie.models.ruimte import Ruimtesoort
from toolkit.models import Tool
from toolkit.models.les import Niveau
from toolkit.models.tool import Toolsoort
from wijken.models import Gebeurtenis, Organisatie, Overleg, Wijk
from wijken.models.gebeurtenis import Gebeurtenissoort, Gebeurtenisstaat, Precisie
from wijken.models.overleg import Overlegsoort
from wijzer.kantoor.maandmoment import Afspraakstanden
from wijzer.kantoor.vanwijk import sleutel_uit

KRUIMEL = ("Leersessies", "/beheer/leersessies/")
LEEROVERLEG = (Overlegsoort.WERKGROEP_LC, Overlegsoort.LOKALE_LC, Overlegsoort.LEERATELIER, Overlegsoort.OVERIG)
LEERSOORTEN = (Gebeurtenissoort.WERKGROEP_LC, Gebeurtenissoort.LOKALE_LC, Gebeurtenissoort.LEERATELIER)
VORMEN = (("docx", "Word"), ("odt", "ODT"), ("pdf", "pdf"))
LEGE_RIJEN, MEESTE_LEDEN = 4, 30
DAG = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
UUR = {"type": "time"}


# --- What every page of a session knows --------------------------------------------------------------------------


@dataclass(frozen=True)
class Blad:
    """A page of a session, as the line of links above it shows it."""

    titel: str
    adres: str
    hier: bool


BLADEN = (
    ("leersessie", "Voorbereiden"), ("leersessie-terugblik", "Vorige keer"), ("leersessie-kringen", "Kringen"),
    ("leersessie-script", "Script"), ("leersessie-uitnodiging", "Uitnodiging"), ("leersessie-begeleiden", "Begeleiden"),
    ("leersessie-oogst", "Oogst"), ("leersessie-verslag", "Verslag"),
)  # fmt: skip


def sessie_van(request: HttpRequest, pk: int) -> Leersessie:
    return get_object_or_404(Leersessie.objects.visible_for(request.user).met_gebeurtenis(), pk=pk)


def schrijft_bij(request: HttpRequest, sessie: Leersessie) -> bool:
    return Redactieruimte.objects.editable_by(request.user).filter(pk=sessie.ruimte.pk).exists()


def eis_schrijver(request: HttpRequest, sessie: Leersessie) -> None:
    if not schrijft_bij(request, sessie):
        raise PermissionDenied


def adres(naam: str, sessie: Leersessie, *args) -> str:
    return reverse(f"admin:{naam}", args=[sessie.pk, *args])


def kader(request: HttpRequest, context: dict, sessie: Leersessie, hier: str, titel: str) -> dict:
    """Return what every page of a session shows around its own part."""
    return {
        **context, "title": titel, "sessie": sessie, "gebeurtenis": sessie.gebeurtenis,
        "schrijft": schrijft_bij(request, sessie), "gezien": stand_van(sessie), "klachten": [], "errors": False,
        "vormen": VORMEN,
        "bladen": [Blad(naam, adres(blad, sessie), blad == hier) for blad, naam in BLADEN],
        "kruimels": [KRUIMEL, (str(sessie), adres("leersessie", sessie) if hier != "leersessie" else "")]
        + ([(titel, "")] if hier != "leersessie" else []),
    }  # fmt: skip


@dataclass
class Uitkomst:
    """What came of a button: where to go, or why not."""

    klachten: list[tuple[str, str]] = field(default_factory=list)
    gezien: str | None = None
    status: int = 200

    @property
    def gelukt(self) -> bool:
        return self.status == 200


def probeer(doe: Callable[[], object]) -> Uitkomst:
    """Do it, and turn a refusal into what a page says; what was typed stays in the form."""
    try:
        doe()
    except Intussen as fout:
        return Uitkomst([("", zin) for zin in fout.messages], fout.stand, 409)
    except ValidationError as fout:
        return Uitkomst([("", zin) for zin in fout.messages], None, 422)
    return Uitkomst()


def met_uitkomst(blad: dict, uitkomst: Uitkomst) -> dict:
    return blad | {
        "klachten": uitkomst.klachten, "errors": not uitkomst.gelukt, "gezien": uitkomst.gezien or blad["gezien"],
    }  # fmt: skip


# --- The list, and a new one -------------------------------------------------------------------------------------


def overzicht(request: HttpRequest, context: dict) -> HttpResponse:
    """The sessions per room. Context `ruimten`: [(ruimte, schrijft, komt, geweest, gepland)]; `gepland` are events
    in the agenda that have no session yet. A POST with `bij` makes one there.
    """
    if request.method == "POST":
        gebeurtenis = get_object_or_404(
            Gebeurtenis.objects.visible_for(request.user), pk=sleutel_uit(request.POST.get("bij", ""))
        )
        sessie = dienst.maak_bij(gebeurtenis, by=request.user)
        return HttpResponseRedirect(adres("leersessie", sessie))
    ruimten = list(Redactieruimte.objects.visible_for(request.user).exclude(soort=Ruimtesoort.GEDEELD))
    schrijft = set(Redactieruimte.objects.editable_by(request.user).values_list("pk", flat=True))
    per_ruimte: dict[int, list[Leersessie]] = {}
    for sessie in Leersessie.objects.visible_for(request.user).met_gebeurtenis():
        per_ruimte.setdefault(sessie.ruimte.pk, []).append(sessie)
    los: dict[int, list[Gebeurtenis]] = {}
    for gebeurtenis in _zonder_sessie(request.user):
        los.setdefault(gebeurtenis.ruimte_id, []).append(gebeurtenis)
    rijen = []
    for ruimte in ruimten:
        alle = per_ruimte.get(ruimte.pk, [])
        komt = [s for s in reversed(alle) if not s.is_geweest]
        rijen.append((ruimte, ruimte.pk in schrijft, komt, [s for s in alle if s.is_geweest], los.get(ruimte.pk, [])))
    return TemplateResponse(
        request, "kantoor/leersessies.html",
        {**context, "title": "Leersessies", "ruimten": rijen, "kruimels": [("Leersessies", "")]},
    )  # fmt: skip


def _zonder_sessie(user):
    """Events to come at which people learn and of which nobody prepared the session."""
    rows = Gebeurtenis.objects.editable_by(user).filter(soort__in=LEERSOORTEN, staat=Gebeurtenisstaat.GEPLAND)
    rows = rows.filter(datum__gte=timezone.localdate()).exclude(status=Status.GEARCHIVEERD)
    return rows.exclude(pk__in=Leersessie.objects.order_by().values("gebeurtenis")).order_by("datum", "pk")


class NieuweSessieForm(forms.Form):
    """A session in a few minutes: the question, the day, and where the script begins."""

    leervraag = forms.ModelChoiceField(
        Leervraag.objects.none(), required=False, label="Leervraag", empty_label="Een andere vraag, zie hieronder",
        help_text="Uit jullie plan, of van alle partners samen.",
    )  # fmt: skip
    eigen_vraag = forms.CharField(
        label="Of een eigen vraag", required=False, max_length=200,
        help_text="Een vraag waar jullie zelf iets aan kunnen doen. Bijvoorbeeld: Hoe kunnen we … zodat …?",
    )  # fmt: skip
    gastwijk = forms.ModelChoiceField(
        Wijk.objects.none(), required=False, label="Welke wijk is gastheer?", empty_label="Geen wijk in het bijzonder"
    )
    datum = forms.DateField(
        label="Op welke dag?", widget=DAG,
        error_messages={"required": "Kies een dag.", "invalid": "Dit is geen datum. Schrijf bijvoorbeeld 24-02-2027."},
    )  # fmt: skip
    begin = forms.TimeField(
        label="Van hoe laat?", initial="16:00", widget=forms.TimeInput(attrs=UUR, format="%H:%M"),
        error_messages={"required": "Vul in hoe laat je begint.", "invalid": "Schrijf de tijd zo: 16:00."},
    )  # fmt: skip
    einde = forms.TimeField(
        label="Tot hoe laat?", initial="18:00", widget=forms.TimeInput(attrs=UUR, format="%H:%M"),
        error_messages={"required": "Vul in hoe laat je stopt.", "invalid": "Schrijf de tijd zo: 18:00."},
    )  # fmt: skip
    plaats = forms.CharField(
        label="Waar?", required=False, max_length=160, help_text="Het gebouw. Geen adres van een inwoner."
    )
    overleg = forms.ModelChoiceField(
        Overleg.objects.none(), required=False, label="Bij welk overleg hoort het?", empty_label="Geen overleg",
        help_text="Dan begint de sessie met wat dat overleg de vorige keer afsprak.",
    )  # fmt: skip
    script = forms.ChoiceField(
        label="Hoe begint het script?", initial="voorstel", widget=forms.RadioSelect,
        choices=[("voorstel", f"Met een voorstel van twee uur, in twee kringen ({VOORSTEL_NAAM})"), ("leeg", "Leeg")],
    )  # fmt: skip
    DELEN = (
        ("Waar gaat het over?", ("leervraag", "eigen_vraag", "gastwijk")),
        ("Wanneer en waar?", ("datum", "begin", "einde", "plaats")),
        ("Hoe begint het?", ("overleg", "script")),
    )

    def __init__(self, *args, ruimte: Redactieruimte, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leervraag"].queryset = leervragen_voor(ruimte, user)
        self.fields["leervraag"].label_from_instance = lambda vraag: f"{vraag.titel} ({vraag.wijk or 'samen'})"
        self.fields["overleg"].queryset = overleggen_voor(ruimte, user)
        if ruimte.soort == Ruimtesoort.WIJK:
            del self.fields["gastwijk"]
        else:
            self.fields["gastwijk"].queryset = Wijk.objects.visible_for(user)
        if len(kan := list(self.fields["overleg"].queryset[:2])) == 1:
            self.fields["overleg"].initial = kan[0].pk

    def delen(self) -> list[tuple[str, list]]:
        return [(titel, [self[naam] for naam in namen if naam in self.fields]) for titel, namen in self.DELEN]

    def clean(self) -> dict:
        schoon = super().clean()
        if not schoon.get("leervraag") and not (schoon.get("eigen_vraag") or "").strip():
            self.add_error("leervraag", "Kies een leervraag, of schrijf er zelf een op.")
        if schoon.get("begin") and schoon.get("einde") and schoon["einde"] <= schoon["begin"]:
            self.add_error("einde", "De eindtijd ligt voor de begintijd. Kies een latere tijd.")
        return schoon


def leervragen_voor(ruimte: Redactieruimte, user):
    """The leervragen to choose from: of the wijk of the room and of all partners, those still open first."""
    rows = Leervraag.objects.visible_for(user).exclude(status=Status.GEARCHIVEERD).select_related("wijk")
    if ruimte.soort == Ruimtesoort.WIJK:
        rows = rows.filter(Q(wijk__ruimte=ruimte) | Q(wijk__isnull=True))
    return rows.order_by("wijk__titel", "nummer")


def overleggen_voor(ruimte: Redactieruimte, user):
    rows = Overleg.objects.visible_for(user).exclude(status=Status.GEARCHIVEERD).filter(soort__in=LEEROVERLEG)
    if ruimte.soort == Ruimtesoort.WIJK:
        rows = rows.filter(Q(wijk__ruimte=ruimte) | Q(wijk__isnull=True)).exclude(soort=Overlegsoort.WERKGROEP_LC)
    else:
        rows = rows.exclude(soort=Overlegsoort.LOKALE_LC)
    return rows.order_by("titel")


def nieuw(request: HttpRequest, context: dict, slug: str) -> HttpResponse:
    """Make a session in the room `slug`. Context `form`, `ruimte`, `delen`: [(title, [field])]."""
    zichtbaar = Redactieruimte.objects.visible_for(request.user).exclude(soort=Ruimtesoort.GEDEELD)
    ruimte = get_object_or_404(zichtbaar, slug=slug)
    if not Redactieruimte.objects.editable_by(request.user).filter(pk=ruimte.pk).exists():
        raise PermissionDenied
    gevraagd = sleutel_uit(request.GET.get("leervraag", ""))
    form = NieuweSessieForm(
        request.POST or None, ruimte=ruimte, user=request.user, initial={"leervraag": gevraagd} if gevraagd else {}
    )
    if request.method == "POST" and form.is_valid():
        velden = form.cleaned_data
        sessie = dienst.maak_sessie(
            ruimte, by=request.user, leervraag=velden["leervraag"], leervraag_tekst=velden["eigen_vraag"],
            datum=velden["datum"], begin=velden["begin"], einde=velden["einde"], plaats=velden["plaats"],
            overleg=velden["overleg"], gastwijk=velden.get("gastwijk"), met_voorstel=velden["script"] == "voorstel",
        )  # fmt: skip
        messages.success(request, "De sessie is gemaakt. Kies nu wie er in welke kring zit, en kijk het script na.")
        return HttpResponseRedirect(adres("leersessie", sessie))
    return TemplateResponse(
        request, "kantoor/leersessie_nieuw.html",
        {
            **context, "title": "Nieuwe leersessie", "ruimte": ruimte, "form": form, "delen": form.delen(),
            "errors": bool(form.errors), "kruimels": [KRUIMEL, ("Nieuwe leersessie", "")],
        },
        status=422 if form.errors else 200,
    )  # fmt: skip


# --- Prepare -----------------------------------------------------------------------------------------------------


class VoorbereidingForm(forms.ModelForm):
    """What a session is about, and when; the day and the place only while its event is not public."""

    titel = forms.CharField(
        label="Titel", max_length=200, help_text="Zo staat zij in de agenda.",
        error_messages={"required": "Geef de sessie een titel."},
    )  # fmt: skip
    vraag = forms.CharField(
        label="Leervraag, zoals zij op tafel komt", max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    datum = NieuweSessieForm.base_fields["datum"]
    begin = NieuweSessieForm.base_fields["begin"]
    einde = NieuweSessieForm.base_fields["einde"]
    plaats = NieuweSessieForm.base_fields["plaats"]
    VAN_GEBEURTENIS = ("titel", "vraag", "datum", "begin", "einde", "plaats")
    DELEN = (
        ("Waar gaat het over?", ("titel", "vraag", "leervraag", "niveau", "doel", "vorige")),
        ("Wanneer en waar?", ("datum", "begin", "einde", "plaats")),
    )

    class Meta:
        model = Leersessie
        fields = ("leervraag", "niveau", "doel", "vorige")
        widgets = {"doel": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        sessie, gebeurtenis = self.instance, self.instance.gebeurtenis
        van, tot = gebeurtenis.uren
        self.initial |= {
            "titel": gebeurtenis.titel, "vraag": gebeurtenis.leervraag, "datum": gebeurtenis.datum, "begin": van,
            "einde": tot, "plaats": gebeurtenis.plaats,
        }  # fmt: skip
        if gebeurtenis.status == Status.GEPUBLICEERD:
            for naam in self.VAN_GEBEURTENIS:
                del self.fields[naam]
        kan = Leervraag.objects.filter(
            Q(pk__in=leervragen_voor(sessie.ruimte, user).order_by().values("pk")) | Q(pk=sessie.leervraag_id)
        ).select_related("wijk")
        self.fields["leervraag"].queryset = kan.order_by("wijk__titel", "nummer")
        self.fields["leervraag"].empty_label = "Geen leervraag uit een plan"
        self.fields["leervraag"].label_from_instance = lambda vraag: f"{vraag.titel} ({vraag.wijk or 'samen'})"
        eerder = Leersessie.objects.visible_for(user).met_gebeurtenis().exclude(pk=sessie.pk)
        self.fields["vorige"].queryset = eerder.filter(gebeurtenis__ruimte=sessie.ruimte)
        self.fields["vorige"].empty_label = "De laatste die is afgesloten"
        self.fields["vorige"].label_from_instance = lambda een: f"{een}, {een.gebeurtenis.wanneer}"
        self.fields["niveau"].choices = Niveau.choices

    delen = NieuweSessieForm.delen

    def clean(self) -> dict:
        schoon = super().clean()
        if schoon.get("begin") and schoon.get("einde") and schoon["einde"] <= schoon["begin"]:
            self.add_error("einde", "De eindtijd ligt voor de begintijd. Kies een latere tijd.")
        return schoon

    def van_gebeurtenis(self) -> dict:
        if "titel" not in self.fields:
            return {}
        schoon = self.cleaned_data
        return {
            "titel": schoon["titel"], "leervraag": schoon["vraag"], "datum": schoon["datum"],
            "precisie": Precisie.DAG.value, "begintijd": schoon["begin"], "eindtijd": schoon["einde"], "tijd": "",
            "plaats": schoon["plaats"],
        }  # fmt: skip


def sessie(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """What a session is about, what is ready, and what was agreed the time before.

    Context `form` or None, `delen`, `plan` (Tijdplan), `kringen`: [(name, [Kringlid])], `vorige` or None, `afspraken`.
    """
    een = sessie_van(request, pk)
    blad = kader(request, context, een, "leersessie", str(een))
    form, uitkomst = None, Uitkomst()
    if request.method == "POST":
        eis_schrijver(request, een)
        if actie := _stap_van_staat(request, een):
            return actie
        form = VoorbereidingForm(request.POST, instance=een, user=request.user)
        if form.is_valid():
            velden = {naam: form.cleaned_data[naam] for naam in form.Meta.fields}
            uitkomst = probeer(
                lambda: dienst.bewaar_voorbereiding(
                    een,
                    by=request.user,
                    gezien=request.POST.get("gezien"),
                    velden=velden,
                    van_gebeurtenis=form.van_gebeurtenis(),
                    gezien_gebeurtenis=request.POST.get("gezien_gebeurtenis"),
                )
            )
            if uitkomst.gelukt:
                messages.success(request, "Bewaard.")
                return HttpResponseRedirect(request.path)
        else:
            uitkomst = Uitkomst(status=422)
    elif blad["schrijft"] and not een.is_afgesloten:
        form = VoorbereidingForm(instance=een, user=request.user)
    vorige = dienst.vorige_van(sessie_van(request, pk))
    blad |= {
        "form": form, "delen": form.delen() if form else [], "plan": plan_van(een), "kringen": kringen_van(een),
        "vorige": vorige, "afspraken": list(dienst.afspraken_van(vorige)) if vorige else [],
        "gezien_gebeurtenis": stand_van(Gebeurtenis.objects.get(pk=een.gebeurtenis_id)),
    }  # fmt: skip
    return TemplateResponse(request, "kantoor/leersessie.html", met_uitkomst(blad, uitkomst), status=uitkomst.status)


def _stap_van_staat(request: HttpRequest, een: Leersessie) -> HttpResponse | None:
    """Open again, or say that it was held without the pages of the day."""
    if "heropen" in request.POST:
        dienst.heropen(een, by=request.user)
        messages.success(request, "De sessie is weer open.")
        return HttpResponseRedirect(request.path)
    if "gehouden" in request.POST:
        dienst.zonder_begeleiden(een, by=request.user)
        messages.success(request, "De sessie staat op geweest. Schrijf nu op wat eruit kwam.")
        return HttpResponseRedirect(adres("leersessie-oogst", een))
    return None


def plan_van(een: Leersessie) -> Tijdplan:
    return tijdplan(list(een.stappen.select_related("werkvorm")), een.begin, een.minuten)


def kringen_van(een: Leersessie) -> list[tuple[str, list[Kringlid]]]:
    leden = list(een.kringleden.select_related("organisatie"))
    return [(kring.label, [lid for lid in leden if lid.kring == kring]) for kring in (Kring.BINNEN, Kring.BUITEN)]


def terugblik(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """What was agreed the time before and what became of it. Context `vorige` or None, `form` (Afspraakstanden)."""
    een = sessie_van(request, pk)
    blad = kader(request, context, een, "leersessie-terugblik", "Vorige keer")
    vorige = dienst.vorige_van(een)
    afspraken = list(dienst.afspraken_van(vorige)) if vorige else []
    initieel = {f"staat_{a.pk}": a.staat for a in afspraken} | {f"hoe_{a.pk}": a.toelichting for a in afspraken}
    data = request.POST if request.method == "POST" else None
    if data is not None:
        eis_schrijver(request, een)
    form = Afspraakstanden(data, afspraken=afspraken, initial=initieel)
    if data is not None and vorige is not None and form.is_valid():
        antwoorden = {
            a.pk: (form.cleaned_data[f"staat_{a.pk}"] or a.staat, form.cleaned_data[f"hoe_{a.pk}"]) for a in afspraken
        }
        dienst.werk_afspraken_bij(vorige, antwoorden, by=request.user)
        messages.success(request, "Bewaard.")
        return HttpResponseRedirect(request.path)
    fout = data is not None
    blad |= {"vorige": vorige, "form": form, "errors": fout, "afspraken": afspraken}
    return TemplateResponse(request, "kantoor/leersessie_terugblik.html", blad, status=422 if fout else 200)


# --- Circles -----------------------------------------------------------------------------------------------------


class LidForm(forms.Form):
    """Who sits in a circle; a row without a role counts for nothing."""

    kring = forms.ChoiceField(label="Kring", choices=Kringlid._meta.get_field("kring").choices)
    rol = forms.CharField(label="Rol, geen naam", max_length=160, required=False)
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), required=False, label="Organisatie", empty_label="Geen organisatie"
    )

    def __init__(self, *args, keuzes, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = keuzes
        self.fields["organisatie"].choices = keuzes.keuzelijst

    def clean(self) -> dict:
        schoon = super().clean()
        if schoon.get("organisatie") and not (schoon.get("rol") or "").strip():
            self.add_error("rol", "Zeg welke rol deze organisatie heeft, of kies geen organisatie.")
        return schoon


def _organisaties(user):
    rows = Organisatie.objects.visible_for(user).exclude(status=Status.GEARCHIVEERD).order_by("titel")
    rows.keuzelijst = [("", "Geen organisatie"), *((row.pk, row.titel) for row in rows)]  # asked once for all rows
    return rows


def kringen(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """Who sits in which circle, by role. Context `formset`."""
    een = sessie_van(request, pk)
    blad = kader(request, context, een, "leersessie-kringen", "Kringen")
    begin = [
        {"kring": lid.kring, "rol": lid.rol, "organisatie": lid.organisatie_id} for lid in een.kringleden.all()
    ]  # fmt: skip
    if not begin:
        begin = [{"kring": Kring.BINNEN.value}] * LEGE_RIJEN + [{"kring": Kring.BUITEN.value}] * LEGE_RIJEN
        extra = 0
    else:
        extra = min(LEGE_RIJEN, MEESTE_LEDEN - len(begin))
    soort = forms.formset_factory(LidForm, extra=extra, max_num=MEESTE_LEDEN, absolute_max=MEESTE_LEDEN)
    data, uitkomst = request.POST if request.method == "POST" else None, Uitkomst()
    if data is not None:
        eis_schrijver(request, een)
    formset = soort(data, initial=begin, prefix="leden", form_kwargs={"keuzes": _organisaties(request.user)})
    if data is not None:
        if formset.is_valid():
            leden = [
                (vak["kring"], vak["rol"].strip(), vak["organisatie"])
                for vak in (form.cleaned_data for form in formset.forms)
                if vak.get("rol", "").strip()
            ]
            volgorde = {Kring.BINNEN: 0, Kring.BUITEN: 1}
            leden.sort(key=lambda lid: volgorde[lid[0]])
            uitkomst = probeer(
                lambda: dienst.bewaar_kringen(een, leden, by=request.user, gezien=data.get("gezien"))
            )  # fmt: skip
            if uitkomst.gelukt:
                messages.success(request, "De kringen zijn bewaard.")
                return HttpResponseRedirect(request.path)
        else:
            uitkomst = Uitkomst(_fouten_in(formset), status=422)
    blad |= {"formset": formset, "kringen": kringen_van(een)}
    return TemplateResponse(
        request, "kantoor/leersessie_kringen.html", met_uitkomst(blad, uitkomst), status=uitkomst.status
    )


def _fouten_in(formset) -> list[tuple[str, str]]:
    return [
        (form[naam].id_for_label, fout)
        for form in formset.forms
        for naam, fouten in form.errors.items()
        for fout in fouten
    ]


# --- The script --------------------------------------------------------------------------------------------------


class StapForm(forms.Form):
    """A step of the script; a row without anything typed counts for nothing."""

    sleutel = forms.IntegerField(required=False, widget=forms.HiddenInput)
    plek = forms.IntegerField(required=False, widget=forms.HiddenInput(attrs={"data-plek": ""}))
    titel = forms.CharField(label="Wat", max_length=160, required=False)
    minuten = forms.IntegerField(
        label="Minuten", min_value=1, max_value=MEESTE_MINUTEN, required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "data-minuten": ""}),
        error_messages={
            "invalid": "Vul een heel getal in, bijvoorbeeld 15.", "min_value": "Vul ten minste 1 minuut in.",
            "max_value": f"Vul hoogstens {MEESTE_MINUTEN} minuten in.",
        },
    )  # fmt: skip
    kring = forms.ChoiceField(label="Wie praat", choices=Kring.choices, initial=Kring.ALLEN, required=False)
    werkvorm = forms.ModelChoiceField(Tool.objects.none(), required=False, label="Werkvorm")
    uitleg = forms.CharField(
        label="Wat gebeurt er", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    nodig = forms.CharField(label="Wat is nodig", max_length=300, required=False)

    def __init__(self, *args, keuzes, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["werkvorm"].queryset = keuzes
        self.fields["werkvorm"].choices = keuzes.keuzelijst

    @property
    def is_leeg(self) -> bool:
        return not any(
            str(self.data.get(self.add_prefix(n), "")).strip() for n in ("titel", "minuten", "uitleg", "nodig")
        )

    def clean(self) -> dict:
        schoon = super().clean()
        if not self.is_leeg:
            if not (schoon.get("titel") or "").strip():
                self.add_error("titel", "Zeg in een paar woorden wat er gebeurt.")
            if schoon.get("minuten") is None and "minuten" not in self.errors:
                self.add_error("minuten", "Zeg hoeveel minuten dit duurt.")
        return schoon


def _werkvormen(een: Leersessie):
    gekozen = een.stappen.exclude(werkvorm=None).order_by().values("werkvorm")
    publiek = Tool.objects.gepubliceerd().filter(soort=Toolsoort.WERKVORM).order_by().values("pk")
    rows = Tool.objects.filter(Q(pk__in=publiek) | Q(pk__in=gekozen)).order_by("titel")
    rows.keuzelijst = [("", "Geen werkvorm"), *((row.pk, row.titel) for row in rows)]  # asked once for all rows
    return rows


def script(request: HttpRequest, context: dict, pk: int) -> HttpResponse:
    """The script: one step per row, every button keeps everything that was typed.

    Context `rijen`: [(StapForm, Tijdregel or None)], `nieuw` (an empty StapForm), `plan`, `aantal`.
    """
    een = sessie_van(request, pk)
    blad = kader(request, context, een, "leersessie-script", "Script")
    plan = plan_van(een)
    keuzes = _werkvormen(een)
    data, uitkomst = request.POST if request.method == "POST" else None, Uitkomst()
    if data is not None:
        eis_schrijver(request, een)
    if data is not None and "voorstel" in data:
        uitkomst = probeer(lambda: dienst.zet_voorstel(een, by=request.user))
        if uitkomst.gelukt:
            return HttpResponseRedirect(request.path)
        data = None
    if data is None:
        forms_ = [StapForm(initial=_stand(regel.stap, regel.nummer), prefix=f"s{regel.nummer}", keuzes=keuzes)
                  for regel in plan.regels]  # fmt: skip
        leeg = StapForm(prefix=f"s{len(forms_) + 1}", initial={"plek": len(forms_) + 1}, keuzes=keuzes)
    else:
        alle = [StapForm(data, prefix=f"s{n}", keuzes=keuzes) for n in range(1, _aantal(data) + 1)]
        volgorde = _op_plek(alle, data.get("actie", ""))
        gevuld = [form for form in volgorde if not form.is_leeg]
        fouten = [form for form in gevuld if not form.is_valid()]
        if not fouten:
            stappen = [_getypt(form) for form in gevuld]
            uitkomst = probeer(
                lambda: dienst.bewaar_script(een, stappen, by=request.user, gezien=data.get("gezien"))
            )  # fmt: skip
            if uitkomst.gelukt:
                return _na_script(request, een, data.get("actie", ""), volgorde)
        else:
            klachten = [(f[naam].id_for_label, fout) for f in gevuld for naam, fs in f.errors.items() for fout in fs]
            uitkomst = Uitkomst(klachten, status=422)
        forms_ = gevuld
        leeg = StapForm(prefix=f"s{_aantal(data) + 1}", initial={"plek": _aantal(data) + 1}, keuzes=keuzes)
    regels = {regel.stap.pk: regel for regel in plan.regels}
    blad |= {
        "rijen": [(form, regels.get(_sleutel(form))) for form in forms_], "nieuw": leeg, "plan": plan,
        "aantal": (_aantal(data) if data is not None else len(forms_)) + 1, "voorstelnaam": VOORSTEL_NAAM,
    }  # fmt: skip
    return TemplateResponse(
        request, "kantoor/leersessie_script.html", met_uitkomst(blad, uitkomst), status=uitkomst.status
    )


def _aantal(data) -> int:
    return min(sleutel_uit(data.get("aantal", "")), dienst.MEESTE_STAPPEN + 1)


def _sleutel(form: StapForm) -> int:
    return sleutel_uit(str(form["sleutel"].value() or ""))


def _stand(stap: Scriptstap, plek: int) -> dict:
    return {
        "sleutel": stap.pk, "plek": plek, "titel": stap.titel, "minuten": stap.minuten, "kring": stap.kring,
        "werkvorm": stap.werkvorm_id, "uitleg": stap.uitleg, "nodig": stap.nodig,
    }  # fmt: skip


def _getypt(form: StapForm) -> dienst.Getyptestap:
    schoon = form.cleaned_data
    return dienst.Getyptestap(
        schoon["sleutel"], schoon["titel"].strip(), schoon["minuten"], schoon["kring"] or Kring.ALLEN,
        schoon["werkvorm"], schoon["uitleg"], schoon["nodig"],
    )  # fmt: skip


def _op_plek(alle: list[StapForm], actie: str) -> list[StapForm]:
    """Put the rows in the order they were sent in, and do what the button says: omhoog:s2, omlaag:s2, weg:s2."""
    volgorde = sorted(alle, key=lambda form: sleutel_uit(str(form.data.get(form.add_prefix("plek"), ""))))
    wat, _, prefix = actie.partition(":")
    plek = next((n for n, form in enumerate(volgorde) if form.prefix == prefix), None)
    if plek is None:
        return volgorde
    if wat == "weg":
        return volgorde[:plek] + volgorde[plek + 1 :]
    ander = plek + {"omhoog": -1, "omlaag": 1}.get(wat, 0)
    if 0 <= ander < len(volgorde):
        volgorde[plek], volgorde[ander] = volgorde[ander], volgorde[plek]
    return volgorde


def _na_script(request: HttpRequest, een: Leersessie, actie: str, volgorde: list[StapForm]) -> HttpResponse:
    """Where a button leads once everything is kept: to the step it moved, or to the row for a new one."""
    wat, _, prefix = actie.partition(":")
    if wat in ("omhoog", "omlaag"):
        gevuld = [form.prefix for form in volgorde if not form.is_leeg]
        nummer = gevuld.index(prefix) + 1 if prefix in gevuld else 1
        return HttpResponseRedirect(f"{request.path}#stap-{nummer}")
    messages.success(request, "De stap is weggehaald." if wat == "weg" else "Het script is bewaard.")
    return HttpResponseRedirect(f"{request.path}#nieuwe-stap" if wat == "erbij" else request.path)


@require_safe
def draaiboek(request: HttpRequest, context: dict, *, pk: int) -> HttpResponse:
    """The script to print. Context `plan`, `kringen`, `vorige`, `afspraken`."""
    een = sessie_van(request, pk)
    vorige = dienst.vorige_van(een)
    blad = kader(request, context, een, "leersessie-script", "Draaiboek")
    blad |= {
        "plan": plan_van(een), "kringen": kringen_van(een), "vorige": vorige,
        "afspraken": list(dienst.afspraken_van(vorige)) if vorige else [],
    }  # fmt: skip
    return TemplateResponse(request, "kantoor/leersessie_draaiboek.html", blad)


# --- Invite ------------------------------------------------------------------------------------------------------


def wanneer_in_woorden(een: Leersessie) -> str:
    """ "donderdag 4 maart 2027, 16.00–18.00 uur", as far as it is known."""
    gebeurtenis = een.gebeurtenis
    op_de_dag = gebeurtenis.datum and gebeurtenis.precisie == Precisie.DAG
    dag = date_format(gebeurtenis.datum, "l j F Y") if op_de_dag else gebeurtenis.wanneer
    return ", ".join(filter(None, (dag, gebeurtenis.tijd_in_woorden)))


def _kern(een: Leersessie) -> list[str]:
    gebeurtenis = een.gebeurtenis
    return [
        f"Wanneer: {wanneer_in_woorden(een)}",
        f"Waar: {gebeurtenis.plaats}" if gebeurtenis.plaats else "Waar: dat hoor je nog",
        *([f"Leervraag: {gebeurtenis.leervraag}"] if gebeurtenis.leervraag else []),
    ]


def uitnodigingstekst(een: Leersessie, plan: Tijdplan, afspraken: list, *, kort: bool = False) -> str:
    """Return the invitation as plain text. The short one fits in a link that opens a mail program."""
    wijk = een.gebeurtenis.wijk
    van = f" in {wijk.titel}" if wijk else ""
    blokken = [
        "Beste allemaal,",
        f"Graag nodigen we je uit voor een leersessie{van}. We leren samen rond één vraag.",
        "\n".join(_kern(een)),
    ]
    if not kort:
        for naam, leden in kringen_van(een):
            if leden:
                rollen = [f"- {dienst.met_organisatie(lid)}" for lid in leden]
                blokken.append("\n".join([f"In de {naam}:", *rollen]))
        if afspraken:
            blokken.append("\n".join(["De vorige keer spraken we af:", *(f"- {a.wat}" for a in afspraken)]))
        if plan.regels:
            blokken.append("\n".join(["Programma:", *(f"{r.wanneer}  {r.stap.titel}" for r in plan.regels)]))
    blokken.append(
        "In de binnenkring praten mensen uit de wijk met elkaar. De buitenkring luistert en geeft daarna terug wat "
        "opviel. We gebruiken geen namen van inwoners."
    )
    blokken.append("Kun je erbij zijn? Laat het ons weten.")
    return "\n\n".join(blokken)


@require_safe
def uitnodiging(request: HttpRequest, context: dict, *, pk: int) -> HttpResponse:
    """The invitation as mail text and calendar file. Context `tekst`, `mailto`, `onderwerp`, `heeft_dag`."""
    een = sessie_van(request, pk)
    blad = kader(request, context, een, "leersessie-uitnodiging", "Uitnodiging")
    vorige = dienst.vorige_van(een)
    afspraken = list(dienst.afspraken_van(vorige).filter(staat="open")) if vorige else []
    plan = plan_van(een)
    onderwerp = f"Uitnodiging: {een}"
    kort = uitnodigingstekst(een, plan, afspraken, kort=True)
    blad |= {
        "tekst": uitnodigingstekst(een, plan, afspraken), "onderwerp": onderwerp, "heeft_dag": _heeft_dag(een),
        "mailto": f"mailto:?subject={quote(onderwerp)}&body={quote(kort.replace(chr(10), chr(13) + chr(10)))}",
        "kringen": kringen_van(een), "plan": plan,
    }  # fmt: skip
    return TemplateResponse(request, "kantoor/leersessie_uitnodiging.html", blad)


def _heeft_dag(een: Leersessie) -> bool:
    return een.gebeurtenis.datum is not None and een.gebeurtenis.precisie == Precisie.DAG


@require_safe
def agenda(request: HttpRequest, context: dict, *, pk: int) -> HttpResponse:
    """The session as one event for a calendar; it has the name that the agenda of the site gives it too."""
    een = sessie_van(request, pk)
    if not _heeft_dag(een):
        raise Http404
    gebeurtenis = een.gebeurtenis
    van, tot = gebeurtenis.uren
    dag = f"{gebeurtenis.datum:%Y%m%d}"
    if van:
        tijd = [f"DTSTART;TZID=Europe/Amsterdam:{dag}T{van:%H%M%S}"]
        tijd += [f"DTEND;TZID=Europe/Amsterdam:{dag}T{tot:%H%M%S}"] if tot else []
    else:
        tijd = [f"DTSTART;VALUE=DATE:{dag}"]
    url = f"{settings.SITE_URL}{gebeurtenis.get_absolute_url()}" if gebeurtenis.is_openbaar else ""
    regels = [
        "BEGIN:VEVENT",
        f"UID:gebeurtenis-{gebeurtenis.pk}@{urlsplit(settings.SITE_URL).hostname}",
        f"DTSTAMP:{moment(gebeurtenis.gewijzigd_op)}",
        f"LAST-MODIFIED:{moment(gebeurtenis.gewijzigd_op)}",
        *tijd,
        f"SUMMARY:{veilig(gebeurtenis.titel)}",
        f"DESCRIPTION:{veilig(chr(10).join([*_kern(een), url]).strip())}",
        *([f"LOCATION:{veilig(gebeurtenis.plaats)}"] if gebeurtenis.plaats else []),
        *([f"URL:{veilig_adres(url)}"] if url else []),
        "END:VEVENT",
    ]
    antwoord = HttpResponse(kalender(gebeurtenis.titel, [regels]), content_type=ICS)
    antwoord["Content-Disposition"] = content_disposition_header(True, f"{slugify(gebeurtenis.titel)[:60]}.ics")
    return antwoord
