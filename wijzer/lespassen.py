# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Which lessons fit a leervraag: of the same of the four questions, or about the same words."""

from collections import Counter

from django.db.models import QuerySet

from monitoring.meten.models import Leervraag
from toolkit.models import Les
from wijzer.zoeken.woorden import stammen

# Words that nearly every leervraag has, and that say nothing of what it is about.
VORMWOORDEN = set(stammen(
    "hoe kunnen kun we wij zodat de het een en of van voor met in op om te dat die deze dit er is zijn wordt worden "
    "wat welke wie waar waarom bij aan door ook niet meer als dan naar uit over tot ons onze hun ze zij u wijk "
    "inwoners inwoner mensen betrekken doen anders goed beter"
))  # fmt: skip
ZELFDE_VRAAG = 2  # as much as two words in common


def passende_lessen(leervraag: Leervraag, lessen: QuerySet[Les]) -> list[Les]:
    """Return the lessons that fit, best first, each with `past_woorden`: the words it shares with the leervraag.

    A rare word says more than a common one: each counts for one over the number of lessons that have it. Two queries.
    """
    gezocht = set(stammen(f"{leervraag.titel} {leervraag.waarom}")) - VORMWOORDEN
    zelfde = set(lessen.filter(vragen=leervraag.vraag_id).order_by().values_list("pk", flat=True))
    kandidaten = list(lessen.select_related("wijk", "wijk__ruimte").order_by("titel"))
    gedeeld = {les.pk: gezocht & set(stammen(f"{les.titel} {les.samenvatting}")) for les in kandidaten}
    vaak = Counter(woord for woorden in gedeeld.values() for woord in woorden)
    punten = {
        pk: sum(1 + 1 / vaak[woord] for woord in woorden) + ZELFDE_VRAAG * (pk in zelfde)
        for pk, woorden in gedeeld.items()
    }
    for les in kandidaten:
        les.past_vraag = les.pk in zelfde
        les.past_woorden = len(gedeeld[les.pk])
    passend = [les for les in kandidaten if punten[les.pk] > ZELFDE_VRAAG * (les.pk in zelfde) or les.pk in zelfde]
    return sorted(passend, key=lambda les: -punten[les.pk])
