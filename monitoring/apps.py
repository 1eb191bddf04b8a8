# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from django.apps import AppConfig
from django.db.models.signals import post_save


class MonitoringConfig(AppConfig):
    """Three rooms, in this order: meten, leren, verantwoorden."""

    name = "monitoring"
    verbose_name = "Monitoren en leren"

    def ready(self) -> None:
        from monitoring.meten.models import Indicator

        post_save.connect(_indicator_gewijzigd, sender=Indicator, dispatch_uid="indicator_gewijzigd")


def _indicator_gewijzigd(sender: type, instance, raw: bool = False, **kwargs) -> None:
    """What may be shown of figures depends on the privacy and the kind of their indicator."""
    from monitoring.meten.getoond import werk_uit

    if not raw:
        werk_uit([instance.pk])
