# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The field in which rich text is typed: simple marks, which become an editor when the browser runs scripts.

A hidden field says which of the two was sent. What was not touched is stored as it was, to the letter.
"""

import json
import re

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString

from redactie.opmaak import html, merktekens
from redactie.opmaak.blokken import Blok, Citaat, Lijst, Medium
from redactie.tekst import MAX_TAGS, links_naar_items, schoon

MERKTEKENS, EDITOR = "merktekens", "html"


class Invoer(str):
    """What was sent: a text, the form it is in (`vorm`), and the HTML that was there before (`was`)."""

    vorm = MERKTEKENS
    was = ""


class RijkeTekstWidget(forms.Textarea):
    """A field of plain text with simple marks, and all that the editor needs to take its place."""

    class Media:
        js = (forms.Script("js/editor.js", type="module"),)

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__({"rows": 12, "spellcheck": "true", **(attrs or {})})
        self.gebruiker = AnonymousUser()

    def value_from_datadict(self, data, files, name: str) -> str | None:
        value = super().value_from_datadict(data, files, name)
        if value is None:
            return None
        invoer = Invoer(value)
        invoer.vorm = EDITOR if data.get(f"{name}_vorm") == EDITOR else MERKTEKENS
        return invoer

    def render(self, name: str, value: str | None, attrs: dict | None = None, renderer=None) -> SafeString:
        vorm = value.vorm if isinstance(value, Invoer) else MERKTEKENS
        opgeslagen = value.was if isinstance(value, Invoer) else value or ""
        rijk = schoon(value if isinstance(value, Invoer) and vorm == EDITOR else opgeslagen)
        getypt = value if isinstance(value, Invoer) else als_merktekens(rijk, self.gebruiker)
        if isinstance(value, Invoer) and vorm == MERKTEKENS:
            # The editor starts from what was typed, also when something in it was not understood.
            rijk = schoon(html.schrijf(_met_sleutels(merktekens.lees(value).blokken, self.gebruiker)[0]))
        return render_to_string(
            "components/rijketekst.html",
            {
                "veld": super().render(name, getypt, attrs, renderer),
                "naam": name,
                "vorm": vorm,
                "html": rijk,
                "media": json.dumps(_beschrijving(rijk, self.gebruiker)),
                "editor": static("django_prose_editor/editor.js"),
                "plakken": static("js/plakken.js"),
                "kiezer": reverse("kiezer", args=["soort"]),
                "nieuw": nieuw_beeld(self.gebruiker),
            },
        )


class RijkeTekstBoundField(BoundField):
    """Tells what was sent what stood in the field before."""

    @property
    def data(self):
        invoer = super().data
        if isinstance(invoer, Invoer):
            invoer.was = self.initial or ""
        return invoer


class RijkeTekstFormField(forms.CharField):
    """Rich text, in the form in which it was sent. `gebruiker` decides what may newly stand in it."""

    widget = RijkeTekstWidget

    def __init__(self, **kwargs) -> None:
        super().__init__(**kwargs)
        self.gebruiker = AnonymousUser()

    @property
    def gebruiker(self):
        return self.widget.gebruiker

    @gebruiker.setter
    def gebruiker(self, gebruiker) -> None:
        self.widget.gebruiker = gebruiker

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> RijkeTekstBoundField:
        return RijkeTekstBoundField(form, self, field_name)

    def to_python(self, value: str | None) -> str:
        tekst = super().to_python(value)
        if not isinstance(value, Invoer):
            return tekst
        if self.max_length is not None and len(tekst) > 2 * self.max_length:
            return tekst  # refused below for its length, before work is done on it
        if value.vorm == EDITOR:
            return self._van_editor(tekst, value.was)
        return self._van_merktekens(tekst, value.was)

    def _van_editor(self, tekst: str, was: str) -> str:
        if tekst == was:
            return was
        return self._afgerond(html.lees(_niet_te_veel(tekst)), was)

    def _van_merktekens(self, tekst: str, was: str) -> str:
        if _regels(tekst) == _regels(als_merktekens(schoon(was), self.gebruiker)):
            return was
        lezing = merktekens.lees(tekst)
        blokken, fouten = _met_sleutels(lezing.blokken, self.gebruiker, was)
        if lezing.fouten or fouten:
            raise ValidationError([*lezing.fouten, *fouten])
        return self._afgerond(blokken, was)

    def _afgerond(self, blokken: list[Blok], was: str) -> str:
        from redactie.verwijzingen import herken_links

        nieuw = _niet_te_veel(html.schrijf(blokken))
        _controleer_media(nieuw, was, self.gebruiker)
        return herken_links(nieuw, self.gebruiker, links_naar_items(schoon(was)))


def _niet_te_veel(rijk: str) -> str:
    if rijk.count("<") > MAX_TAGS:
        raise ValidationError(
            "Deze tekst heeft te veel losse stukken, zoals lijsten en tabellen, voor één veld. Maak er twee van, of "
            "haal wat opmaak weg."
        )
    return schoon(rijk)


def _regels(tekst: str) -> list[str]:
    return [regel.rstrip() for regel in re.split(r"\r\n|\r|\n", tekst.strip())]


# --- Images and documents --------------------------------------------------------------------------------------


def als_merktekens(rijk: str, gebruiker) -> str:
    """Return cleaned HTML with simple marks; a title is named to who may see it."""
    beschreven = _beschrijving(rijk, gebruiker)

    def naam(medium: Medium) -> str:
        over = beschreven.get(f"{medium.soort}:{medium.sleutel}", {"titel": "bestaat niet meer", "nummer": 0})
        titel = " ".join(re.sub(r"[\[\]|#]", " ", over["titel"]).split())
        return f"{titel or medium.soort} #{over['nummer']}"

    return merktekens.schrijf(html.lees(rijk), naam)


def _beschrijving(rijk: str, gebruiker) -> dict[str, dict]:
    """Return what is known of the images and documents in a text: {"afbeelding:key": {"nummer", "titel", …}}."""
    from redactie.verwijzingen import MEDIA, media

    uit: dict[str, dict] = {}
    for soort, sleutels in media(rijk).items():
        model = MEDIA[soort]
        zichtbaar = model.objects.visible_for(gebruiker) if sleutels else model.objects.none()
        pks = set(zichtbaar.filter(sleutel__in=sleutels).values_list("pk", flat=True)) if sleutels else set()
        for medium in model.objects.filter(sleutel__in=sleutels) if sleutels else ():
            verborgen = {"nummer": medium.pk, "titel": ""}
            uit[f"{soort}:{medium.sleutel}"] = over_medium(medium) if medium.pk in pks else verborgen
    return uit


def nieuw_beeld(gebruiker) -> str:
    """Return where this person can add an image while choosing one, or nothing."""
    return reverse("admin:redactie_afbeelding_add") if getattr(gebruiker, "schrijft", False) else ""


def over_medium(medium) -> dict:
    """Return what an editor sees of an image or document."""
    over = {"nummer": medium.pk, "sleutel": str(medium.sleutel), "titel": medium.titel}
    if hasattr(medium, "alt"):
        kleinste = f"{reverse('media-afbeelding', args=[medium.sleutel, min(medium.breedtes)])}"
        return over | {"beeld": kleinste, "alt": medium.alt, "bijschrift": medium.bijschrift}
    return over | {"extensie": medium.extensie.upper()}


def _met_sleutels(blokken: list[Blok], gebruiker, was: str = "") -> tuple[list[Blok], list[str]]:
    """Give images and documents their key for the number that was typed; return what could not be found too."""
    from redactie.verwijzingen import MEDIA, media

    fouten: list[str] = []
    oud = media(schoon(was))
    weg: set[int] = set()
    for medium in _media_in(blokken):
        if medium.soort not in MEDIA or not medium.sleutel.isdigit():
            continue
        model = MEDIA[medium.soort]
        gevonden = model.objects.filter(pk=medium.sleutel).first()
        if gevonden is not None and (
            str(gevonden.sleutel) in oud[medium.soort]
            or model.objects.visible_for(gebruiker).filter(pk=gevonden.pk).exists()
        ):
            medium.sleutel = str(gevonden.sleutel)
        else:
            weg.add(id(medium))
            fouten.append(_onbekend(medium.soort, f"met nummer {medium.sleutel}"))
    return _zonder(blokken, weg), fouten


def _onbekend(soort: str, welke: str) -> str:
    wat = {"afbeelding": "De afbeelding", "document": "Het document"}[soort]
    return f"{wat} {welke} is er niet, of je mag die niet zien. Neem het nummer over uit de lijst, of haal het weg."


def _media_in(blokken: list[Blok]) -> list[Medium]:
    uit: list[Medium] = []
    for blok in blokken:
        if isinstance(blok, Medium):
            uit.append(blok)
        elif isinstance(blok, Citaat):
            uit += _media_in(blok.blokken)
        elif isinstance(blok, Lijst):
            uit += [medium for punt in blok.punten for medium in _media_in(punt)]
    return uit


def _zonder(blokken: list[Blok], weg: set[int]) -> list[Blok]:
    for blok in blokken:
        if isinstance(blok, Citaat):
            blok.blokken = _zonder(blok.blokken, weg)
        elif isinstance(blok, Lijst):
            blok.punten = [punt for punt in (_zonder(deel, weg) for deel in blok.punten) if punt]
    return [blok for blok in blokken if id(blok) not in weg]


def _controleer_media(nieuw: str, was: str, gebruiker) -> None:
    """Refuse an image or document that was not there before and that this person may not see."""
    from redactie.verwijzingen import MEDIA, media

    oud = media(schoon(was))
    for soort, sleutels in media(nieuw).items():
        erbij = sleutels - oud[soort]
        if erbij and MEDIA[soort].objects.visible_for(gebruiker).filter(sleutel__in=erbij).count() < len(erbij):
            raise ValidationError(_onbekend(soort, "die je hebt toegevoegd"))
