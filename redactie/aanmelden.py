# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Logging in with an e-mail address."""

from django.contrib.auth.backends import ModelBackend


class EmailBackend(ModelBackend):
    """Django's own backend, for addresses typed in any case. Rights come from memberships, not from permissions."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        email = username if username is not None else kwargs.get("email")
        return super().authenticate(request, username=email.strip().lower() if email else None, password=password)

    def has_perm(self, user_obj, perm, obj=None) -> bool:
        return False
