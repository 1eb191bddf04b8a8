#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""Django's command line for Wijzer in de Wijk."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijzer.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
