// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Draws what somebody fills in on the card. It stays in this page: this script asks nobody for anything, writes nothing
// down, and empties the card when the page is left. It draws a line and no area, in a fixed order, and computes nothing.

const HOOGSTE = 10;
const SVG = "http://www.w3.org/2000/svg";

for (const kaart of document.querySelectorAll("[data-gesprekskaart]")) {
  const straal = Number(kaart.dataset.straal);
  const [middenX, middenY] = kaart.dataset.midden.split(" ").map(Number);
  const kanten = [...kaart.querySelectorAll("[data-kant]")];
  const lijn = kaart.querySelector("[data-web-lijn]");
  const tabel = kaart.querySelector("[data-web-tabel]");
  const stand = kaart.querySelector("[data-web-stand]");

  const cijferVan = (kant) => {
    const waarde = kant.querySelector("input[type=radio]:checked")?.value ?? "";
    return waarde === "" ? null : Number(waarde);
  };
  const keuzesVan = (kant) =>
    [...kant.querySelectorAll("input[type=checkbox]:checked")].map((vak) => vak.parentElement.textContent.trim());
  const plek = (nummer, cijfer) => {
    const hoek = (nummer * Math.PI) / 3 - Math.PI / 2;
    const lengte = (straal * cijfer) / HOOGSTE;
    return [middenX + lengte * Math.cos(hoek), middenY + lengte * Math.sin(hoek)].map((maat) => maat.toFixed(1));
  };
  const maak = (naam, eigenschappen) => {
    const een = document.createElementNS(SVG, naam);
    for (const [sleutel, waarde] of Object.entries(eigenschappen)) een.setAttribute(sleutel, waarde);
    return een;
  };

  const teken = () => {
    const cijfers = kanten.map(cijferVan);
    const stukken = [];
    cijfers.forEach((cijfer, nummer) => {
      const volgende = (nummer + 1) % cijfers.length;
      if (cijfer === null) return;
      const [x, y] = plek(nummer, cijfer);
      if (cijfers[volgende] !== null) {
        const [x2, y2] = plek(volgende, cijfers[volgende]);
        stukken.unshift(maak("line", { class: "web__lijn", x1: x, y1: y, x2, y2 }));
      }
      stukken.push(maak("circle", { class: "web__punt", cx: x, cy: y, r: 6 }));
    });
    lijn.replaceChildren(...stukken);
    [...tabel.tBodies[0].rows].forEach((rij, nummer) => {
      rij.cells[1].textContent = cijfers[nummer] ?? "–";
      rij.cells[2].textContent = keuzesVan(kanten[nummer]).join(", ") || "–";
    });
  };

  const leeg = () => {
    for (const vak of kaart.querySelectorAll("input")) vak.checked = vak.type === "radio" && vak.value === "";
    teken();
  };

  kaart.addEventListener("change", teken);
  kaart.querySelector("[data-print]").addEventListener("click", () => window.print());
  kaart.querySelector("[data-leeg]").addEventListener("click", () => {
    leeg();
    stand.textContent = "De kaart is leeg.";
    kanten[0].querySelector("input").focus();
  });
  window.addEventListener("pagehide", leeg); // so that "back" does not bring it back
  tabel.hidden = false;
  kaart.querySelector("[data-web-knoppen]").hidden = false;
  leeg();
}
