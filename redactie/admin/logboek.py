# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The audit log for who manages the site: to read, to narrow down, and to take along."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from redactie.admin.item import DATUM
from redactie.admin.overig import AlleenLezenAdmin
from redactie.logboek import leg_vast
from redactie.models import Afbeelding, Bestand, Gebruiker, Logregel, Redactieruimte, Resultaat
from redactie.overzicht import itemsoorten
from redactie.rekenblad import als_csv

PER_PAGINA = 50
KOLOMMEN = ("op", "door", "handeling", "resultaat", "soort", "nummer", "waarop", "vanaf netwerk", "toelichting")


class LogboekFilter(forms.Form):
    """What to show. A value that makes no sense is an error in words, and the list then shows nothing it should not."""

    q = forms.CharField(label="Zoek", required=False, max_length=200)
    resultaat = forms.ChoiceField(label="Resultaat", required=False, choices=[("", "alles"), *Resultaat.choices])
    wie = forms.ModelChoiceField(Gebruiker.objects.all(), label="Wie", required=False, empty_label="iedereen")
    ruimte = forms.ModelChoiceField(
        Redactieruimte.objects.all(), label="Redactieruimte", required=False, empty_label="alle", to_field_name="slug"
    )
    van = forms.DateField(label="Van", required=False, widget=DATUM["widget"])
    tot = forms.DateField(label="Tot en met", required=False, widget=DATUM["widget"])

    def pas_toe(self, rows: QuerySet) -> QuerySet:
        """Return the lines that are asked for; none when the question is not understood."""
        if not self.is_valid():
            return rows.none()
        chosen = self.cleaned_data
        for word in chosen["q"].split()[:8]:
            rows = rows.filter(
                Q(actie__icontains=word)
                | Q(object_naam__icontains=word)
                | Q(door_naam__icontains=word)
                | Q(toelichting__icontains=word)
            )
        if chosen["resultaat"]:
            rows = rows.filter(resultaat=chosen["resultaat"])
        if chosen["wie"]:
            rows = rows.filter(door=chosen["wie"])
        if chosen["ruimte"]:
            rows = rows.filter(_in_ruimte(chosen["ruimte"]))
        if chosen["van"]:
            rows = rows.filter(op__gte=_begin(chosen["van"]))
        if chosen["tot"]:
            rows = rows.filter(op__lt=_begin(chosen["tot"] + timedelta(days=1)))
        return rows


def _begin(dag) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))


def _in_ruimte(ruimte: Redactieruimte) -> Q:
    """Lines about what belongs to a room, and about the room itself."""
    models = [*itemsoorten(), Afbeelding, Bestand]
    kinds = ContentType.objects.get_for_models(*models, Redactieruimte)
    found = Q(content_type=kinds[Redactieruimte], object_id=ruimte.pk)
    for model in models:
        keys = model._base_manager.filter(ruimte=ruimte).order_by().values("pk")
        found |= Q(content_type=kinds[model], object_id__in=keys)
    return found


def zin(regel: Logregel) -> str:
    """Return a line as a sentence: who did what, to what."""
    wie = regel.door_naam or "Niet ingelogd, of de computer zelf"
    soort = regel.content_type.name if regel.content_type else ""
    soort = f"{soort} " if soort and soort not in regel.actie else ""
    waarop = f", {soort}“{regel.object_naam}”" if regel.object_naam else ""
    geweigerd = "Geweigerd. " if regel.resultaat == Resultaat.GEWEIGERD else ""
    return f"{geweigerd}{wie}: {regel.actie}{waarop}."


def _als_csv(rows: Iterable[Logregel]) -> Iterator[str]:
    return als_csv(KOLOMMEN, (_record(row).values() for row in rows))


def _als_jsonl(rows: Iterable[Logregel]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(_record(row), ensure_ascii=False) + "\n"


def _record(row: Logregel) -> dict:
    values = (
        timezone.localtime(row.op).isoformat(timespec="seconds"),
        row.door_naam,
        row.actie,
        row.resultaat,
        row.content_type.name if row.content_type else "",
        row.object_id or "",
        row.object_naam,
        row.herkomst,
        row.toelichting,
    )
    return dict(zip(KOLOMMEN, values, strict=True))


EXPORTS = {"csv": (_als_csv, "text/csv; charset=utf-8"), "jsonl": (_als_jsonl, "application/x-ndjson; charset=utf-8")}


@admin.register(Logregel)
class LogregelAdmin(AlleenLezenAdmin):
    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = LogboekFilter(request.GET or {})
        rows = form.pas_toe(self._regels(request))
        page = Paginator(rows, PER_PAGINA).get_page(request.GET.get("page"))
        chosen = request.GET.copy()
        chosen.pop("page", None)
        return TemplateResponse(
            request,
            "admin/redactie/logboek.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": "Logboek",
                "kruimels": [("Logboek", "")],
                "form": form,
                "pagina": page,
                "regels": [(regel, zin(regel)) for regel in page],
                "gefilterd": chosen.urlencode(),
                "is_gefilterd": any(chosen.values()),
                "bewaarmaanden": settings.LOGBOEK_BEWAARMAANDEN,
                "exports": [(soort, reverse("admin:redactie_logregel_export", args=[soort])) for soort in EXPORTS],
            },
        )

    def get_urls(self):
        export = self.admin_site.admin_view(self.export_view)
        return [path("export/<slug:soort>/", export, name="redactie_logregel_export"), *super().get_urls()]

    def export_view(self, request: HttpRequest, soort: str) -> StreamingHttpResponse:
        """The lines that are asked for, all of them, as CSV for a spreadsheet or as JSON lines for a program."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if soort not in EXPORTS:
            raise Http404
        schrijf, mime = EXPORTS[soort]
        rows = LogboekFilter(request.GET or {}).pas_toe(self._regels(request))
        leg_vast("logboek meegenomen", by=request.user, toelichting=soort)
        response = StreamingHttpResponse(schrijf(rows.iterator(chunk_size=500)), content_type=mime)
        response.headers["Content-Disposition"] = (
            f'attachment; filename="logboek-{timezone.localdate():%Y-%m-%d}.{soort}"'
        )
        return response

    def _regels(self, request: HttpRequest) -> QuerySet:
        return Logregel.objects.visible_for(request.user).select_related("content_type").order_by("-op", "-pk")
