"""Everybody who may knock, and everything they may knock at: one actor for each column of answers.csv, and what an
address can name in each state of states.csv. Built once for a whole module, by the same actions as the web."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import count
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.actions import join_team
from accounts.invitee import Invitee
from accounts.models import Membership, Team, User
from accounts.roles import ROLES
from careplans.actions.documents import add_document
from careplans.actions.kept_texts import keep_text
from careplans.actions.merges import approve_merge, ask_to_merge
from careplans.actions.people import register_person
from careplans.actions.plans import start_plan, withdraw_plan
from careplans.actions.sharing import share_with, stop_sharing_with
from careplans.actions.staff_changes import ask_for_whole_area
from careplans.actions.staff_invitations import invite
from careplans.actions.team_tasks import ask_team
from careplans.actions.uploads import upload_copy
from careplans.actions.watch_list import ask_to_watch
from careplans.models import (
    Alarm,
    BreakGlass,
    CaseRelationship,
    Draft,
    Grant,
    OversightCase,
    Plan,
    Representative,
    Ticket,
)
from careplans.models.tickets import hash_token
from careplans.uploads.checking import settle
from tests.builders import build_merge, build_team, person_facts, publish_draft, publishable_content, write_draft
from tests.careplans.uploads import samples

# Whom a message of the area reaches; they are asked to care for nobody here.
URGENT = ("urgent_response", "ambulance", "out_of_hours", "hospital")
FAMILIES, BOARD = ("person", "representative"), ("analyst", "information_governance", "administrator")
LETS = {"may_sign": True, "may_endorse": True}
TOKEN = "AAAAAAAAAAAAAAAAAAAAAA"


@dataclass(frozen=True)
class Actor:
    """Somebody at the door. The person of a plan is another one for each plan, so `user` is asked for by state."""

    name: str
    team: Team | None
    user: User | None


class World:
    """The teams, the actors by name, and the ids by state."""

    def __init__(self):
        self.teams = _teams()
        self.actors = {actor.name: actor for actor in _actors(self.teams)}
        self.writer = self.actors["gp"].user
        self.elsewhere = _member("gp", self.teams["elsewhere"], "writer elsewhere")
        self.numbers = nhs_numbers_from(999_400_000)
        self.glasses = {}
        self.plans, self.others, self.people, self.files = {}, {}, {}, {}
        for state, build in PLANS.items():
            self.plans[state] = build(self, state)
        self.known_ids = {}
        self.merge = self._waiting_merge()
        self.alarm = Alarm.objects.create(kind="many_try_codes", since=timezone.now())
        person, facts = self.plans["in use"].person, {"rule": OversightCase.Rule.values[0], "events": 6}
        self.case = OversightCase.objects.create(actor=self.writer, person=person, day=timezone.localdate(), **facts)
        self.watched = ask_to_watch(person, because="Known", by=self.actors["information_governance"].user)
        manages = self.actors["administrator"].user
        self.invitations = {name: _invited(self.teams[name], by=manages) for name in ("own", "elsewhere")}
        self.change = ask_for_whole_area(self.teams["own"], because="It answers at night", by=manages)
        self._end_what_has_ended()

    def user(self, actor, state):
        """Who asks: the person's own account is that of the person whose plan this is."""
        if actor.name == "the person":
            return self.people[state if state in self.people and "another" not in state else "in use"]
        return actor.user

    def ids(self, state, team):
        """What an address names in this state: of this team where it is a team's, and else of anybody's."""
        if (state, team) not in self.known_ids:
            self.known_ids[state, team] = self._ids(state, team)
        return self.known_ids[state, team]

    def _ids(self, state, team):
        if state == "no object":
            return {}
        if state == "no such id":
            return {name: uuid4() for name in IDS} | {"token": "B" * 22, "number": 1, "earlier": 1, "later": 1}
        asked = "in use" if state in OF_THE_PLAN_IN_USE else state
        ids = {**self._ids_of_plan(self.plans[asked], team), **self.others[asked], "token": TOKEN}
        ids |= {
            "oversight_id": self.case.pk,
            "watched_id": self.watched.pk,
            "merge_id": self.merge.pk,
            "alarm_id": self.alarm.pk,
            "glass_id": self.glasses["gp"],
        }
        ids |= self._ids_of_staff("elsewhere" if state == "another organisation's" else "own")
        if state == "child of another plan":
            return ids | self.others["superseded"]
        return ids | ({"file_id": self.files[state]} if state in self.files else {})

    def _ids_of_staff(self, name):
        team, works_there = self.teams[name], self.writer if name == "own" else self.elsewhere
        about = {"organisation_id": team.organisation_id, "team_id": team.pk, "user_id": works_there.pk}
        return {**about, "invitation_id": self.invitations[name].pk, "change_id": self.change.pk}

    def _ids_of_plan(self, plan, team):
        def one(rows):
            found = rows.filter(team=team).first() or rows.first()
            return found.pk if found else uuid4()

        first = {"number": 1, "earlier": 1, "later": max(1, plan.versions.count())}
        whose = {"notice_id": one(plan.notices), "case_id": one(plan.person.cases), "task_id": one(plan.team_tasks)}
        return {"plan_id": plan.pk, "person_id": plan.person_id, "team_id": self.teams["own"].pk, **first, **whose}

    def _waiting_merge(self):
        person, team = self.plans["in use"].person, self.teams["own"]
        return build_merge(person, by=self.writer, asked_by=self.actors["administrator"].user, team=team)

    def _end_what_has_ended(self):
        for grant in Grant.objects.in_force().filter(group=self.teams["former"].group):
            stop_sharing_with(grant.content_object, self.teams["former"], reason="Moved away", by=self.writer)
        left = Membership.objects.filter(user=self.actors["leaver"].user)
        left.update(ended_at=timezone.now())
        User.objects.filter(pk=self.actors["suspended"].user.pk).update(is_active=False)
        Representative.objects.filter(user=self.actors["representative, ended"].user).update(ended_at=timezone.now())


def _teams():
    area = {"works_day_and_night": True, "covers_whole_area": True}
    return {
        "own": build_team("Own team", "Own trust"),
        "area": build_team("Team of the area", "Area trust", **area),
        "far": build_team("Crew of another area", "Far ambulance", works_day_and_night=True),
        "former": build_team("Former team", "Former trust"),
        "elsewhere": build_team("Team elsewhere", "Trust elsewhere"),
        "board": build_team("Board", "Care board"),
        "families": build_team("People and families", "People and families"),
    }


def _member(role, team, name, **lets):
    email = f"{name.replace(' ', '-').replace(',', '')}@demo.golden-ticket.test"
    facts = {"given_name": name.title(), "family_name": "Actor", "registration": "NMC 99Z1001E"}
    user = User.objects.create(email=email, **facts)
    join_team(user, team, role=ROLES[role], **lets)
    return user


def _invited(team, *, by):
    return invite(team, Invitee(f"new@{team.pk}.golden-ticket.test", "Nia", "Evans", "co_ordinator"), by=by)


def _team_of(role):
    if role in URGENT:
        return "area"
    return "families" if role in FAMILIES else "board" if role in BOARD else "own"


def _actors(teams):
    yield Actor("anonymous", None, None)
    for role in ROLES:
        name = "the person" if role == "person" else role
        yield Actor(name, teams[_team_of(role)], _member(role, teams[_team_of(role)], name))
    for name, role, team, lets in (
        ("community_nurse, authorised", "community_nurse", "own", LETS),
        ("hospital, consultant, asked to care", "hospital", "own", LETS),
        ("ambulance of another area", "ambulance", "far", {}),
        ("gp, grant ended", "gp", "former", {}),
        ("representative, ended", "representative", "families", {}),
        ("suspended", "gp", "own", {}),
        ("leaver", "gp", "own", {}),
    ):
        yield Actor(name, teams[team], _member(role, teams[team], name, **lets))


def nhs_numbers_from(nine):
    """Valid NHS numbers of the range that no person has, one after another."""
    for stem in count(nine):
        rest = 11 - sum(int(digit) * weight for digit, weight in zip(str(stem), range(10, 1, -1), strict=True)) % 11
        if rest != 10:
            yield f"{stem}{rest % 11}"


# What an address can name, by the name of its part.
IDS = (
    *("plan_id", "person_id", "notice_id", "team_id", "merge_id", "alarm_id", "kept_id", "document_id", "file_id"),
    *("case_id", "task_id", "glass_id", "organisation_id", "user_id", "invitation_id", "change_id"),
    *("oversight_id", "watched_id"),
)
OF_THE_PLAN_IN_USE = ("file waiting", "file refused", "child of another plan")


def _written(world, state, *, by=None, team="own", sharing="all_direct_care", shared=("former",)):
    """A plan that could be published now: its person, those who speak for them, and what belongs to it."""
    by, team = by or world.writer, world.teams[team]
    facts = person_facts(nhs_number=next(world.numbers), family_name=f"State {state.title()}")
    person = register_person(facts, team=team, by=by)
    world.people[state] = person.account = _member("person", world.teams["families"], f"person {state}")
    person.save(update_fields=["account"])
    plan = start_plan(person, team=team, by=by)
    for other in shared:
        share_with(plan, world.teams[other], reason="Cares for this person", by=by)
    if shared:
        for name in ("representative", "representative, ended"):
            Representative.objects.create(person=person, user=world.actors[name].user, basis="Consent")
    content = publishable_content()
    content["consent"] = {**content["consent"], "sharing": sharing}
    words = {"esther": content.pop("esther")}
    Draft.objects.filter(plan=plan).update(content=content)
    plan = Plan.objects.with_what_is_shown().get(pk=plan.pk)
    write_draft(plan, words, by=by)
    world.others[state] = _belongings(world, state, plan, by)
    return Plan.objects.with_what_is_shown().get(pk=plan.pk)


def _belongings(world, state, plan, by):
    """A document with a checked copy, a text kept from the desk, and a task for each of the teams."""
    document = add_document(plan, kind="adrt", title="An advance decision", by=by)
    send = partial(upload_copy, document, by=by)
    file = send(SimpleUploadedFile("scan.png", samples.png()))
    settle(file.pk, samples.png(), "")
    if state == "in use":
        world.files["file waiting"] = send(SimpleUploadedFile("waits.png", samples.png((7, 7)))).pk
        refused = send(SimpleUploadedFile("refused.png", samples.png((9, 9))))
        settle(refused.pk, None, "Refused")
        world.files["file refused"] = refused.pk
    for team in _teams_about(world, state):
        ask_team(team, "other", "Ring", person=plan.person, plan=plan, by=by)
    kept = keep_text(plan, "cpr", {"reason": ["Typed"]}, why="not_saved", by=by)
    return {"document_id": document.pk, "file_id": file.pk, "kept_id": kept.pk}


def _teams_about(world, state):
    """Whose notices, tasks and cases there are about this plan."""
    return [world.teams["elsewhere"]] if "another" in state else [world.teams["own"], world.teams["area"]]


def _in_use(world, state, **how):
    plan = _written(world, state, **how)
    publish_draft(plan, by=how.get("by") or world.writer)
    _case(plan, *_teams_about(world, state)[:1], by=world.writer)
    return plan


def _in_use_with_a_sheet(world, state):
    plan = _in_use(world, state)
    facts = {"layout": Ticket.Layout.A4, "kept_where": "Fridge", "printed_by": world.writer}
    expires = timezone.localdate() + timedelta(days=30)
    Ticket.objects.create(version=plan.current, token_sha256=hash_token(TOKEN), expires_on=expires, **facts)
    return plan


def _case(plan, *teams, by):
    now = timezone.now()
    for team in teams:
        CaseRelationship.objects.create(
            person=plan.person,
            team=team,
            case_number="4711",
            started_by=by,
            started_at=now,
            ends_at=now + timedelta(hours=24),
        )


def _superseded(world, state):
    plan = _in_use(world, state)
    publish_draft(plan, by=world.writer, key="second")
    return plan


def _withdrawn(world, state):
    plan = _in_use(world, state)
    withdraw_plan(plan, reason="Wrong person", by=world.writer)
    return plan


def _closed_by_death(world, state):
    plan, now = _in_use(world, state), timezone.now()
    plan.person.died_on = timezone.localdate()
    plan.person.save(update_fields=["died_on"])
    Plan.objects.filter(pk=plan.pk).update(closed_at=now, closed_by=world.writer)
    return plan


def _shared(sharing):
    return partial(_in_use, sharing=sharing)


def _anothers(world, state):
    return _in_use(world, state, by=world.elsewhere, team="elsewhere", shared=())


def _anothers_on_a_case(world, state):
    """Every team but that of the families works on a case about them."""
    plan = _anothers(world, state)
    _case(plan, *(world.teams[name] for name in ("own", "area", "far", "former", "board")), by=world.writer)
    return plan


def _anothers_by_glass(world, state):
    """Everybody but the person has a broken glass for it, those too whom it lets see nothing."""
    plan, now = _anothers(world, state), timezone.now()
    facts = {"person": plan.person, "plan": plan, "reason": BreakGlass.Reason.values[0], "words": "A real emergency"}
    for actor in world.actors.values():
        if actor.user is not None and actor.name != "the person":
            ends = {"started_at": now, "ends_at": now + timedelta(hours=4)}
            world.glasses[actor.name] = BreakGlass.objects.create(user=actor.user, **facts, **ends).pk
    return plan


def _merged(world, state):
    """The record that is used no more, and the plan that was closed with it: the survivor has one of its own."""
    survivor, plan = _in_use(world, "survivor"), _in_use(world, state)
    asker, governance = world.actors["administrator"].user, world.actors["information_governance"].user
    points = ["family_name", "given_names", "born"]
    why = {"because": "The same person", "both_verified_because": "Given two numbers by mistake"}
    asked = {**why, "points": points, "keep_plan": survivor, "by": asker}
    merge = ask_to_merge(survivor.person, plan.person, **asked)
    seen = (merge.survivor.revision, merge.duplicate.revision)
    approve_merge(merge, points=points, seen=seen, by=governance)
    world.people[state] = world.people["survivor"]
    return plan


# How the plan of each state comes to be. The first is there for every other.
PLANS = {
    "in use": _in_use_with_a_sheet,
    "draft only": _written,
    "superseded": _superseded,
    "withdrawn": _withdrawn,
    "closed by death": _closed_by_death,
    "not electronically": _shared("not_electronically"),
    "sharing withdrawn": _shared("withdrawn"),
    "another organisation's": _anothers,
    "another's, on a case": _anothers_on_a_case,
    "another's, glass broken": _anothers_by_glass,
    "merged record": _merged,
}
