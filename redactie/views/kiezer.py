# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What an editor can choose while writing: pages to link to, images and documents. Nothing they may not see."""

from django.db.models import CharField, Q, Value
from django.http import Http404, HttpRequest, JsonResponse

from redactie.models import Afbeelding, Bestand
from redactie.opmaak.veld import over_medium
from redactie.verwijzingen import items_van, itemsoorten, verwijzing_naar

PER_PAGINA = 20
MAX_VRAAG = 100
MAX_PAGINA = 500
MEDIA = {"afbeelding": (Afbeelding, ("titel", "alt", "bijschrift")), "document": (Bestand, ("titel",))}


def kiezer(request: HttpRequest, soort: str) -> JsonResponse:
    """Answer with what matches `?q=`: {"resultaten": […], "meer": whether there is another `?pagina=`}."""
    vraag = request.GET.get("q", "").replace("\x00", "").strip()[:MAX_VRAAG]
    pagina = request.GET.get("pagina", "1")
    if not (pagina.isascii() and pagina.isdigit() and 1 <= int(pagina[:9]) <= MAX_PAGINA):
        raise Http404
    begin = (int(pagina) - 1) * PER_PAGINA
    if soort == "pagina":
        gevonden = _paginas(request.user, vraag, begin)
    elif soort in MEDIA:
        model, velden = MEDIA[soort]
        rows = model.objects.visible_for(request.user).filter(_bevat(vraag, velden)).order_by("-gemaakt_op", "pk")
        gevonden = [over_medium(row) for row in rows[begin : begin + PER_PAGINA + 1]]
    else:
        raise Http404
    return JsonResponse({"resultaten": gevonden[:PER_PAGINA], "meer": len(gevonden) > PER_PAGINA})


def _bevat(vraag: str, velden: tuple[str, ...]) -> Q:
    q = Q()
    for woord in vraag.split():
        ergens = Q()
        for veld in velden:
            ergens |= Q(**{f"{veld}__icontains": woord})
        q &= ergens
    return q


def _paginas(gebruiker, vraag: str, begin: int) -> list[dict]:
    """Items of every kind with an address: one query for the page, and one for each kind on it."""
    lijsten = [
        model.objects.visible_for(gebruiker)
        .filter(_bevat(vraag, ("titel",)))
        .order_by()
        .annotate(label=Value(model._meta.label_lower, output_field=CharField()))
        .values_list("label", "pk", "titel")
        for model in itemsoorten()
        if _heeft_adres(model)
    ]
    eerste, *rest = lijsten
    rijen = list(eerste.union(*rest, all=True).order_by("titel", "label", "pk")[begin : begin + PER_PAGINA + 1])
    items = items_van({f"{label}.{pk}" for label, pk, _ in rijen})
    return [
        {
            "item": verwijzing_naar(item),
            "titel": str(item),
            "soort": str(item._meta.verbose_name),
            "adres": item.get_absolute_url(),
            "openbaar": item.is_openbaar,
            "staat": "" if item.is_openbaar else item.get_status_display(),
        }
        for label, pk, _ in rijen
        if (item := items.get(f"{label}.{pk}"))
    ]


def _heeft_adres(model) -> bool:
    """Whether items of this kind can be linked to: kinds without a place on the site have no address."""
    return bool(model(slug="x").get_absolute_url())
