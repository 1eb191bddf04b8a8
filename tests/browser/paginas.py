"""The addresses the browser tests visit."""

# One page of every kind, and the states it can be in.
PAGES = [
    "/", "/vragen/bereik/", "/vragen/samenwerking/", "/toolkit/", "/toolkit/?vraag=bereik&soort=stappenplan",
    "/toolkit/?vraag=bestaat-niet", "/toolkit/stappenplan-werven-focusgesprekken/", "/toolkit/zelfevaluatie-samenwerking/",
    "/toolkit/zelfevaluatie-samenwerking/ervaringen/", "/toolkit/zelfevaluatie-samenwerking/wij-gebruikten-dit/",
    "/toolkit/zelfevaluatie-samenwerking/wij-gebruikten-dit/bedankt/",
    "/lessen/", "/lessen/?page=3", "/lessen/begin-bij-de-behoefte/", "/praktijkvoorbeelden/", "/praktijkvoorbeelden/fief/",
    "/praktijkvoorbeelden/cultuur-dichtbij/", "/inspiratiebundel/", "/menukaart/", "/wijken/", "/wijken/alphen-noord/",
    "/wijken/stevenshof/uw-inbreng/", "/wijken/den-haag-zuidwest/interventies/", "/interventies/",
    "/interventies/welzijn-op-recept/", "/vragen/bereik/in-de-wijken/", "/wijken/stevenshof/vragen/", "/wijken/stevenshof/cijfers/recepten-welzijn-op-recept/",
    "/wijken/stevenshof/cijfers/", "/wijken/den-haag-zuidwest/cijfers/", "/wijken/stevenshof/bereik/", "/wijken/den-haag-zuidwest/bereik/", "/wijken/alphen-noord/plan/", "/wijken/stevenshof/plan/", "/monitorplannen/", "/leervragen/inwoners-betrekken-in-coronatijd/",
    "/monitorplannen/?vraag=samenwerking&wijk=stevenshof", "/indicatoren/", "/organisaties/", "/organisaties/tno/", "/overleggen/", "/overleggen/ako/",
    "/rollen/", "/rollen/lokaal-procesbegeleider/", "/agenda/", "/agenda/?jaar=2022&soort=bijeenkomsten&wijk=stevenshof", "/agenda/2022/", "/agenda/2022/6/", "/agenda/werkgroep-lc-2022-den-haag-juni/",
    "/praatplaten/", "/wijken/stevenshof/praatplaten/", "/tijdlijn/", "/tijdlijn/?wijk=stevenshof", "/onderzoekskalender/", "/onderzoekskalender/?groep=ouderen&wijk=stevenshof",
    "/wijken/stevenshof/sessies/", "/wijken/den-haag-zuidwest/sessies/", "/sessie/",
    "/veronderstellingen/", "/verwachtingen/", "/gesprekskaart/", "/zelfevaluatie/", "/producten/", "/doe-mee/", "/doe-mee/?code=ABC", "/begrippen/",
    "/begrippen/welzijn-op-recept/", "/nieuws/", "/nieuws/interview-alphen-aan-den-rijn/", "/over/", "/bronnen/", "/contact/",
    "/contact/bedankt/", "/zoeken/?q=welzijn", "/zoeken/?q=xyzzy", "/zoeken/", "/stijlgids/", "/open-data/", "/bestaat-niet/",
    "/zoeken/?q=focusgrop+xyzzy", "/zoeken/?q=samenwerking&page=2", "/menukaart/maken/", "/menukaart/maken/?wat=bereik&tijd=240",
]  # fmt: skip
