# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Forms for visitors without a session: no cookie, no captcha.

A form is accepted when it comes from our own site (`Origin`), carries a token that we signed a while ago, and leaves
the trap for robots empty. The token makes that a double tap is one message.
"""

import secrets
import time

from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from redactie.netwerk import client_network

SNELSTE = 3  # seconds; a person takes longer to fill in a form
LANGSTE = 24 * 60 * 60
PER_UUR = 5

signer = Signer(salt="redactie.anoniem")


def nieuw_token() -> str:
    """Return a signed token with the present time and a random part."""
    return signer.sign(f"{int(time.time())}.{secrets.token_urlsafe(12)}")


def zelfde_oorsprong(request: HttpRequest) -> bool:
    """Whether a POST comes from a page of this site. Browsers send `Origin` with every POST."""
    origin = request.headers.get("Origin", "")
    return origin == f"{request.scheme}://{request.get_host()}"


def te_vaak(request: HttpRequest) -> bool:
    """Count one more message of this visitor's network, and tell whether that is more than `PER_UUR` an hour."""
    network = client_network(request)
    key = "anoniem:" + salted_hmac("redactie.anoniem.netwerk", f"{network}:{int(time.time()) // 3600}").hexdigest()
    cache.add(key, 0, 3600)
    try:
        return cache.incr(key) > PER_UUR
    except ValueError:  # the cache forgot it in between
        return False


class AnoniemForm(forms.ModelForm):
    """A form with a signed time token and a trap that people do not see."""

    OPNIEUW = "We konden dit formulier niet controleren. Druk opnieuw op Versturen."

    token = forms.CharField(max_length=200, widget=forms.HiddenInput)
    website = forms.CharField(required=False, max_length=200, label="Laat dit veld leeg")

    def clean_token(self) -> str:
        token = self.cleaned_data["token"]
        try:
            made, unique = signer.unsign(token).split(".", 1)
            age = time.time() - int(made)
        except (BadSignature, ValueError) as error:
            raise ValidationError(self.OPNIEUW) from error
        if age < SNELSTE:
            raise ValidationError(
                "Dat ging wel heel snel. Kijk uw bericht nog eens na en druk dan opnieuw op Versturen."
            )
        if age > LANGSTE:
            raise ValidationError("Deze pagina stond meer dan een dag open. Druk opnieuw op Versturen.")
        return unique

    def is_robot(self) -> bool:
        return bool(self.data.get("website"))
