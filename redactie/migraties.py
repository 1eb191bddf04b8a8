# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Operations for migrations."""

from django.db import migrations
from django.db.migrations.state import ProjectState


class AlleenWoorden(migrations.SeparateDatabaseAndState):
    """Alters fields in their words only: labels and help texts, which the database does not know.

    Django makes all models anew after each field. Here that happens once, after the last, so that hundreds of texts
    take no longer than one.
    """

    def __init__(self, state_operations: list) -> None:
        super().__init__(state_operations=state_operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)
