// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Keeps what is typed in a form of the office on the server, a moment after typing stops and when the page is left.
// Nothing is kept in the browser: it may be somebody else's.

const STIL = 2500; // ms without typing
const LANGST = 15000; // ms of typing without a stop
const NIET_GELUKT = "Nog niet bewaard. Misschien ben je uitgelogd. Laat deze pagina open en log in een ander tabblad in.";
const OPNIEUW = 20000; // ms after which a failure is tried again

for (const form of document.querySelectorAll("form[data-kladje]")) {
  bewaak(form, document.querySelector("[data-kladje-stand]"));
}

function bewaak(form, stand) {
  let wachter = 0;
  let sinds = 0;
  let bezig = false;
  let vuil = false;
  let mislukt = false;
  let verstuurd = false;
  let soort = "";
  let lopend = Promise.resolve();

  const inhoud = () => {
    const data = new FormData(form);
    for (const [naam, waarde] of [...data]) {
      if (waarde instanceof File) data.delete(naam);
    }
    for (const veld of form.querySelectorAll("input[type=password]")) data.delete(veld.name);
    return data;
  };

  // Said aloud when it changes from good to bad or back, and not at each time it goes well.
  const zeg = (nieuw, tekst) => {
    if (!stand) return;
    stand.setAttribute("aria-live", nieuw === soort ? "off" : "polite");
    stand.textContent = tekst;
    soort = nieuw;
  };

  const straks = (na) => {
    clearTimeout(wachter);
    wachter = setTimeout(bewaar, na);
  };

  const bewaar = () => {
    if (!bezig && !verstuurd && vuil) lopend = verstuur();
  };

  const verstuur = async () => {
    bezig = true;
    vuil = false;
    sinds = 0;
    try {
      const antwoord = await fetch(form.dataset.kladje, { method: "POST", body: inhoud(), redirect: "error" });
      const bericht = await antwoord.json().catch(() => ({ melding: NIET_GELUKT }));
      mislukt = !antwoord.ok;
      if (form.elements.stand && bericht.stand !== undefined) form.elements.stand.value = bericht.stand;
      if (antwoord.ok) zeg(bericht.melding ? "uitgelogd" : "goed", `Bewaard om ${bericht.tijd}. ${bericht.melding}`.trim());
      else zeg(`fout ${antwoord.status}`, bericht.melding);
    } catch {
      mislukt = true;
      zeg("geen verbinding", "Nog niet bewaard: er is geen verbinding. Laat deze pagina open, we proberen het opnieuw.");
      vuil = true;
      straks(OPNIEUW);
    }
    bezig = false;
    if (vuil && !mislukt) straks(STIL);
  };

  const getypt = (event) => {
    if (event.target.name && event.target.name.startsWith("_")) return;
    vuil = true;
    sinds ||= Date.now();
    straks(Date.now() - sinds > LANGST ? 0 : STIL);
  };

  form.addEventListener("input", getypt);
  form.addEventListener("change", getypt);
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.formTarget === "_blank") return;
    verstuurd = true;
    if (!bezig || !form.elements.stand) return;
    // What is on its way changes what this answer starts from: let it arrive first.
    event.preventDefault();
    lopend.then(() => form.requestSubmit(event.submitter));
  });
  window.addEventListener("pageshow", () => { verstuurd = false; });
  window.addEventListener("online", () => { if (vuil) straks(0); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") bewaar(); });
  window.addEventListener("pagehide", () => {
    if (vuil && !verstuurd) navigator.sendBeacon(form.dataset.kladje, inhoud());
  });
  window.addEventListener("beforeunload", (event) => { if (mislukt && !verstuurd) event.preventDefault(); });
}
