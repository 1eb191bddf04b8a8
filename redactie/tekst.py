# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Rich text: what may be in it, and nothing else.

Everything that people type, paste or import goes through `schoon`, on every write and again on every render.
"""

import re
from html import escape, unescape
from urllib.parse import urlsplit

import nh3

from redactie.opmaak import plak, video

TAGS = {
    "p", "br", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "blockquote", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "code", "figure", "figcaption",
}  # fmt: skip
# A figure stands for an image or a document of the library, or for a video; what readers see of it is made when it is
# shown. A link keeps the item it leads to, so that it can be put right when the item moves.
ATTRIBUTES = {
    "a": {"href", "data-item"},
    "th": {"scope"},
    "ol": {"start"},
    "figure": {"data-afbeelding", "data-document", "data-video"},
}
# These would keep their text, or shelter a mutation, if only the tag went.
DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "svg",
    "math",
    "title",
    "textarea",
}
MAX_TAGS = 5_000
MAX_KEREN = 8
SCHEMES = {"http", "https", "mailto", "tel"}
SLEUTEL = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
ITEM = re.compile(r"[a-z_]{1,40}\.[a-z_]{1,40}\.[1-9][0-9]{0,11}")
FIGUUR = re.compile(
    r'<figure data-(?P<soort>afbeelding|document|video)="(?P<sleutel>[^"]+)">'
    r"(?:<figcaption>(?P<tekst>[^<]*)</figcaption>)?</figure>"
)
FIGUURDELEN = re.compile(rf"(?P<heel>{FIGUUR.pattern})|</?figure[^>]*>|(?P<bijschrift></?figcaption>)")
HIDDEN_CHARACTERS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\\]")


def safe_address(address: str) -> str | None:
    """Return `address` when it is an address of this site, a part of the page, or a web, mail or phone link."""
    address = address.strip()
    if HIDDEN_CHARACTERS.search(address) or address.startswith("//"):
        return None
    if address.startswith(("#", "/")) or _is_outside_link(address):
        return address
    return None


def _is_outside_link(address: str) -> bool:
    try:
        parts = urlsplit(address)
        scheme, has_host = parts.scheme.lower(), bool(parts.hostname) and "@" not in parts.netloc
        parts.port  # noqa: B018  raises when the port is no number
    except ValueError:
        return False
    return scheme in SCHEMES and (has_host or scheme not in ("http", "https"))


def _attribute(tag: str, name: str, value: str) -> str | None:
    check = {
        ("a", "href"): _href,
        ("a", "data-item"): ITEM.fullmatch,
        ("a", "rel"): lambda _: "noopener noreferrer",  # ours: what was typed there has gone by now
        ("th", "scope"): re.compile("col|row").fullmatch,
        ("ol", "start"): re.compile("[0-9]{1,4}").fullmatch,
        ("figure", "data-afbeelding"): re.compile(SLEUTEL).fullmatch,
        ("figure", "data-document"): re.compile(SLEUTEL).fullmatch,
        ("figure", "data-video"): _video,
    }.get((tag, name))
    allowed = check(value) if check else None
    return allowed[0] if isinstance(allowed, re.Match) else allowed


def _href(value: str) -> str | None:
    address = safe_address(value)
    return address and address.replace("<", "%3C").replace(">", "%3E")


def _video(value: str) -> str | None:
    found = video.herken(value)
    return found and found.adres


_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_attribute,
    clean_content_tags=DROPPED_WITH_CONTENT,
    url_schemes=SCHEMES,
    link_rel="noopener noreferrer",
    strip_comments=True,
)


def schoon(html: str) -> str:
    """Return `html` with only the markup of `TAGS` in it; cleaning twice gives the same as cleaning once."""
    if not html:
        return ""
    html = html.replace("\x00", "")
    if html.count("<") > MAX_TAGS:  # reading deep nesting takes time that grows with its square
        html = escape(html, quote=False)
    elif plak.is_geplakt(html):
        html = plak.ontdoe(html)
    for _ in range(MAX_KEREN):
        # Dropping an element can leave nesting that is read differently the next time; go on until it rests.
        cleaned = FIGUURDELEN.sub(_figuurdeel, _cleaner.clean(html)).strip()
        if cleaned == html:
            return cleaned
        html = cleaned
    return _cleaner.clean(escape(platte_tekst(html), quote=False)).strip()


def _figuurdeel(found: re.Match) -> str:
    """Leave a figure that is what it must be; of any other, its text stays."""
    if found["heel"]:
        return found["heel"]
    return {"<figcaption>": "<p>", "</figcaption>": "</p>"}.get(found["bijschrift"] or "", "")


def links_naar_items(html: str) -> dict[str, str]:
    """Return the items that links in cleaned `html` lead to, by address: {href: "app.model.key"}."""
    found = {}
    for attributes in re.findall(r"<a ([^>]*)>", html):
        link = dict(re.findall(r'([a-z-]+)="([^"]*)"', attributes))
        if "href" in link and "data-item" in link:
            found[unescape(link["href"])] = link["data-item"]
    return found


def is_siteadres(adres: str) -> bool:
    """Whether `adres` is an address on this site."""
    return adres.startswith("/") and safe_address(adres) is not None


def platte_tekst(html: str) -> str:
    """Return the text of `html` without markup, blocks separated by a space; for search and descriptions."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
