# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Search: words, an index that is right when publishing is done, and the same order on both databases.

`woorden` reads text, `vraag` reads what a visitor typed, `index` keeps the index, `motor` speaks to the database,
`zoek` puts them together.
"""
