# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Where allauth asks us: who may come in, what is logged and mailed, and what is said."""

import time
from ipaddress import ip_network

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import AuthError
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse

from redactie.accounts import post, rem, tweedestap
from redactie.logboek import leg_vast
from redactie.models import Gebruiker, Resultaat
from redactie.netwerk import client_network

INGELOGD_OM = "ingelogd_om"  # in the session: since when, so that only real log-ins are followed
ONBEKEND_NETWERK = "0.0.0.0"  # noqa: S104  a value for a column that cannot be empty, nothing listens here

# What allauth tells that it did: what the log says, and what the owner of the account reads, on the page and by mail.
GEBEURTENISSEN = {
    "account/email/password_changed": ("wachtwoord gewijzigd", "Je wachtwoord is gewijzigd."),
    "account/email/password_set": ("wachtwoord ingesteld", "Je hebt nu een wachtwoord."),
    "account/email/password_reset": ("wachtwoord opnieuw ingesteld", "Je hebt een nieuw wachtwoord gekozen."),
    "mfa/email/totp_activated": ("tweede stap met app aangezet", "De tweede stap met een app staat aan."),
    "mfa/email/totp_deactivated": ("tweede stap met app uitgezet", "De tweede stap met een app staat uit."),
    "mfa/email/webauthn_added": ("passkey toegevoegd", "Er is een passkey aan je account toegevoegd."),
    "mfa/email/webauthn_removed": ("passkey verwijderd", "Er is een passkey van je account verwijderd."),
    "mfa/email/recovery_codes_generated": (
        "herstelcodes gemaakt",
        "Je hebt nieuwe herstelcodes. De oude werken niet meer.",
    ),
    "socialaccount/email/account_connected": (
        "extern account gekoppeld",
        "Je kunt nu ook inloggen met het account van je organisatie.",
    ),
}
# What a page says after it; the rest speaks for itself.
MELDINGEN = {
    "account/messages/password_changed.txt": "Je wachtwoord is gewijzigd. Op andere apparaten ben je nu uitgelogd.",
    "account/messages/password_set.txt": "Je hebt nu een wachtwoord.",
    "account/messages/logged_out.txt": "Je bent uitgelogd.",
    "mfa/messages/totp_activated.txt": "De app is gekoppeld.",
    "mfa/messages/totp_deactivated.txt": "De app is losgekoppeld.",
    "mfa/messages/webauthn_added.txt": "De passkey is toegevoegd.",
    "mfa/messages/webauthn_removed.txt": "De passkey is verwijderd.",
    "mfa/messages/recovery_codes_generated.txt": "Er staan herstelcodes voor je klaar. Bewaar ze goed.",
    "usersessions/messages/sessions_logged_out.txt": "De andere apparaten zijn uitgelogd.",
}
WIJZEN = {"password": "wachtwoord", "socialaccount": "extern account"}
TE_VAAK = (
    "Er is te vaak een verkeerd wachtwoord ingevuld. Wacht een kwartier en probeer het opnieuw. "
    "Of vraag een nieuw wachtwoord aan; dan kun je meteen weer inloggen."
)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts of the office: made by invitation, known by e-mail address, guarded by a brake."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Dit account is geblokkeerd. Vraag een beheerder om hulp.",
        "email_password_mismatch": (
            "Het e-mailadres of het wachtwoord klopt niet. Kijk ze na, of vraag een nieuw wachtwoord aan."
        ),
        "enter_current_password": "Dit is niet je huidige wachtwoord. Typ het opnieuw.",
        "incorrect_code": (
            "Deze code klopt niet. Typ de code die nu in je app staat, of een herstelcode die je nog niet gebruikte."
        ),
        "incorrect_password": "Dit wachtwoord klopt niet. Typ het opnieuw.",
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe aan.",
        "too_many_login_attempts": TE_VAAK,
        "rate_limited": "Dat ging te vaak achter elkaar. Wacht een kwartier en probeer het opnieuw.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False  # people come in by invitation

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the visitor's network as an address: what is counted and kept is never the whole address."""
        netwerk = client_network(request)
        return str(ip_network(netwerk).network_address) if netwerk else ONBEKEND_NETWERK

    # --- Passwords ----------------------------------------------------------------------------------------------

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        """The brake of `authenticate` takes the place of allauth's, which locks an account for everybody."""

    def authenticate(self, request: HttpRequest, **credentials):
        email, netwerk = credentials.get("email") or "", client_network(request)
        try:
            poging = rem.begin(email, netwerk)
        except rem.TeVaak as error:
            if error.eerste:
                leg_vast("inloggen vertraagd", _eigenaar(email), resultaat=Resultaat.GEWEIGERD)
            self._waarschuw(email)
            raise self.validation_error("too_many_login_attempts") from error
        user = super().authenticate(request, **credentials)
        if user is not None:
            rem.gelukt(poging)
        return user

    def authentication_failed(self, request: HttpRequest, **credentials) -> None:
        email = credentials.get("email") or ""
        # What was typed is not logged: it may be a password in the wrong field.
        leg_vast("inloggen", _eigenaar(email), resultaat=Resultaat.GEWEIGERD)
        self._waarschuw(email)

    def _waarschuw(self, email: str) -> None:
        user = _eigenaar(email)
        if rem.waarschuw(email) and user is not None and user.is_active:
            post.verstuur_later(
                post.brief(
                    user.email,
                    "Er is vaak geprobeerd in te loggen op je account",
                    f"Dag {user.naam},",
                    f"In korte tijd is {rem.WAARSCHUWING} keer geprobeerd om in te loggen met jouw e-mailadres en een "
                    "verkeerd wachtwoord. Wij remmen dat af. Inloggen met je eigen wachtwoord blijft mogelijk.",
                    "Was je het zelf? Dan hoef je niets te doen. Wachtwoord vergeten? Vraag een nieuw aan: "
                    f"{settings.SITE_URL}{reverse('account_reset_password')}",
                    "Was je het niet? Kies dan voor de zekerheid een nieuw wachtwoord, dat je nergens anders "
                    "gebruikt, en zet de tweede stap aan.",
                )
            )

    # --- In and out ---------------------------------------------------------------------------------------------

    def login(self, request: HttpRequest, user: Gebruiker) -> None:
        super().login(request, user)
        request.session[INGELOGD_OM] = int(time.time())
        stappen = [
            WIJZEN.get(stap["method"]) or ("passkey" if stap.get("type") == "webauthn" else "tweede stap")
            for stap in get_authentication_records(request, user)
        ]
        leg_vast(rem.INGELOGD, user, by=user, toelichting=" en ".join(dict.fromkeys(stappen)))

    def logout(self, request: HttpRequest) -> None:
        if request.user.is_authenticated:
            leg_vast("uitgelogd", request.user, by=request.user)
        super().logout(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Ask for the password again, unless it was given a moment ago; logging in counts too."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        stappen = get_authentication_records(context.request, context.request.user)
        return not any(time.time() - stap["at"] < account_settings.REAUTHENTICATION_TIMEOUT for stap in stappen)

    # --- What was done, in the log, by mail and on the page ------------------------------------------------------

    def send_notification_mail(self, template_prefix: str, user, context=None, email=None) -> None:
        handeling, zin = GEBEURTENISSEN[template_prefix]
        leg_vast(handeling, user, by=user)
        if template_prefix == "account/email/password_reset":
            rem.vergeet(user.email, client_network(self.request))
        if template_prefix.startswith("mfa/") and self.request.user.is_authenticated:
            self._vernieuw_sessie()
        post.verstuur_later(
            post.brief(
                user.email,
                zin.rstrip("."),
                f"Dag {user.naam},",
                zin,
                "Was je het niet? Vraag dan meteen een nieuw wachtwoord aan, en waarschuw een beheerder: "
                f"{settings.SITE_URL}{reverse('account_reset_password')}",
            )
        )

    def _vernieuw_sessie(self) -> None:
        """Give the session a new key: one from before the second step is worth less than one from after."""
        sessie = self.request.session
        oud = sessie.session_key
        sessie.cycle_key()
        UserSession.objects.filter(session_key=oud).update(session_key=sessie.session_key)

    def add_message(  # noqa: PLR0917  the order is allauth's
        self, request, level, message_template=None, message_context=None, extra_tags="", message=None
    ) -> None:
        if text := message or MELDINGEN.get(message_template or ""):
            messages.add_message(request, level, text, extra_tags=extra_tags)


def _eigenaar(email: str) -> Gebruiker | None:
    return Gebruiker.objects.filter(email=email.strip().lower()).first()


class TweedeStapAdapter(DefaultMFAAdapter):
    """The second step, with its secrets locked and its words in Dutch."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": "Deze tweede stap kan niet weg. Voeg eerst een andere toe.",
        "cannot_generate_recovery_codes": "Zet eerst een tweede stap aan. Daarna kun je herstelcodes maken.",
    }

    def encrypt(self, text: str) -> str:
        return tweedestap.versleutel(text)

    def decrypt(self, encrypted_text: str) -> str:
        return tweedestap.ontsleutel(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "Wijzer in de Wijk"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever must have a second step keeps at least one."""
        andere = Authenticator.objects.filter(user=authenticator.user_id, type__in=tweedestap.SOORTEN)
        return andere.exclude(pk=authenticator.pk).exists() or not tweedestap.is_verplicht(authenticator.user)

    def generate_authenticator_name(self, user, type) -> str:
        return f"Passkey {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def _get_site_name(self) -> str:
        return "Wijzer in de Wijk"


class ExternAdapter(DefaultSocialAccountAdapter):
    """Single sign-on: for people who have an account already, found by the address that their organisation verified.

    The first time, the account of the organisation is tied to ours. From then on both must fit: an address that was
    given to somebody else does not give them our account.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin) -> bool:
        return False

    def authenticate_by_email(self, sociallogin) -> None:
        """Never by itself: `pre_social_login` decides."""

    def pre_social_login(self, request: HttpRequest, sociallogin) -> None:
        emails = [adres.email.lower() for adres in sociallogin.email_addresses if adres.verified is True]
        user = Gebruiker.objects.filter(email__in=emails, is_active=True).first()
        if sociallogin.state.get("process") != "login":
            reden = "niet om in te loggen"
        elif not emails:
            reden = "adres niet bevestigd"
        elif user is None:
            reden = "geen actief account"
        elif sociallogin.is_existing and sociallogin.user != user:
            reden = "hoort bij een ander account"
        elif not sociallogin.is_existing and SocialAccount.objects.filter(user=user).exists():
            reden = "account is aan een ander gekoppeld"
        else:
            if not sociallogin.is_existing:
                sociallogin.connect(request, user)
            return
        leg_vast("extern inloggen", user, resultaat=Resultaat.GEWEIGERD, toelichting=reden)
        raise ImmediateHttpResponse(redirect("socialaccount_login_error"))

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None) -> None:
        """Log that it went wrong, by its kind only: a message of the other side may hold anything."""
        reden = type(exception).__name__ if exception else str(error)
        leg_vast("extern inloggen", resultaat=Resultaat.GEWEIGERD, toelichting=reden)
        if error != AuthError.CANCELLED:
            raise ImmediateHttpResponse(redirect("socialaccount_login_error"))
