// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Large buttons for one mark more or less, beside each number of a tally. Without this script the numbers are typed.

const HOOGSTE = 2000;

for (const form of document.querySelectorAll("form[data-turven]")) {
  const omroep = form.querySelector("[data-turf-stand]");
  let veranderd = false;
  form.addEventListener("input", () => {
    veranderd = true;
  });
  form.addEventListener("submit", () => {
    veranderd = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (veranderd) event.preventDefault();
  });

  for (const veld of form.querySelectorAll("[data-turf]")) {
    const naam = () => {
      const antwoord = veld.closest(".turfregel")?.querySelector("input")?.value.trim();
      return antwoord || veld.labels[0]?.textContent.trim() || "";
    };
    const zet = (stap) => {
      const nu = /^\d+$/.test(veld.value.trim()) ? Number(veld.value) : 0;
      veld.value = String(Math.min(HOOGSTE, Math.max(0, nu + stap)));
      veld.dispatchEvent(new Event("input", { bubbles: true }));
      omroep.textContent = `${naam()}: ${veld.value}`;
    };
    const knop = (teken, woorden, stap) => {
      const een = document.createElement("button");
      een.type = "button";
      een.className = "turfknop";
      een.textContent = teken;
      een.setAttribute("aria-label", `${woorden}: ${veld.labels[0]?.textContent.trim()}`);
      een.addEventListener("click", () => zet(stap));
      return een;
    };
    const vak = document.createElement("span");
    vak.className = "turfvak";
    veld.before(vak);
    vak.append(knop("−1", "Een minder", -1), veld, knop("+1", "Een erbij", 1));
  }
}
