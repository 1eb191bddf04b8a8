# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The monthly moment: one guided flow of a few questions, kept at every step and filed where each answer belongs.

A step is a `Stap` in `STAPPEN`; a later part of the product adds its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.http import urlencode
from django.utils.text import slugify

from monitoring.meten.cijfers import Intussen, controleer, in_woorden, record_cijfer
from monitoring.meten.lezers.regels import lees_getal
from monitoring.meten.models import Cijfer, Duiding, Indicator, Planindicator
from monitoring.meten.models.duiding import Perspectief
from monitoring.meten.models.indicator import Getalsoort
from monitoring.meten.perioden import maanden, schrijf_periode
from redactie.logboek import leg_vast
from redactie.models import Bron, Bronvermelding, Gebruiker, Item, Maandmoment, Redactieruimte, Status
from redactie.versheid import Werkregel
from toolkit.models import Les
from toolkit.models.les import Gedaan, Niveau
from wijken.models import Afspraak, Afspraakstaat, Gebeurtenis, Wijk
from wijken.models.gebeurtenis import Gebeurtenissoort, Gebeurtenisstaat, Precisie
from wijzer.kantoor.mijnwijk import maandnaam

DATUM = {"type": "date"}
ZONDER_INHOUD = {"waarde": None, "teller": None, "noemer": None, "ontbreekt": ""}
BRON = {"code": "maandmoment", "titel": "Maandmomenten van de wijken", "uitgever": "Wijzer in de Wijk"}


class RijForm(forms.Form):
    """One row of a step; a row in which nothing was typed counts for nothing."""

    # What a browser sends for a row that nobody touched.
    ongemoeid: tuple[str, ...] = ()

    def has_changed(self) -> bool:
        """Whether something was typed; a row left open is no answer, and no mistake."""
        return any(self.data.get(self.add_prefix(name)) for name in self.fields if name not in self.ongemoeid)


class GebeurtenisRij(RijForm):
    titel = forms.CharField(
        label="Wat gebeurde er?", max_length=200,
        help_text="In een paar woorden. Bijvoorbeeld: wijkwandeling met bewoners",
        error_messages={"required": "Zeg in een paar woorden wat er gebeurde, of maak de hele rij leeg."},
    )  # fmt: skip
    datum = forms.DateField(
        label="Wanneer?", required=False, widget=forms.DateInput(attrs=DATUM, format="%Y-%m-%d"),
        error_messages={"invalid": "Kies een dag, of laat dit leeg."}, help_text="Weet je de dag niet? Laat dit leeg.",
    )  # fmt: skip
    soort = forms.ChoiceField(label="Wat voor gebeurtenis?", choices=Gebeurtenissoort.choices, initial="overig")
    tekst = forms.CharField(
        label="Wat wil je erover onthouden?", required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}), help_text="Geen namen van inwoners.",
    )  # fmt: skip
    ongemoeid = ("soort",)


class LesRij(RijForm):
    titel = forms.CharField(
        label="Wat heb je geleerd?", max_length=200,
        help_text="Als zin die een ander kan gebruiken. Bijvoorbeeld: bel mensen een dag van tevoren nog even",
        error_messages={"required": "Schrijf in één zin wat je leerde, of maak de hele rij leeg."},
    )  # fmt: skip
    tekst = forms.CharField(
        label="Waar bleek dat uit?", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    niveau = forms.ChoiceField(label="Voor wie geldt het?", choices=Niveau.choices, initial=Niveau.WIJK)
    ongemoeid = ("niveau",)


class AfspraakRij(RijForm):
    wat = forms.CharField(
        label="Wat is afgesproken?", max_length=300,
        error_messages={"required": "Zeg wat is afgesproken, of maak de hele rij leeg."},
    )  # fmt: skip
    wie = forms.CharField(label="Wie doet het?", required=False, max_length=160, help_text="Een rol of organisatie.")
    voor = forms.DateField(
        label="Voor wanneer?", required=False, widget=forms.DateInput(attrs=DATUM, format="%Y-%m-%d"),
        error_messages={"invalid": "Kies een dag, of laat dit leeg."},
    )  # fmt: skip
    aan_inwoners = forms.BooleanField(label="Dit is beloofd aan inwoners", required=False)


class CijferForm(forms.Form):
    keuze = forms.ChoiceField(
        label="Is er een cijfer dat je wilt onthouden?", widget=forms.RadioSelect, initial="geen",
        choices=[("geen", "Nee, deze maand geen cijfer"), ("cijfer", "Ja, er is een cijfer")],
        error_messages={"required": "Kies of er een cijfer is. Geen cijfer is ook een goed antwoord."},
    )  # fmt: skip
    wat = forms.CharField(label="Wat is er geteld of gemeten?", required=False, max_length=200)
    waarde = forms.CharField(label="Het cijfer", required=False, max_length=40)
    eenheid = forms.CharField(
        label="Waarvan?", required=False, max_length=80, help_text="Bijvoorbeeld: recepten, gesprekken, deelnemers"
    )
    bron = forms.CharField(label="Waar komt het vandaan?", required=False, max_length=200)
    duiding = forms.CharField(
        label="Wat betekent het?", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Een cijfer zonder betekenis zegt weinig. Wat zie jij eraan, en wat zeggen inwoners?",
    )  # fmt: skip

    def __init__(self, *args, ruimte: Redactieruimte, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.indicatoren = {indicator.slug: indicator for indicator in _indicatoren(ruimte)}
        if self.indicatoren:
            self.fields["indicator"] = forms.ChoiceField(
                label="Hoort het bij iets wat jullie volgen?", required=False,
                choices=[("", "Nee, het staat op zichzelf"), *((slug, str(i)) for slug, i in self.indicatoren.items())],
                help_text="Dan komt het ook bij de cijfers van de wijk, als concept.",
            )  # fmt: skip
            self.order_fields(["keuze", "indicator"])

    def clean(self) -> dict:
        cleaned = super().clean()
        if indicator := self.indicatoren.get(cleaned.get("indicator", "")):
            cleaned["wat"] = cleaned.get("wat") or indicator.titel
            cleaned["eenheid"] = cleaned.get("eenheid") or indicator.eenheid
            self._past_bij(indicator, cleaned.get("waarde", ""))
        if cleaned.get("keuze") == "geen" and any(cleaned.get(name) for name in self.fields if name != "keuze"):
            self.add_error(
                "keuze",
                "Je vulde een cijfer in, en koos: geen cijfer. Kies “Ja, er is een cijfer”, of maak de velden leeg.",
            )
        if cleaned.get("keuze") == "cijfer":
            for name, what in (("wat", "Zeg wat er is geteld."), ("waarde", "Vul het cijfer in.")):
                if not cleaned.get(name):
                    self.add_error(name, f"{what} Of kies: geen cijfer.")
        return cleaned

    def _past_bij(self, indicator: Indicator, tekst: str) -> None:
        """Say what is wrong with a value, when it is to stand among the figures of an indicator."""
        if not tekst:
            return
        try:
            fouten = controleer(indicator, ZONDER_INHOUD | {"waarde": lees_getal(tekst)})
        except ValueError as fout:
            fouten = {"waarde": str(fout)}
        for fout in fouten.values():
            self.add_error("waarde", fout)


class Afspraakstanden(forms.Form):
    """The agreements that are open, each with what became of it."""

    KEUZES = [("open", "nog niet klaar"), ("gedaan", "is gedaan"), ("vervallen", "gaat niet door")]

    def __init__(self, *args, afspraken: list[Afspraak], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.afspraken = afspraken
        for afspraak in afspraken:
            self.fields[f"staat_{afspraak.pk}"] = forms.ChoiceField(
                label=afspraak.wat, choices=self.KEUZES, initial="open", widget=forms.RadioSelect, required=False
            )
            self.fields[f"hoe_{afspraak.pk}"] = forms.CharField(label="Hoe ging het?", required=False, max_length=600)

    def paren(self) -> list[tuple]:
        return [(a, self[f"staat_{a.pk}"], self[f"hoe_{a.pk}"]) for a in self.afspraken]


@dataclass(frozen=True)
class Stap:
    """A step of the monthly moment.

    `vul` gives the forms to fill in (`(moment, user, data) -> dict of forms and formsets`); `berg_op` writes the answer
    where it belongs and returns what it made.
    """

    naam: str
    titel: str
    vraag: str
    uitleg: str
    rij: type[RijForm] | None
    berg_op: Callable[["Opberger", dict], list[Werkregel]]
    form: type[forms.Form] | None = None
    met_afspraken: bool = False
    nog_een: str = ""


@dataclass
class Opberger:
    """Who files what: the moment, its wijk, and the person."""

    moment: Maandmoment
    wijk: Wijk | None
    door: Gebruiker
    bron: Bron = field(init=False)

    def __post_init__(self) -> None:
        self.bron, _ = Bron.objects.get_or_create(code=BRON["code"], defaults=BRON)

    def maak(self, model: type[Item], **velden) -> Werkregel:
        """Make a concept in the room of this moment, with the moment as its source."""
        base = slugify(velden["titel"])[:100] or model._meta.model_name
        slug, number = base, 2
        while model._base_manager.filter(slug=slug).exists():
            slug, number = f"{base}-{number}", number + 1
        item = model.objects.create(ruimte=self.moment.ruimte, slug=slug, eigenaar=self.door, **velden)
        plaats = f"{self.moment.ruimte}, {maandnaam(self.moment.maand)}"
        Bronvermelding.objects.create(item=item, bron=self.bron, plaats=plaats)
        leg_vast("gemaakt", item, by=self.door, toelichting="uit het maandmoment")
        adres = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[item.pk])
        return Werkregel(item.titel, adres, f"{model._meta.verbose_name}, concept")


def _dag(value: str | None) -> date | None:
    """A day as it was kept in the answers."""
    return date.fromisoformat(value) if value else None


def _berg_gebeurtenissen(opberger: Opberger, antwoord: dict) -> list[Werkregel]:
    return [
        opberger.maak(
            Gebeurtenis, titel=rij["titel"], soort=rij["soort"], staat=Gebeurtenisstaat.GEHOUDEN, wijk=opberger.wijk,
            datum=_dag(rij["datum"]) or opberger.moment.maand,
            precisie=Precisie.DAG if rij["datum"] else Precisie.MAAND,
            tekst=linebreaks(rij["tekst"], autoescape=True),
        )
        for rij in antwoord.get("rijen", [])
    ]  # fmt: skip


def _berg_lessen(opberger: Opberger, antwoord: dict) -> list[Werkregel]:
    lessons = []
    for rij in antwoord.get("rijen", []):
        wijk = opberger.wijk if rij["niveau"] == Niveau.WIJK else None
        gemeente = opberger.wijk.gemeente if opberger.wijk and rij["niveau"] == Niveau.GEMEENTE else None
        lessons.append(
            opberger.maak(
                Les, titel=rij["titel"], niveau=rij["niveau"], wijk=wijk, gemeente=gemeente, gedaan=Gedaan.NOG_NIET,
                tekst=linebreaks(rij["tekst"] or rij["titel"], autoescape=True),
            )
        )  # fmt: skip
    return lessons


def _berg_afspraken(opberger: Opberger, antwoord: dict) -> list[Werkregel]:
    room, today, made = opberger.moment.ruimte, timezone.localdate(), []
    for afspraak in Afspraak.objects.filter(ruimte=room).openstaand().select_for_update():
        staat = antwoord.get("standen", {}).get(f"staat_{afspraak.pk}")
        if staat in (Afspraakstaat.GEDAAN, Afspraakstaat.VERVALLEN):
            afspraak.staat = staat
            afspraak.gedaan_op = today if staat == Afspraakstaat.GEDAAN else None
            afspraak.toelichting = antwoord["standen"].get(f"hoe_{afspraak.pk}", "")[:600]
            afspraak.save()
            leg_vast(f"afspraak {afspraak.get_staat_display()}", afspraak, by=opberger.door)
            made.append(_afspraakregel(afspraak))
    for rij in antwoord.get("rijen", []):
        afspraak = Afspraak.objects.create(
            ruimte=room, wat=rij["wat"], wie=rij["wie"], voor=_dag(rij["voor"]), aan_inwoners=rij["aan_inwoners"],
            door=opberger.door,
        )  # fmt: skip
        leg_vast("gemaakt", afspraak, by=opberger.door, toelichting="uit het maandmoment")
        made.append(_afspraakregel(afspraak))
    return made


def _afspraakregel(afspraak: Afspraak) -> Werkregel:
    adres = reverse("admin:wijken_afspraak_change", args=[afspraak.pk])
    return Werkregel(afspraak.wat, adres, f"afspraak, {afspraak.get_staat_display()}")


def cijfer_in_woorden(antwoord: dict) -> list[str]:
    """Return the figure of a moment as lines: what was counted, its source, what it means. Empty without one."""
    cijfer = antwoord.get("form", {})
    if cijfer.get("keuze") != "cijfer":
        return []
    lines = [f"{cijfer['wat']}: {' '.join(filter(None, [cijfer['waarde'], cijfer['eenheid']]))}"]
    lines += [f"Bron: {cijfer['bron']}"] if cijfer["bron"] else ["Bron: niet genoemd"]
    return lines + ([f"Betekenis: {cijfer['duiding']}"] if cijfer["duiding"] else [])


def _indicatoren(ruimte: Redactieruimte) -> QuerySet[Indicator]:
    """What the wijk of a room keeps figures of: what its plans chose, and what has figures already."""
    gekozen = Planindicator.objects.filter(plan__wijk__ruimte=ruimte).exclude(plan__status=Status.GEARCHIVEERD)
    gevuld = Cijfer.objects.filter(wijk__ruimte=ruimte)
    rijen = Indicator.objects.filter(
        Q(pk__in=gekozen.order_by().values("indicator")) | Q(pk__in=gevuld.order_by().values("indicator"))
    )
    return rijen.exclude(getalsoort=Getalsoort.GEEN).exclude(status=Status.GEARCHIVEERD).order_by("titel")


def _bewaar_cijfer(opberger: Opberger, antwoord: dict) -> list[Werkregel]:
    """A figure stays with the moment, and the handover reads it from there; that of an indicator is a concept too."""
    if not cijfer_in_woorden(antwoord):
        return []
    moment = opberger.moment
    if (indicator := _gekozen(opberger, antwoord["form"])) is not None:
        return [_bewaar_bij_indicator(opberger, indicator, antwoord["form"])]
    adres = reverse("admin:maandmoment-klaar", args=[moment.ruimte.slug, f"{moment.maand:%Y-%m}"])
    return [Werkregel(cijfer_in_woorden(antwoord)[0], adres, "cijfer, bij dit maandmoment")]


def _gekozen(opberger: Opberger, cijfer: dict) -> Indicator | None:
    if opberger.wijk is None or not cijfer.get("indicator"):
        return None
    return _indicatoren(opberger.moment.ruimte).filter(slug=cijfer["indicator"]).first()


def _bewaar_bij_indicator(opberger: Opberger, indicator: Indicator, cijfer: dict) -> Werkregel:
    """Make a concept of the figure; one that is there already is left alone, and named."""
    wijk, maand = opberger.wijk, opberger.moment.maand
    begin, einde = maanden(maand.year, maand.month, 1)
    rooster = reverse("admin:cijfers-rooster", args=[wijk.slug])
    adres = f"{rooster}?{urlencode({'periode': schrijf_periode(begin, einde)})}"
    wat = cijfer_in_woorden({"form": cijfer})[0]
    try:
        record_cijfer(
            indicator, wijk=wijk, begin=begin, einde=einde, by=opberger.door, waarde=lees_getal(cijfer["waarde"]),
            notitie=f"Uit: {cijfer['bron']}" if cijfer["bron"] else "", gezien="",
        )  # fmt: skip
    except Intussen as eerder:
        return Werkregel(wat, adres, f"niet bij de cijfers gezet: daar stond al {in_woorden(eerder.cijfer)}")
    if cijfer["duiding"]:
        Duiding.objects.create(
            indicator=indicator, wijk=wijk, begin=begin, einde=einde, perspectief=Perspectief.PROFESSIONAL,
            tekst=cijfer["duiding"][:1500], publiek=False, door=opberger.door,
        )  # fmt: skip
    return Werkregel(wat, adres, "concept, bij de cijfers")


STAPPEN: list[Stap] = [
    Stap(
        "gebeurd", "Wat gebeurde er?", "Wat gebeurde er deze maand in de wijk?",
        "Een bijeenkomst, een start, een vertrek: wat je over een jaar nog wilt weten. Niets gebeurd? Ga dan verder.",
        GebeurtenisRij, _berg_gebeurtenissen, nog_een="Nog een gebeurtenis",
    ),
    Stap(
        "geleerd", "Wat leerden we?", "Wat hebben jullie geleerd?",
        "Ook wat niet lukte is een les. Eén zin is genoeg. Niets geleerd? Ga dan verder.",
        LesRij, _berg_lessen, nog_een="Nog een les",
    ),
    Stap(
        "afspraken", "De afspraken", "Hoe staat het met de afspraken?",
        "Zeg van elke afspraak of zij klaar is. Is er iets nieuws afgesproken? Zet dat eronder.",
        AfspraakRij, _berg_afspraken, met_afspraken=True, nog_een="Nog een afspraak",
    ),
    Stap(
        "cijfer", "Een cijfer, of geen", "Is er een cijfer dat je wilt onthouden?",
        "Een wijk zonder cijfers is ook een goede wijk. Vul hier geen gegevens van één persoon in. "
        "Het cijfer komt niet vanzelf op de site.",
        None, _bewaar_cijfer, form=CijferForm,
    ),
]  # fmt: skip


def stap_met_naam(naam: str) -> Stap | None:
    return next((stap for stap in STAPPEN if stap.naam == naam), None)


def bewaar_stap(
    ruimte: Redactieruimte, maand: date, stap: Stap, antwoord: dict, *, was: dict, by: Gebruiker
) -> Maandmoment | None:
    """Keep the answer to one step; None when it is no longer `was`, because somebody else answered meanwhile.

    Raises `PermissionDenied` when `by` may not write in the room.
    """
    if not Redactieruimte.objects.editable_by(by).filter(pk=ruimte.pk).exists():
        raise PermissionDenied
    with transaction.atomic():
        Maandmoment.objects.get_or_create(ruimte=ruimte, maand=maand, defaults={"door": by})
        moment = Maandmoment.objects.select_for_update().get(ruimte=ruimte, maand=maand)
        if moment.antwoorden.get(stap.naam, {}) != was:
            return None
        if moment.afgerond_op is None:
            moment.antwoorden = {**moment.antwoorden, stap.naam: antwoord}
            moment.door = by
            moment.save()
        return moment


def rond_af(moment: Maandmoment, *, by: Gebruiker) -> list[Werkregel]:
    """File every answer where it belongs, once; return what was made. Doing it twice makes nothing twice."""
    if not Redactieruimte.objects.editable_by(by).filter(pk=moment.ruimte_id).exists():
        raise PermissionDenied
    with transaction.atomic():
        moment = Maandmoment.objects.select_for_update().get(pk=moment.pk)
        if moment.afgerond_op is not None:
            return opgeborgen(moment)
        wijk = Wijk.objects.filter(ruimte=moment.ruimte).select_related("gemeente").first()
        opberger = Opberger(moment, wijk, by)
        made = [regel for stap in STAPPEN for regel in stap.berg_op(opberger, moment.antwoorden.get(stap.naam, {}))]
        moment.antwoorden = {**moment.antwoorden, "opgeborgen": [[r.titel, r.adres, r.bij] for r in made]}
        moment.afgerond_op, moment.door = timezone.now(), by
        moment.save()
        leg_vast("maandmoment afgerond", moment, by=by)
    return made


def opgeborgen(moment: Maandmoment) -> list[Werkregel]:
    """What filing this moment made, as it was called then."""
    return [Werkregel(*row) for row in moment.antwoorden.get("opgeborgen", [])]
