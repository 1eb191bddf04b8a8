# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Where a request comes from, as coarse as the purpose allows."""

from contextvars import ContextVar
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# Set for the length of a request, so that services can log an origin without knowing the request.
huidig_netwerk: ContextVar[str] = ContextVar("huidig_netwerk", default="")


def client_network(request: HttpRequest) -> str:
    """Return the network of the visitor, never the whole address: /24 for IPv4, /48 for IPv6, or "" when unknown.

    `X-Forwarded-For` counts only for as many hops as the settings name, read from the right: what a visitor adds
    on the left is ignored.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.VERTROUWDE_PROXYS:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
        address = hops[-settings.VERTROUWDE_PROXYS] if len(hops) >= settings.VERTROUWDE_PROXYS else address
    try:
        ip = ip_address(address)
    except ValueError:
        return ""
    if getattr(ip, "ipv4_mapped", None):
        ip = ip.ipv4_mapped
    return str(ip_network(f"{ip}/{24 if ip.version == 4 else 48}", strict=False))


class NetwerkMiddleware:
    """Remember the visitor's network while the request lasts."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        token = huidig_netwerk.set(client_network(request))
        try:
            return self.get_response(request)
        finally:
            huidig_netwerk.reset(token)
