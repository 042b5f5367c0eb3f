"""Changing who a person is on record: nothing is overwritten unseen, and what stood before is kept."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from accounts.models import User
from careplans.access import people_to_edit
from careplans.actions.people import NUMBER_IN_USE, clean_nhs_number
from careplans.actions.reaching import reached
from careplans.actions.relationships import follow_facts_of
from careplans.audit import Verb, record
from careplans.models import Person, PersonAddress, PersonChange, PersonPhone, make_known

IDENTITY = ("nhs_number", "nhs_number_status", "family_name", "given_names", "born_on", "born_precision")
COLUMNS = (
    *IDENTITY,
    "traced_how",
    "title",
    "suffix",
    "preferred_name",
    "pronouns",
    "sex_at_birth",
    "gender",
    "gender_identity",
    "ethnic_category",
    "religion",
    "marital_status",
    "address_lines",
    "postcode",
    "address_type",
    "current_location",
    "accommodation",
    "location_sensitive",
    "email",
    "gp_name",
    "gp_practice",
    "gp_practice_code",
    "gp_phone",
    "gp_out_of_hours",
)
BRINGS_TEAMS = {"gp_practice_code", "current_location"}
PHONE = ("number", "use", "preference")
ADDRESS = ("use", "lines", "postcode", "from_on", "until_on")


class SomeoneChangedItFirst(Exception):
    """Somebody saved another answer to the same question first. Nothing was saved.

    `theirs` is the record as it stands now; `mine` are the fields this user changed, `clashes` the ones that differ.
    """

    def __init__(self, person, theirs, mine, clashes, change):
        super().__init__("Someone else changed this person's details while you were writing.")
        self.person, self.theirs, self.mine, self.clashes, self.change = person, theirs, mine, clashes, change


def facts_of(person: Person) -> dict:
    """Everything that can be changed about a person, as JSON holds it."""
    facts = {name: getattr(person, name) for name in COLUMNS}
    facts["phones"] = [{name: getattr(phone, name) for name in PHONE} for phone in person.phones.all()]
    facts["addresses"] = [{name: getattr(one, name) for name in ADDRESS} for one in person.addresses.all()]
    return as_stored(facts)


def as_stored(facts: dict) -> dict:
    """The same facts with days as text, at every depth."""
    return {name: _as_text(value) for name, value in facts.items()}


def _as_text(value):
    if isinstance(value, list):
        return [as_stored(row) for row in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def facts_at(person: Person, revision: int) -> dict:
    """What could be read of the person at an earlier revision."""
    facts = facts_of(person)
    for change in person.changes.filter(number__gt=revision).order_by("-number"):
        facts |= change.before
    return facts


def reach_person_to_edit(person_id, *, by: User) -> Person:
    """The person, if this user may change their details; otherwise Http404, and the attempt is on record."""
    return reached(people_to_edit(by).filter(pk=person_id).first(), f"person {person_id}", by=by)


def open_person_to_edit(person_id, *, by: User) -> Person:
    """The person, to be read before changing; the look is committed before they are given back."""
    person = reach_person_to_edit(person_id, by=by)
    record(Verb.READ_PERSON, by=by, person=person)
    return person


def open_person_history(person_id, *, by: User) -> tuple[Person, list[PersonChange]]:
    """The person and every change of their details, newest first; the look is on record."""
    person = reach_person_to_edit(person_id, by=by)
    record(Verb.READ_PERSON_HISTORY, by=by, person=person)
    return person, list(person.changes.select_related("changed_by"))


@transaction.atomic
def edit_person(
    person: Person, facts: dict, *, revision: int, reason: str = "", by: User, now=None
) -> PersonChange | None:
    """Change what is on record about a person, and keep what stood before; None where nothing was changed.

    `facts` may hold any of COLUMNS, `phones` and `addresses`; `revision` is the one that was read. What others changed
    since stays, unless it is the same question: then raises SomeoneChangedItFirst. Who a person is counts as one
    question. Raises ValidationError for what cannot be kept.
    """
    locked = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if locked.merged_into_id:
        raise Http404
    facts = _tidied(locked, facts)
    mine = _changed(as_stored(facts), facts_at(locked, revision))
    theirs = facts_of(locked)
    _refuse_clashes(locked, mine, theirs, revision)
    after = _changed(mine, theirs)
    if not after:
        return None
    moment = now or timezone.now()
    _keep(locked, after, facts, by=by, now=moment)
    before = {name: theirs[name] for name in after}
    record(Verb.EDITED_PERSON, by=by, person=locked, subject=", ".join(sorted(after)), reason=reason, now=moment)
    change = PersonChange.objects.create(
        person=locked,
        number=locked.revision,
        changed_at=moment,
        changed_by=by,
        reason=reason,
        before=before,
        after=after,
    )
    make_known([locked])
    if after.keys() & BRINGS_TEAMS:
        follow_facts_of(locked, by=by, now=moment)
    return change


def _changed(facts, base):
    return {name: value for name, value in facts.items() if value != base[name]}


def _refuse_clashes(person, mine, theirs, revision):
    """Stop where someone else has answered the same question since, differently."""
    base = facts_at(person, revision)
    since = {name for name in theirs if theirs[name] != base[name]}
    if since & set(IDENTITY) and mine.keys() & set(IDENTITY):
        since |= set(IDENTITY)
    clashes = [name for name in mine if name in since and mine[name] != theirs[name]]
    if clashes:
        change = person.changes.select_related("changed_by").first()
        raise SomeoneChangedItFirst(person, theirs, mine, clashes, change)


def _tidied(person, facts):
    """The facts with a number as it is stored, and no word on how it was checked where it was not."""
    if facts.get("nhs_number"):
        facts = {**facts, "nhs_number": clean_nhs_number(facts["nhs_number"])}
        if Person.objects.filter(nhs_number=facts["nhs_number"]).exclude(pk=person.pk).exists():
            raise ValidationError({"nhs_number": NUMBER_IN_USE})
    is_verified = facts.get("nhs_number_status", person.nhs_number_status) == Person.NumberStatus.VERIFIED
    return facts if is_verified else {**facts, "traced_how": ""}


def _keep(person, after, facts, *, by, now):
    for name in after.keys() & set(COLUMNS):
        setattr(person, name, facts[name])
    _say_who_traced(person, after, by=by, now=now)
    person.revision += 1
    person.full_clean(exclude=["account", "registered_by", "registered_for", "merged_into"], validate_unique=False)
    _save(person)
    if "phones" in after:
        _replace(PersonPhone, person, facts["phones"], now)
    if "addresses" in after:
        _replace(PersonAddress, person, facts["addresses"], now)


def _save(person):
    """The row as it is now; whoever is a moment too late with the same number is told so."""
    try:
        with transaction.atomic():
            person.save(update_fields=[*COLUMNS, "traced_at", "traced_by", "revision"])
    except IntegrityError:
        raise ValidationError({"nhs_number": NUMBER_IN_USE}) from None


def _say_who_traced(person, after, *, by, now):
    """Who says that the number is the person's own: whoever last set that, or what it rests on."""
    if not person.is_identity_verified:
        person.traced_at, person.traced_by = None, None
    elif after.keys() & {"nhs_number", "nhs_number_status", "born_on", "traced_how"}:
        person.traced_at, person.traced_by = now, by


def _replace(model, person, rows, now):
    """What stood before is ended, never deleted."""
    model.objects.filter(person=person).update(ended_at=now)
    model.objects.bulk_create(model(person=person, **row) for row in rows)
