#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Measure the list of tools: the page, and the same counts and rows in bare SQL, in turn, in one process.

    .venv/bin/python scripts/meet_lijst.py --aantal 300 3000 30000 100000 --keer 20

On SQLite in a folder that goes afterwards; with DATABASE_URL=postgresql://… in a database `wijzer_meting` of that
server. Beside the time on the clock stands that of the processor: on a machine that does more, the clock says little.
"""

import argparse
import gc
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from maak_veel import eigen_database, start_django, vul_aan

VRAGEN = [
    {},
    {"vraag": ["vraag-1"]},
    {"vraag": ["vraag-1", "vraag-2"], "soort": ["werkvorm"]},
    {"thema": ["thema-3"], "wijk": ["wijk-1"], "tijd": ["uur"]},
    {"doelgroep": ["beleid"], "groep": ["3-8"], "plek": ["online"]},
]
VOLGORDEN = ["titel", "nieuwste", "kortste"]


def ms(seconden: float) -> str:
    return f"{seconden * 1000:8.2f} ms"


def duur(doe: Callable[[], object]) -> float:
    return meting(doe)[0]


def meting(doe: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that something takes: on the clock, and of the processor in this process."""
    begin, rekenbegin = time.perf_counter(), time.process_time()
    doe()
    return time.perf_counter() - begin, time.process_time() - rekenbegin


def p(tijden: list[float], deel: int) -> float:
    return statistics.quantiles(tijden, n=100, method="inclusive")[deel - 1]


@cache
def bezoeker():
    """A visitor of the site; the middleware is made once, as in a server."""
    from django.test import Client

    return Client(headers={"accept-encoding": "gzip"})


def pagina(vraag: dict, volgorde: str) -> None:
    """The whole page, through every middleware."""
    response = bezoeker().get("/toolkit/", vraag | ({"sorteer": volgorde} if volgorde != "titel" else {}))
    if response.status_code != 200:
        sys.exit(f"/toolkit/ gaf {response.status_code}")


def kale_sql(vraag: dict, volgorde: str) -> None:
    """The counts of five facets and a page of rows, as SQL would give them; no template and no middleware."""
    from django.db.models import Count

    from toolkit.filters import FacetFilter, RelatieFilter
    from toolkit.models import Thema, Tool, Vraag
    from wijken.models import Wijk

    filters = {
        "vraag": RelatieFilter("vragen", "", Vraag), "thema": RelatieFilter("themas", "", Thema),
        "wijk": RelatieFilter("wijken", "", Wijk), "soort": FacetFilter("soort", "", []),
        "plek": FacetFilter("plek", "", []),
    }  # fmt: skip
    for naam, filter in filters.items():
        rest = Tool.objects.gepubliceerd().order_by()
        for ander, waarden in vraag.items():
            if ander != naam and ander in filters:
                rest = filters[ander].filter(rest, waarden)
        list(rest.values_list(filter.field_name).annotate(Count("pk")))
    gevonden = Tool.objects.gepubliceerd()
    for ander, waarden in vraag.items():
        if ander in filters:
            gevonden = filters[ander].filter(gevonden, waarden)
    gevonden.count()
    orde = {"titel": ("titel", "pk"), "nieuwste": ("-gepubliceerd_op", "pk"), "kortste": ("tijd_minuten", "pk")}
    list(gevonden.order_by(*orde[volgorde])[:20])


def meet(aantal: int, keer: int) -> None:
    from toolkit.lijstindex import TOOLS
    from toolkit.models import Tool

    print(f"\n{aantal} tools", flush=True)
    vul_aan(aantal)
    TOOLS.vergeet()
    gc.collect()
    print(f"  eerste keer opbouwen                  {ms(duur(TOOLS.huidig))}")
    for volgorde in VOLGORDEN:  # sorted once after each change
        pagina({}, volgorde)
    tijden: dict[str, list[tuple[float, float]]] = {"pagina": [], "kale SQL": []}
    for _ in range(keer):
        for vraag in VRAGEN:
            for volgorde in VOLGORDEN:
                tijden["pagina"].append(meting(lambda v=vraag, o=volgorde: pagina(v, o)))
                tijden["kale SQL"].append(meting(lambda v=vraag, o=volgorde: kale_sql(v, o)))
    for naam, gemeten in tijden.items():
        klok, rekentijd = zip(*gemeten, strict=True)
        print(
            f"  {naam:8} klok p50 {ms(p(klok, 50))}  p95 {ms(p(klok, 95))}"
            f"  rekentijd p50 {ms(p(rekentijd, 50))}  p95 {ms(p(rekentijd, 95))}  (n = {len(gemeten)})"
        )
    sql, hele = ([klok for klok, _ in tijden[naam]] for naam in ("kale SQL", "pagina"))
    print(f"  verhouding SQL : pagina               {p(sql, 50) / p(hele, 50):8.1f}")
    laatste = 1 + (Tool.objects.gepubliceerd().count() - 1) // 20
    for volgorde in VOLGORDEN:
        diep = [duur(lambda o=volgorde: pagina({"page": laatste}, o)) for _ in range(keer)]
        print(f"  laatste pagina, {volgorde:9}         p50 {ms(p(diep, 50))}")
    print(f"  geheugen van de lijst                 {geheugen() / 1e6:8.1f} MB")
    na, gezien = publiceer_en_wacht()
    print(f"  de eerste pagina na een publicatie    {ms(na)}")
    print(f"  gezien door een tweede proces na      {ms(gezien)}", flush=True)


def geheugen() -> int:
    """Return the bytes that a list in memory takes, with its orders."""
    from toolkit.lijstindex import TOOLS

    TOOLS.vergeet()
    gc.collect()
    tracemalloc.start()
    lijst = TOOLS.huidig()
    len(lijst.nieuwste), len(lijst.kortste)
    gc.collect()
    bytes_, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return bytes_


def publiceer_en_wacht() -> tuple[float, float]:
    """Publish a tool by the workflow; return how long the next page takes, and until another process has seen it."""
    from redactie.models import Bron, Bronvermelding, Gebruiker, Redactieruimte, Status
    from redactie.workflow import transition
    from toolkit.lijstindex import TOOLS
    from toolkit.models import Tool

    by, _ = Gebruiker.objects.get_or_create(
        email="meting@voorbeeld.nl", defaults={"naam": "Meting", "is_superuser": True}
    )
    bron, _ = Bron.objects.get_or_create(code="meting", defaults={"titel": "Meting"})
    tool = Tool.objects.create(
        titel="Midden in de lijst", slug=f"meting-{Tool.objects.count()}", soort="werkvorm", herkomst="bron",
        ruimte=Redactieruimte.objects.get(slug="gedeeld"), in_het_kort="<p>Kort.</p>", samenvatting="Een meting.",
    )  # fmt: skip
    Bronvermelding.objects.create(item=tool, bron=bron)
    with subprocess.Popen([sys.executable, __file__, "--kijk"], stdout=subprocess.PIPE, text=True) as ander:
        ander.stdout.readline()
        transition(tool, Status.GEPUBLICEERD, by=by, nagekeken=True)
        begin = time.time()
        na = duur(lambda: pagina({}, "titel"))
        gezien = float(ander.stdout.readline()) - begin
    Tool.objects.filter(pk=tool.pk).delete()
    TOOLS.vergeet()
    return na, gezien


def kijk() -> None:
    """The second process: say when it is ready, then when it sees one tool more."""
    start_django()
    from toolkit.lijstindex import TOOLS

    er_waren = len(TOOLS.huidig().sleutels)
    print("klaar", flush=True)
    while len(TOOLS.huidig().sleutels) == er_waren:
        time.sleep(0.05)
    print(time.time(), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Meet de lijst van tools tegen kale SQL.")
    parser.add_argument("--aantal", type=int, nargs="+", default=[300, 3000, 30000, 100000])
    parser.add_argument("--keer", type=int, default=10, help="rondes van elk vijftien vragen")
    parser.add_argument("--kijk", action="store_true", help=argparse.SUPPRESS)
    keuzes = parser.parse_args()
    if keuzes.kijk:
        kijk()
        return
    with eigen_database():
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection

        settings.ALLOWED_HOSTS += ["testserver"]
        call_command("collectstatic", interactive=False, verbosity=0)
        print(f"{connection.vendor}, Python {sys.version.split()[0]}")
        for aantal in keuzes.aantal:
            meet(aantal, keuzes.keer)


if __name__ == "__main__":
    main()
