# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The field for the image of an item: a list of titles, which a script turns into choosing by eye."""

import json
import re

from django import forms
from django.urls import reverse

from redactie.models import Afbeelding
from redactie.opmaak.veld import nieuw_beeld, over_medium

HULP = "Kies een beeld dat iets toevoegt. Je kunt er hier ook een toevoegen."


class Beeldkeuze(forms.Select):
    """A list of images, with what the script needs: where to search and add, and what the chosen one looks like."""

    class Media:
        js = (forms.Script("js/beeldkeuze.js", type="module"),)

    def __init__(self, gebruiker, attrs: dict | None = None, choices=()) -> None:
        super().__init__(attrs, choices)
        self.gebruiker = gebruiker

    def get_context(self, name: str, value, attrs: dict | None) -> dict:
        kiezer = {"data-kiezer": reverse("kiezer", args=["soort"]), "data-nieuw": nieuw_beeld(self.gebruiker)}
        nu = {"data-beelden": json.dumps(self._beelden(value))}
        return super().get_context(name, value, {**(attrs or {}), "data-beeldkeuze": "", **kiezer, **nu})

    def _beelden(self, value) -> dict[str, dict]:
        """Return what the chosen image looks like, by its number; only what this person may see."""
        if not re.fullmatch(r"[0-9]{1,9}", str(value or "")):
            return {}
        gekozen = Afbeelding.objects.visible_for(self.gebruiker).filter(pk=value)
        return {str(beeld.pk): over_medium(beeld) for beeld in gekozen}
