// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Makes a drawing larger and smaller in its own window, with buttons or + - 0. The arrows scroll, as in any window. Without
// this script a link opens the drawing in full.

const STANDEN = ["100", "150", "200", "300", "400"];

for (const plaat of document.querySelectorAll("[data-plaat]")) {
  const venster = plaat.querySelector("[data-venster]");
  const vel = plaat.querySelector("[data-vel]");
  const beeld = plaat.querySelector("[data-beeld]");
  const passend = beeld.sizes;
  let stand = 0;

  const knop = (tekst, label, doe) => {
    const nieuw = document.createElement("button");
    nieuw.type = "button";
    nieuw.className = "knop knop--tweede";
    nieuw.textContent = tekst;
    if (label) nieuw.setAttribute("aria-label", label);
    nieuw.addEventListener("click", doe);
    return nieuw;
  };
  const kleiner = knop("−", "Kleiner", () => zet(stand - 1));
  const groter = knop("+", "Groter", () => zet(stand + 1));
  const heel = knop("Passend", "", () => zet(0));
  const melding = document.createElement("span");
  melding.className = "zacht";
  melding.setAttribute("role", "status");

  function zet(nieuw) {
    nieuw = Math.min(STANDEN.length - 1, Math.max(0, nieuw));
    if (nieuw === stand) return;
    // What was in the middle stays there.
    const midden = ["Left", "Top"].map((kant, as) => {
      const maat = as ? "Height" : "Width";
      return (venster[`scroll${kant}`] + venster[`client${maat}`] / 2) / venster[`scroll${maat}`];
    });
    stand = nieuw;
    for (const maat of STANDEN) vel.classList.toggle(`plaat__vel--${maat}`, maat === STANDEN[stand] && stand > 0);
    plaat.classList.toggle("plaat--groot", stand > 0);
    beeld.sizes = stand ? `${STANDEN[stand]}vw` : passend;
    venster.scrollLeft = midden[0] * venster.scrollWidth - venster.clientWidth / 2;
    venster.scrollTop = midden[1] * venster.scrollHeight - venster.clientHeight / 2;
    toon();
  }

  function toon() {
    // Not `disabled`: who just pressed the button keeps their place.
    kleiner.setAttribute("aria-disabled", String(stand === 0));
    heel.setAttribute("aria-disabled", String(stand === 0));
    groter.setAttribute("aria-disabled", String(stand === STANDEN.length - 1));
    melding.textContent = `${STANDEN[stand]}%`;
  }

  venster.tabIndex = 0;
  venster.setAttribute("role", "region");
  venster.setAttribute("aria-label", "De plaat. Groter en kleiner met plus en min, passend met nul, schuiven met de pijltjes.");
  venster.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const doe = { "+": 1, "=": 1, "-": -1, "−": -1, 0: -STANDEN.length }[event.key];
    if (doe === undefined) return;
    event.preventDefault();
    zet(stand + doe);
  });
  plaat.querySelector("[data-knoppen]").append(kleiner, groter, heel, melding);
  toon();
}
