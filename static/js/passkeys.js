// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Make and use passkeys. A form with data-passkey="maak" or "gebruik" is shown when the browser can do it; its options come
// from the element named by data-opties, or as JSON from data-adres.

const leesBytes = (tekst) => {
  const kaal = tekst.replace(/-/g, '+').replace(/_/g, '/')
  return Uint8Array.from(atob(kaal.padEnd(Math.ceil(kaal.length / 4) * 4, '=')), (teken) => teken.charCodeAt(0))
}

const schrijfBytes = (bytes) => bytes && btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

const leesOpties = ({ publicKey }) => {
  const opties = { ...publicKey, challenge: leesBytes(publicKey.challenge) }
  if (opties.user) opties.user = { ...opties.user, id: leesBytes(opties.user.id) }
  for (const lijst of ['excludeCredentials', 'allowCredentials']) {
    if (opties[lijst]) opties[lijst] = opties[lijst].map((sleutel) => ({ ...sleutel, id: leesBytes(sleutel.id) }))
  }
  return opties
}

const schrijfSleutel = (sleutel) => {
  const antwoord = { clientDataJSON: schrijfBytes(sleutel.response.clientDataJSON) }
  for (const deel of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (sleutel.response[deel]) antwoord[deel] = schrijfBytes(sleutel.response[deel])
  }
  return JSON.stringify({
    type: sleutel.type,
    id: sleutel.id,
    rawId: schrijfBytes(sleutel.rawId),
    response: antwoord,
    clientExtensionResults: sleutel.getClientExtensionResults(),
  })
}

const haalOpties = async (formulier) => {
  if (formulier.dataset.opties) return JSON.parse(document.getElementById(formulier.dataset.opties).textContent)
  const antwoord = await fetch(formulier.dataset.adres, { headers: { Accept: 'application/json' } })
  if (!antwoord.ok) throw new Error('te vaak')
  return (await antwoord.json()).request_options
}

const FOUTEN = {
  NotAllowedError: 'Het is afgebroken, of het duurde te lang. Probeer het opnieuw.',
  InvalidStateError: 'Dit apparaat heeft al een passkey voor je account.',
  SecurityError: 'Op dit adres werken passkeys niet. Log anders in.',
}

for (const formulier of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential) {
    document.querySelector('[data-passkey-kan-niet]')?.removeAttribute('hidden')
    continue
  }
  formulier.hidden = false
  const melding = formulier.querySelector('[data-passkey-melding]')
  formulier.addEventListener('submit', async (gebeurtenis) => {
    gebeurtenis.preventDefault()
    melding.textContent = ''
    try {
      const publicKey = leesOpties(await haalOpties(formulier))
      const maken = formulier.dataset.passkey === 'maak'
      const sleutel = await navigator.credentials[maken ? 'create' : 'get']({ publicKey })
      formulier.elements.credential.value = schrijfSleutel(sleutel)
      formulier.submit()
    } catch (fout) {
      melding.textContent = FOUTEN[fout.name] || 'Het lukte niet. Probeer het over een paar minuten opnieuw.'
    }
  })
}
