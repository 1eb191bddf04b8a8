# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Model fields that clean what they are given, whoever writes."""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from redactie.tekst import safe_address, schoon


class RijkeTekstField(models.TextField):
    """Rich text as HTML, cleaned at every write; show it with the template filter `rijketekst`."""

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("max_length", 60_000)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        from redactie.verwijzingen import ververs_links

        value = ververs_links(schoon(getattr(model_instance, self.attname) or ""))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs) -> forms.Field:
        from redactie.opmaak.veld import RijkeTekstFormField, RijkeTekstWidget

        # The admin asks for its own textarea; a rich text always gets the field in which it can be written.
        return super().formfield(**{**kwargs, "form_class": RijkeTekstFormField, "widget": RijkeTekstWidget})


def geen_vermomd_adres(value: str) -> None:
    """Refuse an address that shows another site than it leads to, such as https://ons@elders.nl."""
    if safe_address(value) is None:
        raise ValidationError("Dit webadres kan niet. Neem het over uit de adresbalk van de browser.")


class WebadresField(models.URLField):
    """A web address with http or https, and nothing else."""

    default_validators = [
        URLValidator(schemes=["http", "https"], message="Vul een webadres in dat begint met https://"),
        geen_vermomd_adres,
    ]

    def formfield(self, **kwargs) -> forms.Field:
        return super().formfield(**{"assume_scheme": "https", **kwargs})


class RegelsFormField(forms.CharField):
    """A list of short texts, one to a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: list[str] | str | None) -> str:
        return "\n".join(value) if isinstance(value, list) else value or ""

    def to_python(self, value: str | list[str] | None) -> list[str]:
        if isinstance(value, list):
            return value
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: list[str] | None, data: str | None) -> bool:
        return (initial or []) != self.to_python(data)


class RegelsField(models.JSONField):
    """A list of short texts, such as other spellings of a term; typed one to a line."""

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: list[str], model_instance: models.Model) -> None:
        if not isinstance(value, list) or any(not isinstance(line, str) or len(line) > 200 for line in value):
            raise ValidationError("Zet elke tekst op een eigen regel, van ten hoogste 200 tekens.")
        super().validate(value, model_instance)

    def formfield(self, **kwargs) -> forms.Field:
        return models.Field.formfield(
            self, **{"form_class": RegelsFormField, "help_text": self.help_text or "Een per regel.", **kwargs}
        )

    def value_to_string(self, obj: models.Model) -> str:
        return json.dumps(self.value_from_object(obj))


class KeuzelijstField(models.JSONField):
    """A few choices out of a fixed list, kept as a list of their values in the order of the choices."""

    def __init__(self, *args, keuzes: list[tuple[str, str]] = (), **kwargs) -> None:
        self.keuzes = list(keuzes)
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: list[str], model_instance: models.Model) -> None:
        waarden = dict(self.keuzes)
        if not isinstance(value, list) or any(not isinstance(keuze, str) or keuze not in waarden for keuze in value):
            raise ValidationError(f"Kies uit: {', '.join(waarden.values())}.")
        super().validate(value, model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> list[str]:
        plek = {waarde: nummer for nummer, (waarde, _) in enumerate(self.keuzes)}
        gekozen = dict.fromkeys(getattr(model_instance, self.attname) or [])
        value = sorted(gekozen, key=lambda keuze: plek.get(keuze, len(plek)))
        setattr(model_instance, self.attname, value)
        return value

    def labels(self, value: list[str]) -> list[str]:
        """Return what the chosen values are called."""
        return [str(label) for waarde, label in self.keuzes if waarde in value]

    def formfield(self, **kwargs) -> forms.Field:
        defaults = {
            "form_class": forms.MultipleChoiceField, "choices": self.keuzes, "widget": forms.CheckboxSelectMultiple,
        }  # fmt: skip
        return models.Field.formfield(self, **{**defaults, **kwargs})
