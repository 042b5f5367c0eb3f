"""Who the person is, their practice, and what happened to the plan: the places that are rows."""

from datetime import datetime

from django.utils import timezone

from careplans.actions.signing import STATEMENT
from careplans.content.wording import format_nhs_number
from careplans.management.personas.places.kinds import Field, Row, Said, choice
from careplans.management.personas.wordings import Unreadable, words

SAME_STATEMENT = {"confirms the recommendation complies with capacity and human-rights law": STATEMENT}


def truth(value):
    if not isinstance(value, bool):
        raise Unreadable("Write true or false.")
    return value


def _same_day(stored, value):
    """A time on this day, in UK time."""
    return timezone.localtime(stored).date().isoformat() == value


def _same_moment(stored, value):
    return stored == datetime.fromisoformat(value)


def _phone(name):
    return (Row(lambda record, index: getattr(record.phones[index], name)),)


PERSON = {
    "person.nhs_number": (Field("nhs_number"),),
    "person.nhs_number_display": (Row(lambda record: format_nhs_number(record.person.nhs_number)),),
    "person.nhs_number_status": (Field("nhs_number_status"),),
    "person.title": (Field("title"),),
    "person.given[]": (Field("given_names", joined=" "),),
    "person.family": (Field("family_name"),),
    "person.preferred_name": (Field("preferred_name"),),
    "person.pronouns": (Field("pronouns"),),
    "person.date_of_birth": (Field("born_on"),),
    "person.sex_at_birth_observed": (Field("sex_at_birth"),),
    "person.administrative_gender": (Field("gender"),),
    "person.gender_identity": (Field("gender_identity"),),
    "person.ethnic_category": (Field("ethnic_category"),),
    "person.religion": (Field("religion"),),
    "person.marital_status": (Field("marital_status"),),
    "person.address.lines[]": (Field("address_lines", joined="\n"),),
    "person.address.postcode": (Field("postcode"),),
    "person.address.type": (Field("address_type"),),
    "person.current_location": (Field("current_location"),),
    "person.phones[].number": _phone("number"),
    "person.phones[].use": _phone("use"),
    "person.phones[].preference": _phone("preference"),
    "person.email": (Field("email"),),
    "person.location_sensitive": (Field("location_sensitive", reads=truth),),
    "person.accommodation_status": (
        Field("accommodation"),
        *choice(
            "home",
            "accommodation",
            {},
            {
                "owner occupied": "own_home",
                "adapted social-rented": "own_home",
                "supported living": "supported_living",
                "care home with nursing": "nursing_home",
                "care home": "residential_home",
                "prison": "secure",
            },
            otherwise="other",
        ),
    ),
    "gp_practice.gp": (Field("gp_name"), Said("gp_practice", "gp")),
    "gp_practice.name": (Field("gp_practice"), Said("gp_practice", "practice")),
    "gp_practice.ods_fictional": (Field("gp_practice_code"), Said("gp_practice", "practice_code")),
    "gp_practice.phone": (Field("gp_phone"), Said("gp_practice", "phone")),
    "gp_practice.out_of_hours": (Field("gp_out_of_hours"), Said("gp_practice", "out_of_hours")),
}

PLAN = {
    "plan.plan_id": (Row(lambda record: record.plan.local_reference),),
    "plan.status": (Row(lambda record: record.plan.is_in_use, lambda stored, value: stored and value == "published"),),
    "plan.version": (Row(lambda record: record.version.number),),
    "plan.created_on": (Row(lambda record: record.plan.started_at, _same_day),),
    "plan.published_at": (Row(lambda record: record.version.published_at, _same_moment),),
    "plan.supersedes_version": (Row(lambda record: record.version_before.number),),
    "plan.last_confirmed_on": (Row(lambda record: record.last_confirmed_at, _same_day),),
    "plan.review_due": (Said("review", "review_due"),),
    "plan.review_reason_next": (Said("review", "review_reason"),),
    "plan.sources[]": (Said("consent", "sources", joined="\n"),),
    "review.history[].version": (Row(lambda record, index: record.told(index).number),),
    "review.history[].date": (Row(lambda record, index: record.told(index).published_at, _same_day),),
    "review.history[].why": (Row(lambda record, index: record.told(index).why),),
}


def _signature(name, says=lambda stored, value: stored == value):
    return (Row(lambda record, index: record.signatures[index][name], says),)


def _review(name, says=lambda stored, value: stored == value):
    return (Row(lambda record, index: getattr(record.reviews[index], name), says),)


_AT = "involvement_and_signatures"
SIGNED = {
    f"{_AT}.signatures[].kind": _signature("kind"),
    f"{_AT}.signatures[].name": _signature("name"),
    f"{_AT}.signatures[].grade_speciality": _signature("grade"),
    f"{_AT}.signatures[].registration": _signature("registration"),
    f"{_AT}.signatures[].signed_at": _signature(
        "signed_at", lambda stored, value: _same_moment(_moment(stored), value)
    ),
    f"{_AT}.signatures[].statement": (
        Row(
            lambda record, index: record.signature_rows[index].statement,
            lambda stored, value: stored == SAME_STATEMENT.get(words(value), value),
        ),
    ),
    f"{_AT}.confirmations[].date": _review("confirmed_at", _same_day),
    f"{_AT}.confirmations[].by": _review("confirmed_by"),
    f"{_AT}.confirmations[].reg": _review("registration"),
    f"{_AT}.confirmations[].setting": _review("setting"),
    f"{_AT}.confirmations[].note": _review("note"),
}


def _moment(text):
    return datetime.fromisoformat(text)


PLACES = {**PERSON, **PLAN, **SIGNED}
