"""Who the person is, their practice, and what happened to the plan: the places that are rows."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from careplans.actions.people import clean_nhs_number
from careplans.actions.signing import STATEMENT
from careplans.content.plan_types import PLAN_TYPES
from careplans.content.wording import format_date, format_moment, format_nhs_number
from careplans.management.personas.places.kinds import Field, Row, Said, choice
from careplans.management.personas.wordings import Unreadable, number, words, yes_no
from careplans.models import Person, Signature

STATES = {"published": "in use", "withdrawn": "Withdrawn", "draft": "Draft"}
SAME_STATEMENT = {"confirms the recommendation complies with capacity and human-rights law": STATEMENT}


def truth(value):
    return yes_no(value) == "yes"


def nhs_number(value):
    """Its ten digits; raises Unreadable."""
    try:
        return clean_nhs_number(words(value))
    except ValidationError as error:
        raise Unreadable(error.messages[0]) from None


def _is_as_much_as_is_known(stored, value):
    """A date of birth, of which perhaps only the year or the month is known."""
    return stored[: len(value)] == value


def _same_day(stored, value):
    """A time on this day, in UK time."""
    return timezone.localtime(stored).date().isoformat() == value


def _same_moment(stored, value):
    return stored == datetime.fromisoformat(value)


def _moment_in_words(value):
    return format_moment(datetime.fromisoformat(value))


def _version_in_words(value):
    return f"Version {value}"


def _number_status_in_words(value):
    return str(Person.NumberStatus(value).label)


def _kind_in_words(value):
    return str(Signature.Kind(value).label)


def _on_the_day(reads):
    """A time of which the file gives the day."""
    return (Row(reads, _same_day, format_date),)


def _phone(name):
    return (Row(lambda record, index: getattr(record.phone(index), name)),)


PERSON = {
    "person.nhs_number": (Field("nhs_number", reads=nhs_number, words=format_nhs_number),),
    "person.nhs_number_display": (Row(lambda record: format_nhs_number(record.person.nhs_number)),),
    "person.nhs_number_status": (Field("nhs_number_status", words=_number_status_in_words),),
    "person.title": (Field("title"),),
    "person.given": (Field("given_names"),),
    "person.given[]": (Field("given_names", joined=" "),),
    "person.family": (Field("family_name"),),
    "person.preferred_name": (Field("preferred_name"),),
    "person.pronouns": (Field("pronouns"),),
    "person.date_of_birth": (
        Row(lambda record: record.person.born_on.isoformat(), _is_as_much_as_is_known, format_date),
    ),
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
    "plan.status": (Row(lambda record: record.status, words=STATES.get),),
    "plan.version": (Row(lambda record: record.version.number, words=_version_in_words),),
    "plan.created_on": _on_the_day(lambda record: record.plan.started_at),
    "plan.published_at": (Row(lambda record: record.version.published_at, _same_moment),),
    "plan.supersedes_version": (Row(lambda record: record.version_before.number, words=_version_in_words),),
    "plan.last_confirmed_on": _on_the_day(lambda record: record.last_confirmed_at),
    "plan.review_due": (Said("review", "review_due"),),
    "plan.review_reason_next": (Said("review", "review_reason"),),
    "plan.type": (Row(lambda record: record.version.type, words=PLAN_TYPES.get),),
    "plan.author": (Said("consent", "author"),),
    "plan.completeness_percent": (Said("review", "completeness", number),),
    "plan.sources[]": (Said("consent", "sources", joined="\n"),),
    "review.history[].version": (Row(lambda record, index: record.told(index).number, words=_version_in_words),),
    "review.history[].date": _on_the_day(lambda record, index: record.told(index).published_at),
    "review.history[].why": (Row(lambda record, index: record.told(index).why),),
}


def _same(stored, value):
    return stored == value


def _signature(name, says=_same, in_words=None):
    return (Row(lambda record, index: record.signature(index)[name], says, in_words),)


def _review(name):
    return (Row(lambda record, index: getattr(record.review(index), name)),)


def _is_same_moment(stored, value):
    return _same_moment(datetime.fromisoformat(stored), value)


def _is_same_statement(stored, value):
    return stored == SAME_STATEMENT.get(words(value), value)


_AT = "involvement_and_signatures"
SIGNED = {
    f"{_AT}.signatures[].kind": _signature("kind", in_words=_kind_in_words),
    f"{_AT}.signatures[].name": _signature("name"),
    f"{_AT}.signatures[].grade_speciality": _signature("grade"),
    f"{_AT}.signatures[].registration": _signature("registration"),
    f"{_AT}.signatures[].signed_at": _signature("signed_at", _is_same_moment, _moment_in_words),
    f"{_AT}.signatures[].statement": (
        Row(lambda record, index: record.signature_row(index).statement, _is_same_statement),
    ),
    f"{_AT}.confirmations[].date": _on_the_day(lambda record, index: record.review(index).confirmed_at),
    f"{_AT}.confirmations[].by": _review("confirmed_by"),
    f"{_AT}.confirmations[].reg": _review("registration"),
    f"{_AT}.confirmations[].setting": _review("setting"),
    f"{_AT}.confirmations[].note": _review("note"),
}

PLACES = {**PERSON, **PLAN, **SIGNED}
