# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Questions as people ask them, with what must come first and why. The same on every database."""

from typing import NamedTuple


class Zoekvraag(NamedTuple):
    """A question, the addresses that must come first in this order, and the reason."""

    q: str
    eerst: tuple[str, ...]
    waarom: str


def _v(q: str, *eerst: str, waarom: str) -> Zoekvraag:
    return Zoekvraag(q, eerst, waarom)


VRAGEN = [
    # Abbreviations and synonyms, as editors keep them in the begrippenlijst
    _v("LPB", "/begrippen/lokale-procesbegeleider/", waarom="an abbreviation is a name, so it is exact"),
    _v("lokale procesbegeleider", "/rollen/lokaal-procesbegeleider/", "/begrippen/lokale-procesbegeleider/",
       waarom="both are called exactly so"),
    _v("wat doet een procesbegeleider", "/begrippen/lokale-procesbegeleider/",
       waarom="the words around it say nothing; the rest is another spelling of the term"),
    _v("WoR", "/interventies/welzijn-op-recept/", "/begrippen/welzijn-op-recept/",
       waarom="an alias of the intervention and an abbreviation of the term"),
    _v("wor", "/interventies/welzijn-op-recept/", "/begrippen/welzijn-op-recept/", waarom="small letters are the same"),
    _v("welzijn op recept", "/interventies/welzijn-op-recept/", "/begrippen/welzijn-op-recept/", waarom="exact title"),
    _v("hoe werkt welzijn op recept", "/interventies/welzijn-op-recept/", "/begrippen/welzijn-op-recept/",
       waarom="a question about a thing is the thing"),
    _v("GLI", "/interventies/gli/", "/begrippen/gli/", waarom="alias and exact title"),
    _v("gecombineerde leefstijlinterventie", "/interventies/gli/", "/begrippen/gli/", waarom="written in full"),
    _v("AKO", "/begrippen/alphens-ketenoverleg/", waarom="an abbreviation is a name, so it is exact"),
    _v("Alphens ketenoverleg", "/overleggen/ako/", "/begrippen/alphens-ketenoverleg/", waarom="written in full"),
    _v("POH'er", "/begrippen/praktijkondersteuner-huisarts/", waarom="another spelling, with an apostrophe"),
    _v("praktijkondersteuner", "/begrippen/praktijkondersteuner-huisarts/", waarom="another name of the term"),
    _v("RIVM", "/organisaties/rivm/", "/begrippen/rivm/", waarom="exact title"),
    _v("Rijksinstituut voor Volksgezondheid en Milieu", "/organisaties/rivm/", waarom="the full name"),
    _v("TNO", "/organisaties/tno/", "/begrippen/tno/", waarom="exact title"),
    _v("ZonMw", "/organisaties/zonmw/", "/begrippen/zonmw/", waarom="exact title"),
    _v("wijkprofiel", "/begrippen/gebiedsprofiel/", "/toolkit/gesprek-over-gebiedsprofiel/",
       waarom="another word for gebiedsprofiel, so the tool about it is found too"),
    _v("focusgesprek", "/begrippen/focusgroep/", waarom="another word for focusgroep"),
    _v("leerbijeenkomst", "/begrippen/leersessie/", waarom="another word for leersessie"),
    _v("participatie", "/begrippen/inwonerbetrokkenheid/", waarom="another word for inwonerbetrokkenheid"),
    # Exact titles
    _v("positieve gezondheid", "/vragen/positieve-gezondheid/", "/begrippen/positieve-gezondheid/",
       waarom="the short name of a question, and a term"),
    _v("wat is positieve gezondheid?", "/vragen/positieve-gezondheid/", "/begrippen/positieve-gezondheid/",
       waarom="the words around it say nothing"),
    _v("bereik", "/vragen/bereik/", "/begrippen/bereik/", waarom="the short name of a question, and a term"),
    _v("Bereiken we de (juiste) inwoners?", "/vragen/bereik/", waarom="exact title, signs and all"),
    _v("samenwerking", "/vragen/samenwerking/", waarom="the short name of a question"),
    _v("is de samenwerking verbeterd", "/vragen/samenwerking/", waarom="all words stand in its title"),
    _v("Alphen Noord", "/wijken/alphen-noord/", waarom="exact title"),
    _v("alphen-noord", "/wijken/alphen-noord/", waarom="a hyphen separates words"),
    _v("Stevenshof", "/wijken/stevenshof/", waarom="exact title"),
    _v("den haag zuidwest", "/wijken/den-haag-zuidwest/", waarom="exact title in small letters"),
    _v("spinnenweb", "/begrippen/spinnenweb/", "/lessen/spinnenweb-als-gesprek/", waarom="exact, then in a title"),
    _v("praatplaat", "/begrippen/praatplaat/", "/toolkit/praatplaat-maken/", waarom="exact, then in a title"),
    _v("zelfevaluatie", "/begrippen/zelfevaluatie/", "/toolkit/zelfevaluatie-samenwerking/",
       waarom="exact, then in a title"),
    _v("rendementsmeter", "/toolkit/rendementsmeter/", "/praktijkvoorbeelden/rendementsmeter/",
       waarom="both have it in their title; the tool's was looked at last"),
    _v("MIDI", "/begrippen/midi/", "/toolkit/midi/", waarom="exact, then in a title"),
    _v("sociale kaart", "/begrippen/sociale-kaart/", "/toolkit/sociale-kaart-met-mensen/",
       waarom="exact, then in a title"),
    _v("stapjefitter", "/praktijkvoorbeelden/stapjefitter/", waarom="exact title"),
    _v("kwetsbare capellenaren", "/praktijkvoorbeelden/kwetsbare-capellenaren/", waarom="all words in its title"),
    _v("warme overdracht", "/begrippen/warme-overdracht/", "/lessen/warme-overdracht-kost-tijd/",
       waarom="exact, then in a title"),
    _v("bestuurlijke klap", "/begrippen/bestuurlijke-klap/", waarom="exact title"),
    _v("privacy", "/privacy/", waarom="exact title of a page"),
    _v("contact", "/contact/", waarom="exact title of a page"),
    _v("toegankelijkheid", "/toegankelijkheid/", waarom="exact title of a page"),
    # Tasks in people's own words
    _v("praatplaat maken", "/toolkit/praatplaat-maken/", waarom="both words in its title"),
    _v("monitorplan maken", "/toolkit/monitorplan-samen-maken/", waarom="both words in its title"),
    _v("zelfevaluatie samenwerking", "/toolkit/zelfevaluatie-samenwerking/", waarom="both words in its title"),
    _v("inwoners werven", "/toolkit/stappenplan-werven-focusgesprekken/", waarom="both words in its title"),
    _v("hoe werf ik inwoners voor focusgesprekken", "/toolkit/stappenplan-werven-focusgesprekken/",
       waarom="werf, werven and werving are one word; the rest stands in its title"),
    _v("inwoners in kwetsbare omstandigheden bereiken", "/vragen/bereik/", waarom="scenario 1: the page to begin with"),
    _v("masterclass", "/toolkit/masterclass-positieve-gezondheid/", waarom="the word in its title"),
    _v("implementatieplan", "/toolkit/implementatieplan/", waarom="the word in its title"),
    _v("wijkplan", "/toolkit/wijk-in-drie-stappen/", waarom="the word in its title"),
    _v("financiering", "/lessen/inschatting-als-gesprek/", waarom="in its summary, and looked at last"),
    _v("huisartsen", "/lessen/koppel-terug-aan-de-verwijzer/", waarom="huisarts in its title: the plural is the same word"),
    _v("diabetes", "/interventies/buurtsportcoach-diabetes-challenge/", waarom="the word in its title"),
    _v("eenzaamheid", "/indicatoren/#eenzaamheid-de-jong-gierveld", waarom="the word in its title"),
    _v("mantelzorgers", "/begrippen/mantelzorger/", waarom="the plural of the title"),
    _v("quasi inbesteding", "/begrippen/quasi-inbesteding/", waarom="written with a space"),
    _v("aanbesteding", "/begrippen/aanbesteding/", waarom="exact title"),
    _v("coalitieakkoord", "/begrippen/coalitieakkoord/", waarom="exact title"),
    _v("wie zit er achter deze site", "/over/", waarom="nothing has all words; the page over has most of them"),
    # Compounds, both ways
    _v("wijkaanpak", "/begrippen/integrale-aanpak/", waarom="integrale wijkaanpak is another name of this term"),
    _v("gezondheidsbeleid", "/toolkit/zelfevaluatie-samenwerking/",
       waarom="the compound itself stands in its text; beleid alone comes after"),
    _v("cultuurbeleid", "/toolkit/ontwerpen-als-beleid/", waarom="no text has the compound; beleid is what it is"),
    # Typing errors
    _v("procesbegelijder", "/begrippen/lokale-procesbegeleider/", waarom="two letters wrong in a long name"),
    _v("samenwekring", "/vragen/samenwerking/", waarom="two letters swapped"),
    _v("monitoorplan", "/begrippen/monitorplan/", waarom="a letter too many"),
    _v("focusgrop", "/begrippen/focusgroep/", waarom="a letter missing in a name"),
    # Phrases, and words that may not be there
    _v('"positieve gezondheid"', "/vragen/positieve-gezondheid/", waarom="a phrase that is a name"),
    _v('"welzijn op recept" -alphen', "/begrippen/welzijn-op-recept/", waarom="the intervention tells of Alphen"),
    _v("monitoren -cijfers", "/begrippen/monitoren/", waarom="a title without the word that may not be there"),
    # Accents and case
    _v("casuïstiek", "/begrippen/casuistiek/", "/toolkit/casuistiekbespreking/", waarom="exact, then in a title"),
    _v("CASUISTIEK", "/begrippen/casuistiek/", "/toolkit/casuistiekbespreking/", waarom="without accents, in capitals"),
    _v("zorgcoordinator", "/rollen/centrale-zorgcoordinator/", waarom="without its accent"),
]  # fmt: skip

# Long questions, of which no text has all words; what comes first matters less than that the order is the same.
LANG = [
    _v("wijk zorg buurt gemeente huis groep werk plan", waarom="common words"),
    _v("hoe bereiken we inwoners met een laag inkomen", waarom="a sentence"),
    _v(
        "wat leerden de wijken van samenwerken met huisartsen en ouderen -leiden", waarom="a sentence with an exclusion"
    ),
]
