# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""What an older release wrote is still understood."""

import pytest
from django.contrib.contenttypes.models import ContentType

from redactie.models import Inhoudstand
from redactie.versies import neem_op
from toolkit.models import Tool
from wijken.models import Gebeurtenis
from wijzer.inhoud import NIEUW_IN_0_3, NIEUW_IN_0_5, _stand, _stand_van_0_1, laad
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
    stand = Inhoudstand.objects.filter(content_type=ContentType.objects.get_for_model(Tool)).last()
    stand.vingerafdruk = "0" * 64  # somebody did change this one
    stand.save()
    assert len(laad(inhoud_map, by=content_loader()).met_rust_gelaten) == 1


def test_a_tool_that_version_0_2_loaded_gets_the_new_facts_and_is_not_taken_for_changed(inhoud, inhoud_map):
    nieuw = NIEUW_IN_0_3[Tool]
    gevuld = {
        f"tools/{tool.slug}" for tool in Tool.objects.all() if {veld: getattr(tool, veld) for veld in nieuw} != nieuw
    }
    Tool.objects.update(**nieuw)
    for tool in Tool.objects.all():
        inhoud_toen = neem_op(tool)
        velden = {veld: waarde for veld, waarde in inhoud_toen["velden"].items() if veld not in nieuw}
        stand = Inhoudstand.objects.get(content_type=ContentType.objects.get_for_model(Tool), object_id=tool.pk)
        stand.vingerafdruk = _stand(tool, {**inhoud_toen, "velden": velden})
        stand.save()
    verslag = laad(inhoud_map, by=content_loader())
    assert (verslag.met_rust_gelaten, set(verslag.bijgewerkt)) == ([], gevuld)
    assert len(gevuld) == 8


def test_an_event_that_version_0_4_loaded_gets_its_hours_and_is_not_taken_for_changed(inhoud, inhoud_map):
    nieuw = NIEUW_IN_0_5[Gebeurtenis]
    gevuld = {
        f"gebeurtenissen/{event.slug}"
        for event in Gebeurtenis.objects.all()
        if event.begintijd or event.onzeker or event.ook_voor.exists()
    }
    Gebeurtenis.objects.update(begintijd=None, eindtijd=None, onzeker="")
    for event in Gebeurtenis.objects.all():
        event.ook_voor.clear()
        toen = neem_op(event)
        toen = {
            **toen,
            **{deel: {n: w for n, w in toen[deel].items() if n not in nieuw} for deel in ("velden", "koppelingen")},
        }
        stand = Inhoudstand.objects.get(content_type=ContentType.objects.get_for_model(event), object_id=event.pk)
        stand.vingerafdruk = _stand(event, toen)
        stand.save()
    verslag = laad(inhoud_map, by=content_loader())
    assert (verslag.met_rust_gelaten, set(verslag.bijgewerkt)) == ([], gevuld)
    assert len(gevuld) == 20
