# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What tools and lessons can be chosen by: the facets, and what an item has of each.

An item can have more than one value of a facet: a tool of twenty minutes also fits in an hour. Where no source says
anything, the value is `NIET_VASTGELEGD`; it is never a guess.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models

from toolkit.models import Thema, Vraag
from toolkit.models.les import Gedaan, Lessoort, Niveau
from toolkit.models.tool import Doelgroep, Fase, Plek, Toolsoort
from wijken.models import Wijk

NIET_VASTGELEGD = "niet_vastgelegd"
ONBEKEND = (NIET_VASTGELEGD, "niet vastgelegd")
DUREN = (
    ("30-minuten", "t/m 30 minuten", 30),
    ("uur", "t/m een uur", 60),
    ("dagdeel", "t/m een dagdeel (4 uur)", 240),
    ("dag", "t/m een dag", 480),
)  # minutes
LANGER = ("langer", "langer dan een dag")
GEEN = ("geen", "niet nodig")
GROEPEN = (
    ("1-2", "alleen of met twee", 1, 2),
    ("3-8", "3 t/m 8 mensen", 3, 8),
    ("9-20", "9 t/m 20 mensen", 9, 20),
    ("meer", "meer dan 20 mensen", 21, float("inf")),
)  # people
PLEKKEN = {Plek.FYSIEK: ["fysiek"], Plek.ONLINE: ["online"], Plek.ALLEBEI: ["fysiek", "online"]}


@dataclass(frozen=True)
class Veldfacet:
    """Choices out of a fixed list, by one or more fields of the item. `waarden` takes what stands in these."""

    naam: str
    label: str
    keuzes: list[tuple[str, str]]
    velden: tuple[str, ...]
    waarden: Callable[..., Iterable[str]]
    ingeklapt: bool = False
    met_naam: bool = False  # a choice says little without the name of the facet, as in "Tijd: t/m een uur"


@dataclass(frozen=True)
class Relatiefacet:
    """Choices out of another model, by slug: those that are public."""

    naam: str
    label: str
    veld: str
    doel: type[models.Model]
    labelveld: str = "titel"
    ingeklapt: bool = False
    met_naam: bool = False


Facetsoort = Veldfacet | Relatiefacet


def keuzeveld(naam: str, label: str, keuzes: list[tuple[str, str]], **opties) -> Veldfacet:
    """The facet of a field with one value."""
    return Veldfacet(naam, label, keuzes, (naam,), lambda waarde: [waarde], **opties)


def keuzelijst(naam: str, label: str, veld: str, keuzes: list[tuple[str, str]]) -> Veldfacet:
    """The facet of a field with a list of values."""
    return Veldfacet(
        naam, label, [*keuzes, ONBEKEND], (veld,), lambda waarden: waarden or [NIET_VASTGELEGD],
        ingeklapt=True, met_naam=True,
    )  # fmt: skip


def duren(minuten: int | None) -> list[str]:
    """Return how much time somebody may have for something that takes `minuten`."""
    if minuten is None:
        return [NIET_VASTGELEGD]
    return [waarde for waarde, _, hoogste in DUREN if minuten <= hoogste] or [LANGER[0]]


def voorbereidingen(minuten: int | None) -> list[str]:
    """Return the same for preparing, which can also take nothing."""
    return [GEEN[0], *duren(minuten)] if minuten == 0 else duren(minuten)


def groepen(groep_min: int | None, groep_max: int | None) -> list[str]:
    """Return the sizes of group of which at least one number of people fits."""
    if groep_min is None and groep_max is None:
        return [NIET_VASTGELEGD]
    van, tot = groep_min or 1, groep_max or float("inf")
    return [waarde for waarde, _, eerste, laatste in GROEPEN if van <= laatste and tot >= eerste]


def plekken(plek: str) -> list[str]:
    return PLEKKEN.get(plek, [NIET_VASTGELEGD])


DUURKEUZES = [*((waarde, label) for waarde, label, _ in DUREN), LANGER]
TOOLFACETTEN: tuple[Facetsoort, ...] = (
    Relatiefacet("vraag", "Vraag", "vragen", Vraag, "kort"),
    keuzeveld("soort", "Soort", Toolsoort.choices),
    Relatiefacet("thema", "Thema", "themas", Thema),
    keuzelijst("doelgroep", "Voor wie", "doelgroepen", Doelgroep.choices),
    keuzelijst("fase", "Bij welke stap", "fasen", Fase.choices),
    Veldfacet(
        "tijd", "Tijd", [*DUURKEUZES, ONBEKEND], ("tijd_minuten",), duren,
        ingeklapt=True, met_naam=True,
    ),
    Veldfacet(
        "groep", "Groepsgrootte", [*((waarde, label) for waarde, label, *_ in GROEPEN), ONBEKEND],
        ("groep_min", "groep_max"), groepen, ingeklapt=True, met_naam=True,
    ),
    Veldfacet(
        "voorbereiding", "Voorbereiding", [GEEN, *DUURKEUZES, ONBEKEND], ("voorbereiding_minuten",),
        voorbereidingen, ingeklapt=True, met_naam=True,
    ),
    Veldfacet(
        "plek", "Bij elkaar of online", [("fysiek", "bij elkaar"), ("online", "online"), ONBEKEND], ("plek",), plekken,
        ingeklapt=True, met_naam=True,
    ),
    Relatiefacet("wijk", "Gebruikt in", "wijken", Wijk),
)  # fmt: skip
LESFACETTEN: tuple[Facetsoort, ...] = (
    Relatiefacet("vraag", "Vraag", "vragen", Vraag, "kort"),
    keuzeveld("niveau", "Geldt voor", Niveau.choices),
    keuzeveld("soort", "Soort", Lessoort.choices),
    Relatiefacet("thema", "Thema", "themas", Thema),
    Relatiefacet("wijk", "Wijk", "wijk", Wijk),
    Veldfacet(
        "gedaan", "Wat is ermee gedaan", [*(keuze for keuze in Gedaan.choices if keuze[0] != ONBEKEND[0]), ONBEKEND],
        ("stand",), lambda stand: [stand], ingeklapt=True, met_naam=True,
    ),
)  # fmt: skip
