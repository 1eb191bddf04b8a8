# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Believable tools in any number, in a database of their own, to measure with. Nothing here is real.

The words come from lists of our own and are as uneven as language: a few stand everywhere, most are rare. The same seed
gives the same tools.
"""

import os
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATABASE = "wijzer_meting"
STAMMEN = """
    wijk buurt zorg welzijn gezondheid samenwerking bewoner gesprek huisarts school sport voeding slaap rust stilte
    plan monitor cijfer verhaal les thema doel groep netwerk overleg raad gemeente team coach maatje vrijwilliger
    mantel ouder kind jeugd tiener gezin buur vriend taal cultuur muziek theater tuin park plein straat huis woning
    keuken markt winkel fiets wandel beweeg spel bal dans zang boek brief krant scherm telefoon kaart route bus brug
    water groen boom bloem lucht licht warmte energie geld schuld werk baan beroep leer cursus training methode vorm
    instrument vraag antwoord idee droom wens kans talent kracht zorgen pijn stress angst moed hoop vertrouwen veilig
    schoon gezond samen open eerlijk klein groot nieuw oud snel langzaam vroeg laat dichtbij ver begin einde midden
""".split()  # noqa: SIM905  a list of a hundred words reads better so
STAARTEN = ["", "en", "s", "plan", "groep", "werk", "kring", "dag", "week", "punt", "huis", "team", "kaart", "avond"]
KLEIN = """
    de het een in van en met voor op aan bij door naar over uit om te die dat wie wat hoe als dan ook niet wel meer
    kan kunt gaat doet maakt vraagt helpt begint luistert vertelt
""".split()  # noqa: SIM905
TITELS = [
    "{} en {} in de {}", "Samen {} met {}", "Het {} van de {}", "Zo begint u met {} en {}", "{}: een {} voor de {}",
    "Van {} naar {}", "{} bij {}", "Praten over {}",
]  # fmt: skip


class Woorden:
    """Dutch-looking words: rank r is used about 1/r as often as the first."""

    def __init__(self, zaad: int) -> None:
        self.toeval = random.Random(zaad)  # noqa: S311  believable, not secret
        zelf = [stam + staart for staart in STAARTEN for stam in STAMMEN]
        self.woorden = zelf + [een + ander for een in STAMMEN[:60] for ander in STAMMEN[60:]]
        self.gewichten = list(accumulate(1 / (rang + 2.7) for rang in range(len(self.woorden))))

    def neem(self, aantal: int) -> list[str]:
        return self.toeval.choices(self.woorden, cum_weights=self.gewichten, k=aantal)

    def titel(self) -> str:
        vorm = self.toeval.choice(TITELS)
        titel = vorm.format(*self.neem(vorm.count("{}")))
        return titel[0].upper() + titel[1:]

    def zin(self, lengte: int) -> str:
        woorden = self.neem(lengte)
        for plek in range(0, lengte, 2):
            woorden[plek] = self.toeval.choice(KLEIN)
        return " ".join(woorden).capitalize() + "."

    def tekst(self) -> str:
        alineas = [" ".join(self.zin(self.toeval.randint(8, 16)) for _ in range(4)) for _ in range(2)]
        return "".join(f"<p>{alinea}</p>" for alinea in alineas)


@contextmanager
def eigen_database() -> Iterator[Path]:
    """Start Django on a new database: a file in a folder that goes afterwards, or one beside that of DATABASE_URL."""
    with tempfile.TemporaryDirectory(prefix="wijzer-meting-") as folder:
        url = os.environ.get("DATABASE_URL", "")
        if url.startswith("postgres"):
            _in_postgres(url, f'DROP DATABASE IF EXISTS "{DATABASE}"', f'CREATE DATABASE "{DATABASE}"')
            os.environ["DATABASE_URL"] = f"{url.rsplit('/', 1)[0]}/{DATABASE}"
        os.environ["DATA_DIR"] = folder
        start_django()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        try:
            yield Path(folder)
        finally:
            connection.close()
            if url.startswith("postgres"):
                _in_postgres(url, f'DROP DATABASE "{DATABASE}" WITH (FORCE)')


def start_django() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijzer.settings")
    import django

    django.setup()


def _in_postgres(url: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def vul_aan(aantal: int, zaad: int = 1) -> None:
    """Add published tools until there are `aantal`, with questions, themes and wijken that some more often have."""
    from toolkit.models import Tool

    er_zijn = Tool.objects.count()
    woorden = Woorden(zaad + er_zijn)
    omgeving = _omgeving()
    for begin in range(er_zijn, aantal, 2000):
        _maak_tools(range(begin, min(begin + 2000, aantal)), woorden, omgeving)


def _omgeving() -> dict[str, list]:
    """Make, once, what tools refer to."""
    from redactie.models import Redactieruimte, Status
    from toolkit.models import Thema, Vraag
    from wijken.models import Gemeente, Wijk

    gedeeld = Redactieruimte.objects.get_or_create(slug="gedeeld", defaults={"naam": "Gedeeld", "soort": "gedeeld"})[0]
    gemeente = Gemeente.objects.get_or_create(
        slug="voorbeeldstad", defaults={"titel": "Voorbeeldstad", "ruimte": gedeeld, "status": Status.GEPUBLICEERD}
    )[0]
    vragen = [
        Vraag.objects.get_or_create(
            slug=f"vraag-{nummer}",
            defaults={"titel": f"Vraag {nummer}", "kort": f"Vraag {nummer}", "nummer": nummer, "ruimte": gedeeld,
                      "status": Status.GEPUBLICEERD},
        )[0]
        for nummer in range(1, 5)
    ]  # fmt: skip
    themas = [Thema.objects.get_or_create(slug=f"thema-{n}", defaults={"titel": f"Thema {n}"})[0] for n in range(20)]
    wijken = []
    for nummer in range(12):
        naam = f"wijk-{nummer}"
        ruimte = Redactieruimte.objects.get_or_create(slug=naam, defaults={"naam": naam, "soort": "wijk"})[0]
        wijken += Wijk.objects.get_or_create(
            slug=naam,
            defaults={"titel": f"Wijk {nummer}", "gemeente": gemeente, "ruimte": ruimte, "status": Status.GEPUBLICEERD},
        )[:1]
    return {"ruimte": [gedeeld], "vragen": vragen, "themas": themas, "wijken": wijken}


def _maak_tools(nummers: range, woorden: Woorden, omgeving: dict[str, list]) -> None:
    from django.db import transaction
    from django.utils import timezone

    from redactie.models import Status
    from toolkit.models import Tool
    from toolkit.models.tool import Doelgroep, Fase, Plek, Toolsoort

    toeval, nu = woorden.toeval, timezone.now()
    tools = []
    for nummer in nummers:
        groep = sorted(toeval.sample(range(1, 41), 2)) if toeval.random() < 0.5 else (None, None)
        gepland = toeval.random() < 0.01
        tools.append(
            Tool(
                ruimte=omgeving["ruimte"][0],
                titel=woorden.titel(),
                slug=f"tool-{nummer}",
                samenvatting=woorden.zin(14)[:300],
                status=Status.GEPUBLICEERD,
                gepubliceerd_op=nu - timedelta(minutes=toeval.randint(0, 3_000_000)),
                van=nu + timedelta(days=toeval.randint(1, 60)) if gepland else None,
                soort=toeval.choices(Toolsoort.values, weights=range(7, 0, -1))[0],
                herkomst="bron",
                in_het_kort=f"<p>{woorden.zin(12)}</p>",
                tekst=woorden.tekst(),
                tijd_minuten=toeval.choice([None, None, 20, 45, 60, 90, 120, 240, 480, 960]),
                groep_min=groep[0],
                groep_max=groep[1],
                voorbereiding_minuten=toeval.choice([None, None, None, 0, 30, 60, 240]),
                plek=toeval.choice(["", *Plek.values]),
                doelgroepen=[waarde for waarde in Doelgroep.values if toeval.random() < 0.3],
                fasen=[waarde for waarde in Fase.values if toeval.random() < 0.3],
            )
        )
    with transaction.atomic():
        tools = Tool.objects.bulk_create(tools, batch_size=500)
        for veld, hoogste in (("vragen", 2), ("themas", 3), ("wijken", 2)):
            _koppel(tools, veld, omgeving[veld], hoogste, toeval)


def _koppel(tools: list, veld: str, doelen: list, hoogste: int, toeval: random.Random) -> None:
    relatie = type(tools[0])._meta.get_field(veld)
    tussen = relatie.remote_field.through
    gewichten = [1 / (rang + 1) for rang in range(len(doelen))]
    rijen = []
    for tool in tools:
        for doel in set(toeval.choices(doelen, weights=gewichten, k=toeval.randint(0, hoogste))):
            rijen.append(tussen(**{relatie.m2m_column_name(): tool.pk, relatie.m2m_reverse_name(): doel.pk}))
    tussen.objects.bulk_create(rijen, batch_size=1000)
