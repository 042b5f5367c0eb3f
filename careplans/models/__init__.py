"""What happens to people and plans, as rows; their constraints are in the database."""

from careplans.models.alarms import Alarm
from careplans.models.break_glass import BreakGlass
from careplans.models.card_copies import CardCopy
from careplans.models.cases import CASE_LASTS, CaseRelationship
from careplans.models.crisis_contacts import CrisisContact
from careplans.models.documents import NoteBeside, PlanDocument, Sighting
from careplans.models.events import AccessEvent, AuditBlock
from careplans.models.files import UploadedFile
from careplans.models.grants import Grant, ShutOut
from careplans.models.home_entry import HomeEntryCode
from careplans.models.known import KnownName, KnownPhone, KnownPlace, known_rows, make_known
from careplans.models.launches import Launch, LinkedSystem
from careplans.models.merges import MergedLink, PersonMerge
from careplans.models.notices import Attempt, Notice
from careplans.models.overrides import Override
from careplans.models.oversight import ExaminedDay, OversightCase, WatchedPerson
from careplans.models.people import Person, PersonAddress, PersonPhone, Representative, check_nhs_number
from careplans.models.person_changes import PersonChange
from careplans.models.plans import Draft, OwnWords, Plan
from careplans.models.team_tasks import TeamTask
from careplans.models.tickets import FileCopy, Ticket
from careplans.models.towns import Town, why_not_this_database
from careplans.models.versions import PlanVersion, Review, Sealed, Signature, VersionHeadlines
from careplans.models.writing import KeptText, OpenPage

__all__ = [
    "AccessEvent",
    "Alarm",
    "Attempt",
    "AuditBlock",
    "BreakGlass",
    "CASE_LASTS",
    "CardCopy",
    "CaseRelationship",
    "CrisisContact",
    "Draft",
    "ExaminedDay",
    "FileCopy",
    "Grant",
    "ShutOut",
    "HomeEntryCode",
    "KeptText",
    "KnownName",
    "KnownPhone",
    "KnownPlace",
    "Launch",
    "LinkedSystem",
    "NoteBeside",
    "MergedLink",
    "Notice",
    "Override",
    "OpenPage",
    "OversightCase",
    "OwnWords",
    "Person",
    "PersonAddress",
    "PersonChange",
    "PersonMerge",
    "PersonPhone",
    "Plan",
    "PlanDocument",
    "PlanVersion",
    "Representative",
    "Review",
    "Sealed",
    "Sighting",
    "Signature",
    "TeamTask",
    "Ticket",
    "Town",
    "UploadedFile",
    "VersionHeadlines",
    "WatchedPerson",
    "check_nhs_number",
    "known_rows",
    "make_known",
    "why_not_this_database",
]
