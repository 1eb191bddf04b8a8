# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""One stylesheet for the site and one more for the office, each joined from one file per component.

`static/css/` holds `tokens.css` (all colours and sizes), `onderdelen/*.css` (the site) and `kantoor/*.css` (the
office), joined in the order of their names. Visitors get `css/wijzer.css`; editors get `css/beheer.css` after it. Both
exist only as the sum of their parts.
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
from whitenoise.storage import CompressedManifestStaticFilesStorage

from wijzer.thema import theme_css

CSS_DIR = Path(settings.BASE_DIR) / "static" / "css"
STYLESHEET = "css/wijzer.css"
KANTOOR = "css/beheer.css"
STYLESHEETS = (STYLESHEET, KANTOOR)


def parts(name: str = STYLESHEET) -> list[Path]:
    """Return the files that make up a stylesheet, in order."""
    if name == KANTOOR:
        return sorted((CSS_DIR / "kantoor").glob("*.css"))
    return [CSS_DIR / "tokens.css", *sorted((CSS_DIR / "onderdelen").glob("*.css"))]


def joined(name: str = STYLESHEET) -> str:
    """Return a stylesheet without comments and empty space; strings in it may hold no comment or line break."""
    pieces = [path.read_text() for path in parts(name)]
    if name == STYLESHEET and settings.THEMA:
        pieces.insert(1, theme_css(settings.THEMA))  # right after the tokens it replaces
    css = re.sub(r"/\*.*?\*/", "", "\n".join(pieces), flags=re.DOTALL)
    css = re.sub(r"\s*\n\s*", "\n", css)
    return re.sub(r"\s*([{};,])\s*", r"\1", css).strip() + "\n"


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Files with a fingerprint in their name, also where one of our scripts imports another."""

    support_js_module_import_aggregation = True


class StylesheetStorage(Storage):
    """A storage with the two stylesheets in it, each made when it is opened."""

    def _open(self, name: str, mode: str = "rb") -> ContentFile:
        return ContentFile(joined(name).encode(), name=name)

    def path(self, name: str) -> str:
        """Return where the parts are; `collectstatic` shows it and reads through `open`."""
        return str(CSS_DIR)

    def exists(self, name: str) -> bool:
        return name in STYLESHEETS

    def get_modified_time(self, name: str) -> datetime:
        newest = max(path.stat().st_mtime for path in parts(name))
        return datetime.fromtimestamp(newest, timezone.get_default_timezone())


class StylesheetFinder(BaseFinder):
    """Offer the joined stylesheets to `collectstatic` and to the development server."""

    def find(self, path: str, find_all: bool = False, **kwargs) -> str | list[str]:
        if path not in STYLESHEETS:
            return []
        target = Path(settings.DATA_DIR) / "stijl" / Path(path).name
        target.parent.mkdir(exist_ok=True)
        target.write_text(joined(path))
        return [str(target)] if find_all else str(target)

    def list(self, ignore_patterns: list[str] | None) -> Iterator[tuple[str, Storage]]:
        for name in STYLESHEETS:
            yield name, StylesheetStorage()
