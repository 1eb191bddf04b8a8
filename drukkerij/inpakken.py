# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Files that are archives, the same every time: no clock and no machine in them."""

import io
import zipfile

BEGIN_VAN_ZIP = (1980, 1, 1, 0, 0, 0)


def pak(delen: dict[str, bytes], los: str = "") -> bytes:
    """Return an archive of `delen`, by name and in order; the one named `los` is not compressed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for naam, inhoud in delen.items():
            info = zipfile.ZipInfo(naam, BEGIN_VAN_ZIP)
            info.compress_type = zipfile.ZIP_STORED if naam == los else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 0, 0
            archive.writestr(info, inhoud)
    return file.getvalue()


def pak_uit(archief: bytes) -> dict[str, bytes]:
    """Return the parts of an archive that we made ourselves."""
    with zipfile.ZipFile(io.BytesIO(archief)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}
