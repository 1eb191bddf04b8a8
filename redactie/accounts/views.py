# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The pages of an account. Most are allauth's own views with our words; here is what differs."""

import re
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address, ip_network

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.account.views import LoginView, PasswordResetFromKeyView
from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal import flows as webauthn_flows
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView, TemplateView, View

from redactie.accounts import services, tweedestap
from redactie.accounts.adapter import ONBEKEND_NETWERK
from redactie.accounts.forms import WelkomForm
from redactie.logboek import leg_vast

UITNODIGING = "uitnodiging"  # in the session: the token, so that it stands in no address and no Referer


class InloggenView(LoginView):
    """Log in. Template `account/login.html`; `extern` is the name and address of single sign-on, or None."""

    def get_context_data(self, **kwargs) -> dict:
        verder = get_next_redirect_url(self.request)
        adres = reverse("openid_connect_login") if settings.OIDC_ADRES else ""
        extern = (settings.OIDC_NAAM, f"{adres}?{urlencode({'next': verder})}" if verder else adres) if adres else None
        return super().get_context_data(extern=extern, verder=verder or "", **kwargs)


class WachtwoordNieuwView(PasswordResetFromKeyView):
    reset_url_key = "kiezen"


@method_decorator([login_required, never_cache], name="dispatch")
class AccountView(TemplateView):
    """What somebody can do with their own account. Template `account/account.html`."""

    template_name = "account/account.html"

    def get_context_data(self, **kwargs) -> dict:
        user = authenticated_user(self.request)
        soorten = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        return super().get_context_data(
            heeft_app=Authenticator.Type.TOTP in soorten,
            passkeys=soorten.count(Authenticator.Type.WEBAUTHN),
            verplicht=tweedestap.is_verplicht(user),
            sessies=UserSession.objects.filter(user=user).count(),
            **kwargs,
        )


# --- Invitation ------------------------------------------------------------------------------------------------


@never_cache
@require_safe
def uitnodiging(request: HttpRequest, token: str) -> HttpResponse:
    """The link from the mail. Opening it uses nothing up: mail scanners open links too."""
    if services.persoon_bij(token) is None:
        return _verlopen(request)
    request.session[UITNODIGING] = token
    return redirect("account-welkom")


def _verlopen(request: HttpRequest) -> HttpResponse:
    return render(request, "account/uitnodiging_verlopen.html", status=410)


@method_decorator([never_cache, sensitive_post_parameters("password1", "password2")], name="dispatch")
class WelkomView(FormView):
    """Choose the first password. Template `account/welkom.html`, context `persoon`."""

    template_name = "account/welkom.html"
    form_class = WelkomForm

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.persoon = services.persoon_bij(request.session.get(UITNODIGING, ""))
        if self.persoon is None:
            return _verlopen(request)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "user": self.persoon}

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(persoon=self.persoon, **kwargs)

    def form_valid(self, form: WelkomForm) -> HttpResponse:
        services.kies_wachtwoord(self.persoon, form.cleaned_data["password1"])
        self.request.session.flush()  # whoever was logged in here before is not who was invited
        record_authentication(self.request, self.persoon, method="password", email=self.persoon.email)
        return perform_login(self.request, self.persoon, redirect_url=reverse("admin:index"))


# --- The second step -------------------------------------------------------------------------------------------


class AppView(ActivateTOTPView):
    """Tie an app. The QR code is an image of its own, so that the policy need not allow `data:`."""

    def get_context_data(self, **kwargs) -> dict:
        context = super(ActivateTOTPView, self).get_context_data(**kwargs)
        geheim = context["form"].secret
        context["sleutel"] = " ".join(re.findall(".{1,4}", geheim))
        context["totp_adres"] = get_adapter().build_totp_url(self.request.user, geheim)
        return context


@login_required
@never_cache
@require_safe
def app_qr(request: HttpRequest) -> HttpResponse:
    """The QR code of the secret that is being tied now, for this session only."""
    geheim = request.session.get(SECRET_SESSION_KEY)
    if not geheim:
        raise Http404
    adres = get_adapter().build_totp_url(request.user, geheim)
    return HttpResponse(tweedestap.qr_svg(adres), content_type="image/svg+xml")


@login_required
@never_cache
@require_POST
def herstelcodes_bewaren(request: HttpRequest) -> HttpResponse:
    """Give the codes that stand on the page back as a text file; the page sends them, nothing is shown twice."""
    gemaakt = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    codes = request.POST.getlist("code")
    if gemaakt is None or not codes or set(codes) - set(gemaakt.wrap().get_unused_codes()):
        raise Http404
    regels = ["Herstelcodes voor de redactie van Wijzer in de Wijk", settings.SITE_URL, "", *codes, ""]
    regels += ["Elke code werkt één keer. Bewaar ze op een plek waar niemand anders bij kan.", ""]
    response = HttpResponse("\r\n".join(regels), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="herstelcodes.txt"'
    return response


class PasskeyNieuwView(AddWebAuthnView):
    """Add a passkey that can also take the place of the password."""

    def get_context_data(self, **kwargs) -> dict:
        context = super(AddWebAuthnView, self).get_context_data(**kwargs)
        context["opties"] = webauthn.begin_registration(self.request.user, passwordless=True)
        return context


class PasskeyInloggenView(LoginWebAuthnView):
    """Log in with a passkey, and go where the person was going."""

    def form_valid(self, form) -> HttpResponse:
        authenticator = form.cleaned_data["credential"]
        login = Login(user=authenticator.user, redirect_url=get_next_redirect_url(self.request))
        return webauthn_flows.perform_passwordless_login(self.request, authenticator, login)


# --- Sessions --------------------------------------------------------------------------------------------------

BROWSERS = [
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
]  # fmt: skip
APPARATEN = [
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "Chromebook"),
    ("Mac OS X", "Mac"), ("Linux", "Linux"),
]  # fmt: skip


def browser_in_woorden(user_agent: str) -> str:
    """Return the browser and device in words; what is typed in there by somebody else is never shown."""
    browser = next((naam for teken, naam in BROWSERS if teken in user_agent), "Onbekende browser")
    apparaat = next((naam for teken, naam in APPARATEN if teken in user_agent), "")
    return f"{browser} op {apparaat}" if apparaat else browser


def netwerk_in_woorden(adres: str) -> str:
    if adres == ONBEKEND_NETWERK:
        return "onbekend netwerk"
    ip = ip_address(adres)
    return f"netwerk {ip_network(f'{ip}/{24 if ip.version == 4 else 48}', strict=False)}"


@dataclass(frozen=True)
class Sessie:
    """A place where somebody is logged in."""

    pk: int
    browser: str
    netwerk: str
    begonnen: datetime
    gezien: datetime
    hier: bool


def sessies_van(request: HttpRequest) -> list[Sessie]:
    """The sessions of this person that still count, this one first."""
    levend = UserSession.objects.purge_and_list(request.user)
    rijen = [
        Sessie(
            sessie.pk,
            browser_in_woorden(sessie.user_agent),
            netwerk_in_woorden(sessie.ip),
            sessie.created_at,
            sessie.last_seen_at,
            sessie.is_current(),
        )
        for sessie in levend
    ]
    return sorted(rijen, key=lambda sessie: (not sessie.hier, -sessie.gezien.timestamp()))


@method_decorator([login_required, never_cache], name="dispatch")
class SessiesView(View):
    """Where somebody is logged in, and ending it: one, all others, or everywhere."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "usersessions/usersession_list.html", {"sessies": sessies_van(request)})

    def post(self, request: HttpRequest) -> HttpResponse:
        wat = request.POST.get("sessie", "")
        mijn = UserSession.objects.filter(user=request.user)
        if wat == "overal":
            aantal = services.beeindig_sessies(request.user)
            leg_vast("overal uitgelogd", request.user, by=request.user, toelichting=f"{aantal} sessies")
            request.session.flush()
            messages.success(request, "Je bent op al je apparaten uitgelogd.")
            return redirect("account_login")
        if wat == "andere":
            aantal = services.beeindig_sessies(request.user, behalve=request.session.session_key)
            leg_vast("andere sessies beëindigd", request.user, by=request.user, toelichting=f"{aantal} sessies")
            messages.success(request, "Je andere apparaten zijn uitgelogd.")
            return redirect("usersessions_list")
        sessie = mijn.filter(pk=wat).first() if wat.isdecimal() and len(wat) < 19 else None
        if sessie is None:
            raise Http404
        sessie.end()
        leg_vast("sessie beëindigd", request.user, by=request.user)
        messages.success(request, "Dat apparaat is uitgelogd.")
        return redirect("usersessions_list")
