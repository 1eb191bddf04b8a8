# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""How to make one of every kind of item, with the least it needs."""

from datetime import date

from monitoring.leren.models import Instrument
from monitoring.meten.models import Indicator, Leervraag, Monitorplan, Onderzoek, Veronderstelling
from monitoring.verantwoorden.models import Product, Verslagsoort
from redactie.models import (
    Begrip,
    Citaat,
    Item,
    Nieuwsbericht,
    Ophaalverzoek,
    Pagina,
    Snelkoppeling,
    Tegenspraak,
    Video,
)  # fmt: skip
from toolkit.models import Les, Menukaartonderwerp, Ontwikkeling, Praatplaat, Praktijkvoorbeeld, Tool, Vraag
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

VELDEN: dict[type[Item], dict] = {
    Begrip: {"uitleg": "Uitleg."},
    Besluit: {"datum": date(2022, 2, 17), "orgaan": "AKO", "staat": "genomen"},
    Citaat: {"tekst": "Samen wandelen volgt vanzelf.", "van_wie": "bewoner"},
    Functierol: {"tekst": "<p>Een rol.</p>"},
    Gebeurtenis: {"datum": date(2022, 2, 24), "soort": "werkgroep_lc", "staat": "gehouden"},
    Gemeente: {},
    Inbreng: {"vorm": "focusgroep"},
    Instrument: {},
    Interventie: {"tekst": "<p>Een interventie.</p>"},
    Indicator: {"soort": "proces", "eenheid": "recepten", "definitie": "<p>Wat telt mee.</p>"},
    Leervraag: {"nummer": 96},
    Les: {"niveau": "wijk", "tekst": "<p>Een les.</p>"},
    Menukaartonderwerp: {"nummer": 91},
    Monitorplan: {"begin": date(2021, 1, 1)},
    Nieuwsbericht: {"tekst": "<p>Nieuws.</p>"},
    Onderzoek: {"datum": date(2022, 5, 1), "soort": "enquete", "groep": "ouderen", "staat": "afgerond"},
    Ontwikkeling: {"nummer": 92},
    Ophaalverzoek: {},
    Organisatie: {"soort": "zorg"},
    Overleg: {"soort": "overig"},
    Pagina: {"tekst": "<p>Tekst.</p>"},
    Praatplaat: {},  # `maak` gives it a drawing and a first piece of text
    Praktijkvoorbeeld: {"nummer": 93, "plaats": "Dordrecht"},
    Product: {"soort": "artikel", "staat": "klaar", "datum": date(2022, 2, 1)},
    Professional: {"functie": "adviseur"},
    Snelkoppeling: {"adres": "/lessen/"},
    Tegenspraak: {"nummer": 94, "soort": "leemte"},
    Tool: {"soort": "werkvorm", "herkomst": "redactie", "in_het_kort": "<p>Kort.</p>"},
    Veronderstelling: {},
    Video: {"url": "https://video.voorbeeld.nl/een"},
    Verslagsoort: {},
    Vraag: {"nummer": 95, "kort": "Kort"},
    Wijk: {},
}
