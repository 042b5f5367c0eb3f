"""A whole list of staff at once: every line of the file is answered for, and looked at before anything is sent."""

from dataclasses import dataclass

from accounts.managing import needs_two, roles_to_offer, teams_of
from accounts.models import Organisation, User
from accounts.registration import BODIES
from accounts.roles import ROLES
from careplans.actions.staff import MayNot, refuse, refuse_unless_managed
from careplans.actions.staff_invitations import TWO_PEOPLE, AlreadyThere, invite, why_not_invite
from careplans.audit import Verb, record
from careplans.forms.staff import InviteForm

HEADINGS = (
    "Title",
    "Given name",
    "Family name",
    "Email",
    "Profession",
    "Register",
    "Registration number",
    "Team",
    "Role",
    "May sign",
    "May endorse",
)
MOST_LINES = 500
WRONG_HEADINGS = f"The first line must be the headings: {', '.join(HEADINGS)}."
TOO_MANY = f"Send at most {MOST_LINES} lines at a time."
NOBODY = "There is no line below the headings."
DONE, TO_DO, THERE, REFUSED = "Invited", "Will be invited", "Already there", "Refused"


@dataclass(frozen=True)
class Line:
    """What becomes of one line of the file."""

    number: int
    name: str
    email: str
    outcome: str
    words: str = ""


def check_list(organisation: Organisation, rows: list[list[str]], *, by: User) -> list[Line]:
    """What would become of each line, and nothing more. Raises MayNot for a file that is no list of staff."""
    record(Verb.CHECKED_STAFF_LIST, by=by, subject=f"{len(rows)} lines for {organisation}")
    return _each(organisation, rows, _would_do, by=by)


def import_list(organisation: Organisation, rows: list[list[str]], *, by: User) -> list[Line]:
    """Invite those who can be, each line for itself; what became of every line. Raises MayNot as `check_list` does.

    Sent twice, a list changes nothing the second time: everybody is there already.
    """
    return _each(organisation, rows, _do, by=by)


def _each(organisation, rows, deed, *, by):
    refuse_unless_managed(organisation, by=by)
    headings = [cell.strip().lower() for cell in rows[0]] if rows else []
    refuse("" if headings == [name.lower() for name in HEADINGS] else WRONG_HEADINGS)
    filled = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(cell.strip() for cell in row)]
    refuse(NOBODY if not filled else "", TOO_MANY if len(filled) > MOST_LINES else "")
    teams, roles, seen = list(teams_of(organisation).select_related("organisation")), roles_to_offer(by), {}
    return [_line(number, row, deed, teams=teams, roles=roles, seen=seen, by=by) for number, row in filled]


def _line(number, row, deed, *, teams, roles, seen, by):
    """One line: read by the same form as one invitation, and done or refused by the same rules."""
    given = dict(zip(HEADINGS, (cell.strip() for cell in row), strict=False))
    about = {"number": number, "name": _name(given), "email": given.get("Email", "")}
    if len(row) != len(HEADINGS):
        return Line(**about, outcome=REFUSED, words=f"{len(row)} cells. There must be {len(HEADINGS)}.")
    form = InviteForm(_as_typed(given, teams, roles), teams=teams, roles=roles)
    if not form.is_valid():
        return Line(**about, outcome=REFUSED, words=_problems(form))
    asked = (form.invitee.email.lower(), form.chosen_team.pk, form.invitee.role)
    if asked in seen:
        return Line(**about, outcome=THERE, words=f"Line {seen[asked]} says the same.")
    seen[asked] = number
    try:
        return Line(**about, outcome=deed(form.chosen_team, form.invitee, by=by))
    except AlreadyThere as there:
        return Line(**about, outcome=THERE, words=str(there))
    except MayNot as refusal:
        return Line(**about, outcome=REFUSED, words=str(refusal))


def _would_do(team, invitee, *, by):
    if refusal := why_not_invite(team, invitee, by=by):
        raise refusal
    refuse(TWO_PEOPLE if needs_two(ROLES[invitee.role], team.organisation) else "")
    return TO_DO


def _do(team, invitee, *, by):
    invite(team, invitee, by=by)
    return DONE


def _name(given):
    return " ".join(filter(None, (given.get("Given name"), given.get("Family name"))))


def _as_typed(given, teams, roles):
    """The cells as the boxes of the form would have them: names of teams and roles as they stand on our pages.

    That numbers were looked up is said of the whole list.
    """
    by_name = {team.name.lower(): str(team.pk) for team in teams}
    codes = {role.name.lower(): role.code for role in roles} | {role.code: role.code for role in roles}
    bodies = {code.lower(): code for code in BODIES}
    return {
        "title": given["Title"],
        "given_name": given["Given name"],
        "family_name": given["Family name"],
        "email": given["Email"],
        "profession": given["Profession"],
        "body": bodies.get(given["Register"].lower(), given["Register"]),
        "number": given["Registration number"],
        "was_looked_up": "on",
        "team": by_name.get(given["Team"].lower(), given["Team"]),
        "role": codes.get(given["Role"].lower(), given["Role"]),
        **{name: "on" for name, heading in _TICKS.items() if given[heading].lower() in ("yes", "y")},
    }


_TICKS = {"may_sign": "May sign", "may_endorse": "May endorse"}


def _problems(form):
    """What is wrong with a line, each with the box it is about."""
    return " ".join(f"{form[name].label}: {text}" for name, errors in form.errors.items() for text in errors)
