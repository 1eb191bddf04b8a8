# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The addresses of an account, picked by hand: allauth's names, our words, and nothing that is not used."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as herstelcodes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as socialaccount
from django.urls import path, re_path

from redactie.accounts import extern, views

ORGANISATIE = {"provider_id": extern.ORGANISATIE}

urlpatterns = [
    path("", views.AccountView.as_view(), name="account"),
    path("inloggen/", views.InloggenView.as_view(), name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("geblokkeerd/", account.account_inactive, name="account_inactive"),
    path("bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/wijzigen/", account.password_change, name="account_change_password"),
    path("wachtwoord/instellen/", account.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    path("wachtwoord/nieuw/klaar/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9a-z]{1,13})-(?P<key>[0-9a-z-]{1,80})/$",
        views.WachtwoordNieuwView.as_view(),
        name="account_reset_password_from_key",
    ),
    path("uitnodiging/", views.WelkomView.as_view(), name="account-welkom"),
    path("uitnodiging/<str:token>/", views.uitnodiging, name="account-uitnodiging"),
    path("sessies/", views.SessiesView.as_view(), name="usersessions_list"),
    path("tweede-stap/", mfa.index, name="mfa_index"),
    path("tweede-stap/code/", mfa.authenticate, name="mfa_authenticate"),
    path("tweede-stap/bevestigen/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tweede-stap/onthouden/", mfa.trust, name="mfa_trust"),
    path("tweede-stap/app/", views.AppView.as_view(), name="mfa_activate_totp"),
    path("tweede-stap/app/qr.svg", views.app_qr, name="account-qr"),
    path("tweede-stap/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tweede-stap/herstelcodes/", herstelcodes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tweede-stap/herstelcodes/nieuw/", herstelcodes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tweede-stap/herstelcodes/bewaren/", views.herstelcodes_bewaren, name="account-herstelcodes-bewaren"),
    path("passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/nieuw/", views.PasskeyNieuwView.as_view(), name="mfa_add_webauthn"),
    path("passkeys/inloggen/", views.PasskeyInloggenView.as_view(), name="mfa_login_webauthn"),
    path("passkeys/bevestigen/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/naam/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/weg/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("extern/", extern.inloggen, ORGANISATIE, name="openid_connect_login"),
    path("extern/terug/", extern.terug, ORGANISATIE, name="openid_connect_callback"),
    path("extern/afgebroken/", socialaccount.login_cancelled, name="socialaccount_login_cancelled"),
    path("extern/mislukt/", socialaccount.login_error, name="socialaccount_login_error"),
]
