# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The brake on guessing passwords.

Attempts are counted per quarter of an hour: for an account from a network, for a network, and for an account from
everywhere. A window always ends by itself, and an account that is attacked from everywhere stays open for the networks
where its owner logged in lately, so nobody is locked out for good. What is typed is the key, so that known and unknown
addresses get the same answer.
"""

import time
from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

from redactie.models import Logregel, Resultaat

VENSTER = 15 * 60
PER_ACCOUNT_EN_NETWERK = 5
PER_NETWERK = 30
PER_ACCOUNT = 20
BEKEND = timedelta(days=90)
WAARSCHUWING = 10  # failures in a day after which the owner gets a mail
DAG = 24 * 60 * 60
INGELOGD = "ingelogd"


class TeVaak(Exception):
    """Too many attempts; `eerste` is true for the first one of a window, the one that is logged."""

    def __init__(self, *, eerste: bool) -> None:
        super().__init__("te veel pogingen")
        self.eerste = eerste


@dataclass(frozen=True)
class Poging:
    """Somebody who tries to log in: the address typed, and the network it came from."""

    email: str
    netwerk: str

    def sleutels(self) -> list[tuple[str, int]]:
        """Return the counters of this attempt in the present window, each with its limit."""
        venster = str(int(time.time()) // VENSTER)
        return [
            (_sleutel("samen", venster, self.email, self.netwerk), PER_ACCOUNT_EN_NETWERK),
            (_sleutel("netwerk", venster, self.netwerk), PER_NETWERK),
            (_sleutel("account", venster, self.email), PER_ACCOUNT),
        ]


def _sleutel(*delen: str) -> str:
    return "rem:" + salted_hmac("redactie.accounts.rem", "\n".join(delen)).hexdigest()


def _tel(sleutel: str, seconden: int) -> int:
    cache.add(sleutel, 0, seconden)
    try:
        return cache.incr(sleutel)
    except ValueError:  # the cache forgot it in between
        return 1


def begin(email: str, netwerk: str) -> Poging:
    """Count one attempt before the password is looked at; raise `TeVaak` when there were too many."""
    poging = Poging(email.strip().lower(), netwerk)
    standen = [(_tel(sleutel, VENSTER), grens) for sleutel, grens in poging.sleutels()]
    samen, per_netwerk, per_account = [stand - grens for stand, grens in standen]
    if samen > 0 or per_netwerk > 0:
        raise TeVaak(eerste=samen == 1 or per_netwerk == 1)
    if per_account > 0 and not is_bekend(poging):
        raise TeVaak(eerste=per_account == 1)
    return poging


def gelukt(poging: Poging) -> None:
    """Take back the attempt: who knows the password was not guessing."""
    for sleutel, _grens in poging.sleutels():
        try:
            cache.decr(sleutel)
        except ValueError:  # a new window began in between
            continue


def is_bekend(poging: Poging) -> bool:
    """Whether the owner of this account logged in from this network lately."""
    return poging.netwerk != "" and Logregel.objects.filter(
        actie=INGELOGD,
        resultaat=Resultaat.GELUKT,
        door__email=poging.email,
        herkomst=poging.netwerk,
        op__gte=timezone.now() - BEKEND,
    ).exists()  # fmt: skip


def vergeet(email: str, netwerk: str) -> None:
    """Forget the attempts on an account, from this network and in all: its owner has just proved to be the owner."""
    samen, _netwerk, account = Poging(email.strip().lower(), netwerk).sleutels()
    cache.delete_many([samen[0], account[0]])


def waarschuw(email: str) -> bool:
    """Count one failure, and tell whether this is the one after which the owner must hear of it. Once a day."""
    return _tel(_sleutel("mislukt", email.strip().lower()), DAG) == WAARSCHUWING
