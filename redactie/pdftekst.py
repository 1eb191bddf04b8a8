# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""The text of a PDF file, for search.

A hostile PDF can take all time and memory there is. It is read in a process of its own that may take `SECONDEN` and
`GEHEUGEN`, and whose answer is cut off; a file that can't be read has no text. Run as a program, this module is that
process: the file comes in, its text goes out. It imports nothing of ours, so it starts in a fraction of a second.
"""

import io
import subprocess
import sys

SECONDEN = 15
GEHEUGEN = 700 * 1024 * 1024
MAX_TEKENS = 100_000
MAX_PAGINAS = 400


def lees_pdf(data: bytes) -> str:
    """Return the text in `data`, at most `MAX_TEKENS` characters; "" when there is none or it can't be read."""
    try:
        answer = subprocess.run(
            [sys.executable, "-I", __file__], input=data, capture_output=True, timeout=SECONDEN, check=True, env={}
        )
    except (subprocess.SubprocessError, OSError):
        return ""
    return " ".join(answer.stdout.decode("utf-8", "ignore").replace("\x00", " ").split())[:MAX_TEKENS]


def _begrens() -> None:
    try:
        import resource
    except ImportError:  # no such limits here; the time limit holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDEN, SECONDEN))


def main() -> None:
    """Write the text of the PDF on standard input to standard output, page by page."""
    _begrens()
    from pypdf import PdfReader

    length = 0
    for number, page in enumerate(PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages):
        text = page.extract_text() + "\n"
        length += len(text)
        sys.stdout.buffer.write(text.encode("utf-8", "ignore"))
        if length > MAX_TEKENS or number >= MAX_PAGINAS:
            break


if __name__ == "__main__":
    main()
