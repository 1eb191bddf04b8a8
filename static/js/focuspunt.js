// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Point at what matters in an image, with the mouse, a finger or the arrow keys. The two number fields stay the truth:
// without this script they are filled in by hand.

const STAP = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

for (const vlak of document.querySelectorAll('[data-focuspunt]')) {
  const velden = [vlak.dataset.x, vlak.dataset.y].map((id) => document.getElementById(id))
  if (velden.includes(null)) continue
  const lijnen = ['x', 'y'].map((as) => vlak.querySelector(`[data-lijn="${as}"]`))
  const stand = () => velden.map((veld) => Math.min(100, Math.max(0, Math.round(Number(veld.value) || 0))))

  const knop = document.createElement('button')
  knop.type = 'button'
  knop.className = 'focuspunt__knop'
  const woorden = document.createElement('span')
  woorden.className = 'alleen-voorlezen'
  woorden.setAttribute('aria-live', 'polite')
  knop.append(woorden)

  function teken() {
    const [x, y] = stand()
    for (const eind of ['1', '2']) {
      lijnen[0].setAttribute(`x${eind}`, x)
      lijnen[1].setAttribute(`y${eind}`, y)
    }
    woorden.textContent = `Belangrijkste punt: ${x} procent van links, ${y} procent van boven. Verplaats het met de pijltjes.`
  }

  function zet(x, y) {
    for (const [veld, waarde] of [[velden[0], x], [velden[1], y]]) {
      veld.value = String(Math.min(100, Math.max(0, Math.round(waarde))))
      veld.dispatchEvent(new Event('input', { bubbles: true }))
    }
    teken()
  }

  knop.addEventListener('click', (event) => {
    if (event.detail === 0) return // pressed with a key: the arrows move it
    const kader = knop.getBoundingClientRect()
    zet(((event.clientX - kader.left) / kader.width) * 100, ((event.clientY - kader.top) / kader.height) * 100)
  })
  knop.addEventListener('keydown', (event) => {
    const richting = STAP[event.key]
    if (!richting) return
    event.preventDefault()
    const [x, y] = stand()
    const maat = event.shiftKey ? 10 : 1
    zet(x + richting[0] * maat, y + richting[1] * maat)
  })
  for (const veld of velden) veld.addEventListener('change', teken)
  teken()
  vlak.append(knop)
}
