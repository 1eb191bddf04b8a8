# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Links: what they say, and whether they say it of one place only."""

import re
from collections.abc import Iterator

from redactie.nakijken.stuk import AANRADER, BLOKKADE, Opmerking, Stuk, Tekst
from redactie.verwijzingen import problemen_in

VAAG = {
    "klik hier", "klik", "hier", "lees meer", "lees verder", "lees hier meer", "lees hier verder", "meer", "meer lezen",
    "meer info", "meer informatie", "meer weten", "verder", "verder lezen", "link", "deze link", "via deze link",
    "deze pagina", "pagina", "website", "de website", "deze website", "site", "deze site", "download", "downloaden",
    "download hier", "bekijk", "bekijk hier", "bekijk meer", "ga naar", "ga verder", "document", "bestand", "pdf",
    "bijlage", "zie hier", "open", "volgende", "click here", "here", "read more", "more",
}  # fmt: skip
KAAL_ADRES = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
DOMEIN = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}(?:/\S*)?", re.IGNORECASE)
TOPDOMEINEN = (".nl", ".com", ".org", ".eu", ".net", ".info", ".nu")
LOS_ADRES = re.compile(r"\bhttps?://\S{4,300}|\bwww\.\S{4,300}", re.IGNORECASE)
BESTAND = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|od[tsp]|zip)(?:[?#]|$)", re.IGNORECASE)
SOORTWOORDEN = {
    "pdf": ("pdf",), "doc": ("word", "doc"), "xls": ("excel", "xls", "spreadsheet"), "ppt": ("powerpoint", "ppt"),
    "odt": ("odt", "opendocument"), "ods": ("ods", "opendocument"), "odp": ("odp", "opendocument"), "zip": ("zip",),
}  # fmt: skip
GROOTTE = re.compile(r"\d\s?(?:kB|KB|kb|MB|mb)\b")


def kijk_links_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    doelen: dict[str, tuple[str, Tekst]] = {}
    for tekst, link in stuk.links:
        woorden = link.tekst.strip(" .,:;!?»›→>").lower()
        if not woorden:
            yield tekst.merk_op(
                "lege-link", BLOKKADE, "Deze link heeft geen woorden.",
                "Schrijf in de link waar hij heen gaat, of haal hem weg.", link.adres,
            )  # fmt: skip
            continue
        if KAAL_ADRES.fullmatch(woorden):
            yield tekst.merk_op(
                "link-met-webadres", BLOKKADE,
                "Deze link toont een webadres. Een schermlezer leest dat letter voor letter voor.",
                "Schrijf de naam van de pagina of organisatie in de link.", link.tekst,
            )  # fmt: skip
        elif _is_sitenaam(woorden):
            yield tekst.merk_op(
                "link-met-sitenaam", AANRADER,
                "Deze link toont de naam van een website. Wie die hoort, weet niet wat daar staat.",
                "Noem de organisatie of het onderwerp.", link.tekst,
            )  # fmt: skip
        elif woorden in VAAG:
            yield tekst.merk_op(
                "vage-link", AANRADER, f"“{link.tekst}” zegt niet waar de link heen gaat.",
                "Noem in de link wat de lezer daar vindt, bijvoorbeeld: de uitkomsten van de focusgroep.", link.tekst,
            )  # fmt: skip
        eerder = doelen.setdefault(woorden, (link.adres, tekst))
        if eerder[0] != link.adres and woorden not in VAAG:
            yield tekst.merk_op(
                "dubbele-link", AANRADER, f"Twee links heten “{link.tekst}”, maar gaan niet naar dezelfde plek.",
                "Geef elke link eigen woorden.", f"{eerder[0]} en {link.adres}",
            )  # fmt: skip
        yield from _bestandslink(tekst, link.adres, link.tekst)
    for tekst in stuk.teksten:
        yield from _los_adres(tekst)


def kijk_verwijzingen_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    """Links to what is not (or no longer) on the site; the workflow asks it once more when it counts."""
    for tekst in stuk.teksten:
        for probleem in problemen_in(tekst.html, stuk.item, voor) if tekst.rijk else ():
            yield tekst.merk_op("link-naar-niets", BLOKKADE, probleem, "")


def _is_sitenaam(woorden: str) -> bool:
    """Whether this is the name of a site, such as voorbeeld.nl, or a place on it; a mail address is neither."""
    return woorden.split("/", 1)[0].endswith(TOPDOMEINEN) and DOMEIN.fullmatch(woorden) is not None


def _bestandslink(tekst: Tekst, adres: str, woorden: str) -> Iterator[Opmerking]:
    if not (gevonden := BESTAND.search(adres)):
        return
    soort = gevonden[1].lower()
    laag = woorden.lower()
    zegt_soort = any(woord in laag for woord in SOORTWOORDEN.get(soort[:3], (soort,)))
    if not zegt_soort or not GROOTTE.search(woorden):
        yield tekst.merk_op(
            "link-naar-bestand", AANRADER,
            "Deze link opent een bestand, maar de woorden zeggen niet hoe groot en welke soort.",
            f"Zet het erachter, bijvoorbeeld: ({soort}, 300 kB).", woorden,
        )  # fmt: skip


def _los_adres(tekst: Tekst) -> Iterator[Opmerking]:
    """Addresses that are only text; inside a link they have been looked at already."""
    in_links = " ".join(link.tekst for link in tekst.gelezen.links)
    for blok in tekst.gelezen.blokken if tekst.rijk else ():
        for adres in LOS_ADRES.findall(blok.tekst):
            if adres not in in_links:
                yield tekst.merk_op(
                    "webadres-in-tekst", AANRADER, "Hier staat een webadres als gewone tekst.",
                    "Maak er een link van, met de naam van de pagina als woorden.", adres,
                )  # fmt: skip
