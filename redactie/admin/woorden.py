# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What forms in the office say when something is wrong: what to do, in plain Dutch. Said in this one place."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.http import HttpRequest

VOOR_ELK_VELD = {"unique": "Dit is al in gebruik. Kies iets anders."}
PER_SOORT: dict[type[forms.Field], dict[str, str]] = {
    forms.CharField: {
        "required": "Vul dit in.",
        "max_length": "Maak dit korter: ten hoogste %(limit_value)d tekens. Het zijn er nu %(show_value)d.",
        "min_length": "Maak dit langer: ten minste %(limit_value)d tekens. Het zijn er nu %(show_value)d.",
        "null_characters_not_allowed": "Er staat een teken in dat niet kan. Typ de tekst opnieuw.",
    },
    forms.SlugField: {"invalid": "Gebruik alleen kleine letters, cijfers en streepjes. Bijvoorbeeld: begin-klein."},
    forms.EmailField: {"invalid": "Vul een e-mailadres in zoals naam@gemeente.nl."},
    forms.URLField: {"invalid": "Vul een webadres in dat begint met https://"},
    forms.IntegerField: {
        "required": "Vul een getal in.",
        "invalid": "Vul een heel getal in. Bijvoorbeeld: 3.",
        "min_value": "Vul %(limit_value)s of een hoger getal in.",
        "max_value": "Vul %(limit_value)s of een lager getal in.",
    },
    forms.DateField: {
        "required": "Vul een datum in.",
        "invalid": "Vul een datum in die bestaat. Bijvoorbeeld: 24-02-2026.",
    },
    forms.DateTimeField: {
        "required": "Vul een datum en een tijd in.",
        "invalid": "Vul een datum en een tijd in. Bijvoorbeeld: 24-02-2026 13:30.",
    },
    forms.TimeField: {"required": "Vul een tijd in.", "invalid": "Vul een tijd in. Bijvoorbeeld: 13:30."},
    forms.ChoiceField: {"required": "Kies iets uit de lijst.", "invalid_choice": "Kies iets uit de lijst."},
    forms.ModelChoiceField: {
        "required": "Kies iets uit de lijst.",
        "invalid_choice": "Dit staat niet (meer) in de lijst. Kies iets anders.",
    },
    forms.ModelMultipleChoiceField: {
        "required": "Kies ten minste één ding uit de lijst.",
        "invalid_choice": "Een van je keuzes staat niet (meer) in de lijst. Kies iets anders.",
        "invalid_pk_value": "Een van je keuzes staat niet (meer) in de lijst. Kies iets anders.",
        "invalid_list": "Kies uit de lijst.",
    },
    forms.FileField: {
        "required": "Kies een bestand.",
        "invalid": "Het bestand is niet aangekomen. Kies het opnieuw.",
        "missing": "Het bestand is niet aangekomen. Kies het opnieuw.",
        "empty": "Het bestand is leeg. Kies een ander bestand.",
        "max_length": "De naam van het bestand is te lang. Geef het een kortere naam.",
        "contradiction": "Kies een bestand, of vink aan dat het weg mag. Niet allebei.",
    },
}
DUBBEL = "Dit staat er al een keer. Pas dat andere aan, of haal deze weg."


def meldingen(field: forms.Field) -> dict[str, str]:
    """Return what `field` says when something is wrong; the kind of field nearest to it decides."""
    gevonden = dict(VOOR_ELK_VELD)
    for soort in reversed(type(field).__mro__):
        gevonden |= PER_SOORT.get(soort, {})
    return gevonden


class DuidelijkMixin:
    """For an admin or its parts: fields that say what to do when something is wrong, and what they are for."""

    # For this kind alone: other words for a field that it shares with other kinds, as (label, help text).
    woorden: dict[str, tuple[str, str]] = {}

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        field.error_messages |= meldingen(field) | (kwargs.get("error_messages") or {})
        if db_field.name in self.woorden:
            field.label, field.help_text = self.woorden[db_field.name]
        return field


class DuidelijkFormulier(forms.ModelForm):
    """A form that asks for nothing that has an answer already: what has a default may be left open."""

    class Meta:
        error_messages = {NON_FIELD_ERRORS: {"unique_together": DUBBEL}}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for naam in self.declared_fields.keys() & self.fields.keys():  # those of the model have theirs already
            self.fields[naam].error_messages |= meldingen(self.fields[naam])
        for naam in self._met_standaard():
            self.fields[naam].required = False

    def _clean_fields(self) -> None:
        super()._clean_fields()
        for naam, field in self._met_standaard().items():
            if self.cleaned_data.get(naam) in self.fields[naam].empty_values and naam not in self.errors:
                self.cleaned_data[naam] = field.get_default()

    def _met_standaard(self) -> dict[str, models.Field]:
        return {
            field.name: field
            for field in self._meta.model._meta.concrete_fields
            if field.name in self.fields and field.has_default() and not (field.blank or field.primary_key)
        }
