// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// The day of a session, in the office and on a phone in the room: the clock, what changes by itself, and notes that
// survive a lost network and a reload. A note is kept in this browser until the server says that it has it, and no
// longer. Each has a key of its own: sent twice it is kept once. Without this script every button is a form.

const OPNIEUW = 8000; // ms after which sending is tried again
const GEEN_NET = "Er is geen verbinding. Wat je opschrijft, blijft op dit apparaat staan en gaat straks vanzelf mee.";
const ALLEEN_HIER = "Er is geen verbinding. Je gaat op dit apparaat verder met het script; de andere volgen als zij er weer is.";
const UITGELOGD = "Niet verzonden. Misschien ben je uitgelogd. Log in een ander tabblad in en laad deze pagina opnieuw: je notities blijven hier staan.";

for (const vlak of document.querySelectorAll("[data-live]")) houdBij(vlak);
for (const form of document.querySelectorAll("[data-noteren]")) noteren(form);
for (const vlak of document.querySelectorAll("[data-overgebleven]")) toonOvergebleven(vlak);
klok();

// --- The clock: counts to a moment that the server named, in the time of the server ---

function klok() {
  const tik = () => {
    for (const plek of document.querySelectorAll("[data-timer]")) {
      if (!plek.dataset.verschil) plek.dataset.verschil = String(Number(plek.dataset.nu) - Date.now());
      const rest = Math.trunc((Number(plek.dataset.einde) - Date.now() - Number(plek.dataset.verschil)) / 1000);
      const [minuten, seconden] = [Math.trunc(Math.abs(rest) / 60), Math.abs(rest) % 60];
      plek.querySelector("[data-timer-tijd]").textContent =
        `${minuten}:${String(seconden).padStart(2, "0")}${rest < 0 ? " over de tijd" : ""}`;
      plek.classList.toggle("dagklok--over", rest < 0);
    }
  };
  tik();
  setInterval(tik, 1000);
}

// --- What changes by itself ---

function houdBij(vlak) {
  const adres = vlak.dataset.live;
  const stand = document.querySelector("[data-netstand]");
  let weg = false;
  let bezig = false;
  let alleen = null; // the step this device went to without a network: { naar, van, sinds }

  // What two answers have in common: without what differs each time.
  const kern = (deel) => {
    const kopie = deel.cloneNode(true);
    for (const veld of kopie.querySelectorAll("[name=csrfmiddlewaretoken]")) veld.remove();
    for (const tijd of kopie.querySelectorAll("[data-timer]")) {
      tijd.removeAttribute("data-nu");
      tijd.removeAttribute("data-verschil");
      tijd.removeAttribute("class");
      tijd.removeAttribute("data-einde");
      for (const plek of tijd.querySelectorAll("[data-timer-tijd], [data-timer-tot]")) plek.textContent = "";
    }
    return kopie.innerHTML;
  };

  const zeg = (tekst) => {
    if (!stand) return;
    if (stand.textContent !== tekst) stand.textContent = tekst;
    stand.hidden = !tekst;
  };

  const ververs = async () => {
    if (bezig || weg) return;
    bezig = true;
    try {
      if (alleen) {
        const data = new FormData();
        data.append("csrfmiddlewaretoken", vlak.querySelector("[name=csrfmiddlewaretoken]").value);
        data.append("naar", alleen.naar);
        data.append("van", alleen.van);
        data.append("geleden", String(Math.trunc((Date.now() - alleen.sinds) / 1000)));
        await fetch(location.pathname, { method: "POST", body: data, headers: { Accept: "application/json" }, redirect: "error" });
        alleen = null;
      }
      const antwoord = await fetch(adres, { cache: "no-store", redirect: "manual" });
      if (antwoord.status === 410 || antwoord.status === 404) {
        weg = true; // asking on would count as guessing codes
        zeg(antwoord.status === 410 ? "Deze sessie is afgelopen. Meeschrijven kan niet meer." : "Deze code werkt niet meer. Vraag de begeleider om de nieuwe.");
      } else if (!antwoord.ok) {
        zeg("De pagina kan niet verversen. Laad haar opnieuw.");
      } else {
        zeg("");
        const nieuw = new DOMParser().parseFromString(await antwoord.text(), "text/html");
        for (const deel of nieuw.querySelectorAll("[data-deel]")) {
          const oud = vlak.querySelector(`[data-deel="${deel.dataset.deel}"]`);
          if (!oud || kern(oud) === kern(deel)) continue;
          const had = oud.contains(document.activeElement) ? document.activeElement.id : "";
          oud.replaceChildren(...[...deel.childNodes].map((knoop) => document.importNode(knoop, true)));
          if (had) (document.getElementById(had) ?? vlak.querySelector("#naar-volgende, #naar-vorige"))?.focus();
          bewaakWissel(vlak);
        }
      }
    } catch {
      zeg(alleen ? ALLEEN_HIER : GEEN_NET);
    }
    bezig = false;
  };

  // Go on with the script without a network: the page has every step in it.
  const gaAlleen = (naar, van) => {
    const sjabloon = document.querySelector(`template[data-bij-stap="${naar}"]`);
    if (!sjabloon) return;
    alleen = { naar, van: alleen?.van ?? van, sinds: Date.now() };
    const deel = vlak.querySelector('[data-deel="stap"]');
    deel.replaceChildren(document.importNode(sjabloon.content, true));
    const tijd = deel.querySelector("[data-timer]");
    const einde = Date.now() + Number(tijd.dataset.minuten) * 60000;
    tijd.dataset.einde = String(einde);
    tijd.dataset.verschil = "0";
    tijd.querySelector("[data-timer-tot]").textContent = new Date(einde).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
    bewaakWissel(vlak);
    (deel.querySelector("#naar-volgende") ?? deel.querySelector("#naar-vorige"))?.focus();
    zeg(ALLEEN_HIER);
  };

  const bewaakWissel = (waar) => {
    for (const form of waar.querySelectorAll("[data-stapwissel]:not([data-bewaakt])")) {
      form.dataset.bewaakt = "";
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const data = new FormData(form, event.submitter);
        try {
          const antwoord = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" }, redirect: "error" });
          if (!antwoord.ok) zeg((await antwoord.json().catch(() => ({}))).melding ?? UITGELOGD);
          else await ververs();
        } catch {
          gaAlleen(data.get("naar"), data.get("van"));
        }
      });
    }
  };

  bewaakWissel(vlak);
  setInterval(() => { if (!document.hidden) ververs(); }, Number(vlak.dataset.elke) * 1000);
  addEventListener("online", ververs);
  addEventListener("offline", () => zeg(GEEN_NET));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ververs(); });
  vlak.addEventListener("genoteerd", ververs);
}

// --- Notes that are kept here until the server has them ---

function noteren(form) {
  const sleutel = form.dataset.opslag;
  const tekst = form.elements.tekst;
  const stand = form.querySelector("[data-wachtrij-stand]");
  const lijst = form.querySelector("[data-wachtrij]");
  const geheugen = new Map(); // where a browser keeps nothing
  let bezig = false;
  let wachter = 0;

  const lees = (naam, anders) => {
    try {
      return JSON.parse(localStorage.getItem(`${sleutel}:${naam}`)) ?? geheugen.get(naam) ?? anders;
    } catch {
      return geheugen.get(naam) ?? anders;
    }
  };
  const schrijf = (naam, waarde) => {
    const leeg = waarde === "" || (Array.isArray(waarde) && !waarde.length);
    try {
      if (leeg) localStorage.removeItem(`${sleutel}:${naam}`);
      else localStorage.setItem(`${sleutel}:${naam}`, JSON.stringify(waarde));
      geheugen.delete(naam);
    } catch {
      geheugen.set(naam, waarde);
    }
  };
  const rij = () => lees("rij", []);
  const zonder = (een) => schrijf("rij", rij().filter((ander) => ander.sleutel !== een.sleutel));
  const vervang = (een) => schrijf("rij", rij().map((ander) => (ander.sleutel === een.sleutel ? een : ander)));

  const nieuweSleutel = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  const toon = () => {
    const wachtend = rij();
    lijst.replaceChildren(...wachtend.map((een) => {
      const regel = document.createElement("li");
      const woorden = document.createElement("p");
      woorden.textContent = een.tekst;
      regel.append(woorden);
      if (een.fout) {
        const waarom = document.createElement("p");
        waarom.className = "veld__fout";
        waarom.textContent = een.fout;
        const terug = document.createElement("button");
        terug.type = "button";
        terug.className = "tekstknop";
        terug.textContent = "Zet terug in het vak";
        terug.addEventListener("click", () => {
          tekst.value = [tekst.value, een.tekst].filter(Boolean).join("\n");
          schrijf("getypt", tekst.value);
          zonder(een);
          toon();
          tekst.focus();
        });
        regel.append(waarom, terug);
      }
      return regel;
    }));
    lijst.hidden = !wachtend.length;
    return wachtend.length;
  };

  const zeg = (anders = "") => {
    const aantal = rij().length;
    const nieuw = aantal ? `Nog niet verzonden (${aantal})` : anders;
    if (stand.textContent !== nieuw) stand.textContent = nieuw;
  };

  const verstuur = async () => {
    if (bezig) return;
    bezig = true;
    clearTimeout(wachter);
    let gelukt = 0;
    for (;;) {
      const een = rij().find((ander) => !ander.fout);
      if (!een) break;
      const data = new FormData();
      for (const naam of ["csrfmiddlewaretoken", "token"]) if (form.elements[naam]) data.append(naam, form.elements[naam].value);
      for (const naam of ["sleutel", "stap", "kring", "soort", "tekst"]) data.append(naam, een[naam]);
      let antwoord;
      try {
        antwoord = await fetch(form.action || location.pathname, { method: "POST", body: data, headers: { Accept: "application/json" }, redirect: "error" });
      } catch {
        break; // no network: it stays, and goes later
      }
      const bericht = await antwoord.json().catch(() => ({}));
      if (antwoord.ok) {
        zonder(een);
        gelukt += 1;
      } else if (bericht.token && form.elements.token && !een.nogmaals) {
        form.elements.token.value = bericht.token;
        vervang({ ...een, nogmaals: true });
      } else if (antwoord.status >= 500 || antwoord.status === 429) {
        break;
      } else if (antwoord.status === 403 && !bericht.melding) {
        vervang({ ...een, nogmaals: false });
        stand.textContent = UITGELOGD;
        break;
      } else {
        vervang({ ...een, fout: bericht.melding ?? "Dit kon niet worden verzonden." });
      }
    }
    bezig = false;
    toon();
    if (stand.textContent !== UITGELOGD) zeg(gelukt ? (gelukt === 1 ? "Verzonden." : `Alle ${gelukt} verzonden.`) : "");
    if (gelukt) document.querySelector("[data-live]")?.dispatchEvent(new Event("genoteerd"));
    if (rij().some((een) => !een.fout)) wachter = setTimeout(verstuur, OPNIEUW);
  };

  if (!tekst.value) tekst.value = lees("getypt", "");
  tekst.addEventListener("input", () => schrijf("getypt", tekst.value));
  tekst.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!tekst.value.trim()) {
      stand.textContent = "Schrijf eerst iets op.";
      tekst.focus();
      return;
    }
    const data = new FormData(form);
    const nu = document.querySelector("[data-stap-nu]")?.dataset.stapNu ?? data.get("stap");
    schrijf("rij", [...rij(), {
      sleutel: nieuweSleutel(), stap: nu, kring: data.get("kring"), soort: data.get("soort"), tekst: tekst.value.trim(),
    }]);
    tekst.value = "";
    schrijf("getypt", "");
    toon();
    zeg();
    tekst.focus();
    verstuur();
  });
  addEventListener("online", verstuur);
  addEventListener("storage", (event) => { if (event.key === `${sleutel}:rij`) { toon(); zeg(); } });
  addEventListener("beforeunload", (event) => { if (geheugen.size) event.preventDefault(); });
  if (toon()) {
    zeg();
    verstuur();
  }
}

// --- What could not be sent before the session was over ---

function toonOvergebleven(vlak) {
  const namen = ["rij", "getypt"].map((naam) => `${vlak.dataset.overgebleven}:${naam}`);
  let over = [];
  try {
    const [rij, getypt] = namen.map((naam) => JSON.parse(localStorage.getItem(naam)));
    over = [...(rij ?? []).map((een) => een.tekst), getypt].filter(Boolean);
  } catch {
    return;
  }
  if (!over.length) return;
  vlak.querySelector("ul").replaceChildren(...over.map((tekst) => {
    const regel = document.createElement("li");
    regel.textContent = tekst;
    return regel;
  }));
  vlak.querySelector("button").addEventListener("click", () => {
    for (const naam of namen) localStorage.removeItem(naam);
    vlak.hidden = true;
  });
  vlak.hidden = false;
}
