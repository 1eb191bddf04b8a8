// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// What is pasted from Word, Outlook, Google Docs or LibreOffice, as plain HTML: lists that were typed as paragraphs
// become lists, bold that was a style becomes bold. The server does the same to what reaches it (redactie/opmaak/plak.py).

const OPSOMTEKEN = /^[\s\u00a0]*(?:[·•▪■□o§–-]|[\uf0a7\uf0b7\uf0d8\uf0fc])[\s\u00a0]+/u;
const LOS_TEKEN = /^[\s\u00a0]*[·•▪\uf0b7\uf0a7][\s\u00a0]+/u;
const TELWOORD = /^[\s\u00a0]*(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)][\s\u00a0]+/iu;
const LIJSTSTIJL = /mso-list\s*:\s*(?:[a-z]?l\d+\s+level(\d)|skip|ignore)/i;
const GEWOON = /(?<![\w-])font-(?:weight|style)\s*:\s*normal/i;
const VET = /(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)/i;
const SCHUIN = /(?<![\w-])font-style\s*:\s*italic/i;
const WEG = "style,script,head,title,xml,meta,link,template,noscript,iframe,object,svg,math,img";
const BLOKKEN = "p,div,ul,ol,table,h1,h2,h3,h4,h5,h6,blockquote";
const HERNOEM = { B: "strong", I: "em", H1: "h2", H5: "h4", H6: "h4" };

const stijl = (element) => element.dataset.stijl || "";

// Styles would be refused by the policy of the page; kept under another name, they still tell what was meant.
function zonderStijl(html) {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<!--\[if[^\]]{0,40}\]>([\s\S]*?)<!\[endif\]-->/gi, (heel, binnen) => (/mso-list/i.test(binnen) ? binnen : ""))
    .replace(/<!(?:--)?\[(?:if[^\]]{0,40}|endif)\](?:--)?>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-stijl="));
}

function vervang(element, tag) {
  const nieuw = element.ownerDocument.createElement(tag);
  nieuw.append(...element.childNodes);
  element.replaceWith(nieuw);
  return nieuw;
}

function omhul(element, tag) {
  const nieuw = element.ownerDocument.createElement(tag);
  nieuw.append(...element.childNodes);
  element.append(nieuw);
}

function knip(knoop, aantal) {
  for (const kind of [...knoop.childNodes]) {
    if (aantal <= 0) return 0;
    if (kind.nodeType === 3) {
      const lengte = kind.data.length;
      kind.data = kind.data.slice(aantal);
      aantal -= lengte;
    } else {
      aantal = knip(kind, aantal);
    }
  }
  return aantal;
}

function alsPunt(element) {
  if (!["P", "DIV"].includes(element.tagName) || element.querySelector(BLOKKEN)) return null;
  const gevonden = LIJSTSTIJL.exec(stijl(element));
  const inLijst = gevonden || /listparagraph/i.test(element.className);
  const tekst = element.textContent;
  const teken = OPSOMTEKEN.exec(tekst);
  const telwoord = teken ? null : TELWOORD.exec(tekst);
  if (!LOS_TEKEN.test(tekst) && !(inLijst && (teken || telwoord || gevonden?.[1]))) return null;
  knip(element, (teken || telwoord)?.[0].length || 0);
  return { niveau: Number(gevonden?.[1] || 1), tag: telwoord ? "ol" : "ul", element };
}

function maakLijsten(houder) {
  let open = [];
  for (const element of [...houder.children]) {
    const punt = alsPunt(element);
    if (!punt) {
      open = [];
      continue;
    }
    while (open.length && open.at(-1).niveau > punt.niveau) open.pop();
    if (open.at(-1)?.niveau === punt.niveau && open.at(-1).tag !== punt.tag) open.pop();
    const item = houder.ownerDocument.createElement("li");
    if (open.at(-1)?.niveau !== punt.niveau) {
      const lijst = houder.ownerDocument.createElement(punt.tag);
      if (open.length) open.at(-1).lijst.lastElementChild.append(lijst);
      else element.before(lijst);
      open.push({ ...punt, lijst });
    }
    open.at(-1).lijst.append(item);
    item.append(...element.childNodes);
    element.remove();
  }
}

const isVet = (element) => element.matches("b,strong") || VET.test(stijl(element));

// A first row in which everything is bold is the heading row.
function maakKoprij(tabel) {
  const cellen = [...(tabel.querySelector("tr")?.children || [])];
  const vet = (cel) => [...cel.querySelectorAll("*")].filter(isVet);
  const helemaalVet = (cel) => cel.textContent.trim() && vet(cel).map((el) => el.textContent).join("").trim() === cel.textContent.trim();
  if (!cellen.length || !cellen.every((cel) => cel.tagName === "TD" && helemaalVet(cel))) return;
  for (const cel of cellen) {
    for (const element of vet(cel)) element.replaceWith(...element.childNodes);
    vervang(cel, "th");
  }
}

export function ontdoe(html) {
  const document_ = new DOMParser().parseFromString(zonderStijl(html), "text/html");
  const lijf = document_.body;
  for (const element of lijf.querySelectorAll("*")) {
    if (element.matches(WEG) || (element.tagName.includes(":") && !element.textContent.trim())) element.remove();
  }
  for (const alinea of lijf.querySelectorAll("p")) if (!alinea.textContent.trim()) alinea.remove();
  lijf.querySelectorAll("table").forEach(maakKoprij);
  for (const houder of [lijf, ...lijf.querySelectorAll("div,section,article,td,b")]) maakLijsten(houder);
  for (const element of [...lijf.querySelectorAll("*")]) {
    const kop = /^(?:MsoTitle|Heading([1-6])|Kop([1-6]))$/.exec(element.className);
    if (element.tagName === "P" && kop) {
      vervang(element, `h${Math.min(4, Math.max(2, Number(kop[1] || kop[2] || 1)))}`);
      continue;
    }
    const gewoon = GEWOON.test(stijl(element));
    const inKop = element.closest("h1,h2,h3,h4,h5,h6,th");
    if (!inKop && element.textContent.trim() && !element.matches("a,table") && !element.querySelector(BLOKKEN)) {
      if (element.tagName !== "B" && VET.test(stijl(element))) omhul(element, "strong");
      if (element.tagName !== "I" && SCHUIN.test(stijl(element))) omhul(element, "em");
    }
    if (["B", "I"].includes(element.tagName) && gewoon) element.replaceWith(...element.childNodes);
    else if (HERNOEM[element.tagName]) vervang(element, HERNOEM[element.tagName]);
  }
  return lijf.innerHTML;
}
