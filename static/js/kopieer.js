// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// A button that copies an address or a text. Without this script, or where a browser may not copy, it is on the page.

for (const plek of document.querySelectorAll("[data-kopieer]")) {
  if (!navigator.clipboard) continue;
  const melding = plek.querySelector("[role=status]");
  plek.querySelector("button").addEventListener("click", async () => {
    melding.textContent = "";
    try {
      await navigator.clipboard.writeText(plek.dataset.kopieer);
      melding.textContent = "Gekopieerd";
    } catch {
      melding.textContent = "Kopiëren lukte niet. Selecteer de tekst en kopieer die zelf.";
    }
  });
  plek.hidden = false;
}
