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

    def get_urls(self):
        return [pattern for pattern in super().get_urls() if getattr(pattern, "name", None) not in self.CLOSED]

    def catch_all_view(self, request: HttpRequest, url: str):
        """Not there is 404, also for a missing slash."""
        raise Http404
