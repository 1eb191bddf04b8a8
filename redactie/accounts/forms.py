# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The forms of an account: what somebody types to come in, in Dutch, with errors that say what to do."""

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
    UserTokenForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeOpnieuwForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, EditWebAuthnForm, _BaseAddWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from redactie.accounts import services
from redactie.logboek import leg_vast
from redactie.models import Resultaat

EISEN = "Ten minste 12 tekens. Een zin van een paar woorden is makkelijk te onthouden en moeilijk te raden."
LANGSTE = 1000


def email_veld() -> forms.EmailField:
    return forms.EmailField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": "Vul je e-mailadres in.",
            "invalid": "Vul een e-mailadres in zoals naam@gemeente.nl.",
        },
    )


def wachtwoord_veld(label: str, *, nieuw: bool = False, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LANGSTE,
        strip=False,
        help_text=hint,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password" if nieuw else "current-password"}),
        error_messages={"required": "Vul een wachtwoord in."},
    )


def code_veld(label: str, hint: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=40,
        help_text=hint,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": "Vul de code in."},
    )


class NieuwWachtwoordMixin:
    """Two fields for a new password: it must be a good one, and typed the same twice."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"] = wachtwoord_veld("Nieuw wachtwoord", nieuw=True, hint=EISEN)
        self.fields["password2"] = wachtwoord_veld("Nog een keer het nieuwe wachtwoord", nieuw=True)

    def clean(self) -> dict:
        cleaned = forms.Form.clean(self)
        eerste, tweede = cleaned.get("password1"), cleaned.get("password2")
        if eerste:
            try:
                validate_password(eerste, self.user)
            except ValidationError as error:
                self.add_error("password1", error)
        if eerste and tweede and eerste != tweede:
            self.add_error("password2", "De twee wachtwoorden zijn niet gelijk. Typ twee keer hetzelfde.")
        return cleaned


class InlogForm(LoginForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = email_veld()
        self.fields["password"] = wachtwoord_veld("Wachtwoord")


class BevestigForm(ReauthenticateForm):
    password = wachtwoord_veld("Wachtwoord")


class WachtwoordWijzigenForm(NieuwWachtwoordMixin, ChangePasswordForm):
    oldpassword = wachtwoord_veld("Huidig wachtwoord")


class WachtwoordInstellenForm(NieuwWachtwoordMixin, SetPasswordForm):
    """A first password, for who logged in without one."""


class WachtwoordNieuwForm(NieuwWachtwoordMixin, ResetPasswordKeyForm):
    """A new password, by a link from a mail."""


class WachtwoordVergetenForm(ResetPasswordForm):
    """Ask for a new password: the same answer for every address."""

    email = email_veld()

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def save(self, request, **kwargs) -> str:
        services.vraag_wachtwoord_aan(self.cleaned_data["email"])
        return self.cleaned_data["email"]


class WachtwoordLinkForm(UserTokenForm):
    """The link from the mail; it counts for active accounts only."""

    token_generator = services.wachtwoord_tokens

    def _get_user(self, uidb36: str):
        user = super()._get_user(uidb36)
        return user if user is not None and user.is_active else None


class WelkomForm(NieuwWachtwoordMixin, forms.Form):
    """The first password of somebody who was invited."""

    def __init__(self, *args, user, **kwargs) -> None:
        self.user = user
        super().__init__(*args, **kwargs)


# --- The second step -------------------------------------------------------------------------------------------

APP_CODE = "De zes cijfers die nu in je app staan."
APP_OF_HERSTEL = "De zes cijfers uit je app. Of een herstelcode, als je je app niet bij je hebt."


class GelogdeCodeMixin:
    """A wrong code stands in the log: who types one knows the password."""

    def clean_code(self) -> str:
        try:
            return super().clean_code()
        except ValidationError:
            leg_vast("code van de tweede stap", self.user, resultaat=Resultaat.GEWEIGERD)
            raise


class CodeForm(GelogdeCodeMixin, AuthenticateForm):
    code = code_veld("Code", APP_OF_HERSTEL)


class CodeBevestigForm(GelogdeCodeMixin, CodeOpnieuwForm):
    code = code_veld("Code", APP_OF_HERSTEL)


class AppForm(ActivateTOTPForm):
    code = code_veld("Code uit de app", APP_CODE)


class AppWegForm(DeactivateTOTPForm):
    """Taking the app away asks nothing, but may be refused."""


class PasskeyForm(_BaseAddWebAuthnForm):
    """A new passkey: with a PIN or finger, so that it can take the place of the password too."""

    name = forms.CharField(
        label="Naam", max_length=80, required=False, help_text="Bijvoorbeeld: mijn laptop. Zo herken je hem later."
    )
    credential = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={
            "required": "Er kwam geen passkey van je apparaat. Druk opnieuw op de knop.",
            "invalid": "De passkey van je apparaat was niet te lezen. Druk opnieuw op de knop.",
        },
    )

    def clean(self) -> dict:
        credential = self.cleaned_data.get("credential")
        if credential:
            try:
                auth.parse_registration_response(credential)
                auth.complete_registration(credential)
            except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
                raise ValidationError("Deze passkey kwam niet goed over. Druk opnieuw op de knop.") from error
        return self.cleaned_data


class PasskeyCodeForm(AuthenticateWebAuthnForm):
    """A passkey as second step."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
            if self.user is not None:
                leg_vast("passkey", self.user, resultaat=Resultaat.GEWEIGERD)
            raise ValidationError(
                "Deze passkey hoort niet bij dit account, of de tijd was om. Probeer het opnieuw."
            ) from error


class PasskeyInlogForm(PasskeyCodeForm):
    """A passkey instead of a password."""

    passwordless = True

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, user=None, **kwargs)


class PasskeyBevestigForm(PasskeyCodeForm):
    reauthenticated = True


class PasskeyNaamForm(EditWebAuthnForm):
    name = forms.CharField(label="Naam", max_length=80, error_messages={"required": "Geef de passkey een naam."})
