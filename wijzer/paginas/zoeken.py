# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A plain search over titles and summaries."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import CharField, JSONField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from redactie import haken
from redactie.views.openbaar import PaginaMixin

MAX_LENGTE = 200
MAX_WOORDEN = 8
PER_SOORT = 10
# Words that say nothing about what somebody looks for.
LEEG = {
    "aan", "als", "bij", "dat", "de", "den", "der", "deze", "die", "dit", "doet", "door", "een", "en", "er",
    "gaan", "het", "hoe", "ik", "in", "is", "je", "kan", "met", "naar", "niet", "of", "om", "ons", "onze", "op",
    "te", "tot", "u", "uit", "van", "veel", "voor", "waar", "wanneer", "wat", "we", "welke", "wie", "wij", "wil",
    "willen", "worden", "zijn", "zo",
}  # fmt: skip


@dataclass(frozen=True)
class Resultaat:
    """One thing that was found."""

    soort: str
    titel: str
    samenvatting: str
    adres: str
    gewicht: int


def zoekwoorden(vraag: str) -> list[str]:
    """Return the words to look for; punctuation separates words, and words without meaning are left out."""
    words = ["".join(c for c in word if c.isalnum()) for word in vraag[:MAX_LENGTE].lower().replace("-", " ").split()]
    words = [word for word in dict.fromkeys(words) if word]
    telling = [word for word in words if word not in LEEG]
    return (telling or words)[:MAX_WOORDEN]


def zoek(vraag: str) -> list[Resultaat]:
    """Return what is public and has a word of `vraag` in its title or summary, best first. One query.

    What has the words as its title comes first; then what has more of them, then what has them in its title.
    """
    woorden = zoekwoorden(vraag)
    if not woorden:
        return []
    queries = [_query(soort, nummer, woorden) for nummer, soort in enumerate(haken.VINDBAAR)]
    rows = queries[0].union(*queries[1:])
    exact = " ".join(vraag.lower().split())
    found = [_resultaat(row, woorden, exact) for row in rows]
    best = max((resultaat.gewicht // 10 for resultaat in found), default=0)
    # With many words, one of them alone says little.
    found = [resultaat for resultaat in found if resultaat.gewicht // 10 * 2 >= best]
    return sorted(found, key=lambda resultaat: (-resultaat.gewicht, resultaat.titel))


def _query(soort: haken.Vindbaar, nummer: int, woorden: list[str]) -> QuerySet:
    items = soort.model.objects.gepubliceerd().order_by()
    condition = Q()
    for veld in soort.velden:
        naam = veld
        if "__" not in veld and isinstance(soort.model._meta.get_field(veld), JSONField):
            naam = f"{veld}_tekst"
            items = items.annotate(**{naam: Cast(veld, TextField())})
        for woord in woorden:
            condition |= Q(**{f"{naam}__icontains": woord})
    kind = Value(str(nummer), output_field=CharField())
    return items.filter(condition).annotate(kind=kind).values_list("kind", "titel", "samenvatting", "slug").distinct()


def _resultaat(row: tuple[str, str, str, str], woorden: list[str], exact: str) -> Resultaat:
    nummer, titel, samenvatting, slug = row
    soort = haken.VINDBAAR[int(nummer)]
    in_titel = sum(woord in titel.lower() for woord in woorden)
    is_titel = len(woorden) if titel.lower() == exact else 0
    ergens = is_titel + sum(woord in f"{titel} {samenvatting}".lower() for woord in woorden)
    adres = soort.model(slug=slug).get_absolute_url()
    return Resultaat(soort.naam, titel, samenvatting, adres, max(ergens, 1) * 10 + min(in_titel, 9))


def zoeken(request: HttpRequest) -> HttpResponse:
    """The search page.

    Template `paginas/zoeken.html`, context `q`, `woorden`, `totaal`, `beste` (the three best of all), `groepen`:
    [(kind, number of results, [the first ten])], most results first.
    """
    q = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:MAX_LENGTE]
    resultaten = zoek(q)
    per_soort = groupby(sorted(resultaten, key=lambda r: r.soort), lambda r: r.soort)
    groepen = [(soort, list(rows)) for soort, rows in per_soort]
    groepen = [
        (soort, len(rows), sorted(rows, key=lambda r: (-r.gewicht, r.titel))[:PER_SOORT]) for soort, rows in groepen
    ]
    order = {soort.naam: place for place, soort in enumerate(haken.VINDBAAR)}
    pagina = PaginaMixin()
    pagina.kruimels = (("Zoeken", "/zoeken/"),)
    context = pagina.get_context_data(
        q=q,
        woorden=zoekwoorden(q),
        totaal=len(resultaten),
        beste=resultaten[:3],
        groepen=sorted(groepen, key=lambda groep: (-groep[2][0].gewicht, order[groep[0]])),
    )
    return render(request, "paginas/zoeken.html", context)
