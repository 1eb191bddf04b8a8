// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Suggestions while typing, as a combobox: the arrow keys walk through them, Enter opens one, Escape puts them away.
// Without this, or when the server does not answer, the field is a search field and nothing is lost.

const WACHT = 150;
const KORTST = 2;

for (const veld of document.querySelectorAll("[data-suggesties]")) {
  const lijst = document.createElement("ul");
  lijst.id = `${veld.id}-suggesties`;
  lijst.className = "suggesties";
  lijst.setAttribute("role", "listbox");
  lijst.setAttribute("aria-label", "Suggesties");
  lijst.hidden = true;
  const stand = document.createElement("p");
  stand.className = "alleen-voorlezen";
  stand.setAttribute("role", "status");
  veld.closest(".zoekvak").after(lijst, stand);
  veld.autocomplete = "off";
  for (const [naam, waarde] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": lijst.id,
  })) {
    veld.setAttribute(naam, waarde);
  }

  let gekozen = -1;
  let wekker;
  let vraag;

  const kies = (plek) => {
    const opties = [...lijst.children];
    gekozen = plek;
    opties.forEach((optie, i) => optie.setAttribute("aria-selected", String(i === plek)));
    if (opties[plek]) {
      veld.setAttribute("aria-activedescendant", opties[plek].id);
      opties[plek].scrollIntoView({ block: "nearest" });
    } else {
      veld.removeAttribute("aria-activedescendant");
    }
  };
  const sluit = () => {
    clearTimeout(wekker);
    vraag?.abort();
    kies(-1);
    lijst.hidden = true;
    veld.setAttribute("aria-expanded", "false");
  };
  const open = (suggesties) => {
    lijst.replaceChildren(
      ...suggesties.map(({ naam, soort, adres }, i) => {
        const optie = document.createElement("li");
        optie.id = `${lijst.id}-${i}`;
        optie.setAttribute("role", "option");
        optie.dataset.adres = adres;
        const wat = document.createElement("span");
        wat.className = "suggesties__soort";
        wat.textContent = soort;
        optie.append(naam, " ", wat);
        return optie;
      }),
    );
    kies(-1);
    lijst.hidden = suggesties.length === 0;
    veld.setAttribute("aria-expanded", String(!lijst.hidden));
    stand.textContent = suggesties.length === 1 ? "1 suggestie" : `${suggesties.length} suggesties`;
  };
  const zoek = async () => {
    const q = veld.value.trim();
    if (q.length < KORTST) return sluit();
    vraag?.abort();
    vraag = new AbortController();
    try {
      const antwoord = await fetch(`${veld.dataset.suggesties}?${new URLSearchParams({ q })}`, { signal: vraag.signal });
      if (antwoord.ok) open((await antwoord.json()).suggesties);
    } catch {
      lijst.hidden = true;
    }
  };

  veld.addEventListener("input", () => {
    clearTimeout(wekker);
    wekker = setTimeout(zoek, WACHT);
  });
  veld.addEventListener("keydown", (event) => {
    const aantal = lijst.hidden ? 0 : lijst.children.length;
    if (event.key === "Escape" && aantal) {
      event.preventDefault();
      sluit();
    } else if (event.key === "ArrowDown" && !aantal) {
      zoek();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && aantal) {
      event.preventDefault();
      const stap = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are options: in it the field itself is chosen again.
      kies(((gekozen + 1 + stap + aantal + 1) % (aantal + 1)) - 1);
    } else if (event.key === "Enter" && aantal && gekozen >= 0) {
      event.preventDefault();
      location.assign(lijst.children[gekozen].dataset.adres);
    }
  });
  // The mouse may not take the focus away before the click has come.
  lijst.addEventListener("mousedown", (event) => event.preventDefault());
  lijst.addEventListener("click", (event) => {
    const optie = event.target.closest("[role=option]");
    if (optie) location.assign(optie.dataset.adres);
  });
  veld.addEventListener("blur", sluit);
}
