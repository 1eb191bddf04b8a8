// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// The grid of figures: keeps each row a moment after it was left, and takes a block pasted from a spreadsheet, which is
// shown first and kept when the person says so. Without this script the grid is a form like any other.

const STIL = 1200; // ms without typing, or leaving the row
const VELDEN = ["waarde", "teller", "noemer", "ontbreekt", "notitie"];
const GEEN_NET = "Nog niet bewaard: er is geen verbinding. Laat deze pagina open en probeer het zo nog eens.";
const UIT = "Nog niet bewaard. Misschien ben je uitgelogd. Laat deze pagina open en log in een ander tabblad in.";

for (const form of document.querySelectorAll("form[data-rooster]")) bewaak(form);

function bewaak(form) {
  const balk = document.querySelector("[data-plakbalk]");
  const omroep = form.querySelector("[data-rooster-stand]");
  const rijen = [...form.querySelectorAll("[data-rij]")];
  const wachters = new Map();
  const bezig = new Map();
  document.querySelector("[data-rooster-uitleg]").hidden = false;

  const veld = (rij, naam) => rij.querySelector(`[data-veld="${naam}"]`);
  const inhoud = (rij) => JSON.stringify(VELDEN.map((naam) => veld(rij, naam)?.value ?? ""));
  const bewaard = new Map(rijen.map((rij) => [rij, inhoud(rij)]));
  const geplakt = new Set();

  const zeg = (rij, tekst, fout) => {
    const plek = rij.querySelector("[data-stand]");
    plek.textContent = tekst;
    rij.classList.toggle("rooster__rij--fout", fout);
    omroep.textContent = `${rij.querySelector("legend").textContent.trim()}: ${tekst}`;
  };

  const toonFouten = (rij, fouten) => {
    for (const naam of VELDEN) {
      const invoer = veld(rij, naam);
      if (!invoer) continue;
      const vak = invoer.closest(".veld");
      const id = `${invoer.id}-fout`;
      document.getElementById(id)?.remove();
      vak.classList.toggle("veld--fout", Boolean(fouten[naam]));
      invoer.removeAttribute("aria-invalid");
      invoer.removeAttribute("aria-describedby");
      if (!fouten[naam]) continue;
      const melding = document.createElement("p");
      melding.className = "veld__fout";
      melding.id = id;
      melding.textContent = fouten[naam];
      vak.insertBefore(melding, invoer);
      invoer.setAttribute("aria-invalid", "true");
      invoer.setAttribute("aria-describedby", id);
    }
  };

  const bewaar = (rij) => {
    clearTimeout(wachters.get(rij));
    const vorige = bezig.get(rij) ?? Promise.resolve();
    const nu = vorige.then(() => verstuur(rij));
    bezig.set(rij, nu);
    return nu;
  };

  const verstuur = async (rij) => {
    const was = inhoud(rij);
    if (was === bewaard.get(rij)) return;
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.append("periode", form.dataset.periode);
    data.append("indicator", rij.dataset.indicator);
    for (const naam of ["gebied", "leeftijd", "sekse", "groep"]) data.append(naam, rij.dataset[naam] ?? "");
    data.append("gezien", veld(rij, "gezien").value);
    for (const naam of VELDEN) data.append(naam, veld(rij, naam)?.value ?? "");
    try {
      const antwoord = await fetch(form.dataset.rooster, { method: "POST", body: data, redirect: "error" });
      const bericht = await antwoord.json().catch(() => ({ melding: UIT }));
      if (bericht.gezien !== undefined) veld(rij, "gezien").value = bericht.gezien;
      toonFouten(rij, bericht.fouten ?? {});
      zeg(rij, bericht.melding, !antwoord.ok);
      if (antwoord.ok) {
        if (inhoud(rij) === was) {
          for (const naam of VELDEN) if (veld(rij, naam)) veld(rij, naam).value = bericht.waarden[naam];
          bewaard.set(rij, inhoud(rij));
        } else {
          bewaard.set(rij, was); // somebody typed on: that is kept next
          straks(rij, STIL);
        }
      }
    } catch {
      zeg(rij, GEEN_NET, true);
    }
  };

  const straks = (rij, na) => {
    clearTimeout(wachters.get(rij));
    wachters.set(rij, setTimeout(() => bewaar(rij), na));
  };

  form.addEventListener("input", (event) => {
    const rij = event.target.closest("[data-rij]");
    if (rij && !geplakt.has(rij)) straks(rij, event.target.tagName === "SELECT" ? STIL * 2 : STIL * 3);
  });
  form.addEventListener("focusout", (event) => {
    const rij = event.target.closest("[data-rij]");
    if (rij && !geplakt.has(rij) && !rij.contains(event.relatedTarget)) straks(rij, 50);
  });

  // Enter in a field keeps the row and goes to the same field of the next one, as in a spreadsheet.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input[data-veld]")) return;
    event.preventDefault();
    const rij = event.target.closest("[data-rij]");
    const volgende = rijen[rijen.indexOf(rij) + (event.shiftKey ? -1 : 1)];
    if (!geplakt.has(rij)) bewaar(rij);
    if (volgende) (veld(volgende, event.target.dataset.veld) ?? veld(volgende, "waarde")).focus();
  });

  // --- Pasting a block ---

  form.addEventListener("paste", (event) => {
    const begin = event.target.closest("[data-veld]");
    const tekst = event.clipboardData?.getData("text/plain") ?? "";
    if (!begin || !/[\t\n]/.test(tekst.trim())) return;
    event.preventDefault();
    plak(begin, tekst.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map((regel) => regel.split("\t")));
  });

  const plak = (begin, blok) => {
    const vanRij = rijen.indexOf(begin.closest("[data-rij]"));
    const vanVeld = VELDEN.indexOf(begin.dataset.veld);
    const terug = [];
    let over = 0;
    blok.forEach((cellen, omlaag) => {
      const rij = rijen[vanRij + omlaag];
      // Columns that this row does not have are passed over, as the person sees no box for them.
      const hier = rij ? VELDEN.slice(vanVeld).filter((naam) => veld(rij, naam)) : [];
      cellen.forEach((cel, opzij) => {
        const invoer = hier[opzij] && veld(rij, hier[opzij]);
        const waarde = cel.trim();
        if (!invoer) {
          over += waarde ? 1 : 0;
          return;
        }
        let nieuw = waarde;
        if (invoer.tagName === "SELECT") {
          const keuze = [...invoer.options].find((o) => [o.value, o.textContent.trim()].some((t) => t.toLowerCase() === waarde.toLowerCase()));
          if (!keuze) {
            over += 1;
            return;
          }
          nieuw = keuze.value;
        }
        if (nieuw === invoer.value) return;
        terug.push([invoer, invoer.value]);
        invoer.value = nieuw;
        invoer.classList.add("rooster__geplakt");
        geplakt.add(rij);
        clearTimeout(wachters.get(rij));
      });
    });
    toonBalk(terug, over, begin);
  };

  const toonBalk = (terug, over, begin) => {
    const gevuld = terug.length === 1 ? "1 vak is gevuld" : `${terug.length} vakken zijn gevuld`;
    const rest = over ? ` ${over === 1 ? "1 vak paste" : `${over} vakken pasten`} niet in het rooster.` : "";
    balk.replaceChildren();
    const zin = document.createElement("p");
    zin.textContent = `${gevuld} met wat je plakte. Er is nog niets bewaard.${rest}`;
    const knoppen = document.createElement("p");
    knoppen.className = "schrijfknoppen";
    knoppen.append(knop("Bewaar wat ik plakte", "knop", () => klaar(true)), knop("Maak het plakken ongedaan", "knop knop--tweede", () => klaar(false)));
    balk.append(zin, knoppen);
    balk.hidden = false;
    knoppen.firstElementChild.focus();

    const klaar = async (houden) => {
      if (!houden) for (const [invoer, was] of [...terug].reverse()) invoer.value = was;
      for (const [invoer] of terug) invoer.classList.remove("rooster__geplakt");
      const raakt = rijen.filter((rij) => geplakt.has(rij));
      geplakt.clear();
      balk.hidden = true;
      begin.focus();
      if (houden) for (const rij of raakt) await bewaar(rij);
      else omroep.textContent = "Het plakken is ongedaan gemaakt.";
    };
  };

  function knop(tekst, klas, doe) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = klas;
    element.textContent = tekst;
    element.addEventListener("click", doe);
    return element;
  }

  addEventListener("beforeunload", (event) => {
    if (!verstuurd && rijen.some((rij) => inhoud(rij) !== bewaard.get(rij))) event.preventDefault();
  });
  let verstuurd = false;
  form.addEventListener("submit", () => {
    verstuurd = true;
  });
}
