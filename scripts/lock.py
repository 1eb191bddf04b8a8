#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Write requirements.txt and requirements-dev.txt: exact versions, hashes, and the reason of each.

The reasons stand as comments above each line of the `.in` files and are carried over. Run with `make lock`.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def reasons(path: Path) -> dict[str, str]:
    """Map each package named in an `.in` file to the comment lines above it."""
    found, comment = {}, []
    for line in path.read_text().splitlines():
        if line.startswith("#"):
            comment.append(line.lstrip("# "))
        elif match := re.match(r"[A-Za-z0-9_.-]+", line):
            if comment:
                found[match.group().lower()] = " ".join(comment)
            comment = []
    return found


def lock(stem: str) -> None:
    source, target = ROOT / f"{stem}.in", ROOT / f"{stem}.txt"
    command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
    command += ["--no-header", "--no-emit-index-url", "--annotation-style", "line", source.name, "-o", target.name]
    subprocess.run(command, cwd=ROOT, check=True)
    why = reasons(source)
    lines = [f"# Locked by `make lock` from {source.name}; the reasons stand there."]
    for line in target.read_text().splitlines():
        match = re.match(r"([A-Za-z0-9_.-]+)(\[.*\])?==", line)
        if match and (reason := why.get(match.group(1).lower())):
            lines.append(f"# {reason}")
        elif match:
            lines.append("# needed by the packages named after `via`")
        lines.append(line)
    target.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    for stem in sys.argv[1:] or ["requirements", "requirements-dev"]:
        lock(stem)
