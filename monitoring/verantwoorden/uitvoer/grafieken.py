# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The charts of a report as files of their own: SVG to edit, PNG to put in a text, and what each shows in words."""

from drukkerij.grafiek.los import los
from drukkerij.inpakken import pak
from drukkerij.plaatjes import als_png
from monitoring.verantwoorden.beeld import Grafiekblok, Verslagbeeld
from monitoring.verantwoorden.uitvoer.woorden import schone_naam

LIJST = "lees-dit.txt"


def grafieken_van(beeld: Verslagbeeld) -> list[Grafiekblok]:
    """Return the charts in the order of the report."""
    return [
        deel for sectie in beeld.secties for veld in sectie.velden for deel in veld.inhoud
        if isinstance(deel, Grafiekblok)
    ]  # fmt: skip


def grafiekbestanden(beeld: Verslagbeeld) -> dict[str, bytes]:
    """Return SVG and PNG of each chart by name of file, and a text that says what each shows."""
    blokken = grafieken_van(beeld)
    if not blokken:
        return {}
    svgs = [los(blok.svg) for blok in blokken]
    bestanden, regels = {}, []
    for nummer, (blok, svg, png) in enumerate(zip(blokken, svgs, als_png(svgs), strict=True), start=1):
        naam = f"figuur-{nummer}-{schone_naam(blok.bestandsnaam) or 'grafiek'}"
        bestanden[f"{naam}.svg"] = svg.encode("utf-8", "replace")
        bestanden[f"{naam}.png"] = png
        regels += [f"{naam}", f"Figuur {nummer}. {blok.titel}", f"Wat je ziet: {blok.zin}"]
        regels += ["; ".join(f"{kop}: {cel}" for kop, cel in zip(blok.koppen, rij, strict=True)) for rij in blok.rijen]
        regels.append("")
    bestanden[LIJST] = ("\ufeff" + "\r\n".join(regels)).encode("utf-8", "replace")
    return bestanden


def als_zip(beeld: Verslagbeeld) -> bytes:
    return pak(grafiekbestanden(beeld))
