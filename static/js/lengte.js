// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// A field with a largest length says so before the browser silently stops typing, and when it cut what was pasted.

const BIJNA = 30;

for (const veld of document.querySelectorAll(".veld input[maxlength], .veld textarea[maxlength]")) {
  let stand = null;
  const zeg = (tekst) => {
    if (!stand) {
      if (!tekst) return;
      stand = document.createElement("p");
      stand.className = "veld__hint";
      stand.setAttribute("role", "status");
      veld.after(stand);
    }
    stand.textContent = tekst;
  };
  veld.addEventListener("input", () => {
    const over = veld.maxLength - veld.value.length;
    zeg(over > BIJNA ? "" : over === 0 ? "Dit veld is vol." : `Nog ${over} tekens.`);
  });
  veld.addEventListener("paste", (event) => {
    const geplakt = event.clipboardData?.getData("text") ?? "";
    const ruimte = veld.maxLength - veld.value.length + (veld.selectionEnd - veld.selectionStart);
    if (geplakt.length > ruimte) {
      setTimeout(() => zeg(`Je tekst was te lang. Alleen de eerste ${veld.maxLength} tekens staan er nu.`));
    }
  });
}
