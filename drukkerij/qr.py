# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""QR codes as SVG: squares only, no style and no script, dark on light in every colour scheme."""

import qrcode
from qrcode.constants import ERROR_CORRECT_M

from drukkerij.grafiek.svg import Svg, el

RAND = 4  # modules of light around it, which the standard asks for (ISO/IEC 18004)


def qr_svg(adres: str, naam: str, *, groot: bool = False) -> Svg:
    """Return the code of an address, with `naam` as what a screen reader says. Put the address beside it as a link.

    One unit is one module; it takes the size that the page gives it, `groot` for a screen at the wall.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(adres)
    code.make(fit=True)
    rijen = code.get_matrix()
    kant = len(rijen) + 2 * RAND
    vakjes = "".join(
        f"M{x + RAND} {y + RAND}h1v1h-1z" for y, rij in enumerate(rijen) for x, donker in enumerate(rij) if donker
    )
    return el(
        "svg",
        el("rect", width=kant, height=kant, fill="#fff"),
        el("path", d=vakjes, fill="#000"),
        xmlns="http://www.w3.org/2000/svg", class_="qr qr--zaal" if groot else "qr", viewBox=f"0 0 {kant} {kant}",
        role="img", aria_label=naam, shape_rendering="crispEdges",
    )  # fmt: skip
