# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin of the onderzoekskalender; who plans to ask the same people again soon, is told, and never stopped."""

from contextlib import nullcontext

from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from monitoring.meten.models import Onderzoek
from monitoring.meten.models.onderzoek import Terugkoppeling
from monitoring.meten.vraagdruk import Ligging, Vraagdruk, vraagdruk
from redactie.admin.item import ItemAdmin, ItemForm
from redactie.models import Redactieruimte
from redactie.versies import als_versie, werkkopie_van

NOEM = 5
LIGGING = {Ligging.EERDER: "eerder", Ligging.TEGELIJK: "in dezelfde tijd", Ligging.LATER: "daarna"}


class OnderzoekForm(ItemForm):
    """An onderzoek; that people heard something is no promise for a day to come."""

    def clean(self) -> dict:
        cleaned = super().clean()
        day = cleaned.get("terug_wanneer")
        if cleaned.get("terugkoppeling") == Terugkoppeling.GEDAAN and day and day > timezone.localdate():
            self.add_error("terug_wanneer", 'Deze dag komt nog. Kies bij de vraag hierboven "afgesproken".')
        return cleaned


@admin.register(Onderzoek)
class OnderzoekAdmin(ItemAdmin):
    form = OnderzoekForm
    list_display = ("titel", "groep", "staat", "ruimte", "status", "gewijzigd_op")
    woorden = {
        "titel": ("titel", "Zeg wat er wordt gevraagd. Bijvoorbeeld: Vragenlijst over veilig buiten zijn."),
    }
    uitleg = (
        "Inwoners krijgen vaak van meer kanten vragen. Zet het hier neer zodra er een plan is, dan ziet een ander het "
        "op tijd."
    )
    velden = ("wijk", "soort", "groep", "staat", "tekst")
    groepen = (
        (
            "Wanneer",
            "Zo zien we of dezelfde mensen al snel weer iets krijgen. Weet je de dag niet? Zeg dan hoe precies je het "
            "wel weet.",
            ("datum", "precisie", "tot_datum", "datum_in_bron"),
        ),
        (
            "Wie en hoeveel",
            "Zo weet een ander of het om een paar mensen ging of om de hele wijk. Geen namen.",
            ("wie_vraagt", "groep_toelichting", "gevraagd", "meegedaan", "aantal_al_openbaar"),
        ),
        (
            "Wat zij terughoren",
            "Wie tijd gaf, wil weten wat ermee gebeurt. Dit staat op de pagina van de wijk, ook als het nog niet "
            "bekend is.",
            ("terugkoppeling", "terug_wanneer", "terug_hoe", "terug_wat"),
        ),
        (
            "Waar het bij hoort",
            "Zo vindt een ander het terug. Gaat het niet door? Zeg dan wat er in de plaats komt.",
            ("vraag", "in_plaats_daarvan"),
        ),
    )

    @staticmethod
    def _scoped(db_field, request):
        rows = ItemAdmin._scoped(db_field, request)
        return rows.editable_by(request.user) if db_field.name == "wijk" else rows  # it stands on the page of that wijk

    def _onzichtbaar(self, request: HttpRequest, obj: Onderzoek) -> set[str]:
        """Who is no member of its room reads of small numbers what visitors read, and that is on the site."""
        hidden = super()._onzichtbaar(request, obj)
        if not Redactieruimte.objects.visible_for(request.user).filter(pk=obj.ruimte_id).exists():
            hidden |= {"gevraagd", "meegedaan", "aantal_al_openbaar"}
        return hidden

    def _meld_bewaard(self, request: HttpRequest, item: Onderzoek, *, nieuw: bool = False, veranderd: bool = True):
        super()._meld_bewaard(request, item, nieuw=nieuw, veranderd=veranderd)
        kopie = werkkopie_van(item)
        with als_versie(item, kopie) if kopie else nullcontext():  # as it was just typed, not as visitors see it
            getypt = Onderzoek.objects.select_related("wijk").get(pk=item.pk)
        druk = druk_op(getypt, request.user)
        if zin := waarschuwing(getypt, druk):
            messages.warning(request, zin)
        if zin := niet_te_zien(druk):
            messages.info(request, zin)


def druk_op(onderzoek: Onderzoek, user) -> Vraagdruk:
    """Return what `user` may see of what is asked of the same people of the wijk. One query."""
    rows = Onderzoek.objects.visible_for(user).for_wijk(onderzoek.wijk).in_gebruik()
    return vraagdruk(onderzoek, rows, maanden=settings.VRAAGDRUK_MAANDEN, vandaag=timezone.localdate())


def waarschuwing(onderzoek: Onderzoek, druk: Vraagdruk) -> SafeString | str:
    """Return in words what lies close, by whom, and what one can do instead; "" when there is nothing."""
    if not druk.nabij:
        return ""
    genoemd = format_html_join(
        "; ", "{}, {}", ((LIGGING[each.ligging], _in_woorden(each.onderzoek)) for each in druk.nabij[:NOEM])
    )
    return format_html(
        "Let op: {} in {} krijgen dan vaker dan eens per {} een vraag. Dit ligt dichtbij: {}{}. "
        "Wat ook kan: sluit bij een van deze aan, wacht tot {}, of gebruik wat er al bekend is. "
        "Je mag gewoon doorgaan.",
        onderzoek.get_groep_display(),
        onderzoek.wijk,
        _maanden(settings.VRAAGDRUK_MAANDEN),
        genoemd,
        _en_nog(len(druk.nabij)),
        date_format(druk.rust_vanaf, "j F Y"),
    )


def niet_te_zien(druk: Vraagdruk) -> SafeString | str:
    """Return in words of what nobody can tell whether it lies close; "" when there is nothing. No reason to warn."""
    if not druk.onbekend:
        return ""
    if druk.zelf_onbekend:
        return (
            "Zonder datum en groep kunnen wij niet zien of dezelfde mensen al snel weer iets krijgen. "
            "Vul die in zodra je ze weet."
        )
    genoemd = format_html_join("; ", "{}", ((_link(each),) for each in druk.onbekend[:NOEM]))
    zin = "Van sommige weten wij niet wanneer of aan wie het werd gevraagd, dus die tellen niet mee: {}{}."
    return format_html(zin, genoemd, _en_nog(len(druk.onbekend)))


def _in_woorden(onderzoek: Onderzoek) -> SafeString:
    wie = f", {onderzoek.wie_vraagt}" if onderzoek.wie_vraagt else ""
    woorden = f"{onderzoek.get_groep_display()}, {onderzoek.wanneer}, {onderzoek.get_staat_display()}{wie}"
    return format_html("{} ({})", _link(onderzoek), woorden)


def _link(onderzoek: Onderzoek) -> SafeString:
    adres = reverse("admin:monitoring_onderzoek_change", args=[onderzoek.pk])
    return format_html('<a href="{}">{}</a>', adres, onderzoek)


def _en_nog(aantal: int) -> str:
    return f"; en nog {aantal - NOEM}" if aantal > NOEM else ""


def _maanden(aantal: int) -> str:
    return "maand" if aantal == 1 else f"{aantal} maanden"
