# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Codes that somebody can say aloud in a room, and somebody else can type on a phone."""

import secrets

# No vowels, so that no word comes out; no letter or figure that looks or sounds like another one in Dutch.
TEKENS = "BCDFGHKLMPRSTWXZ23456789"
LENGTE = 8  # 24 ** 8 is 110 billion: with a brake on guessing, nobody finds one
GROEP = 4
_TE_LANG = 40


def nieuwe_deelcode() -> str:
    """Return a code of 8 characters, without the space it is shown with."""
    return "".join(secrets.choice(TEKENS) for _ in range(LENGTE))


def leesbaar(code: str) -> str:
    """Return a code as it is shown and said: "BCDF 2345"."""
    return " ".join(code[start : start + GROEP] for start in range(0, len(code), GROEP))


def uit_invoer(getypt: str) -> str:
    """Return what somebody typed as a code: small letters, spaces and hyphens do not matter. Empty when it is none."""
    kaal = "".join(teken for teken in getypt[:_TE_LANG].upper() if teken.isalnum())
    return kaal if len(kaal) == LENGTE and set(kaal) <= set(TEKENS) else ""
