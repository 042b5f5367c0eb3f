"""One version read with all that surrounds it: the page, the paper and the API walk these same parts."""

from datetime import date

import pytest

from careplans.actions.plans import confirm_plan
from careplans.actions.signing import sign
from careplans.content.confidences import READ_LIVE_RECORD
from careplans.models import PersonAddress, PersonPhone, PlanVersion
from careplans.models.reading import read_version
from tests.builders import publish_draft, write_draft
from tests.careplans.views.looking import queries_of


def read(plan, number=None, **how):
    plan.refresh_from_db()
    version = plan.versions.get(number=number) if number else plan.current
    version.plan = plan
    return read_version(version, **{"shows_where": True, **how})


def rows_in(parts, key):
    """The words of a section by key, row after row."""
    [section] = [one for part in parts for one in part.sections if one.section.key == key]
    return [{fact.key: fact.words for fact in row.said} for row in section.rows]


def test_decisions_come_before_the_person_and_the_history_last(maggies_plan):
    keys = [part.key for part in read(maggies_plan)]

    assert keys[:3] == ["arrest", "alerts", "binding"]
    assert keys.index("matters") < keys.index("person") < keys.index("standing") < keys.index("history")
    assert len(set(keys)) == len(keys)


def test_a_version_keeps_who_it_was_about(maggies_draft, imran):
    person = maggies_draft.person
    PersonPhone.objects.create(person=person, number="01632 960118", use="home")
    PersonAddress.objects.create(person=person, use="hospice", lines="Saltmarsh Hospice", from_on=date(2026, 11, 2))
    publish_draft(maggies_draft, by=imran)
    person.preferred_name = "Peggy"
    person.save(update_fields=["preferred_name"])

    parts = read(maggies_draft)

    assert rows_in(parts, "identity")[0]["preferred_name"] == "Maggie"
    assert rows_in(parts, "identity_addresses") == [
        {"use": "Hospice", "lines": "Saltmarsh Hospice", "from_on": "02-Nov-2026"}
    ]
    assert rows_in(parts, "identity_phones") == [{"number": "01632 960118", "use": "Home", "preference": "1"}]


def test_signatures_are_read_with_what_was_signed(maggies_plan):
    signed = rows_in(read(maggies_plan), "signatures")

    assert {one["registration"] for one in signed} == {"GMC 9900101"}
    assert all(one["statement"].startswith("I confirm that these recommendations") for one in signed)


def test_an_endorsement_given_afterwards_is_read_too(maggies_draft, bethan, imran):
    publish_draft(maggies_draft, by=bethan)
    sign(maggies_draft, revision=maggies_draft.draft.revision, by=imran)

    signed = [one["kind"] for one in rows_in(read(maggies_draft), "signatures")]

    assert signed == ["Completed by", "Endorsed by the senior responsible clinician"]


def test_a_disagreement_is_read_with_the_reason_to_go_on_from_it(maggies_plan):
    version = PlanVersion.objects.get(plan=maggies_plan)
    version.plan = maggies_plan
    sealed = {
        "rule": "a_rule",
        "section": "cpr",
        "row": "",
        "message": "Comfort is the focus, and intensive care is recommended.",
        "reason": "Agreed with Maggie for the wedding week",
        "name": "Dr Imran Sethi",
        "grade": "GP",
        "registration": "GMC 9900101",
        "given_at": "2026-11-17T15:38:00+00:00",
    }
    version.document = version.document | {"overrides": [sealed]}

    [told] = rows_in(read_version(version, shows_where=True), "overrides")

    assert told == {
        "message": "Comfort is the focus, and intensive care is recommended.",
        "reason": "Agreed with Maggie for the wedding week",
        "name": "Dr Imran Sethi, GP, GMC 9900101",
        "given_at": "17-Nov-2026 15:38",
    }


def test_every_confirmation_of_the_plan_is_read_with_its_version(maggies_plan, bethan, imran):
    confirm_plan(maggies_plan, note="With Katherine", by=bethan)
    publish_draft(maggies_plan, by=imran, key="second", why="After a talk")

    parts = read(maggies_plan)

    [confirmed] = rows_in(parts, "confirmations")
    assert (confirmed["note"], confirmed["version"]) == ("With Katherine", "Version 1")
    assert rows_in(parts, "state")[0]["confirmed"] == "Not since it was published"
    assert [one["number"] for one in rows_in(parts, "versions")] == ["Version 2", "Version 1"]
    assert rows_in(parts, "versions")[0]["why"] == "After a talk"


def test_a_version_that_was_replaced_says_that_it_is_not_in_use(maggies_plan, imran):
    publish_draft(maggies_plan, by=imran, key="second")

    assert rows_in(read(maggies_plan, 1), "state")[0]["status"] == "Published once, not in use any more"
    assert rows_in(read(maggies_plan, 2), "state")[0]["status"] == "Published, in use"


def test_who_wrote_the_own_words_stands_under_them(maggies_draft, bethan, imran):
    write_draft(maggies_draft, {"about_me": {"most_important": "The garden"}}, by=bethan)
    publish_draft(maggies_draft, by=imran)

    [about_me] = [one for part in read(maggies_draft) for one in part.sections if one.section.key == "about_me"]

    told = {fact.key: fact.words for fact in about_me.provenance}
    assert told["written_by"] == "The person, with help from Bethan Rowlands"


@pytest.mark.parametrize("of_today", [True, False])
def test_whereabouts_that_are_or_were_sensitive_are_kept_back(maggies_draft, imran, of_today):
    person = maggies_draft.person
    person.location_sensitive = not of_today
    person.save(update_fields=["location_sensitive"])
    publish_draft(maggies_draft, by=imran)
    person.location_sensitive = of_today
    person.save(update_fields=["location_sensitive"])

    hidden, shown = read(maggies_draft, shows_where=False), read(maggies_draft, shows_where=True)

    assert [list(row) for row in rows_in(hidden, "identity_where")] == [["kept_back"]]
    assert rows_in(shown, "identity_where")[0]["postcode"] == person.postcode


def test_confidences_are_read_on_the_screen_and_not_on_paper(maggies_draft, bethan, imran):
    in_confidence = {
        "consent": {
            "plan_created_with": "agreement",
            "sharing": "all_direct_care",
            "family_told": "Doreen does not know",
            "do_not_contact": "Graham",
        },
        "personal_contacts": [
            {"id": "kath", "name": "Katherine Holloway", "roles": ["emergency_contact"]},
            {"id": "grah", "name": "Graham Holloway", "roles": ["do_not_contact"], "phone": "07700 900199"},
        ],
        "prognosis": {"aware_carers": "not_aware", "aware_carers_detail": "Nobody told them"},
    }
    write_draft(maggies_draft, in_confidence, by=bethan)
    publish_draft(maggies_draft, by=imran)

    screen, paper = read(maggies_draft), read(maggies_draft, on_paper=True)

    assert rows_in(screen, "consent")[0]["family_told"] == "Doreen does not know"
    assert rows_in(paper, "consent")[0]["family_told"] == READ_LIVE_RECORD
    assert rows_in(paper, "personal_contacts")[1] == {"kept_back": READ_LIVE_RECORD}
    said = [fact.words + str(fact.value) for p in paper for s in p.sections for row in s.rows for fact in row.said]
    assert [one for one in said if "Graham" in one or "Doreen" in one or "ot aware" in one] == []


def test_reading_costs_the_same_with_one_version_and_with_three(maggies_plan, imran, client, bethan):
    client.force_login(bethan)
    address = f"/api/v1/plans/{maggies_plan.pk}/"
    client.get(address)
    one = queries_of(lambda: client.get(address))
    for key in ("second", "third"):
        publish_draft(maggies_plan, by=imran, key=key)

    assert queries_of(lambda: client.get(address)) == one


def test_an_old_version_without_the_rest_of_the_identity_still_reads(maggies_plan):
    version = PlanVersion.objects.get(plan=maggies_plan)
    version.plan = maggies_plan
    version.document = version.document | {
        "identity": {
            key: version.document["identity"][key]
            for key in ("nhs_number", "nhs_number_status", "given_names", "family_name", "born_on", "born_precision")
        }
    }

    parts = read_version(version, shows_where=True)

    [person] = [part for part in parts if part.key == "person"]
    assert person.silent == ("Address", "Other addresses", "Telephone", "GP practice of the person")


def test_a_childs_version_keeps_the_blank_pages_of_a_childs_plan(maggies_draft, imran, monkeypatch):
    publish_draft(maggies_draft, by=imran)
    grown_up = [one.section.key for part in read(maggies_draft) for one in part.sections]

    monkeypatch.setattr(PlanVersion, "type", "golden_ticket_child_young_person")
    as_child = [one.section.key for part in read(maggies_draft) for one in part.sections]

    assert "life_threatening_event" not in grown_up
    assert "life_threatening_event" in as_child
    assert set(grown_up) < set(as_child)
