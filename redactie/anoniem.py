# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Forms for visitors without a session: no cookie, no captcha.

A form is accepted when it comes from our own site (`Origin`), carries a token that we signed a while ago, and leaves
the trap for robots empty. The token makes that a double tap is one message.
"""

import re
import secrets
import time

from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.views.generic.edit import FormMixin

from redactie.netwerk import client_network

SNELSTE = 3  # seconds; a person takes longer to fill in a form
LANGSTE = 24 * 60 * 60
PER_UUR = 5

signer = Signer(salt="redactie.anoniem")
STUURTEKENS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def een_regel(tekst: str) -> str:
    """Return text on one line: line ends, other white space and control characters are one space."""
    return " ".join(STUURTEKENS.sub(" ", tekst).split())


def in_punten(aantal: int) -> str:
    """Return a number as the Dutch write it: 1.500."""
    return f"{aantal:,}".replace(",", ".")


def nieuw_token() -> str:
    """Return a signed token with the present time and a random part."""
    return signer.sign(f"{int(time.time())}.{secrets.token_urlsafe(12)}")


def zelfde_oorsprong(request: HttpRequest) -> bool:
    """Whether a POST comes from a page of this site. Browsers send `Origin` with every POST."""
    origin = request.headers.get("Origin", "")
    return origin == f"{request.scheme}://{request.get_host()}"


def te_vaak(request: HttpRequest, soort: str = "", per_uur: int = PER_UUR) -> bool:
    """Count one more message of this visitor's network, and tell whether that is more than `per_uur` an hour.

    Each `soort` is counted by itself: who makes a menu may still write to us.
    """
    key = _teller(request, soort)
    cache.add(key, 0, 3600)
    try:
        return cache.incr(key) > per_uur
    except ValueError:  # the cache forgot it in between
        return False


def was_te_vaak(request: HttpRequest, soort: str, per_uur: int) -> bool:
    """Tell the same without counting."""
    return cache.get(_teller(request, soort), 0) > per_uur


def _teller(request: HttpRequest, soort: str) -> str:
    network = f"{soort}{client_network(request)}"
    return "anoniem:" + salted_hmac("redactie.anoniem.netwerk", f"{network}:{int(time.time()) // 3600}").hexdigest()


class TeVaak(Exception):
    """Too many messages from one network; the roof answers with 429. Carries what was typed."""

    def __init__(self, getypt: dict[str, str]) -> None:
        super().__init__("te veel berichten")
        self.getypt = getypt


class Hooguit(MaxLengthValidator):
    """At most so many characters, counted as a browser does; says how many are too much."""

    def __call__(self, value: str) -> None:
        over = self.clean(value) - self.limit_value
        if over > 0:
            tekens = "1 teken" if over == 1 else f"{in_punten(over)} tekens"
            fout = f"Dit is {tekens} te lang. Haal er iets af: hooguit {in_punten(self.limit_value)} tekens."
            raise ValidationError(fout, code="max_length")

    def clean(self, value: str) -> int:
        return len(value.replace("\r\n", "\n"))


class BezoekersForm(forms.ModelForm):
    """A form of which nothing typed disappears unseen, and whose single-line fields hold a single line.

    A long text has no `maxlength`, which makes a browser cut what is pasted: its hint names the limit, and what is too
    long comes back whole, with the number of characters that are too much.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        texts = {name: field for name, field in self.fields.items() if isinstance(field, forms.CharField)}
        for field in texts.values():
            field.validators = [
                Hooguit(each.limit_value) if type(each) is MaxLengthValidator else each for each in field.validators
            ]
            if isinstance(field.widget, forms.Textarea) and field.max_length:
                field.widget.attrs.pop("maxlength", None)
                if "tekens" not in field.help_text:
                    field.help_text = f"{field.help_text} Hooguit {in_punten(field.max_length)} tekens.".strip()
        if self.is_bound:
            self.data = self.data.copy()
            for name, field in texts.items():
                typed = self.data.get(self.add_prefix(name), "")
                if not isinstance(field.widget, forms.Textarea) and een_regel(typed) != typed.strip():
                    self.data[self.add_prefix(name)] = een_regel(typed)


class AnoniemForm(BezoekersForm):
    """A form with a signed time token and a trap that people do not see."""

    OPNIEUW = "We konden dit formulier niet controleren. Druk opnieuw op Versturen."
    TE_SNEL = "Dat ging wel heel snel. Kijk uw bericht nog eens na en druk dan opnieuw op Versturen."
    TE_OUD = "Deze pagina stond meer dan een dag open. Druk opnieuw op Versturen."

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
            raise ValidationError(self.TE_SNEL)
        if age > LANGSTE:
            raise ValidationError(self.TE_OUD)
        return unique

    def is_robot(self) -> bool:
        return bool(self.data.get("website"))


class AnoniemMixin(FormMixin):
    """For a view with such a form: the guard at the door. The view says in `form_valid` what it does with what came in.

    The view takes itself out of Django's own check of forms, which needs a cookie (`csrf_exempt`).
    """

    def get_initial(self) -> dict:
        return {**super().get_initial(), "token": nieuw_token()}

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = self.get_form()
        if not zelfde_oorsprong(request):
            form.add_error(None, "Dit bericht kwam niet van deze site. Druk opnieuw op Versturen.")
            return self.form_invalid(form)
        if form.is_robot():
            return redirect(self.get_success_url())
        if not form.is_valid():
            return self.form_invalid(form)
        if te_vaak(request):
            typed = {name: form.cleaned_data[name] for name in self.form_class.Meta.fields}
            raise TeVaak({name: value for name, value in typed.items() if isinstance(value, str)})
        return self.form_valid(form)

    def form_invalid(self, form: AnoniemForm) -> HttpResponse:
        # A fresh token, so that pressing the button again is enough.
        form.data = form.data.copy()
        form.data["token"] = nieuw_token()
        return self.render_to_response(self.get_context_data(form=form), status=422)
