# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""One stylesheet for the site, joined from one file per component.

`static/css/` holds `tokens.css` (all colours and sizes) and `onderdelen/*.css` (one file per component, joined in
the order of their names). Visitors get `css/wijzer.css`, which exists only as the sum of them.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone

from wijzer.thema import theme_css

CSS_DIR = Path(settings.BASE_DIR) / "static" / "css"
STYLESHEET = "css/wijzer.css"


def parts() -> list[Path]:
    """Return the files that make up the stylesheet, in order."""
    return [CSS_DIR / "tokens.css", *sorted((CSS_DIR / "onderdelen").glob("*.css"))]


def joined() -> str:
    """Return the stylesheet without comments and empty space; strings in it may hold no comment or line break."""
    tokens, *components = [path.read_text() for path in parts()]
    css = "\n".join([tokens, theme_css(settings.THEMA) if settings.THEMA else "", *components])
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s*\n\s*", "\n", css)
    return re.sub(r"\s*([{};,])\s*", r"\1", css).strip() + "\n"


class StylesheetStorage(Storage):
    """A storage with one file in it, made when it is opened."""

    def _open(self, name: str, mode: str = "rb") -> ContentFile:
        return ContentFile(joined().encode(), name=name)

    def path(self, name: str) -> str:
        """Return where the parts are; `collectstatic` shows it and reads through `open`."""
        return str(CSS_DIR)

    def exists(self, name: str) -> bool:
        return name == STYLESHEET

    def get_modified_time(self, name: str) -> datetime:
        newest = max(path.stat().st_mtime for path in parts())
        return datetime.fromtimestamp(newest, timezone.get_default_timezone())


class StylesheetFinder(BaseFinder):
    """Offer the joined stylesheet to `collectstatic` and to the development server."""

    def find(self, path: str, find_all: bool = False, **kwargs) -> str | list[str]:
        if path != STYLESHEET:
            return []
        target = Path(settings.DATA_DIR) / "stijl" / "wijzer.css"
        target.parent.mkdir(exist_ok=True)
        target.write_text(joined())
        return [str(target)] if find_all else str(target)

    def list(self, ignore_patterns: list[str] | None) -> Iterator[tuple[str, Storage]]:
        yield STYLESHEET, StylesheetStorage()
