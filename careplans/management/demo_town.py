"""The demonstration town: the cast, the teams they work in, and the clinicians whom the persona files name."""

from functools import cache
from itertools import chain, count

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.text import slugify

from accounts.actions import join_team, open_team
from accounts.models import ContactEndpoint, Organisation, Team, User
from accounts.roles import (
    ADMINISTRATOR,
    AMBULANCE,
    ANALYST,
    CO_ORDINATOR,
    COMMUNITY_NURSE,
    GP,
    HOSPICE,
    HOSPITAL,
    INFORMATION_GOVERNANCE,
    ORGANISATION_ADMINISTRATOR,
    OUT_OF_HOURS,
    PERSON,
    PRISON_HEALTH,
    REPRESENTATIVE,
    Role,
)

MAIL_DOMAIN = "demo.golden-ticket.test"
TITLES = ("Dr", "Mr", "Mrs", "Ms", "Prof", "Sr")
DAY_AND_NIGHT = {"works_day_and_night": True}
WHOLE_AREA = {"works_day_and_night": True, "covers_whole_area": True}

# Team: organisation, telephone, and what else is special about it.
TEAMS = {
    "Saltmarsh Hospice night team": ("Saltmarsh Hospice", "0808 157 0101", DAY_AND_NIGHT),
    "Seawick Surgery": ("Seawick Surgery", "01632 960200", {}),
    "Seawick Community Nursing": ("Seawick Community Nursing", "01632 960210", DAY_AND_NIGHT),
    "Acute response team": ("Coastline Community Trust", "01632 960215", DAY_AND_NIGHT),
    "Ambulance control": ("Ambulance service", "01632 960900", WHOLE_AREA),
    "111 and out of hours": ("NHS 111 Kent", "111", WHOLE_AREA),
    "Saltmarsh Hospice office": ("Saltmarsh Hospice", "0808 157 0100", {}),
    "Saltmarsh Hospice care-home outreach": ("Saltmarsh Hospice", "0808 157 0111", DAY_AND_NIGHT),
    "Thornwick Medical Centre": ("Thornwick Medical Centre", "01632 960300", {}),
    "Community respiratory team": ("Coastline Community Trust", "0808 157 0121", DAY_AND_NIGHT),
    "Respiratory clinic": ("Coastline Hospital", "01632 960425", {}),
    "Lantern House care team": ("Lantern House", "0808 157 0131", DAY_AND_NIGHT),
    "Children's palliative care": ("Coastline Hospital", "0808 157 0131", {}),
    "HMP Marshgate Healthcare": ("HMP Marshgate Healthcare", "01632 960610", {}),
    "Learning disability liaison": ("Coastline Hospital", "01632 960715", {}),
    "Adult congenital heart team": ("Coastline Hospital", "0808 157 0151", {}),
    "Fenland community team": ("Fenland Community Trust", "01632 960950", {}),
    "Kent care board": ("Kent care board", "", {}),
    "People and families": ("People and families", "", {}),
}
# Given name: family name, title, profession, registration, role, team.
CAST = {
    "Bethan": ("Rowlands", "", "hospice CNS", "NMC 99Z1001E", HOSPICE, "Saltmarsh Hospice night team"),
    "Imran": ("Sethi", "Dr", "GP (senior responsible clinician)", "GMC 9900101", GP, "Seawick Surgery"),
    "Ravi": ("Menon", "", "111 clinician", "NMC 99Z1009E", OUT_OF_HOURS, "111 and out of hours"),
    "Amina": ("Yusuf", "", "paramedic", "HCPC PA990011", AMBULANCE, "Ambulance control"),
    "Maggie": ("Holloway", "", "", "", PERSON, "People and families"),
    "Katherine": ("Holloway", "", "", "", REPRESENTATIVE, "People and families"),
    "Owen": ("Price", "", "community nurse", "NMC 99Z1010E", COMMUNITY_NURSE, "Fenland community team"),
    "Grace": ("Obi", "", "", "", INFORMATION_GOVERNANCE, "Kent care board"),
    "Dan": ("Whitlock", "", "", "", ANALYST, "Kent care board"),
    "Priya": ("Nair", "", "", "", ADMINISTRATOR, "Kent care board"),
    "Fern": ("Adeyemi", "", "", "", ORGANISATION_ADMINISTRATOR, "Saltmarsh Hospice office"),
    # Two more, so that every team that is told has someone who can say that it was seen.
    "Lena": ("Hart", "", "district nurse", "NMC 99Z1011E", COMMUNITY_NURSE, "Seawick Community Nursing"),
    "Marek": ("Zielinski", "", "co-ordinator", "", CO_ORDINATOR, "Acute response team"),
}
# The team in which a clinician named in a file works, by registration; any other works in a team of their own.
WORKS_IN = {
    "NMC 99Z2002E": "Saltmarsh Hospice care-home outreach",
    "GMC 9900203": "Thornwick Medical Centre",
    "NMC 99Z3001E": "Community respiratory team",
    "GMC 9900301": "Respiratory clinic",
    "NMC 99Z4001E": "Lantern House care team",
    "GMC 9900401": "Children's palliative care",
    "NMC 99Z5001E": "HMP Marshgate Healthcare",
    "GMC 9900501": "HMP Marshgate Healthcare",
    "NMC 99Z6001E": "Learning disability liaison",
    "GMC 9900601": "Adult congenital heart team",
}
# As what a signer works there; anywhere else who completes a plan is of the hospice, and who endorses it a GP.
ROLE_OF_SIGNERS = {
    "Community respiratory team": COMMUNITY_NURSE,
    "Respiratory clinic": HOSPITAL,
    "Children's palliative care": HOSPITAL,
    "HMP Marshgate Healthcare": PRISON_HEALTH,
    "Learning disability liaison": HOSPITAL,
    "Adult congenital heart team": HOSPITAL,
}
# Who else cares for the person of a plan, beside the teams of those who sign it.
ALSO_CARED_FOR_BY = {
    "GT-000117": ("Seawick Community Nursing", "Acute response team"),
    "GT-000204": ("Saltmarsh Hospice night team",),
    "GT-000402": ("Saltmarsh Hospice night team",),
}
# The person and the representative of a plan who sign in.
FAMILY_OF = {"GT-000117": ("Maggie", "Katherine")}


@transaction.atomic
def build_town() -> None:
    """The cast and every team, whatever of it is not there yet. What is there is left as it is."""
    for name in TEAMS:
        find_team(name)
    for given_name, (family_name, title, profession, registration, role, team) in CAST.items():
        facts = {"title": title, "profession": profession, "registration": registration}
        _sign_in(f"{given_name.lower()}@{MAIL_DOMAIN}", given_name, family_name, role, find_team(team), **facts)


def find_team(name: str, organisation: str = "") -> Team:
    """The team of this name with its address for notices, opened if it is not there."""
    organisation, phone, special = TEAMS.get(name, (organisation or name, "", {}))
    team = Team.objects.filter(organisation__name=organisation, name=name).first()
    if team:
        return team
    owner, _ = Organisation.objects.get_or_create(name=organisation)
    team = open_team(owner, name=name, phone=phone, **special)
    mailbox = slugify(name)[:64].strip("-") or "team"
    ContactEndpoint.objects.create(team=team, channel=ContactEndpoint.Channel.EMAIL, address=f"{mailbox}@{MAIL_DOMAIN}")
    return team


def member(given_name: str) -> User:
    """One of the cast."""
    return User.objects.get(email=f"{given_name.lower()}@{MAIL_DOMAIN}")


def find_signer(signature, professionals: list[dict]) -> tuple[User, Team]:
    """The clinician who signed, found by registration or let in, and the team they work in."""
    known = User.objects.filter(registration=signature.registration, memberships__ended_at=None).first()
    if known and known.open_memberships():
        return known, known.open_memberships()[0].team
    contact = next((one for one in professionals if one.get("registration") == signature.registration), {})
    named = contact.get("organisation")
    organisation = named if isinstance(named, str) and 0 < len(named) <= 100 and named.isprintable() else signature.name
    team = find_team(WORKS_IN.get(signature.registration, organisation), organisation)
    title, given_name, family_name = split_name(signature.name)
    role = ROLE_OF_SIGNERS.get(team.name, HOSPICE if signature.kind == "completing" else GP)
    facts = {"title": title, "profession": signature.grade, "registration": signature.registration}
    email = _free_address(given_name, family_name)
    endorses = signature.kind != "completing"
    return _sign_in(email, given_name, family_name, role, team, endorses=endorses, **facts), team


def _said_of(role: Role, *, endorses: bool) -> dict:
    """What the organisation says of a member where the role leaves it to them: all nurses of the town sign."""
    return {"may_sign": bool(role.if_authorised), "may_endorse": endorses and bool(role.if_delegated)}


def find_loader() -> tuple[User, Team]:
    """Who stands for the clinician where a persona file names none who can have signed; they cannot sign either."""
    team = find_team("Brought in from elsewhere")
    return _sign_in(f"brought.in@{MAIL_DOMAIN}", "Brought", "In", HOSPICE, team), team


def split_name(name: str) -> tuple[str, str, str]:
    """Title, given name and family name of “Dr Imran Sethi”."""
    title, _, rest = name.partition(" ")
    if title not in TITLES:
        title, rest = "", name
    given_name, _, family_name = rest.partition(" ")
    return title, given_name, family_name


def _free_address(given_name, family_name):
    """An address nobody has: by the given name, by both names, or with a number behind them."""
    first, last = slugify(given_name) or "signer", slugify(family_name) or "signer"
    numbered = (f"{first}.{last}.{number}" for number in count(2))
    names = chain((first, f"{first}.{last}"), numbered)
    return next(
        address
        for address in (f"{name}@{MAIL_DOMAIN}" for name in names)
        if not User.objects.filter(email=address).exists()
    )


def _sign_in(email, given_name, family_name, role, team, *, endorses=False, **facts):
    """The user with this address; let in with the demonstration's password and this role if they are not there."""
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create(
            email=email,
            given_name=given_name,
            family_name=family_name,
            password=_hash_of(settings.DEMO_PASSWORD),
            **facts,
        )
        join_team(user, team, role=role, **_said_of(role, endorses=endorses))
    return user


@cache
def _hash_of(password):
    """Hashing is slow on purpose; one hash does for everyone who shares the password."""
    return make_password(password)
