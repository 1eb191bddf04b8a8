# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Previews in the office: for who works on an item, and links for others."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from redactie.versies import werkkopie_van
from redactie.voorbeeld import DUREN, Kader, links_van, maak_link, toon_voorbeeld, trek_in, werkt

KEUZES = [("uur", "1 uur"), ("dag", "1 dag"), ("week", "7 dagen")]


class VoorbeeldMixin:
    """The addresses below an item with which it is shown before it is public."""

    def voorbeeld_urls(self) -> list:
        bekijk, wikkel, name = "<int:object_id>/voorbeeld/", self.admin_site.admin_view, self._url
        return [
            path(bekijk, wikkel(require_safe(self.voorbeeld_view)), name=name("voorbeeld")),
            path(f"{bekijk}links/", wikkel(self.voorbeeldlinks_view), name=name("voorbeeldlinks")),
            path(
                f"{bekijk}links/<int:pk>/intrekken/", wikkel(require_POST(self.intrekken_view)), name=name("intrekken")
            ),
        ]

    def voorbeeld_view(self, request: HttpRequest, object_id: int) -> HttpResponseBase:
        """The item as visitors would see it; the working copy for who may edit, the item itself for who may read."""
        item = self._item(request, object_id)
        versie = werkkopie_van(item) if self.has_change_permission(request, item) else None
        return toon_voorbeeld(item, versie, Kader())

    def voorbeeldlinks_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The links to previews of an item, and a new one. The address of a link is shown once: it is kept nowhere."""
        item = self._item(request, object_id, bewerken=True)
        adres = ""
        if request.method == "POST":
            if (duur := request.POST.get("duur")) not in DUREN:
                raise Http404
            _, sleutel = maak_link(item, duur, by=request.user)
            adres = request.build_absolute_uri(reverse("voorbeeld", args=[sleutel]))
        links = [(link, werkt(link)) for link in links_van(item)[:50]]
        response = self._pagina(
            request, item, "admin/redactie/voorbeeldlinks.html", f"Deel een voorbeeld van {item}",
            adres=adres, keuzes=KEUZES, links=links,
        )  # fmt: skip
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def intrekken_view(self, request: HttpRequest, object_id: int, pk: int) -> HttpResponse:
        item = self._item(request, object_id, bewerken=True)
        trek_in(get_object_or_404(links_van(item), pk=pk), by=request.user)
        messages.success(request, "De link werkt niet meer. Wie hem opent, leest dat het voorbeeld voorbij is.")
        return HttpResponseRedirect(reverse(f"admin:{self._url('voorbeeldlinks')}", args=[item.pk]))
