// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// How far the making of a file is, kept up to date. Without this script the page loads itself again.

const ELKE = 1500;
const plek = document.querySelector("[data-uitvoer]");

async function kijk() {
  try {
    const antwoord = await fetch(location.href, { credentials: "same-origin" });
    const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
    const nieuw = pagina.querySelector("[data-uitvoer]");
    if (!antwoord.ok || !nieuw) {
      location.reload(); // ready, stopped, failed, or logged out
      return;
    }
    const stand = plek.querySelector("[data-uitvoer-stand]");
    const tekst = nieuw.querySelector("[data-uitvoer-stand]").textContent;
    if (stand.textContent !== tekst) stand.textContent = tekst; // said aloud only when it is something else
    const balk = nieuw.querySelector("[data-uitvoer-balk]");
    Object.assign(plek.querySelector("[data-uitvoer-balk]"), { max: balk.max, value: balk.value });
  } catch {
    // No network for a moment: the next time is soon.
  }
  setTimeout(kijk, ELKE);
}

if (plek) setTimeout(kijk, ELKE);
