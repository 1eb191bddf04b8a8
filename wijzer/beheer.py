# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The admin site."""

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest


class BeheerSite(AdminSite):
    """The editorial office at `/beheer/`, open to everyone who has a place to work in."""

    site_header = "Wijzer in de Wijk"
    site_title = "Redactie Wijzer in de Wijk"
    index_title = "Redactie"
    enable_nav_sidebar = False
    # Leads any editor to any object by number, and tells the names of what they may not see.
    CLOSED = {"view_on_site", "autocomplete"}

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.is_staff

    def register(self, model_or_iterable, admin_class=None, **options) -> None:
        """Register, but not Django's groups: rights come from rooms."""
        from django.contrib.auth.models import Group

        models = [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        super().register([model for model in models if model is not Group], admin_class, **options)

    def get_urls(self):
        return [pattern for pattern in super().get_urls() if getattr(pattern, "name", None) not in self.CLOSED]

    def catch_all_view(self, request: HttpRequest, url: str):
        """Not there is 404, also for a missing slash."""
        raise Http404
