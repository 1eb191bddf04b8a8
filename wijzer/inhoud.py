# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Load the launch content in `content/` through the models and the publication workflow.

`content/README.md` describes the form. Loading is repeatable: an item is written only when the file says something
else than the last time it was loaded, and left alone (and reported) when a person changed it in between.
"""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import yaml
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from markdown_it import MarkdownIt

from monitoring.leren.models import Deelname, Instrument, Oordeel, Zelfevaluatie
from monitoring.leren.models.zelfevaluatie import Oordeelsoort, Rondestaat
from monitoring.leren.zelfevaluaties import bewaar_ronde
from monitoring.meten.cijfers import maak_definitief, record_cijfer
from monitoring.meten.models import Cijfer, Duiding, Indicator, Leervraag, Monitorplan, Onderzoek, Veronderstelling
from monitoring.meten.perioden import lees_periode
from monitoring.verantwoorden.aandachtspunten import begin_draad, neem_beurt
from monitoring.verantwoorden.antwoordbrieven import leg_verstuurd_vast
from monitoring.verantwoorden.lezing import beeld_van_rijen
from monitoring.verantwoorden.models import (
    Aandachtspunt,
    Antwoordbrief,
    Beurt,
    Bijlage,
    Briefbijlage,
    Briefvraag,
    Overname,
    Product,
    Puntbron,
    Verslagantwoord,
    Verslagsoort,
)
from monitoring.verantwoorden.models import Verslag as Verslagrij
from monitoring.verantwoorden.models.aandachtspunt import Ligt, Puntstaat, Wie
from monitoring.verantwoorden.models.antwoordbrief import Briefstaat
from monitoring.verantwoorden.models.verslag import Verslagstaat
from monitoring.verantwoorden.models.verslagsoort import Veldsoort
from monitoring.verantwoorden.verslagen import leg_versie_vast, opzet_van, schone_gegevens, vul_velden
from redactie.models import (
    Begrip,
    Bron,
    Bronvermelding,
    Citaat,
    Gebruiker,
    Inhoudstand,
    Item,
    Nieuwsbericht,
    Ophaalverzoek,
    Pagina,
    Redactieruimte,
    Snelkoppeling,
    Status,
    Tegenspraak,
    Versie,
    Video,
)  # fmt: skip
from redactie.tekst import schoon
from redactie.velden import KeuzelijstField, RijkeTekstField
from redactie.versies import neem_op, pas_toe, vingerafdruk
from redactie.verwijzingen import werk_verwijzingen_bij
from redactie.workflow import transition
from toolkit.models import (
    Les,
    Menukaartonderwerp,
    Ontwikkeling,
    Praatplaat,
    Praktijkvoorbeeld,
    Thema,
    Tool,
    Toolregel,
    Vraag,
)
from wijken.models import (
    Besluit,
    Functierol,
    Gebeurtenis,
    Gemeente,
    Inbreng,
    Interventie,
    Organisatie,
    Overleg,
    Professional,
    Wijk,
)  # fmt: skip
from wijzer.zoeken.index import in_een_keer

NAMESPACE = uuid.UUID("5f0f8a52-4a0e-4c56-9c0a-0d6f6d1f2b11")

# Kind of content → model, in an order in which what is referred to comes first.
SOORTEN: dict[str, type[Item]] = {
    "gemeenten": Gemeente,
    "wijken": Wijk,
    "organisaties": Organisatie,
    "rollen": Functierol,
    "professionals": Professional,
    "overleggen": Overleg,
    "interventies": Interventie,
    "gebeurtenissen": Gebeurtenis,
    "besluiten": Besluit,
    "inbreng": Inbreng,
    "vragen": Vraag,
    "indicatoren": Indicator,
    "leervragen": Leervraag,
    "monitorplannen": Monitorplan,
    "tools": Tool,
    "lessen": Les,
    "praatplaten": Praatplaat,
    "praktijkvoorbeelden": Praktijkvoorbeeld,
    "ontwikkelingen": Ontwikkeling,
    "producten": Product,
    "menukaart": Menukaartonderwerp,
    "onderzoeken": Onderzoek,
    "veronderstellingen": Veronderstelling,
    "instrumenten": Instrument,
    "verslagsoorten": Verslagsoort,
    "begrippen": Begrip,
    "paginas": Pagina,
    "nieuws": Nieuwsbericht,
    "citaten": Citaat,
    "videos": Video,
    "ophaallijst": Ophaalverzoek,
    "snelnaar": Snelkoppeling,
    "tegenspraken": Tegenspraak,
}
# Kinds that only editors see: they have no public page and stay a concept.
ALLEEN_REDACTIE = {Ophaalverzoek}
# A key in the file that becomes rows of a part: key → (relation, fields every such row gets).
DEELSLEUTELS: dict[type[Item], dict[str, tuple[str, dict]]] = {
    Tool: {
        "stappen": ("regels", {"soort": "stap"}),
        "materialen": ("regels", {"soort": "materiaal"}),
        "valkuilen": ("regels", {"soort": "valkuil"}),
        "links": ("regels", {"soort": "link"}),
    },
    Vraag: {
        "varianten": ("regels", {"soort": "variant"}),
        "beginstappen": ("regels", {"soort": "beginstap"}),
    },
}
# A key in the file that has another name in the model, because the model's name was taken by the editors' own.
ANDERE_NAAM: dict[type[models.Model], dict[str, str]] = {
    Tool: {"eigenaar": "eigenaar_organisatie"},
    Toolregel: {"toelichting": "tekst"},
}
# Fields that version 0.2.0 did not have, as they are when nobody filled them in.
NIEUW_IN_0_3: dict[type[Item], dict] = {
    Tool: {
        "doelgroepen": [],
        "fasen": [],
        "tijd_minuten": None,
        "groep_min": None,
        "groep_max": None,
        "voorbereiding_minuten": None,
        "plek": "",
    },
}
# The same for version 0.4.0: fields, and relations to many.
NIEUW_IN_0_5: dict[type[Item], dict] = {
    Gebeurtenis: {"begintijd": None, "eindtijd": None, "onzeker": "", "ook_voor": []},
}
# The same for version 0.5.0.
NIEUW_IN_0_6: dict[type[Item], dict] = {
    Besluit: {
        "nodig_voor": None, "nodig_precisie": "dag", "gevraagd_op": None, "gevraagd_precisie": "dag",
        "interventies": [],
    },
}  # fmt: skip

markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


class Inhoudsfout(Exception):
    """Something in `content/` is wrong; the message names the file, the item and the key."""


@dataclass
class Verslag:
    """What a load did: labels of items per outcome."""

    nieuw: list[str] = field(default_factory=list)
    bijgewerkt: list[str] = field(default_factory=list)
    gelijk: list[str] = field(default_factory=list)
    met_rust_gelaten: list[str] = field(default_factory=list)


# --- Read ------------------------------------------------------------------------------------------------------


def _yaml(text: str) -> object:
    """Parse YAML safely; in C where the library has it, which is ten times faster."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  both loaders are safe


def lees(map: Path, soort: str) -> list[dict]:
    """Return the records of one kind, from `soort*.yaml` and `soort/*.md`, each with its slug."""
    records: list[dict] = []
    for path in sorted([*map.glob(f"{soort}.yaml"), *map.glob(f"{soort}-*.yaml")]):
        try:
            read = _yaml(path.read_text()) or []
        except yaml.YAMLError as error:
            raise Inhoudsfout(f"{path.name}: {error}") from error
        if not isinstance(read, list) or not all(isinstance(record, dict) for record in read):
            raise Inhoudsfout(f"{path.name}: hier hoort een lijst van onderdelen, elk met sleutels, te staan.")
        records += read
    for path in sorted((map / soort).glob("*.md")):
        try:
            _, kop, tekst = path.read_text().split("---\n", 2)
            records.append({"slug": path.stem, **(_yaml(kop) or {}), "tekst": tekst})
        except (yaml.YAMLError, ValueError, TypeError) as error:
            raise Inhoudsfout(f"{soort}/{path.name}: {error}") from error
    seen: set[str] = set()
    for record in records:
        slug = record.get("slug")
        if not slug or slug in seen:
            raise Inhoudsfout(f"{soort}: het adres (slug) {slug!r} ontbreekt of staat er twee keer.")
        seen.add(slug)
    return records


def als_html(tekst: str) -> str:
    """Return Markdown as clean HTML. A heading of the first level would compete with the title of the page."""
    return schoon(markdown.render(tekst or ""))


# --- Load ------------------------------------------------------------------------------------------------------


@transaction.atomic
def laad(map: Path, *, by: Gebruiker) -> Verslag:
    """Load everything in `map`, all or nothing; `by` must be a beheerder. Raises `Inhoudsfout`."""
    # Made once; who manages the site keeps them from then on.
    for record in _vast(map, "ruimten", "naam", "soort"):
        Redactieruimte.objects.get_or_create(slug=record.pop("slug"), defaults=record)
    for record in _vast(map, "bronnen", "titel", "uitgever", "datum_in_bron", "omschrijving", "url"):
        Bron.objects.get_or_create(code=record.pop("slug"), defaults=record)
    for record in _vast(map, "themas", "titel"):
        Thema.objects.get_or_create(slug=record.pop("slug"), defaults=record)
    verslag = Verslag()
    lader = _Lader(by, verslag)
    with in_een_keer():
        for soort, model in SOORTEN.items():
            for record in lees(map, soort):
                lader.laad_item(soort, model, record)
        _laad_rijen(map, "cijfers", _laad_cijfer, lader)
        _laad_rijen(map, "duidingen", _laad_duiding, lader)
        _laad_rijen(map, "zelfevaluaties", _laad_zelfevaluatie, lader)
        _laad_rijen(map, "verslagen", _laad_verslag, lader)
        _laad_rijen(map, "aandachtspunten", _laad_aandachtspunt, lader)
        _laad_rijen(map, "antwoordbrieven", _laad_antwoordbrief, lader)
        # After everything that is shown in a report, so that it is in what is kept of it.
        _leg_verslagen_vast(lader)
    return verslag


def _vast(map: Path, soort: str, naam: str, *meer: str) -> list[dict]:
    """Return the records of a kind that is no item: always with a `naam`, and nothing in them but their own keys."""
    records = lees(map, soort)
    for record in records:
        vreemd = {naam, *record} - {"slug", *({naam, *meer} & set(record))}
        if vreemd:
            sleutels = ", ".join(sorted(vreemd))
            raise Inhoudsfout(f"{soort}/{record['slug']}: sleutel ontbreekt of is onbekend: {sleutels}")
    return records


RIJFOUTEN = (
    ValidationError, IntegrityError, ValueError, KeyError, TypeError, FieldDoesNotExist, ObjectDoesNotExist,
)  # fmt: skip


def _laad_rijen(map: Path, soort: str, laad_een: Callable, lader: "_Lader") -> None:
    """Load records that are rows and no items: figures and what they mean."""
    for record in lees(map, soort):
        label = f"{soort}/{record.pop('slug')}"
        try:
            laad_een(label, dict(record), lader)
        except RIJFOUTEN as error:
            detail = "; ".join(error.messages) if isinstance(error, ValidationError) else repr(error)
            raise Inhoudsfout(f"{label}: {detail}") from error


def _plek_van_rij(record: dict, lader: "_Lader") -> dict:
    """Take from a record what it is about: the indicator, the wijk and the period."""
    periode = record.pop("periode", None)
    begin, einde = lees_periode(str(periode)) if periode else (None, None)
    return {
        "indicator_id": lader.sleutel(Indicator, record.pop("indicator")),
        "wijk_id": lader.sleutel(Wijk, record.pop("wijk")),
        "begin": begin,
        "einde": einde,
    }


def _laad_cijfer(label: str, record: dict, lader: "_Lader") -> None:
    """A figure of the launch content is final; what a person or a file wrote since is left alone."""
    plek = _plek_van_rij(record, lader)
    plek |= {naam: record.pop(naam, "") for naam in ("gebied", "leeftijd", "sekse", "groep")}
    oud = Cijfer.objects.filter(**plek).first()
    if oud is not None and oud.door_id != lader.by.pk:
        lader.verslag.met_rust_gelaten.append(label)
        return
    waarde = record.pop("waarde", None)
    bron = record.pop("bron", None)
    nieuw = record_cijfer(
        Indicator.objects.get(pk=plek.pop("indicator_id")),
        wijk=Wijk.objects.get(pk=plek.pop("wijk_id")),
        by=lader.by,
        waarde=None if waarde is None else Decimal(str(waarde)),
        bron=Bron.objects.get(code=bron) if bron else None,
        **plek,
        **record,
    )
    if oud is None:
        maak_definitief(Cijfer.objects.filter(pk=nieuw.pk), by=lader.by)
    _meld(label, lader, nieuw=oud is None, gelijk=oud is not None and oud.gewijzigd_op == nieuw.gewijzigd_op)


def _laad_duiding(label: str, record: dict, lader: "_Lader") -> None:
    """One per indicator, wijk, period and perspective."""
    plek = _plek_van_rij(record, lader) | {"perspectief": record.pop("perspectief")}
    bron = record.pop("bron", None)
    inhoud = {"wie": "", "plaats_in_bron": "", "publiek": True, **record}
    inhoud["bron_id"] = lader.sleutel(Bron, bron) if bron else None
    inhoud["tekst"] = inhoud["tekst"].strip()
    eerder = list(Duiding.objects.filter(**plek))
    van_ons = next((duiding for duiding in eerder if duiding.door_id == lader.by.pk), None)
    if eerder and van_ons is None:
        lader.verslag.met_rust_gelaten.append(label)
        return
    duiding = van_ons or Duiding(**plek, door=lader.by)
    gelijk = van_ons is not None and all(getattr(duiding, naam) == waarde for naam, waarde in inhoud.items())
    if not gelijk:
        for naam, waarde in inhoud.items():
            duiding._meta.get_field(naam.removesuffix("_id"))  # a key that does not exist is a mistake in the file
            setattr(duiding, naam, waarde)
        duiding.full_clean()
        duiding.save()
    _meld(label, lader, nieuw=van_ons is None, gelijk=gelijk)


def _laad_zelfevaluatie(label: str, record: dict, lader: "_Lader") -> None:
    """A round that a source tells of: adopted at once, made once, and left alone from then on."""
    ruimte = Redactieruimte.objects.get(slug=record.pop("ruimte"))
    bron = Bron.objects.get(code=record.pop("bron"))
    vindplaats = {"ruimte": ruimte, "bron": bron, "titel": record.pop("titel")}
    oud = Zelfevaluatie.objects.filter(**vindplaats).first()
    if oud is not None:
        lader.rondes[label] = oud
        (lader.verslag.gelijk if oud.door_id == lader.by.pk else lader.verslag.met_rust_gelaten).append(label)
        return
    deelnemers, oordelen = record.pop("deelnemers", None) or [], record.pop("oordelen", None) or []
    vorige, gebeurtenis = record.pop("vorige", None), record.pop("gebeurtenis", None)
    ronde = Zelfevaluatie(
        **vindplaats,
        instrument_id=lader.sleutel(Instrument, record.pop("instrument")),
        vorige=lader.rondes[f"zelfevaluaties/{vorige}"] if vorige else None,
        gebeurtenis_id=lader.sleutel(Gebeurtenis, gebeurtenis) if gebeurtenis else None,
        **record,
    )
    bewaar_ronde(ronde, by=lader.by)
    ronde.staat = Rondestaat.VASTGESTELD
    ronde.save()
    for deelnemer in deelnemers:
        deelname = Deelname(ronde=ronde, klaar=True, **deelnemer)
        deelname.full_clean()
        deelname.save()
    vragen = {vraag.nummer: vraag for vraag in ronde.vragen.all()}
    for oordeel in oordelen:
        rij = Oordeel(vraag=vragen[oordeel.pop("nummer")], soort=Oordeelsoort.GEZAMENLIJK, **oordeel)
        rij.full_clean()
        rij.save()
    lader.rondes[label] = ronde
    lader.verslag.nieuw.append(label)


TEKST_VAN_RONDE = ("met_wie", "opmerkingen", "leernetwerk", "toelichtingen", "aanvullingen", "wijken")


def _laad_verslag(label: str, record: dict, lader: "_Lader") -> None:
    """A report that a source holds, as it was in the end: made once, and left alone from then on."""
    slug = label.split("/", 1)[1]
    oud = Verslagrij.objects.filter(slug=slug).first()
    if oud is not None:
        ander = oud.door_id != lader.by.pk or oud.antwoorden.exclude(door=lader.by).exists()
        (lader.verslag.met_rust_gelaten if ander else lader.verslag.gelijk).append(label)
        return
    soort = Verslagsoort.objects.get(pk=lader.sleutel(Verslagsoort, record.pop("soort")))
    antwoorden, bijlagen = record.pop("antwoorden", None) or {}, record.pop("bijlagen", None) or []
    wijk = record.pop("wijk", None)
    verslag = Verslagrij(
        slug=slug, soort=soort, soort_versie=soort.versie, opzet=opzet_van(soort), door=lader.by,
        ruimte=Redactieruimte.objects.get(slug=record.pop("ruimte")),
        wijk_id=lader.sleutel(Wijk, wijk) if wijk else None,
        bron_id=lader.sleutel(Bron, record.pop("bron")), staat=Verslagstaat(record.pop("staat")),
        inleiding=als_html(record.pop("inleiding", "")), **record,
    )  # fmt: skip
    verslag.full_clean()
    verslag.save()
    velden = {veld["sleutel"]: veld for veld in verslag.opzet["velden"]}
    for sleutel in [*velden, *(naam for naam in antwoorden if naam not in velden)]:
        if sleutel not in velden:
            raise ValueError(f"de soort {soort.slug!r} heeft geen vraag {sleutel!r}")
        _laad_antwoord(verslag, velden[sleutel], antwoorden.get(sleutel) or {}, lader)
    for bijlage in bijlagen:
        rij = Bijlage(verslag=verslag, **bijlage)
        rij.full_clean()
        rij.save()
    lader.verslagen.append(verslag)
    lader.verslag.nieuw.append(label)


def _laad_antwoord(verslag: Verslagrij, veld: dict, record: dict, lader: "_Lader") -> None:
    record = dict(record)
    per_wijk, gegevens = {}, {}
    if veld["soort"] == Veldsoort.ZELFEVALUATIE:
        gegevens = {naam: record.pop(naam) for naam in TEKST_VAN_RONDE if naam in record}
        if ronde := record.pop("ronde", None):
            gegevens["ronde"] = lader.rondes[f"zelfevaluaties/{ronde}"].pk
        gegevens = schone_gegevens(verslag, gegevens)
    elif (per_wijk := record.pop("wijken", None) or {}) and not veld["per_wijk"]:
        raise ValueError(f"de vraag {veld['sleutel']!r} heeft geen antwoord per wijk")
    for wijk, delen in [(None, record), *per_wijk.items()]:
        vreemd = set(delen) - {"ja", "nee", "tekst", "aanvulling", "plaats"}
        if vreemd:
            raise ValueError(f"{veld['sleutel']}: onbekende sleutel {', '.join(sorted(vreemd))}")
        antwoord = Verslagantwoord(
            verslag=verslag, veld_sleutel=veld["sleutel"], wijk_id=lader.sleutel(Wijk, wijk) if wijk else None,
            ja=bool(delen.get("ja")), nee=bool(delen.get("nee")), tekst=als_html(delen.get("tekst", "")),
            aanvulling=als_html(delen.get("aanvulling", "")), gegevens=gegevens if wijk is None else {}, klaar=True,
            plaats_in_bron=delen.get("plaats", ""), door=lader.by,
        )  # fmt: skip
        antwoord.full_clean()
        antwoord.save()


VERSIE_1_ONBEKEND = "Versie 1 staat niet in de bronnen. Wij kennen haar alleen uit de brief met vragen."


def _leg_verslagen_vast(lader: "_Lader") -> None:
    """Keep the version of each report that was just loaded: with its threads, and nothing else that is pulled in.

    Of a supplemented report only the second version is in the sources, so that is the one there is.
    """
    for verslag in lader.verslagen:
        draden = [veld["sleutel"] for veld in verslag.opzet["velden"] if veld["soort"] == Veldsoort.DRADEN]
        vul_velden(verslag, draden)
        if verslag.te_schrijven:
            continue
        aangevuld = verslag.staat in (Verslagstaat.AANGEVULD, Verslagstaat.VRAGEN_ONTVANGEN)
        leg_versie_vast(
            verslag, beeld_van_rijen(verslag, met_cijfers=False), by=lader.by, is_aanvulling=aangevuld, op=None,
            nummer=2 if aangevuld else 1, noot=VERSIE_1_ONBEKEND if aangevuld else "",
        )  # fmt: skip


# Which state of a thread says with whom it lies after its last turn.
LIGT_BIJ = {
    Puntstaat.OPEN_BIJ_ONS: Ligt.ONS, Puntstaat.OPEN_BIJ_FUNDER: Ligt.FUNDER, Puntstaat.BEANTWOORD: Ligt.NIEMAND,
    Puntstaat.GEACCEPTEERD: Ligt.NIEMAND,
}  # fmt: skip


def _rij_stand(rij: models.Model, afdruk: str) -> bool:
    """Whether a row was loaded from a record with this fingerprint."""
    soort = ContentType.objects.get_for_model(rij)
    return Inhoudstand.objects.filter(content_type=soort, object_id=rij.pk, vingerafdruk=afdruk).exists()


def _onthoud(rij: models.Model, afdruk: str) -> None:
    Inhoudstand.objects.update_or_create(
        content_type=ContentType.objects.get_for_model(rij), object_id=rij.pk, defaults={"vingerafdruk": afdruk}
    )


def _afdruk_van(record: dict) -> str:
    return vingerafdruk(json.loads(json.dumps(record, default=str)))


def _laad_aandachtspunt(label: str, record: dict, lader: "_Lader") -> None:
    """A thread with the funder; one in which a person wrote is left alone."""
    slug, afdruk = label.partition("/")[2], _afdruk_van(record)
    oud = Aandachtspunt.objects.filter(slug=slug).first()
    if oud is not None and oud.door_id != lader.by.pk:
        lader.verslag.met_rust_gelaten.append(label)
        return
    if oud is not None and _rij_stand(oud, afdruk):
        lader.verslag.gelijk.append(label)
        return
    beurten, bronnen = record.pop("beurten", None) or [], record.pop("bronnen", None) or []
    staat = Puntstaat(record.pop("staat"))
    if staat not in LIGT_BIJ:
        raise ValueError(f"staat kan niet {staat.value!r} zijn")
    verslag, eerder = record.pop("verslag", None), record.pop("eerder", None)
    punt = oud or Aandachtspunt(slug=slug)
    punt.ruimte = Redactieruimte.objects.get(slug=record.pop("ruimte"))
    punt.verslag_id = lader.sleutel(Verslagrij, verslag) if verslag else None
    punt.eerder_id = Aandachtspunt.objects.get(slug=eerder).pk if eerder else None
    for naam, waarde in record.items():
        punt._meta.get_field(naam)  # a key that does not exist is a mistake in the file
        setattr(punt, naam, waarde or "")
    punt.staat, punt.geaccepteerd_door = Puntstaat.OPEN_BIJ_ONS, ""
    if oud is not None:
        punt.beurten.all().delete()
        punt.bronnen.all().delete()
    begin_draad(punt, by=lader.by)
    for nummer, beurt in enumerate(beurten, start=1):
        wijk = beurt.get("wijk")
        rij = Beurt(
            wie=Wie(beurt["wie"]), datum=beurt.get("datum"), datum_in_bron=beurt.get("datum_in_bron") or "",
            precisie=beurt.get("precisie") or ("dag" if beurt.get("datum") else "onbekend"),
            tekst=als_html(beurt["tekst"]), plaats=beurt.get("plaats") or "",
            wijk_id=lader.sleutel(Wijk, wijk) if wijk else None,
            ligt_bij=LIGT_BIJ[staat] if nummer == len(beurten) else "",
        )  # fmt: skip
        neem_beurt(punt, rij, by=lader.by)
        Beurt.objects.filter(pk=rij.pk).update(volgorde=nummer)  # the order of the file is that of the source
    for bron in bronnen:
        Puntbron.objects.create(punt=punt, bron_id=lader.sleutel(Bron, bron["bron"]), plaats=bron.get("plaats") or "")
    punt.refresh_from_db()
    if punt.staat != staat:
        punt.staat, punt.geaccepteerd_door = staat, punt.ander if staat == Puntstaat.GEACCEPTEERD else ""
        punt.full_clean()
        punt.save()
    _onthoud(punt, afdruk)
    lader.geschreven_punten.add(punt.pk)
    _meld(label, lader, nieuw=oud is None, gelijk=False)


def _laad_antwoordbrief(label: str, record: dict, lader: "_Lader") -> None:
    """A letter that a source holds: frozen as it was sent. One that a person touched is left alone."""
    slug, afdruk = label.partition("/")[2], _afdruk_van(record)
    oud = Antwoordbrief.objects.filter(slug=slug).first()
    if oud is not None:
        if oud.door_id != lader.by.pk or Overname.objects.filter(vraag__brief=oud).exists():
            lader.verslag.met_rust_gelaten.append(label)
            return
        punten = set(oud.vragen.order_by().values_list("punt", flat=True))
        if _rij_stand(oud, afdruk) and not punten & lader.geschreven_punten:
            lader.verslag.gelijk.append(label)
            return
    vragen, bijlagen = record.pop("vragen", None) or [], record.pop("bijlagen", None) or []
    bronnen, agenda = record.pop("bronnen", None) or [], record.pop("agenda", None) or {}
    verslag = record.pop("verslag", None)
    brief = oud or Antwoordbrief(slug=slug)
    brief.ruimte = Redactieruimte.objects.get(slug=record.pop("ruimte"))
    brief.verslag_id = lader.sleutel(Verslagrij, verslag) if verslag else None
    brief.agenda_van, brief.agenda_tot = agenda.get("van"), agenda.get("tot")
    brief.bron_id = lader.sleutel(Bron, bronnen[0]["bron"]) if bronnen else None
    brief.plaats_in_bron = bronnen[0].get("plaats") or "" if bronnen else ""
    for naam, waarde in record.items():
        rijk = isinstance(brief._meta.get_field(naam), RijkeTekstField)
        setattr(brief, naam, als_html(waarde) if rijk else waarde if waarde is not None or naam == "datum" else "")
    if "precisie" not in record:
        brief.precisie = "dag" if brief.datum else "onbekend"
    brief.staat, brief.beeld, brief.door = Briefstaat.CONCEPT, None, lader.by
    brief.full_clean()
    brief.save()
    brief.vragen.all().delete()
    brief.bijlagen.all().delete()
    for plek, vraag in enumerate(sorted(vragen, key=lambda rij: rij.get("nummer", 0)), start=1):
        rij = Briefvraag(
            brief=brief, punt=Aandachtspunt.objects.get(slug=vraag["aandachtspunt"]), volgorde=plek,
            citaat=" ".join(vraag["citaat"].split()), pagina=str(vraag.get("pagina") or ""),
        )  # fmt: skip
        rij.full_clean()
        rij.save()
    for plek, bijlage in enumerate(bijlagen, start=1):
        velden = {"titel": bijlage} if isinstance(bijlage, str) else {**bijlage}
        rij = Briefbijlage(brief=brief, **{"nummer": plek, **velden})
        rij.full_clean()
        rij.save()
    leg_verstuurd_vast(brief, by=lader.by)
    _onthoud(brief, afdruk)
    _meld(label, lader, nieuw=oud is None, gelijk=False)


def _meld(label: str, lader: "_Lader", *, nieuw: bool, gelijk: bool) -> None:
    verslag = lader.verslag
    (verslag.nieuw if nieuw else verslag.gelijk if gelijk else verslag.bijgewerkt).append(label)


def _stand(item: Item, inhoud: dict) -> str:
    """Return the fingerprint of an item as loaded: its content and whether it is public."""
    return vingerafdruk({"status": item.status, **inhoud})


def _zonder(inhoud: dict, nieuw: dict) -> dict:
    """Return a snapshot without the fields and relations that are `nieuw` and that nobody filled in."""
    delen = {
        deel: {naam: waarde for naam, waarde in inhoud[deel].items() if naam not in nieuw or waarde != nieuw[naam]}
        for deel in ("velden", "koppelingen")
    }
    return {**inhoud, **delen}


def _stand_van_0_5(item: Item, inhoud: dict) -> str:
    """The same as version 0.5.0 wrote it, before a decision had a day by which it is needed."""
    return _stand(item, _zonder(inhoud, NIEUW_IN_0_6.get(type(item), {})))


def _stand_van_0_4(item: Item, inhoud: dict) -> str:
    """The same as version 0.4.0 wrote it, before an event had hours and bodies that are invited too."""
    return _stand_van_0_5(item, _zonder(inhoud, NIEUW_IN_0_5.get(type(item), {})))


def _stand_van_0_2(item: Item, inhoud: dict) -> str:
    """The same as version 0.2.0 wrote it, before a tool had the fields by which it is chosen; nobody filled them in."""
    return _stand_van_0_4(item, _zonder(inhoud, NIEUW_IN_0_3.get(type(item), {})))


def _stand_van_0_1(item: Item, inhoud: dict) -> str:
    """The same as version 0.1.0 wrote it, when the day of checking was still part of the content."""
    day = item.gecontroleerd_op.isoformat() if item.gecontroleerd_op else None
    return _stand_van_0_2(item, {**inhoud, "velden": {**inhoud["velden"], "gecontroleerd_op": day}})


def _zoals_bewaard(veld: models.Field, waarde: object) -> object:
    """Return a value as a snapshot has it once it was stored."""
    if isinstance(veld, models.DecimalField) and waarde is not None:
        return f"{Decimal(str(waarde)):.{veld.decimal_places}f}"
    if isinstance(veld, KeuzelijstField):
        onbekend = set(waarde or ()) - dict(veld.keuzes).keys()
        if onbekend:
            raise ValueError(f"{veld.name} kan niet {', '.join(sorted(onbekend))} zijn")
        return [keuze for keuze, _ in veld.keuzes if keuze in (waarde or ())]
    return waarde


class _Lader:
    """Turns records into snapshots, and snapshots into items."""

    def __init__(self, by: Gebruiker, verslag: Verslag) -> None:
        self.by, self.verslag = by, verslag
        self.sleutels: dict[type[models.Model], dict[str, int]] = {}
        self.rondes: dict[str, Zelfevaluatie] = {}
        self.verslagen: list[Verslagrij] = []
        self.geschreven_punten: set[int] = set()

    def laad_item(self, soort: str, model: type[Item], record: dict) -> None:
        label = f"{soort}/{record['slug']}"
        try:
            self._laad_item(label, model, dict(record))
        except (ValidationError, IntegrityError, ValueError, KeyError, TypeError) as error:
            detail = "; ".join(error.messages) if isinstance(error, ValidationError) else repr(error)
            raise Inhoudsfout(f"{label}: {detail}") from error

    def _laad_item(self, label: str, model: type[Item], record: dict) -> None:
        slug = record["slug"]
        status = Status(record.pop("status", Status.CONCEPT if model in ALLEEN_REDACTIE else Status.GEPUBLICEERD))
        ruimtenaam = record.pop("ruimte", slug if model is Wijk else "gedeeld")
        ruimte = Redactieruimte.objects.filter(slug=ruimtenaam).first()
        if ruimte is None:
            raise ValueError(f"ruimte {ruimtenaam!r} bestaat niet")
        inhoud = self._inhoud(label, model, record)
        item = model.objects.filter(slug=slug).first()
        if item is None:
            velden = {model._meta.get_field(naam): waarde for naam, waarde in inhoud["velden"].items()}
            item = model(ruimte=ruimte, **{veld.attname: veld.to_python(waarde) for veld, waarde in velden.items()})
            item.save()
            self._schrijf(item, inhoud, status)
            self.verslag.nieuw.append(label)
            return
        soort = ContentType.objects.get_for_model(item)
        stand = Inhoudstand.objects.filter(content_type=soort, object_id=item.pk).first()
        nu = neem_op(item)
        bekend = (
            _stand(item, nu), _stand_van_0_5(item, nu), _stand_van_0_4(item, nu), _stand_van_0_2(item, nu),
            _stand_van_0_1(item, nu),
        )  # fmt: skip
        if stand is None or stand.vingerafdruk not in bekend or Versie.objects.van(item).werkkopieen().exists():
            self.verslag.met_rust_gelaten.append(label)
        elif nu == self._aangevuld(nu, inhoud):
            self.verslag.gelijk.append(label)
        else:
            self._schrijf(item, inhoud, status)
            self.verslag.bijgewerkt.append(label)

    def _schrijf(self, item: Item, inhoud: dict, status: Status) -> None:
        if gemist := pas_toe(item, inhoud):
            raise ValueError("; ".join(gemist))
        item.refresh_from_db()
        item.full_clean(exclude=["ruimte"])
        if status == Status.GEPUBLICEERD:
            item = transition(item, Status.GEPUBLICEERD, by=self.by, toelichting="startinhoud", nagekeken=True)
        else:
            werk_verwijzingen_bij(item)
        Inhoudstand.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(item),
            object_id=item.pk,
            defaults={"vingerafdruk": _stand(item, neem_op(item))},
        )

    @staticmethod
    def _aangevuld(nu: dict, inhoud: dict) -> dict:
        """Return the snapshot `nu` with what the file says in it; what the file does not name stays."""
        return {
            "velden": nu["velden"] | inhoud["velden"],
            "koppelingen": nu["koppelingen"] | inhoud["koppelingen"],
            "onderdelen": nu["onderdelen"] | inhoud["onderdelen"],
        }

    def _inhoud(self, label: str, model: type[Item], record: dict) -> dict:
        """Return a (partial) snapshot of what the record says."""
        delen: dict[str, list[dict]] = {naam: [] for naam in model.onderdelen}
        deelsleutels = DEELSLEUTELS.get(model, {naam: (naam, {}) for naam in model.onderdelen})
        for sleutel, (relatie, vast) in deelsleutels.items():
            deelmodel = model._meta.get_field(relatie).related_model
            for rij in record.pop(sleutel, None) or []:
                skip = {model._meta.get_field(relatie).field.name}
                delen[relatie].append(
                    self._deel(f"{label}/{sleutel}", deelmodel, {**vast, **rij}, len(delen[relatie]), skip)
                )
        delen["bronvermeldingen"] = [
            self._deel(f"{label}/bronnen", Bronvermelding, rij, nummer, {"content_type", "object_id"})
            for nummer, rij in enumerate(record.pop("bronnen", None) or [])
        ]
        return self._rij(label, model, record) | {"onderdelen": delen}

    def _deel(self, label: str, model: type[models.Model], rij: dict, nummer: int, skip: set[str]) -> dict:
        """Return the snapshot of a part; `skip` names the fields that point back to the item."""
        rij = dict(rij)
        if "soort" in rij and "slug" in rij:  # a reference to any item, as in `betreft`
            doel = SOORTEN[rij.pop("soort")]
            rij = {
                "content_type": ContentType.objects.get_for_model(doel).pk,
                "object_id": self.sleutel(doel, rij["slug"]),
            }
        said = self._rij(label, model, rij | {"volgorde": nummer})
        unsaid = {
            veld.name: _zoals_bewaard(veld, veld.value_from_object(model()))
            for veld in model._meta.concrete_fields
            if not veld.primary_key and veld.name not in skip
        }
        return {"id": str(uuid.uuid5(NAMESPACE, f"{label}/{nummer}")), **said, "velden": unsaid | said["velden"]}

    def _rij(self, label: str, model: type[models.Model], record: dict) -> dict:
        velden, koppelingen = {}, {}
        for sleutel, waarde in record.items():
            naam = ANDERE_NAAM.get(model, {}).get(sleutel, sleutel)
            try:
                veld = model._meta.get_field(naam)
            except FieldDoesNotExist as error:
                raise ValueError(f"{label}: onbekende sleutel {naam!r}") from error
            if veld.many_to_many:
                koppelingen[naam] = sorted(self.sleutel(veld.related_model, slug) for slug in waarde or [])
            elif veld.is_relation:
                is_sleutel = waarde is None or isinstance(waarde, int)
                velden[naam] = waarde if is_sleutel else self.sleutel(veld.related_model, waarde)
            elif isinstance(veld, RijkeTekstField):
                velden[naam] = als_html(waarde)
            elif isinstance(veld, models.DateField):
                if waarde and not isinstance(waarde, date):
                    raise ValueError(f"{label}: {naam} is geen datum: {waarde!r}")
                velden[naam] = waarde.isoformat() if waarde else None
            elif isinstance(veld, models.TimeField):
                velden[naam] = time.fromisoformat(waarde).isoformat() if waarde else None
            elif isinstance(veld, models.CharField | models.TextField):
                velden[naam] = " ".join(str(waarde).split()) if waarde is not None else ""
                if veld.choices and velden[naam] not in dict(veld.flatchoices):
                    raise ValueError(f"{label}: {naam} kan niet {waarde!r} zijn")
                if veld.max_length and len(velden[naam]) > veld.max_length:
                    raise ValueError(f"{label}: {naam} is {len(velden[naam])} tekens, er passen er {veld.max_length}")
            else:
                velden[naam] = _zoals_bewaard(veld, waarde)
        return {"velden": velden, "koppelingen": koppelingen}

    def sleutel(self, model: type[models.Model], slug: str) -> int:
        """Return the key of the row with this slug (for a source: its code)."""
        if model not in self.sleutels or slug not in self.sleutels[model]:
            naam = "code" if model is Bron else "slug"
            self.sleutels[model] = dict(model._base_manager.values_list(naam, "pk"))
        try:
            return self.sleutels[model][slug]
        except KeyError as error:
            raise ValueError(f"{model._meta.verbose_name} {slug!r} bestaat niet") from error
