// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// A video plays on the page when somebody asks for it; until then nothing is fetched from where it stands.

function speler(blok) {
  const titel = blok.dataset.videoTitel;
  if ("videoEigen" in blok.dataset) {
    const video = document.createElement("video");
    video.controls = true;
    video.src = blok.dataset.videoSpeler;
    video.setAttribute("aria-label", titel);
    return video;
  }
  const kader = document.createElement("iframe");
  kader.src = blok.dataset.videoSpeler;
  kader.title = `Video: ${titel}`;
  kader.allow = "fullscreen; picture-in-picture";
  kader.referrerPolicy = "strict-origin-when-cross-origin";
  return kader;
}

for (const blok of document.querySelectorAll("[data-video-speler]")) {
  const knop = document.createElement("button");
  knop.type = "button";
  knop.className = "knop tekstvideo__knop";
  knop.textContent = "Start de video hier";
  knop.setAttribute("aria-label", `Start de video hier: ${blok.dataset.videoTitel}`);
  knop.addEventListener("click", () => {
    const kader = speler(blok);
    kader.className = "tekstvideo__kader";
    kader.tabIndex = 0;
    knop.replaceWith(kader);
    kader.focus();
  });
  blok.prepend(knop);
}
