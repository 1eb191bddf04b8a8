# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Three rooms, in this order: meten, leren, verantwoorden."""

    name = "monitoring"
    verbose_name = "Monitoren en leren"
