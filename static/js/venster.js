// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// A window to choose something in: a page to link to, an image or a document that is there already, or a new one.

let volgnummer = 0;

export const nieuweNaam = (soort) => `${soort}-${(volgnummer += 1)}`;

export function maak(tag, eigenschappen = {}, ...kinderen) {
  const { data = {}, aria = {}, ...rest } = eigenschappen;
  const element = Object.assign(document.createElement(tag), rest);
  Object.assign(element.dataset, data);
  for (const [naam, waarde] of Object.entries(aria)) element.setAttribute(naam === "role" ? naam : `aria-${naam}`, waarde);
  element.append(...kinderen);
  return element;
}

// --- A window to choose something in ---

export class Venster {
  constructor(titel) {
    this.kop = maak("h2", { id: nieuweNaam("editorvenster") }, titel);
    this.velden = maak("div", { className: "editorvenster__velden" });
    this.fout = maak("p", { className: "veld__fout", hidden: true, aria: { role: "alert" } });
    this.knoppen = maak("div", { className: "editorvenster__knoppen" });
    this.venster = maak("dialog", { className: "editorvenster", aria: { labelledby: this.kop.id } });
    this.venster.append(this.kop, this.velden, this.fout, this.knoppen);
    this.venster.addEventListener("close", () => this.venster.remove());
    this.venster.addEventListener("keydown", (gebeurtenis) => {
      if (gebeurtenis.key === "Enter" && gebeurtenis.target.matches("input:not([type=search])")) {
        gebeurtenis.preventDefault();
        this.knoppen.firstElementChild.click();
      }
    });
  }

  invoer(label, { hulp = "", waarde = "", soort = "text" } = {}) {
    const id = nieuweNaam("editorvenster");
    const veld = maak("input", { type: soort, id, value: waarde, autocomplete: "off", maxLength: 500 });
    if (hulp) veld.setAttribute("aria-describedby", `${id}-hulp`);
    const hulpregel = hulp ? [maak("span", { className: "veld__hint", id: `${id}-hulp` }, hulp)] : [];
    this.velden.append(maak("div", { className: "veld" }, maak("label", { htmlFor: id }, label), ...hulpregel, veld));
    return veld;
  }

  // `doe` answers with what is still wrong, in words, or with nothing: then the window closes.
  knop(tekst, doe, { tweede = false } = {}) {
    const knop = maak("button", { type: "button", className: tweede ? "knop knop--tweede" : "knop" }, tekst);
    knop.addEventListener("click", async () => {
      knop.disabled = true;
      const fout = await doe();
      knop.disabled = false;
      this.fout.hidden = !fout;
      this.fout.textContent = fout || "";
      if (!fout) this.venster.close();
      else knop.focus();
    });
    this.knoppen.append(knop);
  }

  open() {
    this.knop("Annuleer", () => "", { tweede: true });
    document.body.append(this.venster);
    this.venster.showModal();
  }
}

export class Zoeklijst {
  constructor(venster, veld, soort, { label, kies }) {
    Object.assign(this, { veld, soort, kies, vraag: null, pagina: 1 });
    this.zoek = venster.invoer(label, { soort: "search" });
    this.stand = maak("p", { className: "veld__hint", aria: { role: "status" } });
    this.lijst = maak("ul", { className: `editorvenster__keuzes editorvenster__keuzes--${soort}` });
    this.meer = maak("button", { type: "button", className: "knop knop--tweede", hidden: true }, "Toon meer");
    this.meer.addEventListener("click", () => this.haal(this.pagina + 1));
    venster.velden.append(this.stand, this.lijst, this.meer);
    this.zoek.addEventListener("input", () => {
      clearTimeout(this.wacht);
      this.wacht = setTimeout(() => this.haal(1), 200);
    });
    this.haal(1);
  }

  async haal(pagina) {
    const adres = new URL(this.veld.kiezer.replace("/soort/", `/${this.soort}/`), location.href);
    adres.searchParams.set("q", this.zoek.value);
    adres.searchParams.set("pagina", pagina);
    const vraag = (this.vraag = Symbol("vraag"));
    this.stand.textContent = "Even zoeken…";
    try {
      const antwoord = await fetch(adres, { headers: { Accept: "application/json" } });
      if (!antwoord.headers.get("Content-Type")?.startsWith("application/json")) throw new Error("geen lijst");
      const { resultaten, meer } = await antwoord.json();
      if (vraag !== this.vraag) return; // somebody typed on
      this.pagina = pagina;
      const eerste = this.lijst.children.length;
      const regels = resultaten.map((keuze) => this.regel(keuze));
      if (pagina === 1) this.lijst.replaceChildren(...regels);
      else this.lijst.append(...regels);
      this.meer.hidden = !meer;
      const aantal = this.lijst.children.length;
      const niets = this.zoek.value ? "Niets gevonden. Probeer een ander woord." : "Er is nog niets om uit te kiezen.";
      this.stand.textContent = aantal ? `${aantal}${meer ? " of meer" : ""} gevonden` : niets;
      if (!aantal && !this.zoek.value) this.leeg?.();
      if (pagina > 1) this.lijst.children[eerste]?.querySelector("button").focus();
    } catch {
      this.stand.textContent = "De lijst kwam niet door. Misschien ben je niet meer ingelogd. Je tekst staat er nog.";
    }
  }

  regel(keuze) {
    const beeld = keuze.beeld ? [maak("img", { src: keuze.beeld, alt: "", loading: "lazy" })] : [];
    const soort = keuze.soort || keuze.extensie || keuze.alt || "";
    const bij = maak("span", { className: "editorvenster__bij" }, [soort, keuze.staat].filter(Boolean).join(", "));
    const knop = maak("button", { type: "button", aria: { pressed: "false" } }, ...beeld, maak("span", {}, keuze.titel), bij);
    knop.addEventListener("click", () => {
      for (const ander of this.lijst.querySelectorAll("button")) ander.setAttribute("aria-pressed", String(ander === knop));
      this.kies(keuze);
    });
    return maak("li", {}, knop);
  }
}


// Choose an image or a document: one of those that are there, or a new file that is added on the spot.
export class Mediumkiezer {
  constructor(veld, soort, { knop, kies, onderschrift = false }) {
    const beeld = soort === "afbeelding";
    this.venster = new Venster(beeld ? "Kies een afbeelding" : "Kies een document");
    let gekozen = null;
    const lijst = new Zoeklijst(this.venster, veld, soort, {
      label: beeld ? "Zoek in de afbeeldingen" : "Zoek in de documenten",
      kies: (keuze) => (gekozen = keuze),
    });
    this.nieuw = beeld && veld.nieuw ? new NieuwBeeld(this.venster, veld.nieuw) : null;
    lijst.leeg = () => this.nieuw && (this.nieuw.vak.open = true);
    const bijschrift = onderschrift
      ? this.venster.invoer("Onderschrift op deze plek (hoeft niet)", { hulp: "Laat leeg voor het onderschrift dat bij de afbeelding hoort." })
      : null;
    this.venster.knop(knop, async () => {
      if (this.nieuw?.bestand) {
        const { medium, fout } = await this.nieuw.voegToe();
        if (fout) return fout;
        gekozen = medium;
      }
      if (!gekozen) return beeld ? "Kies eerst een afbeelding uit de lijst, of voeg een nieuwe toe." : "Kies eerst een document uit de lijst.";
      kies(gekozen, bijschrift?.value.trim() || "");
      return "";
    });
    this.venster.open();
    lijst.zoek.focus();
  }
}

// The part of a window in which a new image gets its words; the service at `adres` checks it and says what is wrong.
class NieuwBeeld {
  constructor(venster, adres) {
    this.adres = adres;
    this.vak = maak("details", { className: "editorvenster__nieuw" }, maak("summary", {}, "Of voeg een nieuwe afbeelding toe"));
    const velden = venster.velden;
    venster.velden = maak("div", { className: "stapel" });
    this.kies = venster.invoer("Bestand", { soort: "file", hulp: "JPEG, PNG, WebP of GIF, hoogstens 15 MB." });
    this.kies.accept = "image/jpeg,image/png,image/webp,image/gif";
    this.titel = venster.invoer("Titel van de afbeelding", { hulp: "Zo vind je het beeld later terug." });
    this.alt = venster.invoer("Wat is er te zien?", { hulp: "Voor wie het beeld niet ziet. Staan er mensen op? Vraag eerst of het mag, en noem geen namen." });
    const id = nieuweNaam("editorvenster");
    this.decoratief = maak("input", { type: "checkbox", id });
    venster.velden.append(maak("div", { className: "veld vinkregel" }, this.decoratief, maak("label", { htmlFor: id }, "Het beeld is alleen versiering")));
    this.vak.append(venster.velden);
    venster.velden = velden;
    velden.append(this.vak);
    this.kies.addEventListener("change", () => {
      const naam = this.bestand?.name.replace(/\.[^.]*$/, "").replace(/[_-]+/g, " ").trim() || "";
      if (!this.titel.value || this.titel.value === this.vanzelf) this.titel.value = naam.slice(0, 160);
      this.vanzelf = this.titel.value;
    });
  }

  get bestand() {
    return this.vak.open ? this.kies.files[0] : undefined;
  }

  async voegToe() {
    const formulier = document.querySelector("form[data-ruimte]");
    const data = new FormData();
    data.set("csrfmiddlewaretoken", formulier.elements.csrfmiddlewaretoken.value);
    data.set("ruimte", document.getElementById("id_ruimte")?.value || formulier.dataset.ruimte);
    data.set("rij-TOTAL_FORMS", "1");
    data.set("rij-INITIAL_FORMS", "0");
    data.set("rij-0-upload", this.bestand);
    data.set("rij-0-titel", this.titel.value);
    data.set("rij-0-alt", this.alt.value);
    if (this.decoratief.checked) data.set("rij-0-decoratief", "on");
    try {
      const antwoord = await fetch(this.adres, { method: "POST", body: data, headers: { Accept: "application/json" } });
      if (antwoord.status === 413) return { fout: "Dit bestand is te groot. Maak het kleiner dan 15 MB." };
      if (antwoord.status === 403) return { fout: "Je mag hier geen afbeelding toevoegen, of de pagina stond te lang open." };
      const { medium, fouten } = await antwoord.json();
      return fouten ? { fout: Object.values(fouten).flat().join(" ") } : { medium };
    } catch {
      return { fout: "Het toevoegen lukte niet. Je tekst staat er nog. Probeer het zo weer." };
    }
  }
}
