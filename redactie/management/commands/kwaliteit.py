# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""`manage.py kwaliteit`: what can be better in what is public, per room. For a timer, once a week."""

import logging
from collections import Counter

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from redactie.herinnering import RUST
from redactie.models import Gebruiker, Redactieruimte
from redactie.models.ruimte import SCHRIJFROLLEN, Lidmaatschap
from redactie.nakijken import BLOKKADE, kijk_na
from redactie.overzicht import itemsoorten

TITELS = 10
ONDERWERP = "Wijzer in de Wijk: wat er beter kan"
SLOT = "Je krijgt ten hoogste eens per maand een mail. Wil je dat niet? Zet dan bij je account de herinneringen uit."

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Toont per redactieruimte wat er beter kan op de site. Met --mail ook aan wie daar schrijft."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--ruimte", help="alleen deze ruimte, bijvoorbeeld stevenshof")
        parser.add_argument(
            "--mail", action="store_true", help="mail het ook, ten hoogste eens per maand, aan wie herinneringen wil"
        )

    def handle(self, *args, ruimte: str | None, mail: bool, **options) -> None:
        ruimten = Redactieruimte.objects.filter(slug=ruimte) if ruimte else Redactieruimte.objects.all()
        if not ruimten:
            raise CommandError(f"De ruimte {ruimte} bestaat niet. Kijk bij redactieruimten hoe hij heet.")
        verslagen = {kamer: tekst for kamer in ruimten if (tekst := verslag(kamer))}
        for kamer, tekst in verslagen.items():
            self.stdout.write(f"{kamer}\n{tekst}\n")
        if mail:
            self.stdout.write(f"{verstuur(verslagen)} mails gestuurd.")


def verslag(ruimte: Redactieruimte) -> str:
    """Return what can be better in the public items of a room: by kind of remark, and what weighs most in front.

    Looked at as a visitor would: a report goes to several people, so it names nothing that one of them may not see.
    """
    per_regel: Counter[str] = Counter()
    stukken = []
    for model in itemsoorten():
        for item in model.objects.gepubliceerd().filter(ruimte=ruimte):
            if not (opmerkingen := kijk_na(item, AnonymousUser())):
                continue
            per_regel.update(opmerking.regel.replace("-", " ") for opmerking in opmerkingen)
            moet = sum(opmerking.zwaarte == BLOKKADE for opmerking in opmerkingen)
            tips = len(opmerkingen) - moet
            adres = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[item.pk])
            titel = " ".join(item.titel.split())
            stukken.append((moet, tips, f"- {titel}: {moet} moet beter, {tips} tips\n  {settings.SITE_URL}{adres}"))
    stukken.sort(key=lambda stuk: stuk[:2], reverse=True)
    regels = [f"- {regel}: {aantal}" for regel, aantal in per_regel.most_common()]
    eerst = [tekst for _moet, _tips, tekst in stukken[:TITELS]]
    rest = [f"- en nog {len(stukken) - TITELS}"] if len(stukken) > TITELS else []
    return "\n".join(["Wat er gevonden is:", *regels, "", "Begin hier:", *eerst, *rest]) if stukken else ""


def verstuur(verslagen: dict[Redactieruimte, str]) -> int:
    """Mail each report to who writes in that room and wants reminders; return how many mails went out.

    The promise of at most one mail a month holds for this one and the reminder together.
    """
    nu, aantal = timezone.now(), 0
    beurt = Q(herinnerd_op__isnull=True) | Q(herinnerd_op__lte=nu - RUST)
    for lezer in Gebruiker.objects.filter(beurt, is_active=True, herinneren=True):
        leden = Lidmaatschap.objects.actief().filter(gebruiker=lezer, rol__in=SCHRIJFROLLEN)
        kamers = set(leden.values_list("ruimte", flat=True))
        teksten = [f"{ruimte}\n\n{tekst}" for ruimte, tekst in verslagen.items() if ruimte.pk in kamers]
        if not teksten or not Gebruiker.objects.filter(beurt, pk=lezer.pk).update(herinnerd_op=nu):
            continue
        try:
            send_mail(ONDERWERP, "\n\n\n".join([*teksten, SLOT]), None, [lezer.email])
            aantal += 1
        except OSError as fout:
            Gebruiker.objects.filter(pk=lezer.pk).update(herinnerd_op=lezer.herinnerd_op)
            logger.warning("verslag aan %s nog niet gemaild: %s", lezer.pk, fout.__class__.__name__)
    return aantal
