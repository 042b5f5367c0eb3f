"""What happens to people and plans, as rows; their constraints are in the database."""

from careplans.models.events import AccessEvent, AuditBlock
from careplans.models.grants import Grant
from careplans.models.notices import Attempt, Notice
from careplans.models.people import Person, PersonPhone, Representative, check_nhs_number
from careplans.models.plans import Draft, OwnWords, Plan
from careplans.models.tickets import FileCopy, Ticket
from careplans.models.versions import PlanVersion, Review, Sealed, Signature, VersionHeadlines

__all__ = [
    "AccessEvent",
    "Attempt",
    "AuditBlock",
    "Draft",
    "FileCopy",
    "Grant",
    "Notice",
    "OwnWords",
    "Person",
    "PersonPhone",
    "Plan",
    "PlanVersion",
    "Representative",
    "Review",
    "Sealed",
    "Signature",
    "Ticket",
    "VersionHeadlines",
    "check_nhs_number",
]
