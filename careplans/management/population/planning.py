"""A plan drawn for a person, as the rows that hold it; the version is sealed by the functions that publishing uses."""

from copy import copy
from datetime import timedelta
from functools import cached_property
from math import log
from random import Random
from types import SimpleNamespace

from django.contrib.auth.models import Permission

from careplans.actions.signing import STATEMENT, document_to_seal, documents_of, recommendations_hash
from careplans.content.document import canonical_json, hash_bytes
from careplans.content.headlines import headlines
from careplans.granting import CARES_FOR
from careplans.management.population.content import Writing
from careplans.management.population.drawing import plan_reference, seeded_id
from careplans.management.population.places import PEOPLE_OF_AN_AREA
from careplans.management.population.rows import noon
from careplans.models import (
    Draft,
    FileCopy,
    Grant,
    OwnWords,
    Person,
    PersonPhone,
    Plan,
    PlanVersion,
    Signature,
    VersionHeadlines,
)
from careplans.models.tickets import MOST_TRIES

MODELS = (Plan, PlanVersion, VersionHeadlines, FileCopy, Draft, OwnWords, Signature, Grant)
# How likely someone is to have a plan, by age; people in care homes are asked four times as often.
LIKELY = ((50, 0.02), (65, 0.15), (75, 0.5), (85, 1.5), (120, 4.0))
WITHDRAWN, HOSPICE, ENDORSED = 0.02, 0.25, 0.5
WHY_WITHDRAWN = "They changed their mind and want to talk it through again."


class Planning:
    """Plans for the people of whole areas, as of one day."""

    def __init__(self, seed, *, teams, today):
        self.seed, self.teams, self.today = seed, teams, today
        self.care = Permission.objects.get(codename=CARES_FOR, content_type__app_label="careplans").pk

    def most_likely_first(self, number, people):
        """The places of an area's people who can have a plan, those first who are most likely to."""
        rng = Random(f"{self.seed}/{number}/who has plans")
        waits = [(-log(1 - rng.random()) / _likeliness(one), place) for place, (one, _) in enumerate(people)]
        return [place for _, place in sorted(waits) if _can_have_one(*people[place])]

    def plan_id(self, number, place):
        """The id of the plan of this person, whether they have it or not."""
        return seeded_id(self.seed, "plan", number * PEOPLE_OF_AN_AREA + place)

    def rows_of(self, number, place, one, facts):
        """Every row of one plan."""
        return PlanDrawn(self, number, number * PEOPLE_OF_AN_AREA + place, one, facts).rows()


def _likeliness(one):
    by_age = next(chance for upto, chance in LIKELY if one.age < upto)
    return by_age * (4 if one.care_home else 1)


def _can_have_one(one, facts):
    """Only whom somebody traced: publishing asks that too. Babies are left out."""
    return facts["nhs_number"] is not None and one.age > 2


class PlanDrawn:
    """One plan in the making."""

    def __init__(self, planning, area, number, one, facts):
        self.planning, self.number, self.one = planning, number, one
        self.rng = Random(f"{planning.seed}/plan/{number}")
        self.surgery, self.nurses, self.hospice = planning.teams.of_area(area)
        self.writing = Writing(self.rng, one, self.nurses, planning.today)
        self.content = self.writing.content()
        self.documents = documents_of(self.content)
        self.published = noon(self.writing.on)
        plan_id = planning.plan_id(area, number % PEOPLE_OF_AN_AREA)
        self.plan = Plan(id=plan_id, person=_person(one, facts))
        self.hash = recommendations_hash(self.plan, self.content)
        self.by, self.of_plan = self.nurses.nurse.pk, {"plan_id": plan_id}

    def _id(self, kind):
        return seeded_id(self.planning.seed, kind, self.number)

    def rows(self):
        """Each row as (model, its values by the names of its attributes)."""
        version, signatures = self._id("version"), list(self._signatures())
        yield Plan, self._plan(version)
        yield PlanVersion, self._version(version, signatures)
        yield VersionHeadlines, {"version_id": version, **headlines(self.content)}
        # Given up on before it was tried: otherwise every worker would print for days. No page or check needs it.
        yield FileCopy, {"version_id": version, "tries": MOST_TRIES, "tried_at": self.published}
        yield Draft, self._draft(version)
        yield OwnWords, self._own_words()
        for one in signatures:
            yield Signature, one
        for one in self._grants():
            yield Grant, one

    def _plan(self, version):
        return {
            "id": self.plan.pk,
            "reference": plan_reference(self.planning.seed, self.number),
            "person_id": self.plan.person_id,
            "current_id": version,
            "started_at": self.published - timedelta(days=10),
            "started_by_id": self.by,
            **self._end(),
        }

    def _end(self):
        """A plan is closed when its person dies; a few others are withdrawn."""
        by = self.surgery.senior.pk
        if self.one.died_on:
            return {"closed_at": noon(self.one.died_on), "closed_by_id": by}
        if self.rng.random() >= WITHDRAWN:
            return {}
        days = (self.planning.today - self.writing.on).days
        moment = self.published + timedelta(days=self.rng.randrange(days))
        return {"withdrawn_at": moment, "withdrawn_by_id": by, "withdrawn_because": WHY_WITHDRAWN}

    def _signatures(self):
        signing = [(Signature.Kind.COMPLETING.value, self.nurses.nurse)]
        if self.rng.random() < ENDORSED:
            signing.append((Signature.Kind.SENIOR_ENDORSEMENT.value, self.surgery.senior))
        for kind, by in signing:
            yield {
                "id": self._id(kind),
                **self.of_plan,
                "recommendations_sha256": self.hash,
                "kind": kind,
                "signer_id": by.pk,
                "name": str(by),
                "grade": by.profession,
                "registration": by.registration,
                "statement": STATEMENT,
                "signed_at": self.published,
            }

    @cached_property
    def _provenance(self):
        """Every section of the draft says something, so every one has it (see content.provenance.to_be_sealed)."""
        entry = {
            **self.nurses.as_writer,
            "source": "family" if self.writing.lacks_capacity else "person",
            "recorded_at": self.published.isoformat(),
        }
        return dict.fromkeys(self._written, entry)

    @cached_property
    def _written(self):
        """What stands in the draft; the person's own words have a history of their own."""
        return self.documents["recommendations"] | self.documents["record"]

    def _version(self, version, signatures):
        document = canonical_json(
            document_to_seal(
                self.plan,
                self.content,
                number=1,
                signatures=[SimpleNamespace(**one) for one in signatures],
                reasons=[],
                provenance=self._provenance,
            )
        )
        return {
            "id": version,
            **self.of_plan,
            "number": 1,
            "document": document.decode(),
            "sha256": hash_bytes(document),
            "recommendations_sha256": self.hash,
            "why": "initial",
            "published_at": self.published,
            "published_by_id": self.by,
            "idempotency_key": "population",
        }

    def _draft(self, version):
        return {
            **self.of_plan,
            "content": self._written,
            "revision": 2,
            "based_on_id": version,
            "saved_at": self.published,
            "saved_by_id": self.by,
            "has_changes": False,
            "provenance": self._provenance,
        }

    def _own_words(self):
        how = OwnWords.WrittenHow.BY_ANOTHER if self.writing.lacks_capacity else OwnWords.WrittenHow.HELPED
        return {
            **self.of_plan,
            "number": 1,
            "content": self.documents["what_matters"],
            "written_how": how.value,
            "written_with": self.writing.kin[0],
            "written_at": self.published,
            "written_by_id": self.by,
        }

    def _grants(self):
        """The surgery and the nurses care for everybody; a hospice for some."""
        caring = [self.nurses, self.surgery, *([self.hospice] if self.rng.random() < HOSPICE else [])]
        for at, team in enumerate(caring):
            yield {
                "id": self._id(f"grant {at}"),
                "content_object_id": self.plan.pk,
                "group_id": team.team.group_id,
                "permission_id": self.planning.care,
                "reason": "Cares for this person",
                "granted_at": self.published - timedelta(days=10),
                "granted_by_id": self.by,
            }


_NEW = Person()


def _person(one, facts):
    """The person as an object with their telephones, for what a version seals of them; without asking the database."""
    person = copy(_NEW)
    person.__dict__ |= facts
    phones = [
        PersonPhone(number=number, use=use, preference=at) for at, (number, use) in enumerate(one.phones, start=1)
    ]
    person._prefetched_objects_cache = {"phones": phones, "addresses": []}
    return person
