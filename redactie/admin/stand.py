# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Two people in one form of something without versions: the second is told what the first made of it."""

from django import forms
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.text import Truncator, capfirst

from redactie.admin.woorden import DuidelijkFormulier

ZIN = (
    "Iemand anders veranderde dit intussen. Er is nog niets van jou bewaard, en wat je typte staat hieronder nog. Dit "
    "staat er nu: {nu}. Neem over wat je wilt houden en bewaar het opnieuw."
)


class StandFormulier(DuidelijkFormulier):
    """A form that knows what it was made from: a short print of each field, which tells nothing about its value."""

    stand = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["stand"] = self._stand(self.instance)

    def clean(self) -> dict:
        cleaned = super().clean()
        begon = dict(paar.split(":", 1) for paar in cleaned.get("stand", "").split() if ":" in paar)
        if self.instance.pk is None or not begon:
            return cleaned
        nu = type(self.instance)._base_manager.select_for_update().filter(pk=self.instance.pk).first()
        anders = [naam for naam, afdruk in self._afdrukken(nu).items() if begon.get(naam, afdruk) != afdruk]
        for naam in anders:
            if naam in cleaned and self._afdruk(nu, naam, cleaned[naam]) == begon[naam]:
                cleaned[naam] = getattr(nu, naam)  # untouched here: what the other made of it stays
        botst = [naam for naam in anders if cleaned.get(naam) != getattr(nu, naam)]
        if botst:
            regels = [f"{capfirst(self.fields[naam].label)}: “{self._in_woorden(nu, naam)}”" for naam in botst]
            self.add_error(None, ZIN.format(nu="; ".join(regels)))
            self.data = self.data.copy()  # who saves once more has seen it
            self.data["stand"] = self._stand(nu)
        return cleaned

    def _stand(self, rij) -> str:
        return " ".join(f"{naam}:{afdruk}" for naam, afdruk in self._afdrukken(rij).items()) if rij and rij.pk else ""

    def _afdrukken(self, rij) -> dict[str, str]:
        velden = {veld.name for veld in rij._meta.concrete_fields}
        return {naam: self._afdruk(rij, naam, getattr(rij, naam)) for naam in self.fields if naam in velden}

    @staticmethod
    def _afdruk(rij, naam: str, waarde) -> str:
        plek = f"{rij._meta.label_lower}.{rij.pk}.{naam}"
        return salted_hmac("redactie.stand", f"{plek}:{getattr(waarde, 'pk', waarde)!r}").hexdigest()[:12]

    def _in_woorden(self, rij, naam: str) -> str:
        tekst = getattr(rij, f"get_{naam}_display", lambda: None)() or getattr(rij, naam)
        woorden = {True: "ja", False: "nee", None: "leeg"}.get(tekst) if isinstance(tekst, bool | None) else str(tekst)
        return Truncator(woorden or "leeg").chars(200)


class StandMixin:
    """For an admin: the form above, whose hidden field stands in the frame and not among the fields."""

    form = StandFormulier

    def get_fields(self, request: HttpRequest, obj=None) -> list[str]:
        return [naam for naam in super().get_fields(request, obj) if naam != "stand"]
