// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Score on a phone: one question at a time, each answer kept as soon as it is given. What could not be sent waits in
// this browser, and goes when the network is back. Without this script the list is one form with a button.

const WACHT = 4000;
const GEDULD = 15000;
const RUST = 1500; // after the last letter

for (const form of document.querySelectorAll("form[data-doemee]")) begin(form);

function begin(form) {
  const vragen = [...form.querySelectorAll("[data-vraag]")];
  const omroep = form.querySelector("[data-omroep]");
  const teller = form.querySelector("[data-gegeven]");
  const sleutel = `doe-mee-${form.dataset.sleutel}`;
  const wachtrij = new Map(lees(sleutel));
  let bezig = false;
  let gesloten = false;

  // --- What waits to be sent ---

  const bewaar = () => {
    try {
      if (wachtrij.size && !gesloten) localStorage.setItem(sleutel, JSON.stringify([...wachtrij]));
      else localStorage.removeItem(sleutel);
    } catch {
      // A browser that keeps nothing: it goes as long as the page is open.
    }
  };
  const zeg = (woorden) => {
    if (omroep.textContent !== woorden) omroep.textContent = woorden;
  };
  const stand = (nummer, woorden, wacht = false) => {
    const plek = form.querySelector(`[data-vraag="${nummer}"] [data-stand]`);
    plek.textContent = woorden;
    plek.classList.toggle("scoor__stand--wacht", wacht);
  };
  const tel = () => {
    teller.textContent = String(vragen.filter((vraag) => vraag.querySelector("input[type=radio]:checked")).length);
  };
  const inhoud = (vraag) =>
    [...new FormData(form)].filter(([naam]) => naam.slice(1) === vraag.dataset.vraag && "vtn".includes(naam[0]));

  const zet = (vraag) => {
    tel();
    if (gesloten) return;
    const nummer = vraag.dataset.vraag;
    if (!vraag.querySelector("input[type=radio]:checked")) {
      stand(nummer, "Kies ook een score, of zeg waarom u deze vraag overslaat.", true);
      return;
    }
    wachtrij.set(nummer, inhoud(vraag));
    stand(nummer, "Wordt bewaard…");
    bewaar();
    verstuur();
  };

  const verstuur = async () => {
    if (bezig || gesloten) return;
    bezig = true;
    while (wachtrij.size && !gesloten) {
      const [nummer, gegevens] = wachtrij.entries().next().value;
      let antwoord;
      let gemeld = {};
      try {
        antwoord = await fetch(form.action, {
          method: "POST",
          headers: { Accept: "application/json" },
          body: new URLSearchParams(gegevens),
          signal: AbortSignal.timeout(GEDULD),
        });
        gemeld = await antwoord.json();
      } catch {
        antwoord = null;
      }
      if (antwoord?.status === 409 || antwoord?.status === 410) {
        gesloten = true;
        stand(nummer, "Niet bewaard.", true);
        dicht(gemeld.melding);
      } else if (antwoord?.ok || antwoord?.status === 422 || antwoord?.status === 403) {
        // Changed while it was on its way: the newer one is still to be sent.
        if (wachtrij.get(nummer) === gegevens) {
          wachtrij.delete(nummer);
          stand(nummer, antwoord.ok ? "Bewaard" : gemeld.melding, !antwoord.ok);
        }
        zeg(antwoord.ok ? "Bewaard" : `Vraag ${nummer}: ${gemeld.melding}`);
      } else {
        stand(nummer, "Nog niet verzonden. Wij proberen het opnieuw.", true);
        zeg("Nog niet verzonden. Wij proberen het opnieuw; u kunt verder gaan.");
        break;
      }
      bewaar();
    }
    bezig = false;
    if (wachtrij.size && !gesloten) setTimeout(verstuur, WACHT);
  };

  const dicht = (melding) => {
    bewaar();
    const vak = document.createElement("div");
    vak.className = "melding melding--fout";
    vak.setAttribute("role", "alert");
    vak.tabIndex = -1;
    const zin = document.createElement("p");
    zin.textContent = `${melding} Wat u typte, staat nog op deze pagina. `;
    const link = document.createElement("a");
    link.href = form.action;
    link.textContent = "Bekijk de ronde";
    zin.append(link);
    vak.append(zin);
    form.before(vak);
    vak.focus();
    zeg("");
  };

  // --- One question at a time ---

  const eind = form.querySelector("[data-scooreind]");
  const knoppen = form.querySelector("[data-scoorknoppen]");
  const vorige = form.querySelector("[data-vorige]");
  const volgende = form.querySelector("[data-volgende]");
  const plek = () => {
    const gevraagd = vragen.findIndex((vraag) => `#${vraag.id}` === location.hash);
    return gevraagd >= 0 ? gevraagd : location.hash === "#einde" ? vragen.length : -1;
  };
  const toon = (nummer, focus) => {
    vragen.forEach((vraag, ander) => {
      vraag.hidden = ander !== nummer;
    });
    eind.hidden = nummer < vragen.length;
    vorige.hidden = nummer === 0;
    volgende.hidden = nummer === vragen.length;
    if (focus) (vragen[nummer] ?? eind).focus();
  };
  const ga = (nummer) => {
    toon(nummer, true);
    location.hash = nummer < vragen.length ? vragen[nummer].id : "einde"; // so that back is one question back
  };
  const begin_ = () => {
    const eerste = vragen.findIndex((vraag) => !vraag.querySelector("input[type=radio]:checked"));
    return eerste < 0 ? vragen.length : eerste;
  };

  form.classList.add("scoren--stap");
  knoppen.hidden = false;
  eind.tabIndex = -1;
  form.querySelector("[data-bewaar]").hidden = true; // every answer is kept already
  vorige.addEventListener("click", () => ga(Math.max(0, nu() - 1)));
  volgende.addEventListener("click", () => ga(Math.min(vragen.length, nu() + 1)));
  const nu = () => {
    const zichtbaar = vragen.findIndex((vraag) => !vraag.hidden);
    return zichtbaar < 0 ? vragen.length : zichtbaar;
  };
  window.addEventListener("hashchange", () => {
    if (plek() >= 0 && plek() !== nu()) toon(plek(), true);
  });

  // --- Begin ---

  for (const [nummer, gegevens] of wachtrij) zetTerug(form, nummer, gegevens);
  const eerste = plek();
  toon(eerste >= 0 ? eerste : begin_(), eerste >= 0);
  tel();
  verstuur();
  form.addEventListener("change", (event) => {
    const vraag = event.target.closest("[data-vraag]");
    if (vraag) zet(vraag);
  });
  let straks;
  form.addEventListener("input", (event) => {
    const vraag = event.target.closest("[data-vraag]");
    if (!vraag || event.target.type !== "textarea") return;
    clearTimeout(straks);
    straks = setTimeout(() => zet(vraag), RUST);
  });
  window.addEventListener("online", verstuur);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  form.addEventListener("submit", (event) => {
    if (gesloten || navigator.onLine === false) {
      event.preventDefault();
      if (!gesloten) zeg("Er is geen verbinding. Uw antwoorden staan klaar en gaan mee zodra het weer kan.");
    } else {
      // The whole form goes along, so nothing has to wait any more once the answer is there.
      form.dataset.weg = "1";
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (wachtrij.size && !gesloten && !form.dataset.weg) event.preventDefault();
  });
}

function lees(sleutel) {
  try {
    const bewaard = JSON.parse(localStorage.getItem(sleutel) ?? "[]");
    return Array.isArray(bewaard) ? bewaard : [];
  } catch {
    return [];
  }
}

function zetTerug(form, nummer, gegevens) {
  const vraag = form.querySelector(`[data-vraag="${CSS.escape(nummer)}"]`);
  if (!vraag) return;
  for (const veld of vraag.querySelectorAll("input[type=checkbox]")) veld.checked = false;
  for (const [naam, waarde] of gegevens) {
    for (const veld of vraag.querySelectorAll(`[name="${CSS.escape(naam)}"]`)) {
      if (veld.type === "radio") veld.checked = veld.value === waarde;
      else if (veld.type === "checkbox") veld.checked = true;
      else veld.value = waarde;
    }
  }
}
