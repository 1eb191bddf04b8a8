# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""A reader who wants to know what was withheld: a small integer programme solver over persons per combination.

Written without the code it attacks. It knows the shape of the tables, all that is shown, how counts are rounded, and may
be told which withheld counts are ten or more. Its unknowns are the inner counts of every table; all the rest are sums.
"""

from collections.abc import Iterable
from itertools import product

Plaats = tuple[str, frozenset[tuple[str, str]]]
Rij = dict[int, int]  # coefficient per unknown


class Onbeslist(Exception):
    """There was too much to look at."""


class Aanvaller:
    """`tabellen`: (group, attributes, categories per attribute); `getoond`: what is written at every place."""

    def __init__(self, tabellen: Iterable, nesten: Iterable[tuple[str, str]], plafond: int) -> None:
        self.plafond = plafond
        self.aantal = 0
        self.gok: list[int] = []
        self.plaatsen: dict[Plaats, Rij] = {}
        self.regels: list[tuple[Rij, float, float]] = []
        for groep, kenmerken, soorten in tabellen:
            cellen = {}
            for sleutel in product(*soorten):
                cellen[frozenset(zip(kenmerken, sleutel, strict=True))] = self.aantal
                self.aantal += 1
            for masker in product((False, True), repeat=len(kenmerken)):
                for sleutel in product(*(s if m else [None] for s, m in zip(soorten, masker, strict=True))):
                    waar = frozenset((k, s) for k, s in zip(kenmerken, sleutel, strict=True) if s is not None)
                    som = {nummer: 1 for cel, nummer in cellen.items() if waar <= cel}
                    if (groep, waar) in self.plaatsen:  # the same count in another table
                        self.regels.append((self._min(self.plaatsen[groep, waar], som), 0, 0))
                    else:
                        self.plaatsen[groep, waar] = som
        for buiten, binnen in nesten:
            for groep, waar in list(self.plaatsen):
                if groep == buiten and (binnen, waar) in self.plaatsen:
                    verschil = self._min(self.plaatsen[buiten, waar], self.plaatsen[binnen, waar])
                    self.plaatsen[f"{buiten} zonder {binnen}", waar] = verschil
                    self.regels.append((verschil, 0, float("inf")))

    @staticmethod
    def _min(ene: Rij, andere: Rij) -> Rij:
        uit = dict(ene)
        for nummer, maal in andere.items():
            uit[nummer] = uit.get(nummer, 0) - maal
        return {nummer: maal for nummer, maal in uit.items() if maal}

    def leest(self, plaats: Plaats, tekst: str, *, exact: bool = False, minstens: int = 0) -> None:
        if tekst == "<10":
            grens = (0, 9)
        elif tekst == "niet getoond":
            grens = (minstens, float("inf"))
        else:
            waarde = int(tekst.replace(".", ""))
            grens = (waarde, waarde) if exact else (max(10, waarde - 2), waarde + 2)
        self.regels.append((self.plaatsen[plaats], *grens))

    def kan(self, eisen: dict[Plaats, int]) -> bool:
        """Return whether there are counts of persons that fit all that was read, with these values."""
        self.knopen = 1_500
        self.gok = self.gok or [0] * self.aantal
        regels = [*self.regels, *((self.plaatsen[p], waarde, waarde) for p, waarde in eisen.items())]
        return self._los_op(regels, [0] * self.aantal, [self.plafond] * self.aantal)

    def _los_op(self, regels, onder: list[int], boven: list[int]) -> bool:
        """Narrow what every unknown can be until nothing changes; then try a guess, all that is less and all that is more.

        The guess only says where to look first; no is only said when everything was looked at.
        """
        bezig = True
        while bezig:
            bezig = False
            for rij, laag, hoog in regels:
                minst = sum(m * (onder[i] if m > 0 else boven[i]) for i, m in rij.items())
                meest = sum(m * (boven[i] if m > 0 else onder[i]) for i, m in rij.items())
                if minst > hoog or meest < laag:
                    return False
                for i, m in rij.items():
                    ruimte_op, ruimte_neer = hoog - minst, meest - laag
                    breedte = boven[i] - onder[i]
                    if m > 0:
                        nieuw_boven = onder[i] + min(breedte, ruimte_op)
                        nieuw_onder = boven[i] - min(breedte, ruimte_neer)
                    else:
                        nieuw_onder = boven[i] - min(breedte, ruimte_op)
                        nieuw_boven = onder[i] + min(breedte, ruimte_neer)
                    if (nieuw_onder, nieuw_boven) != (onder[i], boven[i]):
                        onder[i], boven[i] = int(nieuw_onder), int(nieuw_boven)
                        if onder[i] > boven[i]:
                            return False
                        bezig = True
                        minst = sum(m * (onder[j] if m > 0 else boven[j]) for j, m in rij.items())
                        meest = sum(m * (boven[j] if m > 0 else onder[j]) for j, m in rij.items())
        open_ = [i for i in range(self.aantal) if onder[i] < boven[i]]
        if not open_:
            return True
        self.knopen -= 1
        if self.knopen <= 0:
            raise Onbeslist
        i = min(open_, key=lambda i: boven[i] - onder[i])
        gok = max(onder[i], min(boven[i], self.gok[i]))
        for van, tot in ((gok, gok), (onder[i], gok - 1), (gok + 1, boven[i])):
            if van <= tot and self._los_op(
                regels, [*onder[:i], van, *onder[i + 1 :]], [*boven[:i], tot, *boven[i + 1 :]]
            ):
                return True
        return False
