# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The second step: who must have one, who has one, and how its secrets are kept."""

import base64
import hashlib
import secrets

import qrcode
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef

from redactie.models import Gebruiker, Rol

SOORTEN = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class TweedeStapNodig(PermissionDenied):
    """Somebody must set up a second step before writing in the office."""


def is_verplicht(user: Gebruiker) -> bool:
    """Whether one of the roles this person has now asks for a second step."""
    rollen = settings.TWEEDE_STAP_VERPLICHT
    if not rollen:
        return False
    if user.is_superuser and Rol.BEHEERDER in rollen:
        return True
    return user.lidmaatschappen.actief().filter(rol__in=rollen).exists()


def heeft(user: Gebruiker) -> bool:
    return Authenticator.objects.filter(user=user, type__in=SOORTEN).exists()


def met_tweede_stap(queryset):
    """Annotate people with `heeft_tweede_stap`."""
    return queryset.annotate(
        heeft_tweede_stap=Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=SOORTEN))
    )


# --- Secrets ---------------------------------------------------------------------------------------------------


def _slot() -> MultiFernet:
    sleutels = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"redactie.accounts.tweedestap:{sleutel}".encode()).digest() for sleutel in sleutels]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def versleutel(tekst: str) -> str:
    """Lock a secret with the key of the installation, so that a copy of the database alone is not enough."""
    return _slot().encrypt(tekst.encode()).decode()


def ontsleutel(tekst: str) -> str:
    """Open a secret. Locked with a key that is gone, it becomes one that nobody knows: no code is right then."""
    try:
        return _slot().decrypt(tekst.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def qr_svg(tekst: str) -> str:
    """Return a QR code as SVG: black on white in light and in dark, without style or script."""
    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(tekst)
    vakken = code.get_matrix()
    zijde = len(vakken)
    pad = "".join(
        f"M{x} {y}h1v1h-1z" for y, rij in enumerate(vakken) for x, zwart in enumerate(rij) if zwart
    )  # fmt: skip
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {zijde} {zijde}" shape-rendering="crispEdges">'
        f'<rect width="{zijde}" height="{zijde}" fill="white"/><path d="{pad}" fill="black"/></svg>'
    )
