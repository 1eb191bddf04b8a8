# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Images, files and videos: what somebody gets who does not see, hear or open them."""

import re
from collections.abc import Iterator

from redactie import haken
from redactie.models import Afbeelding, Bestand, Video
from redactie.models.media import Toegankelijk
from redactie.models.pagina import Aanwezig
from redactie.nakijken.stuk import AANRADER, BLOKKADE, Opmerking, Stuk
from redactie.tekst import SLEUTEL

BESTANDSNAAM = re.compile(
    r"\S*\.(?:jpe?g|png|gif|webp|heic|tiff?|bmp|svg|pdf|docx?|xlsx?|pptx?|od[tsp])|"
    r"(?:img|dsc|dscn|dscf|pxl|mvimg|foto|image|scan|schermafbeelding|screenshot|whatsapp|document)[\W_]*\d[\d\W_]*\w{0,9}",
    re.IGNORECASE,
)
FOTO_VAN = re.compile(
    r"(?:een |de )?(?:foto|afbeelding|plaatje|beeld|illustratie|tekening|image|picture|photo) (?:van|waarop|met|of)\b",
    re.IGNORECASE,
)
MAX_ALT = 150
BESTANDSADRES = re.compile(rf"/media/bestand/({SLEUTEL})/")


def is_bestandsnaam(tekst: str) -> bool:
    return BESTANDSNAAM.fullmatch(tekst.strip()) is not None


def alt_problemen(alt: str, *, decoratief: bool = False) -> list[tuple[str, str, str]]:
    """Return what is wrong with the description of an image: the rule, what is wrong, what to do."""
    alt = alt.strip()
    if decoratief:
        return []
    mogelijk = [
        (not alt, "beeld-zonder-beschrijving", "De afbeelding heeft geen beschrijving.",
         "Zeg wat er te zien is, of dat het alleen versiering is."),
        (is_bestandsnaam(alt), "beeld-bestandsnaam", "De beschrijving van de afbeelding is een bestandsnaam.",
         "Schrijf wat er te zien is."),
        (FOTO_VAN.match(alt), "beeld-foto-van",
         "De beschrijving begint met iets als ‘foto van’. Een schermlezer zegt dat al.",
         "Begin met wat er te zien is."),
        (len(alt) > MAX_ALT, "beeld-met-lange-beschrijving",
         f"De beschrijving van de afbeelding is {len(alt)} tekens lang.",
         f"Houd het op {MAX_ALT} tekens."),
    ]  # fmt: skip
    return [(regel, zin, doe) for klopt, regel, zin, doe in mogelijk if klopt]


def kijk_beelden_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    """The image of the item itself, and the images in its texts."""
    for beeld, waar, anker in _beelden(stuk, voor):
        for regel, zin, doe in alt_problemen(beeld.alt, decoratief=beeld.decoratief):
            yield Opmerking(regel, BLOKKADE, waar, zin, f"{doe} Dat kan bij de afbeelding.", str(beeld), anker)


def vraag_naar_hergebruik(stuk: Stuk, voor) -> Iterator[Opmerking]:
    """A description fits a picture in its context: in another one it may have to say something else."""
    for beeld, waar, anker in _beelden(stuk, voor):
        elders = any(
            gebruik.items(beeld).visible_for(voor).exclude(pk=stuk.pk if gebruik.model is stuk.model else None).exists()
            for gebruik in haken.GEBRUIK
            if gebruik.medium is Afbeelding
        )
        if elders and not beeld.decoratief:
            yield Opmerking(
                "beeld-elders", AANRADER, waar, "Deze afbeelding staat ook ergens anders.",
                "Past de beschrijving ook bij deze tekst? Zo niet: voeg het beeld nog een keer toe.", beeld.alt, anker,
            )  # fmt: skip


def _beelden(stuk: Stuk, voor) -> Iterator[tuple[Afbeelding, str, str]]:
    for veld in stuk.model._meta.concrete_fields:
        if veld.related_model is Afbeelding and (sleutel := stuk.velden.get(veld.name)):
            for beeld in Afbeelding.objects.visible_for(voor).filter(pk=sleutel):
                yield beeld, str(veld.verbose_name), veld.name
    for tekst in stuk.teksten:
        if sleutels := tekst.gelezen.ingesloten("data-afbeelding"):
            for beeld in Afbeelding.objects.visible_for(voor).filter(sleutel__in=sleutels):
                yield beeld, tekst.waar, tekst.anker


def kijk_bestanden_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    """Documents that visitors can take along, chosen or linked to."""
    for bestand, waar, anker in _bestanden(stuk, voor):
        if bestand.toegankelijk == Toegankelijk.ONBEKEND:
            yield Opmerking(
                "bestand-toegankelijk", AANRADER, waar,
                "Niemand heeft gezegd of iedereen dit document kan lezen, ook met een schermlezer.",
                "Kijk het na en vul het in bij het bestand. Of zet de tekst ook op de pagina zelf.",
                str(bestand), anker,
            )  # fmt: skip
        elif bestand.toegankelijk == Toegankelijk.NEE:
            yield Opmerking(
                "bestand-ontoegankelijk", AANRADER, waar, "Niet iedereen kan dit document lezen.",
                "Zet wat erin staat ook als gewone tekst op de pagina.", str(bestand), anker,
            )  # fmt: skip
        if is_bestandsnaam(bestand.titel) or "_" in bestand.titel:
            yield Opmerking(
                "bestand-titel", AANRADER, waar, "De titel van dit document lijkt een bestandsnaam.",
                "Geef het bij het bestand een titel in gewone woorden.", str(bestand), anker,
            )  # fmt: skip
        if bestand.taal != "nl" and bestand.get_taal_display().lower() not in bestand.titel.lower():
            yield Opmerking(
                "bestand-taal", AANRADER, waar, f"Dit document is in het {bestand.get_taal_display()}.",
                f"Zet dat in de titel, bijvoorbeeld: {bestand} (in het {bestand.get_taal_display()}).",
                str(bestand), anker,
            )  # fmt: skip


def _bestanden(stuk: Stuk, voor) -> Iterator[tuple[Bestand, str, str]]:
    for naam, sleutels in stuk.koppelingen.items():
        veld = stuk.model._meta.get_field(naam)
        if veld.related_model is Bestand and sleutels:
            for bestand in Bestand.objects.visible_for(voor).filter(pk__in=sleutels):
                yield bestand, str(veld.verbose_name), naam
    for tekst in stuk.teksten:
        gelinkt = [found[1] for link in tekst.gelezen.links if (found := BESTANDSADRES.search(link.adres))]
        if sleutels := [*tekst.gelezen.ingesloten("data-document"), *gelinkt]:
            for bestand in Bestand.objects.visible_for(voor).filter(sleutel__in=sleutels):
                yield bestand, tekst.waar, tekst.anker


def kijk_videotitels_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    """A video in a text loads only after a click: its title is all that tells a reader what to expect."""
    for tekst in stuk.teksten:
        for deel in tekst.gelezen.insluitingen:
            if "data-video" in deel.attributen and not deel.tekst:
                yield tekst.merk_op(
                    "video-zonder-titel", BLOKKADE, "Deze video heeft geen titel.",
                    "Zeg in de titel waar de video over gaat.", deel.attributen["data-video"],
                )  # fmt: skip


def kijk_video_na(stuk: Stuk, voor) -> Iterator[Opmerking]:
    if stuk.model is not Video:
        return
    if stuk.velden.get("ondertiteling") != Aanwezig.JA:
        yield stuk.tip(
            "ondertiteling", "video-zonder-ondertiteling", "Wie niet hoort, mist deze video zonder ondertiteling.",
            "Zet er ondertiteling bij, en vul het hier in.",
        )  # fmt: skip
    if not stuk.velden.get("transcript"):
        yield stuk.tip(
            "transcript", "video-zonder-tekst", "De tekst van de video staat er nog niet bij.",
            "Schrijf op wat er gezegd wordt en wat er te zien is.",
        )  # fmt: skip
