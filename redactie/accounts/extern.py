# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Single sign-on by OpenID Connect: one organisation, named in the settings."""

import hashlib

import jwt
import requests
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from redactie.logboek import leg_vast
from redactie.models import Resultaat

ORGANISATIE = "organisatie"
# Signed with a key of two halves: a secret that both sides know proves nothing about who signed.
ALGORITMEN = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
# What goes wrong when the other side is away, or answers with something else than it should.
STUK = (requests.RequestException, jwt.PyJWTError, KeyError, TypeError, ValueError)


class OidcAdapter(OpenIDConnectOAuth2Adapter):
    """allauth's adapter, stricter: the signature is always checked, and nothing of the person is kept."""

    def complete_login(self, request: HttpRequest, app, token, **kwargs) -> SocialLogin:
        try:
            return self._complete_login(request, app, token, **kwargs)
        except STUK as error:
            raise OAuth2Error("unusable answer") from error

    def _complete_login(self, request: HttpRequest, app, token, **kwargs) -> SocialLogin:
        ruw = kwargs["response"].get("id_token")
        if not ruw:
            raise OAuth2Error("no id_token")
        identiteit = self._decode_id_token(app, ruw)
        gegevens = identiteit
        if not identiteit.get("email"):
            gegevens = self._fetch_user_info(token.token)
            if gegevens.get("sub") != identiteit["sub"]:
                raise OAuth2Error("userinfo of somebody else")
        login = self.get_provider().sociallogin_from_response(request, {"id_token": gegevens})
        gezegd = gegevens.get("email_verified")
        bevestigd = gezegd is True or gezegd == "true" or self._domein_vertrouwd(gegevens)
        for adres in login.email_addresses:
            adres.verified = bevestigd
        afdruk = f"{identiteit['iss']}\n{identiteit['sub']}".encode()
        login.account.uid = hashlib.sha256(afdruk).hexdigest()
        login.account.extra_data = {}
        return login

    def _decode_id_token(self, app, id_token: str) -> dict:
        if jwt.get_unverified_header(id_token).get("alg") not in ALGORITMEN:
            raise OAuth2Error("algorithm not allowed")
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )

    @staticmethod
    def _domein_vertrouwd(gegevens: dict) -> bool:
        """Whether the organisation answers for every address of this domain; some never say `email_verified`."""
        _naam, _at, domein = str(gegevens.get("email", "")).rpartition("@")
        return gegevens.get("email_verified") is None and domein.lower() in settings.OIDC_MAILDOMEINEN


def _adapter(request: HttpRequest) -> OidcAdapter:
    if not settings.OIDC_ADRES:
        raise Http404
    return OidcAdapter(request, ORGANISATIE)


@never_cache
@require_safe
def inloggen(request: HttpRequest, provider_id: str = ORGANISATIE) -> HttpResponse:
    """Go to the organisation; a link and no form, because `form-action` would stop what it redirects to."""
    adapter = _adapter(request)
    request.GET = request.GET.copy()
    for naam in set(request.GET) - {"next"}:
        del request.GET[naam]
    try:
        return OAuth2LoginView.adapter_view(adapter)(request)
    except STUK as error:
        leg_vast("extern inloggen", resultaat=Resultaat.GEWEIGERD, toelichting=type(error).__name__)
        return redirect("socialaccount_login_error")


@never_cache
@require_safe
def terug(request: HttpRequest, provider_id: str = ORGANISATIE) -> HttpResponse:
    """Come back from the organisation."""
    return OAuth2CallbackView.adapter_view(_adapter(request))(request)
