# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Setting a PDF with typst, in a process of its own that may take `SECONDEN` and `GEHEUGEN`.

Typst keeps what it set for the next ten times; in the process of the site that grew to a gigabyte. Its world is an
empty folder and the fonts of the house: there is no file and no network to reach. Run as a program, this module is
that process: JSON comes in, the PDF or the drawings go out. It imports nothing of ours, so it starts in a fraction of
a second.
"""

import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

SECONDEN = 30
GEHEUGEN = 1024 * 1024 * 1024  # of addresses; in use it is a quarter of that
VORM = Path(__file__).with_name("document.typ")
LETTERTYPEN = Path(__file__).with_name("lettertypen")
# Drawings, each on a page of its own that is as wide as the text and as high as the drawing.
BEELDVORM = b"""
#set page(width: 16cm, height: auto, margin: 0pt, fill: white)
#set text(font: "Atkinson Hyperlegible Next")
#let beelden = json(bytes(sys.inputs.beelden))
#for (nummer, svg) in beelden.enumerate() {
  if nummer > 0 { pagebreak() }
  image(bytes(svg), format: "svg", width: 100%)
}
"""
# Two are set at the same time, two may wait; whoever comes then is told, so that a site keeps threads for its readers.
TWEE_TEGELIJK, PLEKKEN = threading.BoundedSemaphore(2), threading.BoundedSemaphore(4)
# One thread, so that the memory does not depend on the number of cores.
OMGEVING = {"RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}


class TeVeel(Exception):
    """Setting took more time or memory than it may."""


class TeDruk(Exception):
    """Too many are being made at this moment; a minute later it can be asked again."""


def zet(inhoud: dict) -> bytes:
    """Return the PDF of `inhoud`, the data that `document.typ` asks for.

    Raises TeVeel when it takes too much, TeDruk when others are being made and wait already.
    """
    if not PLEKKEN.acquire(blocking=False):
        raise TeDruk
    try:
        return _zet(inhoud)
    finally:
        PLEKKEN.release()


def beelden(svgs: list[str], ppi: int = 200) -> list[bytes]:
    """Return drawings as PNG, in order, as wide as the text of a page. Raises as `zet` does."""
    if not svgs:
        return []
    bestand = zet({"beelden": svgs, "ppi": ppi})
    plaatjes = []
    while bestand:
        lengte = int.from_bytes(bestand[:8], "big")
        plaatjes.append(bestand[8 : 8 + lengte])
        bestand = bestand[8 + lengte :]
    return plaatjes


def _zet(inhoud: dict) -> bytes:
    with TWEE_TEGELIJK, tempfile.TemporaryDirectory() as leeg:
        try:
            answer = subprocess.run(
                [sys.executable, "-I", __file__, leeg],
                input=json.dumps(inhoud).encode(),
                capture_output=True,
                timeout=SECONDEN,
                check=False,
                cwd=leeg,
                env=OMGEVING,
            )
        except subprocess.TimeoutExpired as error:
            raise TeVeel from error
    if answer.returncode < 0:  # stopped by a limit
        raise TeVeel
    if answer.returncode:
        raise RuntimeError(f"typst: {answer.stderr.decode('utf-8', 'replace')[-2000:]}")
    return answer.stdout


def _begrens() -> None:
    try:
        import resource
    except ImportError:  # no such limits here; the time limit holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDEN, SECONDEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Write what the JSON on standard input asks for to standard output; the argument is an empty folder.

    That is a PDF, or for `beelden` the PNG of each, with its length before it.
    """
    _begrens()
    import typst

    tekst, leeg = sys.stdin.buffer.read().decode(), sys.argv[1]
    inhoud = json.loads(tekst)
    vast = {
        "root": leeg,
        "font_paths": typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(LETTERTYPEN)]
        ),
        "ignore_system_fonts": True,
        "package_path": leeg,
        "package_cache_path": leeg,
    }
    if "beelden" in inhoud:
        svgs, ppi = json.dumps(inhoud["beelden"]), inhoud["ppi"]
        del tekst, inhoud
        pngs = typst.compile(BEELDVORM, sys_inputs={"beelden": svgs}, format="png", ppi=ppi, **vast)
        for png in [pngs] if isinstance(pngs, bytes) else pngs:
            sys.stdout.buffer.write(len(png).to_bytes(8, "big") + png)
        return
    standaard = ["ua-1", "a-2a"] if inhoud["datum"] else ["ua-1"]
    del inhoud
    pdf = typst.compile(
        VORM.read_bytes(), sys_inputs={"inhoud": tekst}, format="pdf", pdf_standards=standaard, **vast
    )  # fmt: skip
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
