# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Images and files, served only to who may see them."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.utils.cache import patch_cache_control

from redactie.keuring import BESTANDSSOORTEN
from redactie.media import BREEDTES
from redactie.models import Afbeelding, Bestand


def afbeelding(request: HttpRequest, sleutel: str, breedte: int) -> FileResponse:
    """A rendition of an image: for everybody when a public item uses it, else for the members of its room."""
    medium, openbaar = _zichtbaar(request, Afbeelding, sleutel)
    if breedte not in medium.breedtes:
        if not medium.vervangen_op or breedte not in BREEDTES:
            raise Http404
        breedte = max(medium.breedtes)  # a page that was open still asks for a size of the larger picture before
    return _serve(f"{medium.map}/{breedte}.webp", "image/webp", openbaar=openbaar)


def uitsnede(request: HttpRequest, sleutel: str) -> FileResponse:
    """The piece of an image that stands on a card."""
    medium, openbaar = _zichtbaar(request, Afbeelding, sleutel)
    return _serve(medium.uitsnede, "image/webp", openbaar=openbaar)


def bestand(request: HttpRequest, sleutel: str) -> FileResponse:
    """A document, always as a download under a name made from its title."""
    medium, openbaar = _zichtbaar(request, Bestand, sleutel)
    soort = BESTANDSSOORTEN[medium.extensie]
    return _serve(medium.bestand.name, soort.mime, openbaar=openbaar, naam=medium.downloadnaam)


def _zichtbaar(
    request: HttpRequest, model: type[Afbeelding | Bestand], sleutel: str
) -> tuple[Afbeelding | Bestand, bool]:
    medium = model.objects.openbaar().filter(sleutel=sleutel).first()
    if medium is not None:
        return medium, True
    if request.COOKIES:  # only somebody with a session can see more; a reader's session is not even looked for
        medium = model.objects.visible_for(request.user).filter(sleutel=sleutel).first()
    if medium is None:
        raise Http404
    return medium, False


def _serve(pad: str, mime: str, *, openbaar: bool, naam: str = "") -> FileResponse:
    try:
        response = FileResponse(default_storage.open(pad), content_type=mime, as_attachment=bool(naam), filename=naam)
    except FileNotFoundError as error:
        raise Http404 from error
    if openbaar:
        patch_cache_control(response, public=True, max_age=60, must_revalidate=True)
    else:
        patch_cache_control(response, private=True, no_store=True)
    # A document can never run anything in the name of this site.
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
