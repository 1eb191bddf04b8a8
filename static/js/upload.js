// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Add several files at once: choose them together, describe each, and see how far each one is. One request per file, so
// that one that is refused does not hold up the others. Without this script the form sends a few files in one go.

const OPNIEUW = 'Kijk na wat er bij de bestanden staat en druk opnieuw op Voeg toe.'

for (const form of document.querySelectorAll('form[data-upload]')) {
  const rijen = form.querySelector('[data-rijen]')
  const sjabloon = form.querySelector('[data-sjabloon]')
  const kies = form.querySelector('[data-kies]')
  const melding = form.querySelector('[data-melding]')
  const knop = form.querySelector('button[type="submit"]')
  const hoogstens = Number(form.dataset.hoogstens)
  const wachtend = new Map() // row → file
  let nummer = 0

  rijen.replaceChildren()
  form.querySelector('[data-zonder-script]').remove()
  kies.hidden = false

  kies.querySelector('input').addEventListener('change', (event) => {
    let over = 0
    let eerste = null
    for (const bestand of event.target.files) {
      if (wachtend.size >= hoogstens) over += 1
      else {
        const rij = voegRijToe(bestand)
        eerste ||= rij
      }
    }
    event.target.value = ''
    melding.textContent = over
      ? `Er kunnen er ${hoogstens} tegelijk. ${over} zijn er niet bij gezet: doe die hierna.`
      : `${wachtend.size} klaar om toe te voegen. Zeg er eerst iets over.`
    eerste?.querySelector('input')?.focus()
  })

  function voegRijToe(bestand) {
    const rij = sjabloon.content.firstElementChild.cloneNode(true)
    nummer += 1
    for (const element of rij.querySelectorAll('[id], [for], [aria-describedby]')) {
      for (const attribuut of ['id', 'for', 'aria-describedby']) {
        const waarde = element.getAttribute(attribuut)
        if (waarde) element.setAttribute(attribuut, waarde.replaceAll('__prefix__', `n${nummer}`))
      }
    }
    rij.querySelector('[data-naam]').textContent = bestand.name
    const titel = rij.querySelector('[data-veld="titel"] input')
    titel.value = bestand.name.replace(/\.[^.]*$/, '').replace(/[_-]+/g, ' ').trim().slice(0, 160)
    rij.querySelector('[data-weg]').addEventListener('click', () => {
      wachtend.delete(rij)
      rij.remove()
      melding.textContent = `${bestand.name} wordt niet toegevoegd.`
      kies.querySelector('input').focus()
    })
    rijen.append(rij)
    wachtend.set(rij, bestand)
    if (bestand.size > Number(form.dataset.maxBytes)) {
      toonFouten(rij, { __all__: [`Dit bestand is groter dan ${form.dataset.maxMb} MB. Maak het kleiner.`] })
    }
    return rij
  }

  window.addEventListener('beforeunload', (event) => { if (wachtend.size) event.preventDefault() })

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (!wachtend.size) {
      melding.textContent = 'Kies eerst een of meer bestanden.'
      kies.querySelector('input').focus()
      return
    }
    knop.disabled = true
    let gelukt = 0
    let mislukt = null
    for (const [rij, bestand] of [...wachtend]) {
      if (await stuur(rij, bestand)) gelukt += 1
      else mislukt ||= rij
    }
    knop.disabled = false
    melding.textContent = mislukt
      ? `${gelukt} toegevoegd, ${wachtend.size} nog niet. ${OPNIEUW}`
      : `Alles is toegevoegd: ${gelukt}.`
    if (mislukt) mislukt.focus()
    else kies.querySelector('input').focus()
  })

  function stuur(rij, bestand) {
    const data = new FormData()
    data.set('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value)
    data.set('ruimte', form.elements.ruimte.value)
    data.set('rij-TOTAL_FORMS', '1')
    data.set('rij-INITIAL_FORMS', '0')
    for (const veld of rij.querySelectorAll('input, select, textarea')) {
      const naam = veld.name.replace('__prefix__', '0')
      if (veld.type !== 'checkbox') data.set(naam, veld.value)
      else if (veld.checked) data.set(naam, 'on')
    }
    data.set('rij-0-upload', bestand)
    const stand = rij.querySelector('[data-stand]')
    const balk = stand.querySelector('progress')
    const woorden = stand.querySelector('[data-voortgang]')
    const toon = (procent, tekst) => { balk.value = procent; woorden.textContent = tekst }
    stand.hidden = false
    toonFouten(rij, {})
    toon(0, 'Wordt verstuurd.')
    return new Promise((klaar) => {
      const vraag = new XMLHttpRequest()
      vraag.open('POST', form.action || location.href)
      vraag.setRequestHeader('Accept', 'application/json')
      vraag.responseType = 'json'
      vraag.upload.addEventListener('progress', ({ loaded, total }) => {
        const procent = Math.round((loaded / total) * 100)
        toon(procent, procent < 100 ? `${procent} procent verstuurd.` : 'Wordt nagekeken.')
      })
      vraag.addEventListener('loadend', () => {
        if (vraag.status === 201 && vraag.response) {
          wachtend.delete(rij)
          toonKlaar(rij, vraag.response)
          klaar(true)
          return
        }
        stand.hidden = true
        toonFouten(rij, vraag.response?.fouten ?? { __all__: [waarom(vraag.status)] })
        klaar(false)
      })
      vraag.send(data)
    })
  }

  function waarom(status) {
    if (status === 413) return `Dit bestand is groter dan ${form.dataset.maxMb} MB. Maak het kleiner.`
    if (status === 403) return 'Je mag hier niets toevoegen, of de pagina stond te lang open. Laad de pagina opnieuw.'
    if (status === 0) return 'De verbinding viel weg. Druk opnieuw op Voeg toe.'
    return 'Het ging bij ons mis. Wacht even en druk opnieuw op Voeg toe.'
  }

  function toonFouten(rij, fouten) {
    for (const oud of rij.querySelectorAll('.veld__fout')) oud.remove()
    for (const veld of rij.querySelectorAll('[aria-invalid]')) veld.removeAttribute('aria-invalid')
    for (const vak of rij.querySelectorAll('.veld--fout')) vak.classList.remove('veld--fout')
    for (const [naam, zinnen] of Object.entries(fouten)) {
      const vak = rij.querySelector(`[data-veld="${naam}"]`)
      vak?.classList.add('veld--fout')
      vak?.querySelector('input, select, textarea')?.setAttribute('aria-invalid', 'true')
      for (const zin of zinnen) {
        const regel = document.createElement('p')
        regel.className = 'veld__fout'
        regel.textContent = zin
        if (vak) vak.querySelector('label').after(regel)
        else rij.querySelector('[data-fouten]').append(regel)
      }
    }
  }

  function toonKlaar(rij, { titel, adres, opmerkingen }) {
    const kop = rij.querySelector('[data-naam]')
    const tekst = document.createElement('p')
    const link = document.createElement('a')
    link.href = adres
    link.textContent = titel
    tekst.append('Toegevoegd: ', link, '.')
    rij.replaceChildren(kop, tekst, ...opmerkingen.map((zin) => {
      const regel = document.createElement('p')
      regel.className = 'stil'
      regel.textContent = zin
      return regel
    }))
    rij.classList.add('uploadrij--klaar')
  }
}
