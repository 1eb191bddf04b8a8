# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A round beside the one before it: question by question, and only where the same was asked on the same scale."""

from dataclasses import dataclass

from monitoring.leren.models import Oordeel, Rondevraag, Zelfevaluatie
from monitoring.leren.models.zelfevaluatie import Oordeelsoort

ANDERE_VRAAG = "De vraag is sindsdien anders gesteld. De twee oordelen zijn niet te vergelijken."
ANDERE_SCHAAL = "De schaal is sindsdien anders. De twee oordelen zijn niet te vergelijken."
NIEUW = "Deze vraag stond nog niet in de vorige ronde."
ZONDER_WAARDEN = "De scores van de vorige ronde zijn niet vastgelegd."
GEEN_RONDE = ""
KORT = {
    ANDERE_VRAAG: "andere vraag", ANDERE_SCHAAL: "andere schaal", NIEUW: "nieuwe vraag",
    ZONDER_WAARDEN: "niet vastgelegd",
}  # fmt: skip


@dataclass(frozen=True)
class Vorig:
    """What the round before concluded of the same question, or why that can't be said."""

    ronde: Zelfevaluatie | None = None
    oordeel: Oordeel | None = None
    reden: str = GEEN_RONDE

    @property
    def score(self) -> int | None:
        """The joint score, when it can be laid beside the present one."""
        return self.oordeel.score if self.oordeel is not None and not self.reden else None

    @property
    def kort(self) -> str:
        """The same in a word or two, for a table."""
        return KORT.get(self.reden) or self.woorden

    @property
    def woorden(self) -> str:
        if self.oordeel is None or self.reden:
            return self.reden
        return str(self.oordeel.score) if self.oordeel.score else self.oordeel.get_soort_display()


def vorige_oordelen(ronde: Zelfevaluatie) -> dict[str, Vorig]:
    """Return for every question of a round, by its key, what the round before concluded; in three queries at most."""
    vragen = list(ronde.vragen.all())
    if ronde.vorige_id is None:
        return {vraag.sleutel: Vorig() for vraag in vragen}
    vorige = ronde.vorige
    oude = {vraag.sleutel: vraag for vraag in vorige.vragen.select_related("oordeel")}
    return {vraag.sleutel: _vergelijk(ronde, vraag, vorige, oude.get(vraag.sleutel)) for vraag in vragen}


def vorig_oordeel(vraag: Rondevraag) -> Vorig:
    """Return what the round before concluded of this question."""
    ronde = vraag.ronde
    if ronde.vorige_id is None:
        return Vorig()
    oude = ronde.vorige.vragen.select_related("oordeel").filter(sleutel=vraag.sleutel).first()
    return _vergelijk(ronde, vraag, ronde.vorige, oude)


def _vergelijk(ronde: Zelfevaluatie, vraag: Rondevraag, vorige: Zelfevaluatie, oude: Rondevraag | None) -> Vorig:
    if oude is None:
        return Vorig(vorige, None, NIEUW)
    oordeel = getattr(oude, "oordeel", None)
    if oordeel is None or oordeel.soort == Oordeelsoort.NIET:
        return Vorig(vorige, None, ZONDER_WAARDEN)
    if (ronde.schaal_tot, ronde.laag, ronde.hoog) != (vorige.schaal_tot, vorige.laag, vorige.hoog):
        return Vorig(vorige, oordeel, ANDERE_SCHAAL)
    if vraag.woorden != oude.woorden:
        return Vorig(vorige, oordeel, ANDERE_VRAAG)
    return Vorig(vorige, oordeel)


def moet_uitleggen(vorig: Vorig, score: int | None) -> bool:
    """Whether a joint score moved, so that it asks for a reason: it can be a change, or a stricter eye."""
    return score is not None and vorig.score is not None and abs(score - vorig.score) >= 1
