# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Rich text: what may be in it, and nothing else.

Everything that people type, paste or import goes through `schoon`, on every write and again on every render.
"""

import re
from html import escape, unescape
from urllib.parse import urlsplit

import nh3

TAGS = {
    "p", "br", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "blockquote", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "code",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "th": {"scope"}, "ol": {"start"}}
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
    if (tag, name) == ("a", "href"):
        return safe_address(value)
    if (tag, name) == ("a", "rel"):  # ours: what was typed there has gone by now
        return "noopener noreferrer"
    if (tag, name) == ("th", "scope"):
        return value if value in ("col", "row") else None
    if (tag, name) == ("ol", "start"):
        return value if value.isascii() and value.isdigit() and len(value) < 5 else None
    return None


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
    for _ in range(MAX_KEREN):
        # Dropping an element can leave nesting that is read differently the next time; go on until it rests.
        cleaned = _cleaner.clean(html).strip()
        if cleaned == html:
            return cleaned
        html = cleaned
    return _cleaner.clean(escape(platte_tekst(html), quote=False)).strip()


def is_siteadres(adres: str) -> bool:
    """Whether `adres` is an address on this site."""
    return adres.startswith("/") and safe_address(adres) is not None


def platte_tekst(html: str) -> str:
    """Return the text of `html` without markup, blocks separated by a space; for search and descriptions."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
