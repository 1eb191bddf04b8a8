# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Filling in a form of the office as a browser would."""

from django.test import Client

from redactie.opmaak.veld import RijkeTekstFormField


def ingevuld(client: Client, url: str) -> dict:
    """Return what a browser would send when the form at `url` is saved as it is."""
    context = client.get(url).context
    forms = [context["adminform"].form]
    data = {"_formulier": context["formulier"]}
    if context.get("basis"):
        data["_basis"] = context["basis"]
    for formset in (inline.formset for inline in context["inline_admin_formsets"]):
        data |= {f"{formset.prefix}-TOTAL_FORMS": formset.initial_form_count()}
        data |= {f"{formset.prefix}-INITIAL_FORMS": formset.initial_form_count()}
        forms += formset.initial_forms
    for form in forms:
        for name, field in form.fields.items():
            value = form.get_initial_for_field(field, name)
            if isinstance(value, list | tuple):
                value = [row.pk for row in value if row in field.queryset]
            if value is not None and value is not False and value not in ("", []):
                data[form.add_prefix(name)] = getattr(value, "pk", value)
            if isinstance(field, RijkeTekstFormField):
                data[f"{form.add_prefix(name)}_vorm"] = "html"
    return data


BRON = "redactie-bronvermelding-content_type-object_id"


def nieuwe_les(client: Client, ruimte, bron, **velden) -> dict:
    """Return what a browser would send for a new lesson with a source."""
    context = client.get("/beheer/toolkit/les/add/").context
    return {
        "_formulier": context["formulier"], "titel": "Begin bij de behoefte", "slug": "", "niveau": "wijk",
        "soort": "les", "gedaan": "niet_vastgelegd", "tekst": "Vraag eerst wat iemand nodig heeft.", "ruimte": ruimte.pk,
        f"{BRON}-TOTAL_FORMS": 1, f"{BRON}-INITIAL_FORMS": 0, f"{BRON}-0-bron": bron.pk, f"{BRON}-0-plaats": "§4",
        f"{BRON}-0-volgorde": 0, **velden,
    }  # fmt: skip
