# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Words as search sees them: without case and accents, and brought back to their stem.

Everything here is ASCII in the end, so that both databases see the same words whatever their language settings are.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

MAX_WOORD = 40
# Words that say nothing about what somebody looks for.
LEEG = {
    "aan", "als", "best", "beste", "bij", "dat", "de", "den", "der", "deze", "die", "dit", "doe", "doen", "doet",
    "door", "een", "en", "er", "gaan", "gaat", "heb", "hebben", "heeft", "het", "hoe", "hun", "iemand", "iets", "ik",
    "in", "is", "je", "jullie", "kan", "kun", "kunnen", "maar", "mag", "meer", "men", "met", "mijn", "moet", "moeten",
    "naar", "niet", "nog", "of", "om", "onder", "ons", "onze", "ook", "op", "over", "te", "tot", "tussen", "u", "uit",
    "uw", "van", "veel", "vind", "voor", "waar", "waarom", "wanneer", "wat", "we", "wel", "welk", "welke", "werd",
    "werkt", "wie", "wij", "wil", "willen", "word", "worden", "wordt", "ze", "zich", "zijn", "zo", "zou",
}  # fmt: skip
# Letters that are no letter with a mark on it.
LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
WOORD = re.compile(r"[^\W_]+")
BEZIT = re.compile(r"(?<=\w)['\u2019\u2018\u02bc`]s\b")  # thema's, LPB's
EINDE = {"v": "f", "z": "s"}
# Words of which the stemmer makes another word that matters here (to read is not a lesson), or of which it does not see
# that they belong together.
FAMILIES = {
    "lees": ("lees", "leest", "lezen", "gelezen"),
    "borg": ("borgen", "borgt", "borgde", "borging", "geborgd", "geborgde"),
    "monitor": ("monitoren", "monitort", "monitorde", "monitoring", "gemonitord", "gemonitorde"),
    "evaluer": ("evalueren", "evalueert", "evalueerde", "geevalueerd", "evaluatie", "evaluaties"),
    "community": ("community", "communities"),
}
EIGEN_STAM = {woord: stem for stem, vormen in FAMILIES.items() for woord in vormen}
DUBBEL = re.compile(r"(?<=[iu])(aa|ee)(?=l$)")  # sociaal, sociale; financieel, financiële

_stemmer = snowballstemmer.stemmer("dutch_porter")


@lru_cache(maxsize=50_000)
def vouw(woord: str) -> str:
    """Return one word in small letters without accents; other scripts become letters of their own code."""
    small = unicodedata.normalize("NFKD", woord.lower()).translate(LETTERS)
    small = "".join(letter for letter in small if not unicodedata.combining(letter))
    if not small.isascii():
        small = "".join(letter if letter.isascii() else f"u{ord(letter):x}" for letter in small)
    return re.sub(r"[^a-z0-9]", "", small)[:MAX_WOORD]


@lru_cache(maxsize=50_000)
def stam(woord: str) -> str:
    """Return the stem of a folded word; a word of three letters or less is its own.

    The stemmer takes one ending at a time, so it is asked twice: huisartsen, huisarts. It leaves `less` of lessen and
    `huiz` of huizen; what Dutch writes at the end of a word is put back.
    """
    if len(woord) <= 3 or woord in EIGEN_STAM:
        return EIGEN_STAM.get(woord, woord)
    stem = _stemmer.stemWord(_stemmer.stemWord(woord))
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        stem = stem[:-1]
    stem = DUBBEL.sub(lambda found: found.group()[0], stem)
    return stem[:-1] + EINDE.get(stem[-1], stem[-1])


@lru_cache(maxsize=100_000)
def stam_van(woord: str) -> str:
    """Return the stem of a word as it is written; "" when nothing of it is left."""
    return stam(gevouwen) if (gevouwen := vouw(woord)) else ""


def stamplekken(tekst: str) -> Iterator[tuple[str, int, int]]:
    """Yield the stem of every word of `tekst`, with where the word begins and ends in it."""
    for found in WOORD.finditer(BEZIT.sub("  ", tekst)):
        if stem := stam_van(found.group()):
            yield stem, found.start(), found.end()


def plekken(tekst: str) -> Iterator[tuple[str, int, int]]:
    """Yield every word of `tekst`, folded, with where it begins and ends in it."""
    # The possessive `'s` is no word; it is blanked, so that the places stay.
    for found in WOORD.finditer(BEZIT.sub("  ", tekst)):
        if gevouwen := vouw(found.group()):
            yield gevouwen, found.start(), found.end()


def woorden(tekst: str) -> list[str]:
    """Return the words of `tekst` in order, folded."""
    return [woord for woord, _begin, _einde in plekken(tekst)]


def stammen(tekst: str) -> list[str]:
    """Return the stems of the words of `tekst` in order."""
    return [stem for stem, _begin, _einde in stamplekken(tekst)]


def gevouwen(tekst: str) -> str:
    """Return `tekst` as its folded words with a space between; equal for texts that read the same."""
    return " ".join(woorden(tekst))


def afstand_hoogstens(een: str, ander: str, grens: int) -> int | None:
    """Return how many typing errors (a letter more, less, other, or two swapped) lie between two words, up to `grens`.

    None when there are more.
    """
    if abs(len(een) - len(ander)) > grens:
        return None
    before: list[int] = []
    row = list(range(len(ander) + 1))
    for i, letter in enumerate(een, start=1):
        before, previous, row = row, before, [i]
        for j, other in enumerate(ander, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == ander[j - 2] and een[i - 2] == other:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
        if min(row) > grens:
            return None
    return row[-1] if row[-1] <= grens else None
