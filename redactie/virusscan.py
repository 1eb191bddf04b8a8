# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Ask ClamAV whether a file is safe, when there is one (`CLAMAV_ADRES`). What could not be asked is not taken in."""

import logging
import socket
import struct
import time

from django.conf import settings
from django.core.exceptions import ValidationError

WACHTTIJD = 8  # seconds for the whole question
STUK = 64 * 1024

logger = logging.getLogger(__name__)


class VirusGevonden(ValidationError):
    """The scanner knows this file."""


def keur_op_virussen(data: bytes) -> None:
    """Raise `ValidationError` in Dutch when the scanner finds something or does not answer. Off: do nothing."""
    if not settings.CLAMAV_ADRES:
        return
    try:
        answer = _vraag(b"zINSTREAM\0", data)
    except OSError as error:
        logger.error("virusscanner antwoordt niet: %s", error.__class__.__name__)
        answer = ""
    if answer.endswith(" FOUND"):
        raise VirusGevonden(
            "De virusscanner houdt dit bestand tegen. Het is niet bewaard. Vraag de maker om een ander."
        )
    if answer != "stream: OK":
        raise ValidationError(
            "Dit bestand is niet gecontroleerd, want de virusscanner antwoordt niet. Het is niet bewaard. "
            "Probeer het later opnieuw."
        )


def stand() -> str:
    """Return, in Dutch, whether files are scanned; for who manages the site."""
    if not settings.CLAMAV_ADRES:
        return "De virusscanner staat uit. Dat is in te stellen met CLAMAV_ADRES."
    try:
        answers = _vraag(b"zPING\0", wachttijd=1) == "PONG"
    except OSError:
        answers = False
    if answers:
        return "De virusscanner staat aan en antwoordt."
    return "De virusscanner staat aan, maar antwoordt niet. Bestanden toevoegen kan nu niet."


def _vraag(opdracht: bytes, data: bytes | None = None, wachttijd: float | None = None) -> str:
    """Send a command of clamd, with data in pieces when there is some, and return its answer."""
    deadline = time.monotonic() + (wachttijd or WACHTTIJD)

    def rest() -> float:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    host, _colon, port = settings.CLAMAV_ADRES.rpartition(":")
    with socket.create_connection((host.strip("[]"), int(port)), timeout=rest()) as scanner:
        scanner.sendall(opdracht)
        if data is not None:
            for start in range(0, len(data), STUK):
                piece = data[start : start + STUK]
                scanner.settimeout(rest())
                scanner.sendall(struct.pack(">I", len(piece)) + piece)
            scanner.sendall(struct.pack(">I", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < 1_000:
            scanner.settimeout(rest())
            piece = scanner.recv(1_000)
            if not piece:
                break
            answer += piece
    return answer.rstrip(b"\0\n").decode("ascii", "replace")
