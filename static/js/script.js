// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// The script of a session: says while somebody types when each step is and whether it fits, and moves steps without
// leaving the page, with the buttons or by dragging. Without this script the buttons send the form.

for (const form of document.querySelectorAll("form[data-script]")) schrijfScript(form);

function schrijfScript(form) {
  const lijst = form.querySelector(".scriptstappen");
  const stand = form.querySelector("[data-script-stand]");
  const oordeel = form.querySelector("[data-oordeel]");
  const begin = /^(\d\d):(\d\d)$/.exec(form.dataset.begin);
  const beschikbaar = form.dataset.beschikbaar === "" ? null : Number(form.dataset.beschikbaar);
  let veranderd = false;

  const stappen = () => [...lijst.querySelectorAll("[data-stap]")];
  const minuten = (waar) => {
    const getal = Number(waar.querySelector("[data-minuten]").value);
    return Number.isInteger(getal) && getal > 0 ? getal : 0;
  };
  const duur = (aantal) => {
    const [uren, rest] = [Math.trunc(aantal / 60), aantal % 60];
    const delen = uren ? [`${uren} uur`] : [];
    if (rest || !uren) delen.push(rest === 1 ? "1 minuut" : `${rest} minuten`);
    return delen.join(" en ");
  };
  const om = (na) => {
    const tijd = (Number(begin[1]) * 60 + Number(begin[2]) + na) % 1440;
    return `${String(Math.trunc(tijd / 60)).padStart(2, "0")}.${String(tijd % 60).padStart(2, "0")}`;
  };

  const reken = () => {
    let na = 0;
    stappen().forEach((stap, nummer) => {
      const lang = minuten(stap);
      stap.querySelector("[data-nummer]").textContent = String(nummer + 1);
      stap.querySelector("[data-plek]").value = String(nummer + 1);
      stap.querySelector("[data-wanneer]").textContent = begin ? `${om(na)}–${om(na + lang)}` : na ? `na ${duur(na)}` : "bij het begin";
      na += lang;
    });
    const nieuw = form.querySelector(".scriptstap--nieuw");
    nieuw.querySelector("[data-plek]").value = String(stappen().length + 1);
    na += minuten(nieuw);
    const over = beschikbaar === null ? null : beschikbaar - na;
    let zin = na ? `Samen ${duur(na)}.` : "Er staat nog geen stap in.";
    if (na && over === null) zin += " Vul een begintijd en eindtijd in om te zien of het past.";
    else if (na && over === 0) zin += " Dat past precies.";
    else if (na && over > 0) zin += ` Dat past, met ${duur(over)} over.`;
    else if (na) zin += ` Dat is ${duur(-over)} te lang.`;
    if (oordeel.textContent !== zin) oordeel.textContent = zin;
    oordeel.classList.toggle("scriptoordeel--lang", over !== null && over < 0);
  };

  const naam = (stap) => stap.querySelector("input[name$=titel]").value.trim() || "de stap";
  const verplaatst = (stap) => {
    veranderd = true;
    reken();
    stand.textContent = `${naam(stap)} is nu stap ${stappen().indexOf(stap) + 1}. Nog niet bewaard.`;
  };

  form.addEventListener("click", (event) => {
    const knop = event.target.closest("[data-omhoog], [data-omlaag]");
    if (!knop) return;
    event.preventDefault();
    const stap = knop.closest("[data-stap]");
    const ander = knop.hasAttribute("data-omhoog") ? stap.previousElementSibling : stap.nextElementSibling;
    if (!ander) {
      stand.textContent = knop.hasAttribute("data-omhoog") ? "Dit is al de eerste stap." : "Dit is al de laatste stap.";
      return;
    }
    if (knop.hasAttribute("data-omhoog")) ander.before(stap);
    else ander.after(stap);
    knop.focus();
    verplaatst(stap);
  });

  form.addEventListener("input", () => {
    veranderd = true;
    reken();
  });
  form.addEventListener("submit", () => { veranderd = false; });
  addEventListener("beforeunload", (event) => { if (veranderd) event.preventDefault(); });

  // Dragging, beside the buttons: a handle that follows a pointer. The keyboard uses the buttons.
  for (const stap of stappen()) {
    const greep = document.createElement("span");
    greep.className = "scriptstap__greep";
    greep.setAttribute("aria-hidden", "true");
    greep.textContent = "⠿";
    stap.querySelector("legend").prepend(greep);
    greep.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      stap.classList.add("scriptstap--sleept");
      const beweeg = (nu) => {
        const ander = stappen().find((een) => {
          const vak = een.getBoundingClientRect();
          return een !== stap && nu.clientY > vak.top && nu.clientY < vak.bottom;
        });
        if (!ander) return;
        const vak = ander.getBoundingClientRect();
        if (nu.clientY < vak.top + vak.height / 2) ander.before(stap);
        else ander.after(stap);
      };
      // On the page and not on the handle: a step that moves takes its handle out of the page for a moment.
      const los = () => {
        removeEventListener("pointermove", beweeg);
        removeEventListener("pointerup", los);
        removeEventListener("pointercancel", los);
        stap.classList.remove("scriptstap--sleept");
        verplaatst(stap);
      };
      addEventListener("pointermove", beweeg);
      addEventListener("pointerup", los);
      addEventListener("pointercancel", los);
    });
  }
  reken();
}
