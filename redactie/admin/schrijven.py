# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The form of an item: shown, filled with what was left, sent, compared with what others did meanwhile, and kept.

The form never writes to an item that exists. It is filled in on the real rows inside a transaction that is rolled
back; what comes out of it is a snapshot, and that is compared and kept.
"""

import copy
import uuid
from contextlib import nullcontext
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms.utils import ErrorDict, ErrorList
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from redactie.kladje import (
    Formulier,
    TeGroot,
    afdruk_van,
    als_data,
    bewaar_kladje,
    formulier_van,
    getypt,
    lees_merk,
    nieuw_formulier,
    open_kladje,
    rond_af,
    staande_kladjes,
)
from redactie.logboek import leg_vast
from redactie.models import Item, Kladje, Logregel, Resultaat, Status, Versie
from redactie.momenten import in_woorden, onlangs, tijd
from redactie.stappen import WIJZIGINGEN, stand_van, stand_van_nieuw, zet_stap
from redactie.vergelijken import Verschil, verschillen
from redactie.versies import (
    afdrukken,
    als_versie,
    bewaar,
    hernoem_nieuwe_delen,
    kies,
    leg_stand_vast,
    neem_op,
    plekken,
    werkkopie_van,
)
from redactie.voorbeeld import Kader, toon_voorbeeld
from redactie.workflow import GESCHREVEN
from redactie.zicht import plaats_van, wat_bezoekers_zien

MIJN, ANDER = "mijn", "ander"
KEUZE = "_keuze:"


class IngevuldMixin:
    """A form that shows what was typed, without judging it."""

    def full_clean(self) -> None:
        self._errors, self.cleaned_data = ErrorDict(), {}

    def is_valid(self) -> bool:
        return False


class IngevuldeDelenMixin(IngevuldMixin):
    """A set of forms that shows what was typed, without judging it."""

    def full_clean(self) -> None:
        self._errors, self._non_form_errors = [ErrorDict() for _ in self.forms], ErrorList()


@dataclass(frozen=True)
class Botsing:
    """A place where two people's versions differ: what it is called, the differences, and whose change it was."""

    plek: str
    naam: str
    verschillen: list[Verschil]
    keuze: str  # MIJN, ANDER, or "" when both changed it

    @property
    def wie(self) -> str:
        return {MIJN: "Alleen jij veranderde dit.", ANDER: "Alleen de ander veranderde dit."}.get(
            self.keuze, "Jullie veranderden dit allebei. Kies."
        )


class SchrijvenMixin:
    """Showing and taking in the form of an item."""

    def changeform_view(self, request: HttpRequest, object_id=None, form_url: str = "", extra_context=None):
        """Show and save the form. What is saved into a public item becomes its working copy."""
        if IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST:
            raise Http404
        item = self._item(request, object_id) if object_id else None
        if request.method == "POST":
            return self._neem_aan(request, item, form_url, extra_context)
        mag = item is None or self.has_change_permission(request, item)
        kladje = self._terug_te_zetten(request, item) if mag else None
        if kladje is not None:
            request = _als_ingevuld(request, kladje)
        formulier = formulier_van(kladje) if kladje else self._nieuw_formulier(request, item)
        werkkopie = werkkopie_van(item) if item is not None and mag else None
        context = {**self._context(request, item, werkkopie, formulier, mag=mag), **(extra_context or {})}
        with als_versie(item, werkkopie) if werkkopie else nullcontext():
            if item is not None and mag:
                context["basis"] = als_basis(afdrukken(item, neem_op(item)))
            if kladje is not None and "_basis" in kladje.velden:
                context["basis"] = kladje.velden["_basis"][0]
            return self._formulierpagina(request, item, form_url, context)

    def _formulierpagina(self, request: HttpRequest, item: Item | None, form_url: str, context: dict):
        key = str(item.pk) if item is not None else None
        response = super().changeform_view(request, key, form_url, {"item": item, **context})
        return response.render() if hasattr(response, "render") else response

    def _context(
        self,
        request: HttpRequest,
        item: Item | None,
        werkkopie: Versie | None,
        formulier: Formulier,
        *,
        mag: bool = True,
    ) -> dict:
        """What the page shows besides the form. Asked before the working copy is shown: it is about what is public."""
        context = {}
        if item is not None:
            context |= {"zicht": wat_bezoekers_zien(item), "plaats": plaats_van(item) if item.is_openbaar else ""}
        if not mag:
            return context
        hier = staande_kladjes(request.user, self.model, item.pk if item else None)
        context["formulier"] = formulier.merk
        eerder = hier.exclude(sleutel=formulier.sleutel)[:5]
        context["kladjes"] = [(kladje, onlangs(kladje.op), kladje.velden.get("titel", [""])[0]) for kladje in eerder]
        if item is None:
            context["stand"] = stand_van_nieuw(self.model)
        else:
            context |= {
                "werkkopie": werkkopie,
                "stand": stand_van(item, request.user),
                "aangeboden_door": werkkopie.aangeboden_door if werkkopie else item.aangeboden_door,
            }
        return context

    # --- What was left ------------------------------------------------------------------------------------------

    def _nieuw_formulier(self, request: HttpRequest, item: Item | None) -> Formulier:
        return nieuw_formulier(request.user, self.model, item.pk if item else None)

    def _formulier(self, request: HttpRequest, item: Item | None) -> Formulier:
        """The form that was sent; a new one when it carries no mark of this person for this item."""
        formulier = lees_merk(request.POST.get("_formulier", ""))
        key = item.pk if item else None
        if formulier is None or (formulier.gebruiker, formulier.model) != (request.user, self.model):
            return self._nieuw_formulier(request, item)
        eerder = Kladje.objects.filter(gebruiker=request.user, sleutel=formulier.sleutel, bewaard_als=key)
        if formulier.object_id != key and not (key and eerder.exists()):
            return self._nieuw_formulier(request, item)
        return formulier

    def _terug_te_zetten(self, request: HttpRequest, item: Item | None) -> Kladje | None:
        key = request.GET.get("zet_terug", "")
        if not key:
            return None
        hier = staande_kladjes(request.user, self.model, item.pk if item else None)
        return get_object_or_404(hier, pk=key if key.isdecimal() and len(key) < 18 else 0)

    def get_form(self, request: HttpRequest, obj=None, change: bool = False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return type("Ingevuld", (IngevuldMixin, form), {}) if getattr(request, "ingevuld", False) else form

    def get_formsets_with_inlines(self, request: HttpRequest, obj=None):
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            if not getattr(request, "ingevuld", False):
                yield formset, inline
                continue
            form = type("Ingevuld", (IngevuldMixin, formset.form), {})
            yield type("IngevuldeDelen", (IngevuldeDelenMixin, formset), {"form": form}), inline

    # --- Taking in ----------------------------------------------------------------------------------------------

    def _neem_aan(self, request: HttpRequest, item: Item | None, form_url: str, extra_context) -> HttpResponseBase:
        """Take in a form that was sent: refuse, show what is wrong, show what differs, or keep it."""
        mag = self.has_add_permission(request) if item is None else self.has_change_permission(request, item)
        if not mag:
            leg_vast("wijzigen", item, by=request.user, resultaat=Resultaat.GEWEIGERD)
            raise PermissionDenied
        formulier = self._formulier(request, item)
        try:
            bewaar_kladje(formulier, request.POST)  # stays, whatever goes wrong below
        except TeGroot:
            open_kladje_apart(formulier)
        with transaction.atomic():
            kladje = open_kladje(formulier)
            if kladje.bewaard_als:
                eerder = self.model.objects.visible_for(request.user).filter(pk=kladje.bewaard_als).first()
                if eerder is not None and kladje.bewaarde_afdruk == afdruk_van(getypt(request.POST)):
                    return self._naar(eerder)  # sent twice: one effect, one answer
                if eerder is not None and item is None:  # the form of a new item, sent again with other words
                    return self._wijzig(request, eerder, kladje, formulier, form_url, opnieuw=True)
            if item is None:
                return self._maak(request, kladje, formulier, form_url)
            return self._wijzig(request, item, kladje, formulier, form_url)

    def _maak(self, request: HttpRequest, kladje: Kladje, formulier: Formulier, form_url: str) -> HttpResponseBase:
        context = self._context(request, None, None, formulier)
        if "_voorbeeld" in request.POST:
            with transaction.atomic():
                response = self._formulierpagina(request, None, form_url, context)
                if item := getattr(response, "item", None):
                    response = toon_voorbeeld(item, None, Kader())
                transaction.set_rollback(True)
            return response
        response = self._formulierpagina(request, None, form_url, context)
        if item := getattr(response, "item", None):
            rond_af(kladje, item, request.POST)
            self._meld_bewaard(request, item, nieuw=True)
            self._zet_stap(request, item)
        return response

    def _wijzig(
        self, request: HttpRequest, item: Item, kladje: Kladje, formulier: Formulier, form_url: str, *, opnieuw=False
    ) -> HttpResponseBase:
        item = self.model.objects.select_for_update(of=("self",)).get(pk=item.pk)
        werkkopie = werkkopie_van(item)
        context = self._context(request, item, werkkopie, formulier)
        gestuurd = request.POST
        basis = lees_basis(gestuurd.get("_basis", ""))
        with als_versie(item, werkkopie):
            ander = neem_op(item)
            context["basis"] = gestuurd.get("_basis") or als_basis(afdrukken(item, ander))
            request = self._zonder_verdwenen_delen(request, item)
            ongezien = self._ongeziene_delen(request, item)
            response = self._formulierpagina(request, item, form_url, context)
            if getattr(response, "item", None) is None:
                return response  # something is wrong in it
            if "_voorbeeld" in gestuurd:
                return toon_voorbeeld(response.item, None, Kader())
            mijn = neem_op(item)
        item = self.model.objects.get(pk=item.pk)
        nu = afdrukken(item, ander)
        botst = opnieuw or (bool(basis) and basis != nu)
        mijn = hernoem_nieuwe_delen(mijn, ander, formulier.sleutel)
        if botst or "_alles" in gestuurd:
            mijn = _zonder_ongeziene(mijn, ongezien)
        if botst and mijn != ander:
            return self._botsing(request, item, (mijn, ander), basis, nu, formulier=formulier)
        if "_alles" in gestuurd:
            mijn = self._gekozen(request, item, mijn, ander)
        veranderd = bewaar(item, mijn, by=request.user)
        item = self.model.objects.get(pk=item.pk)
        rond_af(kladje, item, gestuurd)
        self._meld_bewaard(request, item, veranderd=veranderd)
        if not veranderd and _is_bij(item) and gestuurd.get("_overgang") in WIJZIGINGEN:
            messages.info(request, f"Er was niets veranderd in “{item}”.")
        elif botst and basis.get("status") != nu["status"]:
            wie, _ = _laatste_wijziging(item, request.user)
            messages.error(request, f"“{item}” is intussen {item.get_status_display()}, door {wie}. Kijk het eerst na.")
        else:
            self._zet_stap(request, item)
        return self._naar(item)

    def _naar(self, item: Item) -> HttpResponse:
        return HttpResponseRedirect(reverse(f"admin:{self._url('change')}", args=[item.pk]))

    def _zet_stap(self, request: HttpRequest, item: Item) -> None:
        """Take the step of the button that was pressed. What was typed is kept, also when the step is refused."""
        doel = request.POST.get("_overgang", "")
        if not doel:
            return
        try:
            zin = zet_stap(
                item,
                doel,
                by=request.user,
                toelichting=request.POST.get("_toelichting", ""),
                doorverwijzing=request.POST.get("_doorverwijzing", ""),
            )
        except ValidationError as fout:
            for melding in fout.messages:
                messages.error(request, melding)
            messages.info(request, "Wat je typte, is wel bewaard.")
        else:
            item = self.model.objects.get(pk=item.pk)
            messages.success(request, _met_link(f"{zin} {wat_bezoekers_zien(item)}", item))

    def _meld_bewaard(self, request: HttpRequest, item: Item, *, nieuw: bool = False, veranderd: bool = True) -> None:
        if request.POST.get("_overgang"):
            return  # the step has its own sentence
        klok = tijd(timezone.now())
        if not (nieuw or veranderd):
            messages.info(request, f"Er was niets veranderd in “{item}”.")
        elif item.status == Status.GEPUBLICEERD:
            zin = f"Je wijzigingen in “{item}” zijn bewaard om {klok}. Bezoekers zien ze pas als je ze publiceert."
            messages.success(request, _met_link(zin, item))
        else:
            messages.success(request, f"“{item}” is bewaard om {klok}. {wat_bezoekers_zien(item)}")

    def response_change(self, request: HttpRequest, obj: Item) -> HttpResponse:
        response = self._naar(obj)
        response.item = obj
        return response

    def response_add(self, request: HttpRequest, obj: Item, post_url_continue=None) -> HttpResponse:
        return self.response_change(request, obj)

    # --- Two at once --------------------------------------------------------------------------------------------

    def _botsing(
        self, request: HttpRequest, item: Item, beide: tuple[dict, dict], basis: dict, nu: dict, *, formulier: Formulier
    ) -> HttpResponse:
        """The page with both versions; nothing is kept yet, and everything that was sent goes along in it."""
        velden = [
            (naam, waarde)
            for naam, waarden in request.POST.lists()
            if not naam.startswith("_") and naam != "csrfmiddlewaretoken"
            for waarde in waarden
        ]
        wie, wanneer = _laatste_wijziging(item, request.user)
        response = self._pagina(
            request, item, "admin/redactie/conflict.html", "Dit is intussen veranderd",
            botsingen=self._botsingen(request, item, *beide, basis),
            velden=velden,
            formulier=formulier.merk,
            basis=als_basis(nu),
            wie=wie,
            wanneer=wanneer,
            stand=item.get_status_display() if basis.get("status", nu["status"]) != nu["status"] else "",
            zicht=wat_bezoekers_zien(item),
        )  # fmt: skip
        response.status_code = 409
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def _botsingen(
        self, request: HttpRequest, item: Item, mijn: dict, ander: dict, basis: dict[str, str]
    ) -> list[Botsing]:
        mijne, andere = afdrukken(item, mijn), afdrukken(item, ander)
        per_plek: dict[str, list[Verschil]] = {}
        for verschil in verschillen(self.model, ander, mijn, voor=request.user):
            per_plek.setdefault(verschil.plek, []).append(verschil)
        gevonden = []
        for plek, lijst in per_plek.items():
            keuze = ""
            if basis.get(plek) == andere.get(plek):
                keuze = MIJN
            elif basis.get(plek) == mijne.get(plek):
                keuze = ANDER
            gevonden.append(Botsing(plek, lijst[0].deel or lijst[0].veld, lijst, keuze))
        return gevonden

    def _gekozen(self, request: HttpRequest, item: Item, mijn: dict, ander: dict) -> dict:
        """Return the version that was put together on the page with both; what is replaced is recorded first."""
        keuze = request.POST["_alles"]
        mijne, andere = plekken(mijn), plekken(ander)
        verschillend = {plek for plek in mijne | andere if mijne.get(plek) != andere.get(plek)}
        van_ander = {
            plek for plek in verschillend if keuze == ANDER or request.POST.get(f"{KEUZE}{plek}", MIJN) == ANDER
        } if keuze != MIJN else set()  # fmt: skip
        gekozen = kies(mijn, ander, van_ander)
        if gekozen != ander:
            leg_stand_vast(item, by=request.user, toelichting="stond er voordat er een andere versie overheen ging")
        return gekozen

    def _deelnaam(self, inline) -> str | None:
        for naam in (*self.model.onderdelen, "bronvermeldingen"):
            if self.model._meta.get_field(naam).related_model is inline.model:
                return naam
        return None

    def _ongeziene_delen(self, request: HttpRequest, item: Item) -> dict[str, set[str]]:
        """Return, per relation, the parts that are on the form when it is opened now, but not in what was sent.

        A part of something else in what was sent is refused.
        """
        gevonden = {}
        for inline in self.get_inline_instances(request, item):
            naam = self._deelnaam(inline)
            if naam is None:
                continue
            prefix = inline.get_formset(request, item).get_default_prefix()
            eigen = _keys(getattr(item, naam))
            rijen = range(_aantal(request.POST, prefix))
            gestuurd = {request.POST.get(f"{prefix}-{nummer}-id", "") for nummer in rijen} - {""}
            if gestuurd - eigen:
                raise PermissionDenied
            gevonden[naam] = _keys(inline.get_queryset(request).filter(pk__in=eigen)) - gestuurd
        return gevonden

    def _zonder_verdwenen_delen(self, request: HttpRequest, item: Item) -> HttpRequest:
        """Return the request with the parts that somebody took away meanwhile as new ones, so that they are kept."""
        data = request.POST.copy()
        for inline in self.get_inline_instances(request, item):
            _herschik(data, inline.get_formset(request, item).get_default_prefix(), inline.model)
        if data == request.POST:
            return request
        verzoek = copy.copy(request)
        verzoek.POST = data
        return verzoek


def open_kladje_apart(formulier: Formulier) -> None:
    """Make the row of a form whose text is too long to keep: sent twice is still one effect."""
    with transaction.atomic():
        open_kladje(formulier)


def _als_ingevuld(request: HttpRequest, kladje: Kladje) -> HttpRequest:
    """Return the request as if the form was sent with what was left, only to be shown."""
    verzoek = copy.copy(request)
    verzoek.method, verzoek.POST, verzoek.ingevuld = "POST", als_data(kladje), True
    return verzoek


def _is_bij(item: Item) -> bool:
    """Whether visitors see what there is: nothing is waiting to be published."""
    return item.status == Status.GEPUBLICEERD and werkkopie_van(item) is None


def _met_link(zin: str, item: Item) -> str:
    adres = plaats_van(item) if item.is_openbaar else ""
    return format_html('{} <a href="{}">Bekijk het op de site</a>', zin, adres) if adres else zin


def _laatste_wijziging(item: Item, by) -> tuple[str, str]:
    """Return who changed this last and when, in words."""
    werkkopie = werkkopie_van(item)
    regel = (
        Logregel.objects.van(item).filter(resultaat=Resultaat.GELUKT).exclude(actie__startswith="voorbeeldlink").first()
    )
    if werkkopie is not None and (regel is None or regel.actie in GESCHREVEN):
        door, op = werkkopie.door, werkkopie.op
    elif regel is not None:
        door, op = regel.door, regel.op
    else:
        door, op = None, item.gewijzigd_op
    return ("jijzelf, in een ander venster" if door == by else str(door or "iemand anders")), in_woorden(op)


# --- What a form was made from -----------------------------------------------------------------------------------


def als_basis(prints: dict[str, str]) -> str:
    return " ".join(f"{plek}:{print_}" for plek, print_ in prints.items())


def lees_basis(tekst: str) -> dict[str, str]:
    return dict(paar.rsplit(":", 1) for paar in tekst.split() if ":" in paar)


# --- Rows of parts -----------------------------------------------------------------------------------------------


def _aantal(data: QueryDict, prefix: str, soort: str = "TOTAL") -> int:
    waarde = data.get(f"{prefix}-{soort}_FORMS", "")
    return min(int(waarde[:6]), 500) if waarde.isascii() and waarde.isdecimal() else 0


def _keys(rows) -> set[str]:
    return {str(key) for key in rows.values_list("pk", flat=True)}


def _is_weg(key: str, model) -> bool:
    """Whether no part has this key (any more); a key of something else's part stays what it is, and is refused."""
    try:
        return bool(key) and not model._base_manager.filter(pk=uuid.UUID(key)).exists()
    except ValueError:
        return False


def _herschik(data: QueryDict, prefix: str, model) -> None:
    """Move the rows of parts that are gone behind those that are there, without their key."""
    totaal, begin = _aantal(data, prefix), _aantal(data, prefix, "INITIAL")
    rijen = [
        {
            naam.removeprefix(f"{prefix}-{nummer}-"): data.getlist(naam)
            for naam in data
            if naam.startswith(f"{prefix}-{nummer}-")
        }
        for nummer in range(totaal)
    ]
    weg = {nummer for nummer in range(min(begin, totaal)) if _is_weg(rijen[nummer].get("id", [""])[0], model)}
    if not weg:
        return
    for nummer, rij in enumerate(rijen):
        for naam in rij:
            del data[f"{prefix}-{nummer}-{naam}"]
    volgorde = [n for n in range(begin) if n not in weg] + [n for n in sorted(weg) if "DELETE" not in rijen[n]]
    volgorde += range(begin, totaal)
    for nieuw, nummer in enumerate(volgorde):
        for naam, waarden in rijen[nummer].items():
            data.setlist(f"{prefix}-{nieuw}-{naam}", [""] if naam == "id" and nummer in weg else waarden)
    data[f"{prefix}-TOTAL_FORMS"] = str(len(volgorde))
    data[f"{prefix}-INITIAL_FORMS"] = str(begin - len(weg))


def _rij(data: QueryDict, begin: str) -> dict[str, list[str]]:
    return {naam.removeprefix(begin): data.getlist(naam) for naam in data if naam.startswith(begin)}


def _zonder_ongeziene(mijn: dict, ongezien: dict[str, set[str]]) -> dict:
    """Return `mijn` without the parts that this person did not have on the form."""
    mijn = copy.deepcopy(mijn)
    for naam, keys in ongezien.items():
        mijn["onderdelen"][naam] = [deel for deel in mijn["onderdelen"][naam] if deel["id"] not in keys]
    return mijn
