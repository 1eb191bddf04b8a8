# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What an older release wrote is still understood."""

import pytest

from redactie.models import Inhoudstand
from redactie.versies import neem_op
from wijzer.inhoud import _stand_van_0_1, laad
from wijzer.management.commands.laad_inhoud import content_loader

pytestmark = pytest.mark.django_db


def test_content_that_version_0_1_loaded_is_not_taken_for_changed_by_somebody(inhoud, inhoud_map):
    for stand in Inhoudstand.objects.select_related("content_type"):
        item = stand.content_type.model_class().objects.filter(pk=stand.object_id).first()
        if item is not None and hasattr(item, "bronvermeldingen"):
            stand.vingerafdruk = _stand_van_0_1(item, neem_op(item))
            stand.save()
    verslag = laad(inhoud_map, by=content_loader())
    assert (verslag.met_rust_gelaten, verslag.bijgewerkt) == ([], [])
    stand = Inhoudstand.objects.last()
    stand.vingerafdruk = "0" * 64  # somebody did change this one
    stand.save()
    assert len(laad(inhoud_map, by=content_loader()).met_rust_gelaten) == 1
