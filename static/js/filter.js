// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Results follow the choices in a filter without a new page: nothing jumps, the focus stays, and the number is said once.
// The server makes every page; here its results and counts are put in the place of the former.

const vak = document.querySelector("[data-filter]");
const formulier = vak?.querySelector("[data-filter-vorm]");
const melding = vak?.querySelector("[data-filter-melding]");
let bezig = null;

const vinkjes = (wortel) => [...wortel.querySelectorAll("[data-filter-vorm] input[type=checkbox]")];
const naam = (vinkje) => `${vinkje.name}=${vinkje.value}`;

function adres() {
  const gekozen = new URLSearchParams(new FormData(formulier)).toString();
  return gekozen ? `${formulier.getAttribute("action")}?${gekozen}` : formulier.getAttribute("action");
}

function neemOver(vinkje, nieuw) {
  const regel = vinkje.closest(".keuze");
  const anders = nieuw.closest(".keuze");
  vinkje.checked = nieuw.checked;
  // What has the focus keeps it: a field that is switched off loses it.
  vinkje.disabled = nieuw.disabled && vinkje !== document.activeElement;
  regel.className = anders.className;
  regel.querySelector(".keuze__aantal").replaceWith(document.importNode(anders.querySelector(".keuze__aantal"), true));
}

function toon(blad) {
  const nieuw = new Map(vinkjes(blad).map((vinkje) => [naam(vinkje), vinkje]));
  const oud = vinkjes(document);
  if (oud.length !== nieuw.size || oud.some((vinkje) => !nieuw.has(naam(vinkje)))) throw new Error("andere keuzes");
  const van = vak.querySelector("[data-filter-resultaten]");
  const naar = blad.querySelector("[data-filter-resultaten]");
  oud.forEach((vinkje) => neemOver(vinkje, nieuw.get(naam(vinkje))));
  van.replaceWith(document.importNode(naar, true));
  document.title = blad.title;
  melding.textContent = naar.dataset.filterResultaten;
}

async function haal(waar) {
  bezig?.abort();
  bezig = new AbortController();
  const { signal } = bezig;
  const antwoord = await fetch(waar, { signal });
  if (!antwoord.ok || antwoord.redirected) throw new Error(String(antwoord.status));
  const blad = new DOMParser().parseFromString(await antwoord.text(), "text/html");
  if (signal.aborted) throw new DOMException("", "AbortError");
  return blad;
}

if (formulier) {
  formulier.addEventListener("change", async () => {
    const waar = adres();
    try {
      const blad = await haal(waar);
      toon(blad);
      history.pushState(null, "", waar);
    } catch (fout) {
      if (fout.name !== "AbortError") location.assign(waar);
    }
  });
  window.addEventListener("popstate", async () => {
    try {
      toon(await haal(location.href));
    } catch (fout) {
      if (fout.name !== "AbortError") location.reload();
    }
  });
}
