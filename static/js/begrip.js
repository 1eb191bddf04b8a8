// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// An abbreviation also shows its explanation when the mouse rests on it or the keyboard comes to it. It stays while the
// mouse is on the explanation, and Escape puts it away; that is the browser's own.

const WACHT = 250;

for (const knop of document.querySelectorAll(".begrip")) {
  const uitleg = document.getElementById(knop.getAttribute("popovertarget"));
  if (!uitleg?.showPopover) continue;
  let wekker;
  const straks = (doe) => {
    clearTimeout(wekker);
    wekker = setTimeout(doe, WACHT);
  };
  const toon = () => {
    if (!uitleg.matches(":popover-open")) uitleg.showPopover({ source: knop });
  };
  const verberg = () => {
    if (uitleg.matches(":popover-open") && !uitleg.contains(document.activeElement)) uitleg.hidePopover();
  };
  for (const deel of [knop, uitleg]) {
    deel.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && straks(toon));
    deel.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && straks(verberg));
  }
  knop.addEventListener("focus", () => knop.matches(":focus-visible") && toon());
  knop.addEventListener("blur", () => straks(verberg));
  // A mouse that rests here opened it already; its click must not close it again.
  knop.addEventListener("click", (event) => {
    if (event.detail && uitleg.matches(":popover-open") && matchMedia("(hover: hover)").matches) event.preventDefault();
  });
}
