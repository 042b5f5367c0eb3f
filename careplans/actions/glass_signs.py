"""What stands out about a broken glass, and which cases came up for the same person afterwards. Signs, never verdicts:
how often, by whom and in which words are counted; whether it was right is for a human to say."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value

from accounts.models import Membership
from careplans.content.known import name_letters
from careplans.models import BreakGlass, CaseRelationship, CrisisContact


@dataclass(frozen=True)
class Match:
    """A case about the same person that came up within a day; `is_same` where its number was given as the reason."""

    case_number: str
    at: datetime
    where: str
    is_same: bool


def signs_of(glasses: list[BreakGlass]) -> dict:
    """For the id of each, what stands out, in sentences (reliability.md section 6.3; the numbers are settings)."""
    counted = {row.pk: row for row in _counted([glass.pk for glass in glasses])}
    return {glass.pk: [said for is_so, said in _questions(glass, counted[glass.pk]) if is_so] for glass in glasses}


def _questions(glass, row):
    rules = settings.BREAK_GLASS
    shift, day, new = rules["shift_hours"], rules["case_within_hours"], rules["newcomer_for_days"]
    return (
        ((row.in_shift or 0) > rules["most_in_a_shift"], f"{row.in_shift} by this sign-in within {shift} hours"),
        (
            (row.others or 0) > rules["most_users_for_one_person"] and not row.has_case,
            f"{row.others} people opened this plan within {day} hours, and there is no case",
        ),
        (row.is_colleague, "The person works in the same organisation"),
        (_are_namesakes(glass), "The person and the reader have the same family name"),
        (
            glass.user.joined_at > glass.started_at - timedelta(days=new),
            f"This sign-in was less than {new} days old",
        ),
        (row.is_repeated, "The same words were given as a reason before"),
    )


def _are_namesakes(glass):
    return name_letters(glass.user.family_name) == name_letters(glass.person.family_name)


def _counted(ids) -> QuerySet[BreakGlass]:
    """These glasses, each with what was counted around it, in one query."""
    rules = settings.BREAK_GLASS
    day = timedelta(hours=rules["case_within_hours"])
    mine = BreakGlass.objects.filter(user=OuterRef("user"), started_at__lte=OuterRef("started_at"))
    in_shift = mine.filter(started_at__gt=OuterRef("started_at") - timedelta(hours=rules["shift_hours"]))
    theirs = BreakGlass.objects.filter(person=OuterRef("person"), case_number="")
    that_day = theirs.filter(started_at__range=(OuterRef("started_at") - day, OuterRef("started_at")))
    near = (OuterRef("started_at") - day, OuterRef("started_at") + day)
    return BreakGlass.objects.filter(pk__in=ids).annotate(
        in_shift=_number(in_shift, "pk"),
        others=_number(that_day, "user"),
        has_case=Exists(CaseRelationship.objects.filter(person=OuterRef("person"), started_at__range=near)),
        is_colleague=Exists(_memberships_together()),
        is_repeated=Exists(_said_before(mine)),
    )


def _number(rows, what):
    """How many different there are, as a subquery; nothing where there is none."""
    return Subquery(
        rows.order_by().annotate(all=Value(1)).values("all").annotate(n=Count(what, distinct=True)).values("n")
    )


def _memberships_together():
    """Where the person signs in too: their work in an organisation in which the reader works."""
    reading = Membership.objects.filter(user=OuterRef(OuterRef("user")), ended_at=None)
    theirs = Membership.objects.filter(user=OuterRef("person__account"), ended_at=None)
    return theirs.filter(team__organisation__in=reading.values("team__organisation"))


def _said_before(mine):
    return mine.filter(words__iexact=OuterRef("words")).exclude(words="").exclude(pk=OuterRef("pk"))


def later_cases(glasses: list[BreakGlass]) -> dict:
    """For the id of each, the cases about the same person that came up within a day, in order."""
    cases = _cases_about({glass.person_id for glass in glasses}, glasses)
    return {glass.pk: sorted(_matching(glass, cases), key=lambda match: match.at) for glass in glasses}


def _cases_about(people, glasses):
    """(person, number, when, where) of every case and crisis contact about these people in the time asked for."""
    if not glasses:
        return []
    first = min(glass.started_at for glass in glasses)
    begun = CaseRelationship.objects.filter(person__in=people, started_at__gte=first).select_related("team")
    written = CrisisContact.objects.filter(person__in=people, at__gte=first).exclude(case_number="")
    return [
        *((case.person_id, case.case_number, case.started_at, str(case.team)) for case in begun),
        *((one.person_id, one.case_number, one.at, str(one.team)) for one in written.select_related("team")),
    ]


def _matching(glass, cases):
    until = glass.started_at + timedelta(hours=settings.BREAK_GLASS["case_within_hours"])
    return [
        Match(number, at, where, number == glass.case_number)
        for person, number, at, where in cases
        if person == glass.person_id and glass.started_at <= at <= until
    ]
