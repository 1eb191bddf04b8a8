# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What is agreed per kind of content: whether a second person approves it, and when it is looked at again."""

from django import forms
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from django.utils.text import capfirst

from redactie.admin.overig import BeheerderAdmin
from redactie.logboek import leg_vast
from redactie.models import Item, Soortinstelling


def soortnaam(soort: ContentType) -> str:
    model = soort.model_class()
    return capfirst(model._meta.verbose_name_plural) if model else soort.model


class SoortField(forms.ModelChoiceField):
    def label_from_instance(self, obj: ContentType) -> str:
        return soortnaam(obj)


@admin.register(Soortinstelling)
class SoortinstellingAdmin(BeheerderAdmin):
    list_display = ("soort", "tweede_lezer", "controle_maanden")
    fields = ("content_type", "tweede_lezer", "controle_maanden")

    @admin.display(description="soort")
    def soort(self, obj: Soortinstelling) -> str:
        return soortnaam(obj.content_type)

    def get_fields(self, request: HttpRequest, obj: Soortinstelling | None = None):
        return ("soort", *self.fields[1:]) if obj is not None else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Soortinstelling | None = None):
        return ("soort",) if obj is not None else ()

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        """Kinds of items that nothing was agreed for yet."""
        items = [ct.pk for ct in ContentType.objects.all() if (m := ct.model_class()) and issubclass(m, Item)]
        agreed = Soortinstelling.objects.values("content_type")
        return SoortField(
            ContentType.objects.filter(pk__in=items).exclude(pk__in=agreed).order_by("model"), label="Soort"
        )

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts, object_id: str):
        raise Http404

    def save_model(self, request: HttpRequest, obj: Soortinstelling, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        lezer = "aan" if obj.tweede_lezer else "uit"
        toelichting = f"{soortnaam(obj.content_type)}: tweede lezer {lezer}, nakijken na {obj.controle_maanden} maanden"
        leg_vast("afspraak per soort gewijzigd", obj, by=request.user, toelichting=toelichting)

    def log_addition(self, request, obj, message):
        """Our own log is written in `save_model`."""

    def log_change(self, request, obj, message):
        """Our own log is written in `save_model`."""
