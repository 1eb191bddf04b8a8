# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Calendars (RFC 5545): lines that stay lines whatever was typed, in the time of the Netherlands."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

ICS = "text/calendar; charset=utf-8"
REGELEINDEN = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
ONZICHTBAAR = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
LENGTE = 75  # bytes to a line
BEGIN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Wijzer in de Wijk//Agenda//NL
CALSCALE:GREGORIAN
METHOD:PUBLISH""".splitlines()
TIJDZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE""".splitlines()


def kalender(naam: str, afspraken: Iterable[list[str]]) -> bytes:
    """Return a calendar file with the lines of each event."""
    lines = [*BEGIN, f"X-WR-CALNAME:{veilig(naam)}", *TIJDZONE, *(line for lines in afspraken for line in lines)]
    return b"".join(gevouwen(line) for line in [*lines, "END:VCALENDAR"])


def moment(wanneer: datetime) -> str:
    """Return a moment in UTC."""
    return wanneer.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def plaatselijk(wanneer: datetime) -> str:
    """Return a moment as the clocks here show it; for a line with `TZID=Europe/Amsterdam`."""
    return f"{wanneer:%Y%m%dT%H%M%S}"


def veilig(tekst: str) -> str:
    """Return text that stays in its line: marks escaped, line ends written out, other control characters gone."""
    tekst = tekst.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return ONZICHTBAAR.sub("", REGELEINDEN.sub(r"\\n", tekst))


def veilig_adres(adres: str) -> str:
    """Return an address that stays in its line; an address is not escaped."""
    return ONZICHTBAAR.sub("", adres)


def gevouwen(line: str) -> bytes:
    """Return a line in pieces of at most 75 bytes, never through a character."""
    pieces, piece = [], b""
    for letter in line:
        encoded = letter.encode()
        if len(piece) + len(encoded) > LENGTE:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
