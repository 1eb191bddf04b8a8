# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Logging in with an e-mail address."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model


class EmailBackend(AuthenticationBackend):
    """allauth's backend, which takes as long for an unknown address, with our own accounts as the only truth.

    Rights come from memberships, not from permissions.
    """

    def _authenticate(self, request, **credentials):
        email = credentials.get("email") or credentials.get("username") or ""
        user = get_user_model().objects.filter(email=email.strip().lower()).first()
        return self._check_password(user, credentials["password"])

    def has_perm(self, user_obj, perm, obj=None) -> bool:
        return False
