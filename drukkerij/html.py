# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A document as one HTML file: no script, nothing from elsewhere, readable without a network and with a screen reader.

What it looks like stands in the file itself. It is meant to be taken along, never to be a page of the site.
"""

import base64
from html import escape
from itertools import count

from drukkerij.blokken import (
    Aanvulling,
    Alinea,
    Beeld,
    Blok,
    Cel,
    Kolofon,
    Kop,
    Lijst,
    Stuk,
    Tabel,
    Vakjes,
    per_adres,
    platte_tekst,
)

HTML = "text/html; charset=utf-8"
STIJL = """
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1c2b33; font: 1rem/1.6 "Atkinson Hyperlegible Next",
  "Atkinson Hyperlegible", Verdana, Arial, sans-serif; }
main, header, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.5rem; color: #4a5a63; font-size: .9rem; }
footer { padding-bottom: 3rem; color: #4a5a63; font-size: .9rem; }
h1, h2, h3, h4, h5, h6 { color: #0b5a55; line-height: 1.25; text-wrap: balance; }
h1 { font-size: 2rem; margin: .5rem 0 1rem; }
h2 { font-size: 1.45rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
a { color: #0b5a55; }
a:focus-visible { outline: 3px solid #0b5a55; outline-offset: 2px; }
.naar { position: absolute; left: -999rem; }
.naar:focus { position: static; }
.inleiding { font-size: 1.15rem; }
.letop { background: #e2efec; padding: .75rem 1rem; }
.noot { color: #4a5a63; font-size: .9rem; }
.label { font-weight: 700; margin-bottom: .25rem; }
.aanvulling { border-left: 4px solid #0b5a55; padding-left: 1rem; margin: 1rem 0; }
blockquote { margin: 1rem 0 1rem 1.5rem; font-style: italic; }
.vakken { margin-bottom: .25rem; }
.tabel { overflow-x: auto; margin: 1.25rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; line-height: 1.5; }
caption { text-align: left; font-weight: 700; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-top: 1px solid #9fb8b4;
  border-bottom: 1px solid #9fb8b4; overflow-wrap: anywhere; min-width: 3.5rem; }
thead th { background: #e2efec; padding-left: .5rem; }
tbody th, tbody td { padding-left: .5rem; }
td > :first-child, th > :first-child { margin-top: 0; }
td > :last-child, th > :last-child { margin-bottom: 0; }
figure { margin: 1.5rem 0; }
figure img { display: block; max-width: 100%; height: auto; }
figcaption { font-weight: 700; padding-top: .5rem; }
nav ol { list-style: none; padding: 0; }
@media print { .naar, nav { display: none; } body { font-size: 10.5pt; } thead { display: table-header-group; }
  tr, figure { break-inside: avoid; } h2, h3, h4 { break-after: avoid; } }
"""
KLASSEN = {"inleiding": "inleiding", "let_op": "letop", "noot": "noot", "label": "label"}


def schrijf(kolofon: Kolofon, blokken: list[Blok]) -> bytes:
    plekken = count(1)
    inhoud, delen = [], []
    for blok in blokken:
        if isinstance(blok, Kop) and blok.niveau == 1:
            plek = f"deel-{next(plekken)}"
            inhoud.append(f'<li><a href="#{plek}">{_tekst(blok.stukken, links=False)}</a></li>')
            delen.append(f'<h2 id="{plek}">{_tekst(blok.stukken)}</h2>')
        else:
            delen.append(_blok(blok))
    nav = f'<nav aria-label="Inhoud"><ol>{"".join(inhoud)}</ol></nav>' if len(inhoud) > 2 else ""
    # The title comes first, then its facts, then what the document holds.
    eerste = next((n for n, blok in enumerate(blokken) if isinstance(blok, Kop)), len(blokken))
    voor, na = "".join(delen[:eerste]), "".join(delen[eerste:])
    kop = f"<header><p>{escape(kolofon.koptekst)}</p></header>" if kolofon.koptekst else ""
    onderwerp = f'<meta name="description" content="{escape(kolofon.onderwerp)}">' if kolofon.onderwerp else ""
    return (
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(kolofon.titel)}</title><meta name="author" content="{escape(kolofon.eigenaar)}">{onderwerp}'
        f'<style>{STIJL}</style></head><body><a class="naar" href="#begin">Naar de tekst</a>{kop}'
        f'<main id="begin"><h1>{_regels(kolofon.titel)}</h1>{voor}{nav}{na}</main></body></html>\n'
    ).encode("utf-8", "replace")


def _blok(blok: Blok) -> str:
    match blok:
        case Kop():
            niveau = min(blok.niveau + 1, 6)
            html = f"<h{niveau}>{_tekst(blok.stukken)}</h{niveau}>"
        case Lijst():
            html = _lijst(blok)
        case Vakjes():
            regels = "<br>".join(_tekst(regel) for regel in blok.regels)
            html = f'<p class="vakken">{regels}</p><p class="noot">{_tekst(blok.in_woorden)}</p>'
        case Aanvulling():
            html = f'<div class="aanvulling">{"".join(map(_blok, blok.alles))}</div>'
        case Beeld():
            data = base64.b64encode(blok.svg.encode("utf-8", "replace")).decode()
            onder = f"<figcaption>{_regels(blok.bijschrift)}</figcaption>" if blok.bijschrift else ""
            html = f'<figure><img src="data:image/svg+xml;base64,{data}" alt="{escape(blok.alt)}">{onder}</figure>'
        case Tabel():
            html = _tabel(blok)
        case Alinea(soort="citaat"):
            html = f"<blockquote><p>{_tekst(blok.stukken)}</p></blockquote>"
        case _:
            klas = f' class="{KLASSEN[blok.soort]}"' if blok.soort in KLASSEN else ""
            html = f"<p{klas}>{_tekst(blok.stukken)}</p>"
    return html


def _lijst(lijst: Lijst) -> str:
    punten = "".join(f"<li>{''.join(map(_blok, punt))}</li>" for punt in lijst.punten)
    begin = f' start="{lijst.start}"' if lijst.genummerd and lijst.start != 1 else ""
    soort = "ol" if lijst.genummerd else "ul"
    return f"<{soort}{begin}>{punten}</{soort}>"


def _tabel(tabel: Tabel) -> str:
    bijschrift = f"<caption>{_regels(tabel.bijschrift)}</caption>" if tabel.bijschrift else ""
    kop = "".join(f'<th scope="col">{_cel(cel)}</th>' for cel in tabel.koppen)
    rijen = "".join(
        "<tr>" + "".join(f'<th scope="row">{_cel(c)}</th>' if c.kop else f"<td>{_cel(c)}</td>" for c in rij) + "</tr>"
        for rij in tabel.rijen
    )
    hoofd = f"<thead><tr>{kop}</tr></thead>" if tabel.koppen else ""
    naam = escape(tabel.bijschrift or "Tabel")
    return (
        f'<div class="tabel" role="region" aria-label="{naam}" tabindex="0"><table>{bijschrift}{hoofd}'
        f"<tbody>{rijen}</tbody></table></div>"
    )


def _cel(cel: Cel) -> str:
    if not cel.blokken:
        return _tekst(cel.stukken)
    return "".join(map(_blok, cel.blokken))


def _tekst(stukken: tuple[Stuk, ...], *, links: bool = True) -> str:
    if not links:
        return _regels(platte_tekst(stukken))
    uit = ""
    for adres, groep in per_adres(stukken):
        binnen = "".join(map(_stuk, groep))
        uit += f'<a href="{escape(adres)}">{binnen}</a>' if adres else binnen
    return uit


def _stuk(stuk: Stuk) -> str:
    tekst = _regels(stuk.tekst)
    for aan, naam in ((stuk.code, "code"), (stuk.cursief, "em"), (stuk.vet, "strong")):
        if aan:
            tekst = f"<{naam}>{tekst}</{naam}>"
    return tekst


def _regels(tekst: str) -> str:
    return escape(tekst).replace("\n", "<br>")
