"""What teams have to do: asking them, who is asked, and saying that it is done."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Team, User
from accounts.permissions import TASK_DO
from careplans.access import tasks_for, teams_caring_for, teams_to_ask
from careplans.actions.reaching import reached
from careplans.audit import Verb, record
from careplans.content.calls import KeyWorker, key_workers
from careplans.content.working_days import working_days_after
from careplans.models import Person, Plan, TeamTask

Kind = TeamTask.Kind
# Working days. No standard says how many; a crisis is read before the next night.
TIME_TO_DO = {Kind.CRISIS_CONTACT: 1, Kind.PLAN_WANTED: 5, Kind.OTHER: 5}
SHOWN = ("team__organisation", "person__merged_into", "plan", "made_by", "done_by")


def ask_team(
    team: Team, kind: str, words: str, *, person: Person | None = None, plan: Plan | None = None, by: User, now=None
) -> TeamTask:
    """One more task for this team, in the caller's transaction; who asks writes the event of the deed behind it."""
    moment = now or timezone.now()
    return TeamTask.objects.create(
        team=team,
        kind=kind,
        person=person,
        plan=plan,
        words=words,
        made_at=moment,
        made_by=by,
        due_on=working_days_after(timezone.localdate(moment), TIME_TO_DO[kind]),
    )


def teams_of_the_key_worker(plan: Plan) -> list[Team]:
    """The teams that care for the person in which the key worker works; where that is not known, all that do.

    A key worker is known by name among the members of a team, or else by the name of their organisation.
    """
    caring = list(teams_caring_for(plan).select_related("organisation").order_by("name"))
    workers = key_workers(plan.current.content) if plan.current else ()
    for is_theirs in (_works_in, _is_of_organisation):
        theirs = [team for team in caring if any(is_theirs(worker, team) for worker in workers)]
        if theirs:
            return theirs
    return caring


def _works_in(worker: KeyWorker, team):
    members = team.memberships.filter(ended_at=None).select_related("user")
    return any(f"{one.user.given_name} {one.user.family_name}".casefold() in worker.name.casefold() for one in members)


def _is_of_organisation(worker: KeyWorker, team):
    named = {worker.organisation.casefold(), worker.team.casefold()} - {""}
    return bool(named & {team.name.casefold(), team.organisation.name.casefold()})


def team_to_propose(person: Person) -> Team | None:
    """The team to ask first about someone without a plan: their GP practice, or else the team that registered them."""
    teams = {team.pk: team for team in teams_to_ask()}
    practice = next((team for team in teams.values() if _is_practice_of(person, team)), None)
    return practice or teams.get(person.registered_for_id)


def _is_practice_of(person, team):
    code, name = person.gp_practice_code.casefold(), person.gp_practice.casefold()
    is_named = name in {team.name.casefold(), team.organisation.name.casefold()}
    return bool(code and code == team.organisation.ods_code.casefold()) or bool(name and is_named)


@transaction.atomic
def tell_of_no_plan(
    team: Team, *, seen: str, helps: str = "", person: Person | None = None, searched: str = "", by: User, now=None
) -> TeamTask:
    """Ask a team to see whether someone who was seen without a plan wants one.

    Where nobody is on the record, `searched` says whom they were looked for as; it is in the task and nowhere else.
    """
    said = [
        ("Looked up as", searched),
        ("What was seen", seen),
        ("What would help", helps),
        ("Who asks", f"{by}, {', '.join(str(team) for _, team in by.roles_held())}"),
    ]
    words = "\n".join(f"{label}: {text}" for label, text in said if text)
    task = ask_team(team, Kind.PLAN_WANTED, words, person=person, by=by, now=now)
    record(Verb.ASKED_FOR_PLAN, by=by, person=person, subject=f"task for {team}", now=now)
    return task


def list_tasks(limit: int, start: int = 0, *, done: bool = False, by: User) -> list[TeamTask]:
    """The tasks of the user's teams: those that wait, longest due first; or those that are done, the newest first.

    They name people: where there is one, that the list was read is on record before it is given back.
    """
    theirs = tasks_for(by).select_related(*SHOWN)
    asked = theirs.done().order_by("-done_at", "pk") if done else theirs.open().order_by("due_on", "made_at", "pk")
    tasks = list(asked[start : start + limit])
    if tasks:
        record(Verb.READ_TASKS, by=by, subject=", ".join(sorted({str(task.team) for task in tasks})))
    return tasks


def reach_task(task_id, *, by: User) -> TeamTask:
    """The task, if a team of this user's has it; otherwise Http404, and the attempt is on record."""
    task = tasks_for(by).select_related(*SHOWN).filter(pk=task_id).first()
    return reached(task, f"task {task_id}", by=by, reason=TASK_DO)


def open_task(task_id, *, by: User) -> TeamTask:
    """Reach the task for reading; the look is committed first."""
    task = reach_task(task_id, by=by)
    record(Verb.READ_TASK, by=by, plan=task.plan, person=task.about, subject=f"task {task.pk}")
    return task


@transaction.atomic
def do_task(task: TeamTask, *, how: str, by: User, now=None) -> bool:
    """The task is done, and how; False, and nothing is changed, where a colleague was first."""
    moment = now or timezone.now()
    if not TeamTask.objects.open().filter(pk=task.pk).update(done_at=moment, done_by=by, done_how=how):
        return False
    record(Verb.DID_TASK, by=by, plan=task.plan, person=task.about, subject=f"task {task.pk}", now=moment)
    return True
