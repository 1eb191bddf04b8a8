// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Point at a piece of a drawing: drag a rectangle, and the four numbers are filled in. The numbers stay the truth, and can be
// typed with the keyboard or without this script.

const SVG = "http://www.w3.org/2000/svg";
const NAMEN = ["x", "y", "breedte", "hoogte"];
const KLEINST = 3;

const rond = (getal) => Math.min(100, Math.max(0, Math.round(getal)));

function maak(soort, eigenschappen = {}, ...inhoud) {
  const deel = Object.assign(document.createElement(soort), eigenschappen);
  deel.append(...inhoud);
  return deel;
}

function verrijk(deel) {
  const velden = NAMEN.map((naam) => deel.querySelector(`input[name$="-${naam}"]`));
  if (velden.includes(null) || deel.querySelector(".plaatplek") || deel.classList.contains("empty-form")) return;

  const beeld = maak("img", { alt: "" });
  const laag = document.createElementNS(SVG, "svg");
  const kader = document.createElementNS(SVG, "rect");
  laag.append(kader);
  const vlak = maak("div", { className: "plaatplek__vlak", hidden: true }, beeld, laag);
  const knop = maak("button", { type: "button", className: "knop knop--tweede" }, "Wijs aan op de plaat");
  const stand = maak("p", { className: "zacht" });
  stand.setAttribute("role", "status");
  const vak = maak("div", { className: "plaatplek" }, knop, stand, vlak);
  knop.setAttribute("aria-expanded", "false");

  function teken() {
    const [x, y, breedte, hoogte] = velden.map((veld) => (veld.value === "" ? NaN : Number(veld.value)));
    kader.toggleAttribute("hidden", [x, y, breedte, hoogte].some(Number.isNaN));
    if (kader.hasAttribute("hidden")) return;
    for (const [naam, waarde] of [["x", x], ["y", y], ["width", breedte], ["height", hoogte]]) {
      kader.setAttribute(naam, `${waarde}%`);
    }
  }

  function vul(van, tot) {
    const [links, rechts] = [van[0], tot[0]].sort((a, b) => a - b);
    const [boven, onder] = [van[1], tot[1]].sort((a, b) => a - b);
    const breedte = Math.max(KLEINST, rechts - links);
    const hoogte = Math.max(KLEINST, onder - boven);
    [Math.min(links, 100 - breedte), Math.min(boven, 100 - hoogte), breedte, hoogte].forEach((waarde, nummer) => {
      velden[nummer].value = String(waarde);
      velden[nummer].dispatchEvent(new Event("input", { bubbles: true }));
    });
    teken();
  }

  const punt = (event) => {
    const maat = laag.getBoundingClientRect();
    return [rond(((event.clientX - maat.left) / maat.width) * 100), rond(((event.clientY - maat.top) / maat.height) * 100)];
  };
  let begin = null;
  laag.addEventListener("pointerdown", (event) => {
    begin = punt(event);
    laag.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  laag.addEventListener("pointermove", (event) => begin && vul(begin, punt(event)));
  for (const einde of ["pointerup", "pointercancel"]) {
    laag.addEventListener(einde, () => {
      if (begin) stand.textContent = "Ingevuld. De getallen hierboven kun je nog veranderen.";
      begin = null;
    });
  }

  knop.addEventListener("click", () => {
    const gekozen = document.querySelector(".beeldkeuze__nu img");
    if (!gekozen) {
      stand.textContent = "Kies eerst de afbeelding van de plaat, hierboven bij Beeld.";
      return;
    }
    beeld.src = gekozen.src;
    vlak.hidden = !vlak.hidden;
    knop.setAttribute("aria-expanded", String(!vlak.hidden));
    stand.textContent = vlak.hidden ? "" : "Sleep een rechthoek over het stuk. Of vul hierboven de getallen in.";
    teken();
  });
  for (const veld of velden) veld.addEventListener("input", teken);
  velden[3].closest(".veld, .form-row, div").after(vak);
}

for (const deel of document.querySelectorAll("#delen-group .inline-related")) verrijk(deel);
document.addEventListener("formset:added", (event) => {
  if (event.detail?.formsetName === "delen") verrijk(event.target);
});
