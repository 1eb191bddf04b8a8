// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Who is ready, kept up to date on the screen of the facilitator. Without this script: load the page again.

const ELKE = 4000;

for (const zaal of document.querySelectorAll("[data-zaal]")) {
  const ververs = async () => {
    try {
      const antwoord = await fetch(location.href, { credentials: "same-origin" });
      const nieuw = new DOMParser().parseFromString(await antwoord.text(), "text/html").querySelector("[data-zaal]");
      if (!antwoord.ok || !nieuw) {
        location.reload(); // revealed, or logged out
        return;
      }
      for (const naam of ["[data-zaal-stand]", "[data-zaal-lijst]"]) {
        const hier = zaal.querySelector(naam);
        const daar = nieuw.querySelector(naam);
        if (hier && daar && hier.textContent !== daar.textContent && !hier.contains(document.activeElement)) {
          hier.replaceChildren(...daar.childNodes);
        }
      }
    } catch {
      // No network for a moment: the next time is soon.
    }
    setTimeout(ververs, ELKE);
  };
  setTimeout(ververs, ELKE);
}
