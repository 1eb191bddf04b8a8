# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What every public page of items has in common."""

import json
from datetime import date
from itertools import groupby

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.generic import DetailView, ListView
from django.views.generic.base import ContextMixin

from redactie.models import Item, OudAdres, Status, Tegenspraak, Variant


class Weggehaald(Exception):
    """An item that was public and is not any more; the roof answers with 410."""


def openbaar(item: Item | None) -> Item | None:
    """Return `item` when visitors may see it; what is linked to a public item may itself be a concept."""
    return item if item is not None and item.is_openbaar else None


class PaginaMixin(ContextMixin):
    """A public page: its breadcrumbs, and the same as JSON-LD.

    Context: `kruimels`, a list of (titel, adres) from Home to this page; `jsonld`, a list of dicts.
    """

    kruimels: tuple[tuple[str, str], ...] = ()

    def get_kruimels(self) -> list[tuple[str, str]]:
        return [("Home", "/"), *self.kruimels]

    def get_jsonld(self, kruimels: list[tuple[str, str]]) -> list[dict]:
        if len(kruimels) < 2:
            return []
        items = [
            {"@type": "ListItem", "position": place, "name": titel, "item": f"{settings.SITE_URL}{adres}"}
            for place, (titel, adres) in enumerate(kruimels, start=1)
        ]
        return [{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}]

    def get_context_data(self, **kwargs) -> dict:
        kruimels = self.get_kruimels()
        return super().get_context_data(kruimels=kruimels, jsonld=self.get_jsonld(kruimels), **kwargs)


class OpenbaarListView(PaginaMixin, ListView):
    """A list of what is public, and nothing else."""

    def get_queryset(self):
        return self.model.objects.gepubliceerd()


class OpenbaarDetailView(PaginaMixin, DetailView):
    """The page of one public item.

    Context besides the item: `bronnen`, its source references; `tegenspraken`, where sources differ about it:
    [(tegenspraak, [variant])].
    An old address leads to the present one for ever; an archived item leads where its editor chose, or answers 410.
    """

    schema_type = "Article"

    def get_queryset(self):
        return self.model.objects.gepubliceerd().select_related("afbeelding")

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            self.object = self.get_object()
        except Http404:
            return self.get_elsewhere()
        return self.render_to_response(self.get_context_data(object=self.object))

    def get_elsewhere(self) -> HttpResponse:
        """Answer for an address without a public item: its new address, where the archive leads, 410, or 404."""
        slug = self.kwargs[self.slug_url_kwarg]
        soort = ContentType.objects.get_for_model(self.model)
        oud = OudAdres.objects.filter(content_type=soort, slug=slug).first()
        item = self.get_queryset().filter(pk=oud.object_id).first() if oud else None
        if item is not None:
            sent = self.request.method == "POST"  # what was typed goes along
            return HttpResponsePermanentRedirect(self.get_new_address(item), preserve_request=sent)
        was_public = self.model.objects.filter(status=Status.GEARCHIVEERD, gepubliceerd_op__isnull=False)
        archived = was_public.filter(slug=slug).first() or (oud and was_public.filter(pk=oud.object_id).first())
        if not archived:
            raise Http404
        if archived.doorverwijzing:  # not for ever: it can be taken back from the archive
            return HttpResponseRedirect(archived.doorverwijzing)
        raise Weggehaald

    def get_new_address(self, item: Item) -> str:
        return item.get_absolute_url()

    def get_kruimels(self) -> list[tuple[str, str]]:
        return [*super().get_kruimels(), (str(self.object), self.request.path)]

    def get_jsonld(self, kruimels: list[tuple[str, str]]) -> list[dict]:
        item = self.object
        about = {
            "@context": "https://schema.org",
            "@type": self.schema_type,
            "name": item.titel,
            "headline": item.titel,
            "description": item.samenvatting,
            "inLanguage": "nl",
            "url": f"{settings.SITE_URL}{self.request.path}",
            "dateModified": item.gewijzigd_op.date().isoformat(),
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }
        if isinstance(getattr(item, "datum", None), date):
            about["datePublished"] = item.datum.isoformat()
        return [*super().get_jsonld(kruimels), about]

    def get_context_data(self, **kwargs) -> dict:
        bronnen = self.object.bronvermeldingen.select_related("bron")
        kwargs.setdefault("bewerken", bewerkadres(self.request, self.object))
        # Asked only by a page that shows them.
        tegenspraken = SimpleLazyObject(lambda: tegenspraken_over(self.object))
        return super().get_context_data(bronnen=bronnen, tegenspraken=tegenspraken, **kwargs)


def bewerkadres(request: HttpRequest, item: Item) -> str:
    """Return where `item` can be changed, for who may; "" for others. Who has no session is not even looked up."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return ""
    if not type(item).objects.editable_by(request.user).filter(pk=item.pk).exists():
        return ""
    return reverse(f"admin:{item._meta.app_label}_{item._meta.model_name}_change", args=[item.pk])


def tegenspraken_over(*items: Item) -> list[tuple[Tegenspraak, list[Variant]]]:
    """Return the public contradictions about any of `items`, each with what the sources say. One query."""
    variants = Variant.objects.over(*items)
    return [(about, list(rows)) for about, rows in groupby(variants, lambda variant: variant.tegenspraak)]


def dump_jsonld(data: list[dict]) -> str:
    """Return JSON-LD that can stand in a `<script>`: the characters that could end it are escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
