# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Videos of elsewhere: which hosts may be shown on our pages, and how. Nothing is fetched before somebody clicks."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

YOUTUBE = {"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"}
VIMEO = {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}
SPELERS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")  # what the browser may put in a frame
EIGEN = re.compile(r"/(?:[\w.-]+/)*[\w-][\w.-]*\.(?:mp4|webm)")


@dataclass(frozen=True)
class Video:
    """A video: its page, the address of its player, and whose it is. `speler` is a file when it is our own."""

    adres: str
    speler: str
    van: str

    @property
    def eigen(self) -> bool:
        return self.adres.startswith("/")


def herken(adres: str) -> Video | None:
    """Return the video at `adres`, or nothing when it is not one of a host we allow."""
    adres = adres.strip()
    if EIGEN.fullmatch(adres) and ".." not in adres:
        return Video(adres, adres, "deze site")
    try:
        delen = urlsplit(adres)
        host, gewoon = delen.hostname, delen.port is None and "@" not in delen.netloc
    except ValueError:
        return None
    if delen.scheme not in ("http", "https") or not gewoon:
        return None
    if host in YOUTUBE:
        return _youtube(delen.path, parse_qs(delen.query), kort=host == "youtu.be")
    return _vimeo(delen.path, parse_qs(delen.query)) if host in VIMEO else None


def _youtube(pad: str, vraag: dict[str, list[str]], *, kort: bool) -> Video | None:
    if kort:
        kenmerk = pad.strip("/")
    elif pad == "/watch":
        kenmerk = vraag.get("v", [""])[0]
    else:
        kenmerk = re.sub(r"^/(?:embed|shorts|live)/", "", pad).strip("/")
    if not re.fullmatch(r"[A-Za-z0-9_-]{11}", kenmerk):
        return None
    return Video(f"https://www.youtube.com/watch?v={kenmerk}", f"{SPELERS[0]}/embed/{kenmerk}", "YouTube")


def _vimeo(pad: str, vraag: dict[str, list[str]]) -> Video | None:
    gevonden = re.fullmatch(r"/(?:video/)?(\d{5,12})(?:/([0-9a-f]{6,20}))?/?", pad)
    if not gevonden:
        return None
    nummer = gevonden[1]
    geheim = gevonden[2] or vraag.get("h", [""])[0]
    if not re.fullmatch(r"(?:[0-9a-f]{6,20})?", geheim):
        return None
    staart = f"/{geheim}" if geheim else ""
    return Video(
        f"https://vimeo.com/{nummer}{staart}",
        f"{SPELERS[1]}/video/{nummer}?dnt=1{f'&h={geheim}' if geheim else ''}",
        "Vimeo",
    )
