# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What is asked of every request of somebody who is logged in to the office."""

from contextlib import suppress

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from redactie.accounts import tweedestap
from redactie.accounts.adapter import INGELOGD_OM

VERDER = "verder"  # in the session: where somebody was going when they had to set up a second step
ELKE = 5 * 60  # seconds between two notes of when a session was last seen


class KantoorMiddleware:
    """Remember when a session was last seen, and ask for a second step from who must have one."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        kantoor = request.path.startswith(reverse("admin:index"))
        if not (kantoor or request.path.startswith(reverse("account"))) or not request.user.is_authenticated:
            return None
        self._gezien(request)
        if not kantoor or request.path == reverse("admin:logout"):
            return None
        if not tweedestap.is_verplicht(request.user) or tweedestap.heeft(request.user):
            request.session.pop(VERDER, None)
            return None
        if request.method == "POST":
            raise tweedestap.TweedeStapNodig
        request.session[VERDER] = request.get_full_path()
        messages.info(request, "Voor jouw rol is een tweede stap bij het inloggen nodig. Stel die nu eerst in.")
        return redirect("mfa_index")

    @staticmethod
    def _gezien(request: HttpRequest) -> None:
        sleutel = request.session.session_key
        if INGELOGD_OM not in request.session or not cache.add(f"gezien:{sleutel}", 1, ELKE):
            return
        with suppress(DatabaseError):  # a busy database is no reason to refuse a page
            UserSession.objects.filter(session_key=sleutel).update(
                last_seen_at=timezone.now(), ip=get_adapter().get_client_ip(request)
            )
