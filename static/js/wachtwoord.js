// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Let somebody see the password they type. Without this script the field works as any other.

for (const veld of document.querySelectorAll('input[type="password"]')) {
  const knop = document.createElement('button')
  knop.type = 'button'
  knop.className = 'account__toon'
  knop.textContent = 'Toon wat ik typ'
  knop.setAttribute('aria-controls', veld.id)
  knop.setAttribute('aria-pressed', 'false')
  knop.addEventListener('click', () => {
    const tonen = veld.type === 'password'
    veld.type = tonen ? 'text' : 'password'
    knop.setAttribute('aria-pressed', String(tonen))
  })
  veld.form.addEventListener('submit', () => { veld.type = 'password' })
  veld.after(knop)
}
