// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Remarks beside a form, renewed a moment after typing stops. The server looks; nothing is saved.

const RUST = 2500; // milliseconds without typing
const NIET_GELUKT = "Nakijken lukt nu niet. Bewaar je tekst; daarna kijken we hem na.";

function invoer(formulier) {
  const gegevens = new FormData(formulier);
  for (const [naam, waarde] of [...gegevens]) {
    if (waarde instanceof File) gegevens.delete(naam);
  }
  return gegevens;
}

function toonVeld(id) {
  const doel = document.getElementById(id);
  if (!doel) return false;
  for (let map = doel.closest("details"); map; map = map.parentElement.closest("details")) map.open = true;
  const bereikbaar = (element) => element.checkVisibility() && element.tabIndex >= 0;
  const veld = doel.closest(".veld, fieldset") ?? doel.parentElement;
  const soorten = ["[contenteditable='true']", "textarea, input, select", "button, a[href]"];
  const kandidaten = [doel, ...soorten.flatMap((soort) => [...veld.querySelectorAll(soort)])];
  const eerste = kandidaten.find(bereikbaar);
  if (!eerste) return false;
  eerste.focus();
  eerste.scrollIntoView({ block: "center" });
  return true;
}

// Only a field with an editor can mend itself; with simple marks people read what to do.
function toonHerstel(lijst) {
  for (const knop of lijst.querySelectorAll("[data-herstel-koppen]")) {
    knop.hidden = !document.getElementById(`${knop.dataset.herstelKoppen}-editor`);
  }
}

for (const vak of document.querySelectorAll("[data-nakijken]")) {
  const formulier = document.getElementById(vak.dataset.formulier);
  const lijst = vak.querySelector("[data-nakijken-lijst]");
  const stand = vak.querySelector("[data-nakijken-stand]");
  let wachten = 0;
  let bezig = null;

  const meld = (zin) => {
    // The same count is not told twice.
    if (zin && stand.textContent !== zin) stand.textContent = zin;
  };

  const kijkNa = async () => {
    clearTimeout(wachten);
    bezig?.abort();
    bezig = new AbortController();
    const { signal } = bezig;
    try {
      const antwoord = await fetch(vak.dataset.adres, {
        method: "POST",
        body: invoer(formulier),
        redirect: "error",
        signal,
      });
      if (!antwoord.ok) throw new Error(String(antwoord.status));
      const blad = new DOMParser().parseFromString(await antwoord.text(), "text/html");
      const nieuw = blad.querySelector("[data-nakijken-uitkomst]");
      const vorig = lijst.querySelector("[data-nakijken-uitkomst]");
      if (signal.aborted) return;
      // Who is reading the remarks with the keyboard keeps their place.
      if (nieuw.innerHTML !== vorig?.innerHTML && !lijst.contains(document.activeElement)) {
        lijst.replaceChildren(document.importNode(nieuw, true));
        toonHerstel(lijst);
      }
      meld(nieuw.dataset.nakijkenUitkomst);
    } catch {
      if (!signal.aborted) meld(NIET_GELUKT);
    }
  };

  const straks = () => {
    clearTimeout(wachten);
    wachten = setTimeout(kijkNa, RUST);
  };
  formulier.addEventListener("input", straks);
  formulier.addEventListener("change", straks);
  toonHerstel(lijst);
  if ("meteen" in vak.dataset) kijkNa();

  vak.addEventListener("click", (gebeurtenis) => {
    const link = gebeurtenis.target.closest("[data-nakijken-veld]");
    if (link && toonVeld(link.hash.slice(1))) gebeurtenis.preventDefault();
    const herstel = gebeurtenis.target.closest("[data-herstel-koppen]");
    if (herstel) {
      // The editor of the field mends its text and takes the focus; the remarks follow when that is seen as typing.
      gebeurtenis.preventDefault();
      document.getElementById(herstel.dataset.herstelKoppen).dispatchEvent(new CustomEvent("herstelkoppen"));
    } else if (gebeurtenis.target.closest("button")) {
      gebeurtenis.preventDefault();
      kijkNa();
    }
  });
}
