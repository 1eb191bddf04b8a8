# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The search page, and what it suggests while somebody types."""

from functools import cache
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from redactie.views.openbaar import PaginaMixin
from wijzer.navigatie import HOOFDMENU, VOETMENU, Link
from wijzer.zoeken.vraag import schone_vraag
from wijzer.zoeken.woorden import LEEG, stammen
from wijzer.zoeken.zoek import MAX_PAGINAS, PER_PAGINA, Uitkomst, dichtbij, suggesties, zoek


def zoeken(request: HttpRequest) -> HttpResponse:
    """The search page.

    Template `paginas/zoeken.html`, context `q`, `uitkomst` (`Uitkomst`), `rechtstreeks` (a list of the site that is
    called so), `soorten`: [(`Soort`, address)], `soort` (the chosen one or None), `alles` (the address without a kind),
    `gevonden` (how many of all kinds), `letterlijk` (the address that leaves typing errors as they are), `pagina` (a
    page of the results), `bladzijden` and `gefilterd` for the links to other pages, `bedoelde_u` (the address of a
    question that would find more); when nothing was found `dichtbij` (what looks like it) and `vraag_ons` (the query
    string for the contact form).
    """
    q = schone_vraag(request.GET.get("q", ""))
    letterlijk = request.GET.get("letterlijk") == "1"
    nummer = _paginanummer(request.GET.get("page", "1"))
    soort = request.GET.get("soort", "")[:40]
    uitkomst = zoek(q, soort=soort, pagina=nummer, letterlijk=letterlijk)
    gekozen = next((row for row in uitkomst.soorten if row.code == soort), None)
    if soort and gekozen is None:
        uitkomst, soort = zoek(q, pagina=nummer, letterlijk=letterlijk), ""
    pagina = _pagina(uitkomst, nummer)

    def adres(**meer: str) -> str:
        keep = {"q": q, **({"letterlijk": "1"} if letterlijk else {}), **meer}
        return "?" + urlencode(keep)

    kop = PaginaMixin()
    kop.kruimels = (("Zoeken", "/zoeken/"),)
    context = kop.get_context_data(
        q=q,
        uitkomst=uitkomst,
        soort=gekozen,
        soorten=[(row, adres(soort=row.code)) for row in uitkomst.soorten],
        alles=adres(),
        gevonden=sum(row.aantal for row in uitkomst.soorten),
        letterlijk=adres(letterlijk="1"),
        pagina=pagina,
        bladzijden=list(pagina.paginator.get_elided_page_range(nummer, on_each_side=1, on_ends=1)),
        gefilterd=adres(**({"soort": soort} if soort else {}))[1:],
        bedoelde_u="?" + urlencode({"q": uitkomst.bedoelde_u}),
        rechtstreeks=rechtstreeks(q),
        vraag_ons=urlencode({"over": f"Ik zocht: {q}"}),
        dichtbij=dichtbij(uitkomst.vraag) if q and not uitkomst.soorten else [],
    )
    return render(request, "paginas/zoeken.html", context)


def rechtstreeks(q: str) -> list[Link]:
    """Return the lists and pages of the menus that are called just so; they are no items, so search has no line."""
    link = _links_naar_naam().get(_naam(q))
    return [link] if link else []


@cache
def _links_naar_naam() -> dict[frozenset[str], Link]:
    links = [*HOOFDMENU, *(link for _kop, links in VOETMENU for link in links)]
    return {_naam(naam): link for link in reversed(links) for naam in (link.titel, *link.ook)} | {frozenset(): None}


def _naam(tekst: str) -> frozenset[str]:
    return frozenset(set(stammen(tekst)) - LEEG)


def _paginanummer(waarde: str) -> int:
    if not waarde.isascii() or not waarde.isdecimal() or not 1 <= int(waarde[:4]) <= MAX_PAGINAS or len(waarde) > 4:
        raise Http404
    return int(waarde)


def _pagina(uitkomst: Uitkomst, nummer: int) -> Page:
    reachable = min(uitkomst.totaal, MAX_PAGINAS * PER_PAGINA)
    paginator = Paginator(range(reachable), PER_PAGINA)
    if nummer > paginator.num_pages:
        raise Http404
    return paginator.page(nummer)


def zoeksuggesties(request: HttpRequest) -> JsonResponse:
    """What begins with `q`: {"suggesties": [{"naam", "soort", "adres"}]}, at most eight."""
    found = suggesties(schone_vraag(request.GET.get("q", "")))
    return JsonResponse({"suggesties": [{"naam": s.naam, "soort": s.soort, "adres": s.adres} for s in found]})
