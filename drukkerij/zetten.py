# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Setting a PDF with typst, in a process of its own that may take `SECONDEN` and `GEHEUGEN`.

Typst keeps what it set for the next ten times; in the process of the site that grew to a gigabyte. Its world is an
empty folder and the fonts of the house: there is no file and no network to reach. Run as a program, this module is
that process: JSON comes in, the PDF goes out. It imports nothing of ours, so it starts in a fraction of a second.
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
    """Write the PDF of the JSON on standard input to standard output; the argument is an empty folder."""
    _begrens()
    import typst

    inhoud, leeg = sys.stdin.buffer.read().decode(), sys.argv[1]
    pdf = typst.compile(
        VORM.read_bytes(),
        root=leeg,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(LETTERTYPEN)]),
        ignore_system_fonts=True,
        package_path=leeg,
        package_cache_path=leeg,
        sys_inputs={"inhoud": inhoud},
        format="pdf",
        pdf_standards=["ua-1", "a-2a"] if json.loads(inhoud)["datum"] else ["ua-1"],
    )
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
