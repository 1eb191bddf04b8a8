# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The colours of the site, and the theme with which a municipality changes them.

A theme is a CSS file with values for the colours of `static/css/tokens.css`, for light in `:root` and for dark in
`@media (prefers-color-scheme: dark)`. Only colours are taken from it. A theme in which a pair of colours that the site
uses together is too close is refused when the site starts.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

TOKENS = Path(settings.BASE_DIR) / "static" / "css" / "tokens.css"
COLOUR = re.compile(r"--widw-color-([\w-]+)\s*:\s*(#[0-9a-fA-F]{6})\b")
DARK = re.compile(r"@media[^{]*prefers-color-scheme:\s*dark[^{]*\{(.*?\})\s*\}", re.S)
PRINT = re.compile(r"@media\s+print\s*\{.*?\}\s*\}", re.S)

TEXT, UI = 4.5, 3.0  # WCAG 2.2: 1.4.3 for text, 1.4.11 for what one must see to use the page
GROUNDS = ("page", "surface", "sunken")
QUESTIONS = ("vraag-1", "vraag-2", "vraag-3", "vraag-4")
# (foreground, ground, least contrast), for every pair the stylesheet puts together.
PAIRS: list[tuple[str, str, float]] = [
    *((ink, ground, TEXT) for ink in ("text", "text-soft", "house", "house-hover", "error") for ground in GROUNDS),
    *((ink, "house-tint", TEXT) for ink in ("text", "house", "house-hover")),
    *(("on-house", ground, TEXT) for ground in ("house", "house-hover")),
    *((ink, "note", TEXT) for ink in ("text", "house")),
    *((ink, "error-tint", TEXT) for ink in ("text", "error")),
    ("text", "mark", TEXT),
    *((ink, "footer", TEXT) for ink in ("footer-text", "footer-soft")),
    *((question, ground, TEXT) for question in QUESTIONS for ground in ("page", "surface", "arm-disc")),
    *((question, f"{question}-tint", TEXT) for question in QUESTIONS),
    *(("arm-text", question, TEXT) for question in QUESTIONS),
    *((line, ground, UI) for line in ("line-strong", "street", "note-line") for ground in ("page", "surface")),
    *(("focus-outer", ground, UI) for ground in GROUNDS),
    ("focus-inner", "focus-outer", UI),
]


@dataclass(frozen=True)
class Palette:
    """Colours by name, in light and in dark; dark holds only what differs."""

    light: dict[str, str] = field(default_factory=dict)
    dark: dict[str, str] = field(default_factory=dict)

    def over(self, base: "Palette") -> "Palette":
        """Return the colours that hold when this palette is laid over `base`."""
        light = base.light | self.light
        return Palette(light, light | base.dark | self.dark)


def read_palette(css: str) -> Palette:
    """Return the colours in a stylesheet; what is for print is left out."""
    css = PRINT.sub("", re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    dark = dict(COLOUR.findall(" ".join(DARK.findall(css))))
    return Palette(dict(COLOUR.findall(DARK.sub("", css))), dark)


def luminance(colour: str) -> float:
    """Return the relative luminance (0–1) of `#rrggbb`, by the formula of WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (1–21) of two colours."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faults(palette: Palette) -> list[str]:
    """Return, in Dutch, the pairs of a complete palette that are too close together."""
    found = []
    for scheme, colours in (("licht", palette.light), ("donker", palette.dark)):
        for ink, ground, least in PAIRS:
            ratio = contrast(colours[ink], colours[ground])
            if ratio < least:
                found.append(f"{ink} op {ground} ({scheme}): {ratio:.2f} op 1, nodig is {least}")
    return found


def theme_css(path: str) -> str:
    """Return the theme at `path` as CSS for the screen; raise `ImproperlyConfigured` when it can't be used."""
    try:
        theme = read_palette(Path(path).read_text())
    except OSError as error:
        raise ImproperlyConfigured(f"THEMA wijst naar {path}, maar dat is niet te lezen ({error.strerror}).") from error
    base = read_palette(TOKENS.read_text())
    if unknown := (theme.light.keys() | theme.dark.keys()) - base.light.keys():
        raise ImproperlyConfigured(f"Het thema noemt kleuren die de site niet kent: {', '.join(sorted(unknown))}.")
    if problems := faults(theme.over(base)):
        raise ImproperlyConfigured("Het thema heeft te weinig contrast:\n  - " + "\n  - ".join(problems))

    def block(colours: dict[str, str]) -> str:
        return ":root{" + "".join(f"--widw-color-{name}:{value};" for name, value in colours.items()) + "}"

    return f"@media screen{{{block(theme.light)}}}@media screen and (prefers-color-scheme:dark){{{block(theme.dark)}}}"
