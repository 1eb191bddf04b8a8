// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Shows the image that a list of titles stands for, and lets people choose by eye or add a new one. The list stays what
// is sent, so that the form works the same without this script.

import { maak, Mediumkiezer } from "./venster.js";

function verrijk(lijst) {
  const veld = { kiezer: lijst.dataset.kiezer, nieuw: lijst.dataset.nieuw };
  const beelden = new Map(Object.entries(JSON.parse(lijst.dataset.beelden)));
  const toon = maak("div", { className: "beeldkeuze__nu" });
  const weg = maak("button", { type: "button", className: "tekstknop" }, "Haal de afbeelding weg");
  const kies = maak("button", { type: "button", className: "knop knop--tweede" });
  const stand = maak("p", { className: "alleen-voorlezen", aria: { role: "status" } });

  function werkBij() {
    const keuze = beelden.get(lijst.value);
    const titel = lijst.selectedOptions[0]?.textContent || "";
    kies.textContent = lijst.value ? "Kies een andere afbeelding" : "Kies een afbeelding";
    weg.hidden = !lijst.value;
    const beeld = keuze ? [maak("img", { src: keuze.beeld, alt: keuze.alt })] : [];
    toon.replaceChildren(...(lijst.value ? [...beeld, maak("span", {}, titel)] : []));
  }

  function zet(waarde) {
    lijst.value = waarde;
    lijst.dispatchEvent(new Event("change", { bubbles: true }));
    stand.textContent = waarde ? `Gekozen: ${lijst.selectedOptions[0].textContent}` : "De afbeelding is weggehaald.";
    kies.focus();
  }

  kies.addEventListener("click", () => {
    new Mediumkiezer(veld, "afbeelding", {
      knop: "Neem deze afbeelding",
      kies(keuze) {
        const waarde = String(keuze.nummer);
        beelden.set(waarde, keuze);
        if (![...lijst.options].some((optie) => optie.value === waarde)) lijst.append(new Option(keuze.titel, waarde));
        zet(waarde);
      },
    });
  });
  weg.addEventListener("click", () => zet(""));
  lijst.addEventListener("change", werkBij);
  lijst.after(maak("div", { className: "beeldkeuze" }, toon, maak("div", { className: "beeldkeuze__knoppen" }, kies, weg), stand));
  const label = document.querySelector(`label[for="${CSS.escape(lijst.id)}"]`);
  kies.setAttribute("aria-describedby", lijst.getAttribute("aria-describedby") || "");
  label?.addEventListener("click", () => kies.focus());
  lijst.hidden = true;
  werkBij();
}

for (const lijst of document.querySelectorAll("select[data-beeldkeuze]")) verrijk(lijst);
