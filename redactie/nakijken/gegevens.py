# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What belongs to an item besides its text: a source, a summary, an owner, a date of checking, a name of its own."""

import difflib
import re
from collections.abc import Iterator
from datetime import date

from redactie.models import Gebruiker, Redactieruimte
from redactie.models.item import GEEN_BRON
from redactie.nakijken.stuk import BLOKKADE, Opmerking, Stuk
from redactie.versheid import termijnen, verouderd

MAX_SAMENVATTING = 160
BIJNA_GELIJK = 0.9
MAX_TITELS = 3_000


def kijk_klaar_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    """What the kind itself asks before it can be public; the workflow asks it once more when it counts."""
    if stuk.pk is not None:
        for probleem in stuk.item.publicatieproblemen():
            if probleem != GEEN_BRON:  # of the rows; the rule below looks at what is being typed
                yield Opmerking("nog-nodig", BLOKKADE, "dit stuk", probleem, "", "", "titel")
    if not stuk.delen["bronvermeldingen"]:
        yield Opmerking(
            "zonder-bron", BLOKKADE, "bronvermeldingen", "Er staat nog geen bron bij.", GEEN_BRON, "",
            "redactie-bronvermelding-content_type-object_id-0-bron",
        )  # fmt: skip


def kijk_gegevens_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    samenvatting = stuk.velden.get("samenvatting") or ""
    if not samenvatting.strip() and stuk.model.url_naam:
        yield stuk.tip(
            "samenvatting", "zonder-samenvatting", "Er is nog geen samenvatting.",
            "Zeg in een of twee zinnen waar dit over gaat. Dat staat op het kaartje en in zoekmachines.",
        )  # fmt: skip
    if len(samenvatting) > MAX_SAMENVATTING:
        yield stuk.tip(
            "samenvatting", "lange-samenvatting", f"De samenvatting is {len(samenvatting)} tekens lang.",
            f"Zoekmachines tonen er ongeveer {MAX_SAMENVATTING}. Zet het belangrijkste vooraan.", samenvatting[:60],
        )  # fmt: skip
    for naam, zin, doe in stuk.model.aanraders(stuk.velden):
        yield stuk.tip(naam, f"eigen-tip-{naam}", zin, doe)
    yield from _eigenaar(stuk)
    yield from _controle(stuk)


def _eigenaar(stuk: Stuk) -> Iterator[Opmerking]:
    sleutel = stuk.velden.get("eigenaar")
    eigenaar = Gebruiker.objects.filter(pk=sleutel).first() if sleutel else None
    if eigenaar is None:
        yield stuk.tip(
            "eigenaar", "zonder-eigenaar", "Niemand houdt dit stuk bij.",
            "Kies wie dit elk jaar nakijkt. Dat kun je zelf zijn.",
        )  # fmt: skip
    elif not Redactieruimte.objects.editable_by(eigenaar).filter(pk=stuk.item.ruimte_id).exists():
        yield stuk.tip(
            "eigenaar", "eigenaar-vertrokken", f"{eigenaar} houdt dit bij, maar werkt hier niet meer.",
            "Kies iemand anders.", str(eigenaar),
        )  # fmt: skip


def _controle(stuk: Stuk) -> Iterator[Opmerking]:
    """Public content that nobody has looked at since the term of its kind passed."""
    maanden = termijnen()[stuk.model]
    if verouderd(stuk.model.objects.filter(pk=stuk.pk), maanden).exists():
        yield stuk.tip(
            "gecontroleerd_op", "lang-niet-nagekeken", f"Niemand heeft dit de laatste {maanden} maanden nagekeken.",
            "Lees het na. Klopt het nog? Zeg dat dan bij dit stuk.",
        )  # fmt: skip


def _datum(waarde: date | str | None) -> date | None:
    return date.fromisoformat(waarde[:10]) if isinstance(waarde, str) and waarde else waarde or None


def kijk_titel_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    """Another item of this kind, among what the person may see, with the same or nearly the same title."""
    titel = _genormaliseerd(stuk.velden.get("titel") or "")
    if not titel or stuk.velden["titel"].startswith("("):  # words that stand for a title the source does not have
        return
    anderen = stuk.model.objects.visible_for(voor).exclude(pk=stuk.pk)
    if "datum" in stuk.velden:  # a meeting has the same name each time
        anderen = anderen.filter(datum=_datum(stuk.velden["datum"]))
    if stuk.velden.get("wijk"):  # and each wijk may call what it does by the same name
        anderen = anderen.filter(wijk=stuk.velden["wijk"])
    vergelijk = difflib.SequenceMatcher(b=titel, autojunk=False)
    for ander in anderen.order_by("pk").values_list("titel", flat=True)[:MAX_TITELS]:
        genormaliseerd = _genormaliseerd(ander)
        vergelijk.set_seq1(genormaliseerd)
        if genormaliseerd == titel or (
            _cijfers(genormaliseerd) == _cijfers(titel)
            and vergelijk.real_quick_ratio() > BIJNA_GELIJK
            and vergelijk.quick_ratio() > BIJNA_GELIJK
            and vergelijk.ratio() > BIJNA_GELIJK
        ):
            yield stuk.tip(
                "titel", "dubbele-titel", f"Er is al iets met (bijna) deze titel: “{ander}”.",
                "Is het hetzelfde? Werk dan dat andere bij. Zo niet: kies een titel die het verschil laat zien.", ander,
            )  # fmt: skip
            return


def _genormaliseerd(titel: str) -> str:
    return " ".join(re.findall(r"\w+", titel.lower()))


def _cijfers(titel: str) -> list[str]:
    return re.findall(r"\d+", titel)
