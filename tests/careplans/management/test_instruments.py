"""The papers of the demonstration stand on the list, each where the plan says it is."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from careplans.actions.documents import papers_not_listed
from careplans.management.personas import persona_files
from careplans.management.personas.instruments import sightings_told_of
from careplans.models import Plan, PlanDocument

LPA = PlanDocument(kind="lpa", section_key="lpa_health_welfare", row_id="aaaa")


@pytest.mark.django_db
def test_maggies_papers_are_listed_once_with_where_they_are_and_who_saw_them():
    for _ in range(2):
        call_command("seed_demo", persona_files()[0], stdout=StringIO())
    plan = Plan.objects.get()

    adrt = plan.papers.get(kind="adrt")

    assert plan.papers.legal().count() == 3
    assert "Blue folder" in adrt.kept_where
    assert (adrt.newest_sighting.saw, bool(adrt.newest_sighting.seen_by)) == ("original", True)
    assert adrt.added_at - plan.current.published_at < timedelta(minutes=1)
    assert papers_not_listed(plan, with_draft=True) == []


@pytest.mark.parametrize("day", ["2026-02", "2026", None, {"unsaid": "not_discussed"}])
def test_a_sighting_without_a_whole_day_is_not_made_up(day):
    row = {"id": "aaaa", "document_seen_by": "Dr Sethi", "document_seen_on": day}

    assert sightings_told_of({"lpa_health_welfare": [row]}, LPA) == []
