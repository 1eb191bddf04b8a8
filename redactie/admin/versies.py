# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Versions in the office: the list, two side by side, and putting one back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from redactie.models import Logregel, Versie
from redactie.vergelijken import verschillen
from redactie.versies import huidige_inhoud, zet_terug


class VersiesMixin:
    """The addresses below an item with what it was."""

    def versie_urls(self) -> list:
        begin, wikkel, name = "<int:object_id>/versies/", self.admin_site.admin_view, self._url
        terugzetten = wikkel(require_POST(self.terugzetten_view))
        return [
            path(begin, wikkel(self.versies_view), name=name("versies")),
            path(f"{begin}<int:nummer>/", wikkel(self.versie_view), name=name("versie")),
            path(f"{begin}<int:nummer>/terugzetten/", terugzetten, name=name("terugzetten")),
        ]

    def versies_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The versions of an item and its log, for who may edit it."""
        item = self._item(request, object_id, bewerken=True)
        return self._pagina(
            request, item, "admin/redactie/versies.html", f"Versies van {item}",
            versies=Versie.objects.van(item).select_related("door").order_by("-werkkopie", "-nummer"),
            log=Logregel.objects.van(item)[:50],
        )  # fmt: skip

    def versie_view(self, request: HttpRequest, object_id: int, nummer: int) -> HttpResponse:
        """What changed from a version to another: the one named by `?met=`, or what is being worked on now."""
        item = self._item(request, object_id, bewerken=True)
        versie = get_object_or_404(Versie.objects.van(item).select_related("door"), nummer=nummer)
        met = request.GET.get("met", "")
        ander = get_object_or_404(Versie.objects.van(item), nummer=met) if met.isdecimal() and len(met) < 10 else None
        nu = ander.inhoud if ander else huidige_inhoud(item)
        return self._pagina(
            request, item, "admin/redactie/versie.html", f"Versie {nummer} van {item}",
            versie=versie,
            ander=ander,
            verschillen=verschillen(self.model, versie.inhoud, nu, voor=request.user),
            versies=Versie.objects.van(item).exclude(pk=versie.pk),
        )  # fmt: skip

    def terugzetten_view(self, request: HttpRequest, object_id: int, nummer: int) -> HttpResponse:
        item = self._item(request, object_id, bewerken=True)
        versie = get_object_or_404(Versie.objects.van(item), nummer=nummer)
        for melding in zet_terug(item, versie, by=request.user):
            messages.warning(request, melding)
        messages.success(
            request,
            f"Versie {nummer} is teruggezet. Bezoekers zien er nog niets van: kijk het na en publiceer het dan.",
        )
        return HttpResponseRedirect(reverse(f"admin:{self._url('change')}", args=[item.pk]))
