# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What happens to accounts: invited, blocked, let in again, and their work handed over."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import import_module

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.encoding import force_bytes
from django.utils.http import int_to_base36

from redactie.accounts import post
from redactie.logboek import leg_vast
from redactie.models import Gebruiker, Item, Lidmaatschap, Redactieruimte, Resultaat, Rol, Versie
from redactie.models.ruimte import SCHRIJFROLLEN

UITNODIGING_GELDIG = timedelta(days=7)
ZOUT = "redactie.accounts.uitnodiging"
wachtwoord_tokens = PasswordResetTokenGenerator()


# --- Who may do what to whom -----------------------------------------------------------------------------------


def mag_beheren(persoon: Gebruiker, *, by: Gebruiker) -> bool:
    """Whether `by` may change this account: nobody touches an account that may do more than they may."""
    return by.is_beheerder and (by.is_superuser or not persoon.is_superuser)


def reden_tegen(persoon: Gebruiker, rol: str, tot: date | None, *, by: Gebruiker) -> str:
    """Return, in Dutch, why `by` may not give this person this role until `tot`; empty when they may.

    Nobody gives a right they lack, not for longer than they have it, and nobody changes their own rights.
    """
    if by.is_superuser:
        return ""
    if persoon.pk == by.pk:
        return "Je kunt je eigen rechten niet wijzigen. Vraag het een andere beheerder."
    if not by.is_beheerder or not mag_beheren(persoon, by=by):
        return "Je kunt geen rechten geven die je zelf niet hebt."
    einde = einde_van_beheer(by)
    if rol == Rol.BEHEERDER and einde is not None and (tot is None or tot > einde):
        return f"Je bent zelf beheerder tot en met {einde:%d-%m-%Y}. Kies een einddatum op of voor die dag."
    return ""


def einde_van_beheer(persoon: Gebruiker) -> date | None:
    """The last day on which this person is a beheerder; None when no end was set."""
    einden = list(persoon.lidmaatschappen.actief().filter(rol=Rol.BEHEERDER).values_list("tot", flat=True))
    return None if None in einden else max(einden, default=date.min)


def _eis(persoon: Gebruiker, handeling: str, *, by: Gebruiker, ook_zelf: bool = False) -> None:
    if not mag_beheren(persoon, by=by) or (persoon.pk == by.pk and not ook_zelf):
        leg_vast(handeling, persoon, by=by, resultaat=Resultaat.GEWEIGERD)
        raise PermissionDenied


# --- Invitations -----------------------------------------------------------------------------------------------


def uitnodiging_token(persoon: Gebruiker) -> str:
    """Return a signed token that lets this person choose a password; it dies when it is used."""
    return signing.dumps([persoon.pk, _stand(persoon)], salt=ZOUT)


def persoon_bij(token: str) -> Gebruiker | None:
    """Return who this invitation is for, when it still counts."""
    try:
        pk, stand = signing.loads(token, salt=ZOUT, max_age=UITNODIGING_GELDIG)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    persoon = Gebruiker.objects.filter(pk=pk, is_active=True).first()
    return persoon if persoon is not None and constant_time_compare(stand, _stand(persoon)) else None


def _stand(persoon: Gebruiker) -> str:
    """A fingerprint of what changes when the invitation is used, the password changes or the address changes."""
    return salted_hmac(ZOUT, force_bytes(f"{persoon.pk} {persoon.password} {persoon.email}")).hexdigest()[:32]


def nodig_uit(persoon: Gebruiker, *, by: Gebruiker) -> bool:
    """Mail an invitation now; return whether it went. The account stands, whatever happens to the mail."""
    _eis(persoon, "uitnodigen", by=by)
    if persoon.has_usable_password() or not persoon.is_active:
        return False
    adres = f"{settings.SITE_URL}{reverse('account-uitnodiging', args=[uitnodiging_token(persoon)])}"
    verstuurd = post.verstuur(
        post.brief(
            persoon.email,
            "Je bent uitgenodigd voor de redactie van Wijzer in de Wijk",
            f"Dag {persoon.naam},",
            f"{by.naam} heeft een account voor je gemaakt in de redactie van Wijzer in de Wijk.",
            f"Kies hier je wachtwoord:\n{adres}",
            f"De link werkt {UITNODIGING_GELDIG.days} dagen en één keer. Werkt de link niet meer? Vraag dan "
            f"{by.naam} om een nieuwe.",
        )
    )
    if verstuurd:
        persoon.uitgenodigd_op = timezone.now()
        persoon.save(update_fields=["uitgenodigd_op"])
    leg_vast("uitgenodigd", persoon, by=by, resultaat=Resultaat.GELUKT if verstuurd else Resultaat.GEWEIGERD,
             toelichting="" if verstuurd else "mail niet verstuurd")  # fmt: skip
    return verstuurd


@transaction.atomic
def kies_wachtwoord(persoon: Gebruiker, wachtwoord: str) -> None:
    """Set the first password of somebody who was invited."""
    persoon.set_password(wachtwoord)
    persoon.save(update_fields=["password"])
    leg_vast("uitnodiging aangenomen", persoon, by=persoon)


def vraag_wachtwoord_aan(email: str) -> None:
    """Mail a link for a new password, if there is an active account; the same work is done if there is not."""
    persoon = Gebruiker.objects.filter(email=email.strip().lower(), is_active=True).first()
    ontvanger = persoon or Gebruiker(pk=0, email=email, naam="")
    sleutel = f"{int_to_base36(ontvanger.pk)}-{wachtwoord_tokens.make_token(ontvanger)}"
    uid, token = sleutel.split("-", 1)
    mail = post.brief(
        ontvanger.email,
        "Een nieuw wachtwoord kiezen",
        f"Dag {ontvanger.naam},",
        "Er is een nieuw wachtwoord aangevraagd voor je account. Kies het hier:\n"
        f"{settings.SITE_URL}{reverse('account_reset_password_from_key', args=[uid, token])}",
        "De link werkt een dag en één keer. Vroeg je niets aan? Dan hoef je niets te doen.",
    )
    leg_vast("wachtwoord aangevraagd", persoon)
    if persoon is not None:
        post.verstuur_later(mail)


# --- Sessions --------------------------------------------------------------------------------------------------


def beeindig_sessies(persoon: Gebruiker, *, behalve: str | None = None) -> int:
    """End the sessions of this person, but not the one with key `behalve`; return how many."""
    sessies = UserSession.objects.filter(user=persoon).exclude(session_key=behalve or "")
    for sessie in sessies:
        sessie.end()
    return len(sessies)


def log_overal_uit(persoon: Gebruiker, *, by: Gebruiker) -> None:
    """End every session of somebody else, because a device was lost."""
    _eis(persoon, "overal uitloggen", by=by)
    aantal = beeindig_sessies(persoon)
    leg_vast("overal uitgelogd", persoon, by=by, toelichting=f"{aantal} sessies")


def ruim_sessies_op() -> int:
    """Remove sessions that have run out, and what was noted of them; return how many notes went."""
    call_command("clearsessions")
    engine = import_module(settings.SESSION_ENGINE)
    weg = [
        sessie.pk
        for sessie in UserSession.objects.iterator()
        if not engine.SessionStore().exists(sessie.session_key)
    ]  # fmt: skip
    return UserSession.objects.filter(pk__in=weg).delete()[0]


# --- Blocking, and letting in again ----------------------------------------------------------------------------


@transaction.atomic
def blokkeer(persoon: Gebruiker, *, by: Gebruiker) -> None:
    """Keep somebody out from the next request on; memberships stay, so that this can be undone."""
    _eis(persoon, "toegang blokkeren", by=by)
    persoon.is_active = False
    persoon.save(update_fields=["is_active"])
    beeindig_sessies(persoon)
    leg_vast("toegang geblokkeerd", persoon, by=by)


@transaction.atomic
def geef_toegang(persoon: Gebruiker, *, by: Gebruiker) -> None:
    """Let somebody in again, with the rights their memberships give now."""
    _eis(persoon, "toegang geven", by=by)
    for lid in persoon.lidmaatschappen.actief():
        if reden_tegen(persoon, lid.rol, lid.tot, by=by):
            leg_vast("toegang geven", persoon, by=by, resultaat=Resultaat.GEWEIGERD)
            raise PermissionDenied
    persoon.is_active = True
    persoon.save(update_fields=["is_active"])
    leg_vast("weer toegang gegeven", persoon, by=by)


@transaction.atomic
def haal_tweede_stap_weg(persoon: Gebruiker, *, by: Gebruiker) -> None:
    """Take away the second step of somebody who lost their phone; they hear of it by mail and start anew."""
    _eis(persoon, "tweede stap verwijderen", by=by)
    Authenticator.objects.filter(user=persoon).delete()
    beeindig_sessies(persoon)
    leg_vast("tweede stap verwijderd", persoon, by=by)
    _meld(
        persoon.email,
        "Je tweede stap is verwijderd",
        f"{by.naam} heeft de tweede stap bij het inloggen verwijderd. Stel een nieuwe in als je weer inlogt.",
    )


def ontkoppel_extern(persoon: Gebruiker, *, by: Gebruiker) -> None:
    """Untie the account of the organisation, so that another can be tied."""
    _eis(persoon, "extern account ontkoppelen", by=by)
    if SocialAccount.objects.filter(user=persoon).delete()[0]:
        leg_vast("extern account ontkoppeld", persoon, by=by)


@transaction.atomic
def email_gewijzigd(persoon: Gebruiker, oud: str, *, by: Gebruiker) -> None:
    """After the address of an account changed: tell both addresses, and untie what hung on the old one."""
    SocialAccount.objects.filter(user=persoon).delete()
    leg_vast("e-mailadres gewijzigd", persoon, by=by)
    for adres in (oud, persoon.email):
        _meld(
            adres,
            "Het e-mailadres van je account is gewijzigd",
            f"{by.naam} heeft het e-mailadres gewijzigd waarmee je inlogt bij de redactie van Wijzer in de Wijk.",
        )


def _meld(aan: str, onderwerp: str, zin: str) -> None:
    mail = post.brief(aan, onderwerp, zin, "Klopt dit niet? Waarschuw dan meteen een andere beheerder.")
    transaction.on_commit(lambda: post.verstuur_later(mail))


# --- What somebody keeps, and handing it over ------------------------------------------------------------------


def bezit_van(persoon: Gebruiker, *, by: Gebruiker) -> list[Item]:
    """The items this person keeps, as far as `by` may change them."""
    return [item for queryset in _bezit(persoon, by) for item in queryset]


def _bezit(persoon: Gebruiker, by: Gebruiker) -> Iterator:
    for model in apps.get_models():
        if issubclass(model, Item):
            yield model.objects.editable_by(by).filter(eigenaar=persoon).select_related("ruimte")


def mogelijke_ontvangers(persoon: Gebruiker) -> list[Gebruiker]:
    """People who may write somewhere today, and so can keep items."""
    vandaag = Lidmaatschap.objects.actief().filter(rol__in=SCHRIJFROLLEN).values("gebruiker")
    mensen = Gebruiker.objects.filter(Q(pk__in=vandaag) | Q(is_superuser=True), is_active=True)
    return list(mensen.exclude(pk=persoon.pk))


@dataclass
class Overdracht:
    """What was handed over, and what the receiver may not write in."""

    gelukt: list[Item] = field(default_factory=list)
    gebleven: list[Item] = field(default_factory=list)


@transaction.atomic
def draag_over(persoon: Gebruiker, naar: Gebruiker, *, by: Gebruiker) -> Overdracht:
    """Make `naar` the keeper of everything `persoon` keeps, where `naar` may write; also in working copies."""
    _eis(persoon, "overdragen", by=by, ook_zelf=True)
    uitkomst = Overdracht()
    ruimten = set(Redactieruimte.objects.editable_by(naar).values_list("pk", flat=True))
    for item in bezit_van(persoon, by=by):
        if item.ruimte_id not in ruimten:
            uitkomst.gebleven.append(item)
            continue
        type(item).objects.filter(pk=item.pk).update(eigenaar=naar)
        for kopie in Versie.objects.van(item).werkkopieen():
            kopie.inhoud["velden"]["eigenaar"] = naar.pk
            kopie.save(update_fields=["inhoud"])
        leg_vast("overgedragen", item, by=by, toelichting=f"van {persoon} naar {naar}")
        uitkomst.gelukt.append(item)
    return uitkomst
