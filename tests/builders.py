"""Builds rows for tests through the same actions as the web: the cast, their teams, and plans that can be published."""

from datetime import date, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.actions import join_team, open_team
from accounts.models import ContactEndpoint, Organisation, User
from accounts.roles import (
    ADMINISTRATOR,
    AMBULANCE,
    ANALYST,
    COMMUNITY_NURSE,
    GP,
    HOSPICE,
    INFORMATION_GOVERNANCE,
    ORGANISATION_ADMINISTRATOR,
    OUT_OF_HOURS,
    PERSON,
    REPRESENTATIVE,
)
from careplans.actions.drafts import save_section
from careplans.actions.merges import ask_to_merge
from careplans.actions.people import register_person
from careplans.actions.plans import start_plan
from careplans.actions.sharing import share_with
from careplans.actions.signing import publish
from careplans.content.sections import section_by_key
from careplans.models import Plan, Representative

PASSWORD = "a-password-for-tests"
MAGGIES_NUMBER = "9992048174"
SPARE_NUMBER = "9991264809"


def build_team(name, organisation, **facts):
    """A team of an organisation with one email address."""
    team = open_team(Organisation.objects.get_or_create(name=organisation)[0], name=name, **facts)
    address = f"{name.lower().replace(' ', '-').replace('/', '-')}@teams.golden-ticket.test"
    ContactEndpoint.objects.get_or_create(team=team, channel=ContactEndpoint.Channel.EMAIL, address=address)
    return team


@cache
def password_hash():
    """PASSWORD as it is stored; made once, because making it is slow on purpose."""
    return make_password(PASSWORD)


def build_user(given_name, family_name, role, team, *, may_sign=False, may_endorse=False, **facts):
    """Someone who signs in, with one role in one team. The password is PASSWORD."""
    email = f"{given_name.lower()}@demo.golden-ticket.test"
    names = {"given_name": given_name, "family_name": family_name}
    user = User.objects.create(email=email, password=password_hash(), **names, **facts)
    join_team(user, team, role=role, may_sign=may_sign, may_endorse=may_endorse)
    return user


CAST = {
    "bethan": ("Bethan", "Rowlands", HOSPICE, "night_team", "hospice CNS", "NMC 99Z1001E"),
    "imran": ("Imran", "Sethi", GP, "surgery", "GP", "GMC 9900101"),
    "ravi": ("Ravi", "Menon", OUT_OF_HOURS, "out_of_hours", "111 clinician", "NMC 99Z1009E"),
    "amina": ("Amina", "Yusuf", AMBULANCE, "ambulance_control", "paramedic", "HCPC PA990011"),
    "maggie": ("Maggie", "Holloway", PERSON, "families", "", ""),
    "katherine": ("Katherine", "Holloway", REPRESENTATIVE, "families", "", ""),
    "owen": ("Owen", "Price", COMMUNITY_NURSE, "elsewhere", "community nurse", "NMC 99Z1010E"),
    "grace": ("Grace", "Obi", INFORMATION_GOVERNANCE, "board", "", ""),
    "dan": ("Dan", "Whitlock", ANALYST, "board", "", ""),
    "priya": ("Priya", "Nair", ADMINISTRATOR, "board", "", ""),
    "fern": ("Fern", "Adeyemi", ORGANISATION_ADMINISTRATOR, "night_team", "", ""),
}


def build_teams():
    """The teams of the cast, by short name."""
    day_and_night = {"works_day_and_night": True}
    area = {**day_and_night, "covers_whole_area": True}
    return {
        "night_team": build_team("Saltmarsh Hospice night team", "Saltmarsh Hospice", **day_and_night),
        "surgery": build_team("Seawick Surgery", "Seawick Surgery"),
        "out_of_hours": build_team("111 and out of hours", "NHS 111 Kent", **area),
        "ambulance_control": build_team("Ambulance control", "Ambulance service", **area),
        "families": build_team("People and families", "People and families"),
        "elsewhere": build_team("Fenland community team", "Fenland Community Trust"),
        "board": build_team("Kent care board", "Kent care board"),
    }


def build_member(name, teams):
    """One of the cast, in their team, whose organisation lets them sign."""
    given, family, role, team, profession, registration = CAST[name]
    facts = {"profession": profession, "registration": registration, "may_sign": bool(role.if_authorised)}
    return build_user(given, family, role, teams[team], **facts)


def person_facts(**changes):
    """What it takes to register Maggie, or someone like her."""
    return {
        "nhs_number": MAGGIES_NUMBER,
        "nhs_number_status": "01",
        "title": "Mrs",
        "given_names": "Margaret Ann",
        "family_name": "Holloway",
        "preferred_name": "Maggie",
        "born_on": date(1958, 3, 14),
        "gender": "female",
        "address_lines": "14 Marram Close\nSeawick\nKent",
        "postcode": "ZZ1 2AB",
        **changes,
    }


# The least that can be published, but for its dates, with one thing on every part of the card.
PUBLISHABLE = {
    "esther": {"matters_most": "That I die looking at my own sea, with the window open."},
    "consent": {"plan_created_with": "agreement", "sharing": "all_direct_care"},
    "primary_diagnosis": {"diagnosis": "Pancreatic adenocarcinoma with liver metastases"},
    "allergies": {"status": "known"},
    "allergy_list": [{"id": "peni", "agent": "Penicillin", "reaction": "facial swelling", "severity": "severe"}],
    "shared_understanding": {"summary": "Advanced cancer, no further cancer treatment."},
    "clinical_focus": {"focus": "balance", "guidance": "Stay at home and ring the hospice line."},
    "cpr": {
        "decision": "not_recommended",
        "reason": "CPR could not restore her to a condition she would value.",
        "discussed_with_person": "yes",
        "discussed_with_family": "yes",
    },
    "treatment_escalation": [
        {
            "id": "hosp",
            "intervention": "hospital_transfer",
            "recommendation": "conditional",
            "conditions": "sepsis",
        },
        {"id": "icuu", "intervention": "intensive_care", "recommendation": "not_recommended"},
    ],
    "likely_emergencies": [
        {
            "id": "pain",
            "trigger": "Pain not settling",
            "what_to_do": "Ring the hospice line",
            "call": "0808 157 0101",
        }
    ],
    "involvement": {"has_capacity": "yes", "how_involved": ["a"]},
    "place_of_care": {"first_choice": "home"},
    "place_of_death": {"first_choice": "home"},
    "first_call": {"number": "0808 157 0101", "who": "Saltmarsh Hospice advice line", "hours": "24/7"},
    "personal_contacts": [
        {
            "id": "kath",
            "name": "Katherine Holloway",
            "relationship": "daughter",
            "roles": ["emergency_contact"],
            "phone": "07700 900121",
        }
    ],
    "professional_contacts": [
        {
            "id": "beth",
            "name": "Bethan Rowlands",
            "role": "hospice CNS",
            "phone": "0808 157 0101",
            "key_worker": "yes",
        }
    ],
}


def publishable_content(today=None):
    """What can be published on this day, by section."""
    today = today or timezone.localdate()
    decided, due = today.isoformat(), (today + timedelta(days=17)).isoformat()
    return {**PUBLISHABLE, "cpr": {**PUBLISHABLE["cpr"], "decided_on": decided}, "review": {"review_due": due}}


def write_draft(plan, content, *, by, now=None):
    """Save every section of `content` as its clinician would, one after another; returns the newest revision."""
    revision = plan.draft.revision
    for key, answers in content.items():
        how = {"written_how": "helped", "written_with": str(by)}
        words = how if section_by_key(key).document == "what_matters" else {}
        revision = save_section(plan, key, answers, revision=revision, by=by, now=now, **words).revision
    return revision


def build_plan(*, by, team, shared_with=(), facts=None, content=None, now=None):
    """A plan with a draft that can be published, not yet published."""
    person = register_person(facts or person_facts(), team=team, by=by, now=now)
    plan = start_plan(person, team=team, by=by, now=now)
    for other in shared_with:
        share_with(plan, other, reason="Cares for this person", by=by, now=now)
    write_draft(plan, content or publishable_content(), by=by, now=now)
    return Plan.objects.with_what_is_shown().get(pk=plan.pk)


def publish_draft(plan, *, by, key="first", why="", now=None):
    """Publish the draft as it stands; the plan given is brought up to date."""
    plan.draft.refresh_from_db()
    version = publish(plan, revision=plan.draft.revision, key=key, why=why, by=by, now=now)
    plan.refresh_from_db()
    plan.draft.refresh_from_db()
    return version


def link_family(person, *, maggie, katherine):
    """Maggie is the person of this plan; Katherine reads along."""
    person.account = maggie
    person.save(update_fields=["account"])
    Representative.objects.create(person=person, user=katherine, basis="The person's consent")


def build_merge(person, *, by, asked_by, team):
    """A second record of this person, which someone asks to merge into the first."""
    again = register_person(person_facts(nhs_number=None, nhs_number_status="03"), team=team, by=by)
    points = ["family_name", "given_names", "born"]
    return ask_to_merge(person, again, because="The same person", points=points, by=asked_by)
