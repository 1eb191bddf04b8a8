// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Says while somebody types how long an answer is getting, as the server counts it (monitoring/verantwoorden/telling.py):
// an estimate that warns and never blocks. The rest of the field comes from the server.

const PER_REGEL = 90;
const PER_A4 = 3000;
const BLOKKEN = "p, h2, h3, h4, li, tr";

function regelsVan(form) {
  const vlak = form.querySelector(".ProseMirror");
  if (vlak) {
    const binnenste = [...vlak.querySelectorAll(BLOKKEN)].filter((blok) => !blok.querySelector(BLOKKEN));
    return binnenste.map((blok) => (blok.matches("tr") ? [...blok.cells].map((cel) => cel.innerText).join(" | ") : blok.innerText));
  }
  const veld = form.querySelector(".rijkveld textarea");
  return veld.value.split(/\n+/).map((regel) => regel.replace(/^\s*(#{2,4}|[-*>]|\d{1,3}\.)\s+/, "").replace(/\*\*|\*/g, ""));
}

const kort = (regels) => regels.map((regel) => regel.replace(/\s+/g, " ").trim()).filter(Boolean);
const komma = (getal) => getal.toFixed(1).replace(".", ",");

function tel(form) {
  const regels = kort(regelsVan(form));
  return {
    tekens: regels.reduce((som, regel) => som + [...regel].length, 0),
    regels: regels.reduce((som, regel) => som + Math.ceil([...regel].length / PER_REGEL), 0),
  };
}

function zeg(form) {
  const { regels: grens, a4: grensA4, tekensRest, regelsRest } = form.dataset;
  const teller = form.closest(".verslagvak").querySelector("[data-teller]");
  const nu = tel(form);
  const tekens = nu.tekens + Number(tekensRest);
  const regels = nu.regels + Number(regelsRest);
  const a4 = Math.ceil((10 * tekens) / PER_A4) / 10;
  let letOp = "";
  if (Number(grens) && regels > Number(grens)) {
    letOp = `Dit zijn ongeveer ${regels} regels. Het formulier vraagt er ongeveer ${grens}.`;
  } else if (Number(grensA4) && a4 > Number(grensA4)) {
    letOp = `Dit is ongeveer ${komma(a4)} A4. Het formulier vraagt hoogstens ${grensA4.replace(/\.0$/, "").replace(".", ",")} A4.`;
  }
  const pagina = Number(grensA4) ? `, ${komma(a4)} A4` : "";
  teller.querySelector("[data-teller-stand]").textContent = `Nu ongeveer ${regels} ${regels === 1 ? "regel" : "regels"}${pagina}.`;
  teller.classList.toggle("teller-regel--lang", letOp !== "");
  const vak = teller.querySelector("[data-teller-let-op]");
  if (vak.textContent !== letOp) vak.textContent = letOp;
}

for (const form of document.querySelectorAll("form[data-antwoord]")) {
  let straks = 0;
  form.addEventListener("input", () => {
    clearTimeout(straks);
    straks = setTimeout(() => zeg(form), 150);
  });
}
