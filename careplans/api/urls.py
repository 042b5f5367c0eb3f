from django.urls import path, register_converter
from django.urls.converters import StringConverter

from careplans.api.contacts import Contacts
from careplans.api.identity import ConfirmIdentity
from careplans.api.launches import AskToLaunch
from careplans.api.lookups import Lookup
from careplans.api.notices import Acknowledge, Inbox
from careplans.api.plans import Card, ChangesBetween, OneVersion, Versions, WholePlan
from careplans.api.problems import nothing_here
from careplans.api.tickets import PrintTicket, TicketStatus
from careplans.api.writing import GiveReason, Publish, ReadDraft, WriteSection


class Anything(StringConverter):
    """Whatever is left of an address, a line break too: Django's own `path` stops at one."""

    regex = r"[\s\S]+"


register_converter(Anything, "anything")

urlpatterns = [
    path("lookup/", Lookup.as_view(), name="api_lookup"),
    path("plans/<uuid:plan_id>/confirm-identity/", ConfirmIdentity.as_view(), name="api_confirm_identity"),
    path("launches/", AskToLaunch.as_view(), name="api_launches"),
    path("plans/<uuid:plan_id>/card/", Card.as_view(), name="api_card"),
    path("plans/<uuid:plan_id>/", WholePlan.as_view(), name="api_plan"),
    path("plans/<uuid:plan_id>/contacts/", Contacts.as_view(), name="api_contacts"),
    path("plans/<uuid:plan_id>/versions/", Versions.as_view(), name="api_versions"),
    path("plans/<uuid:plan_id>/versions/<int:number>/", OneVersion.as_view(), name="api_version"),
    path("plans/<uuid:plan_id>/changes/<int:earlier>/<int:later>/", ChangesBetween.as_view(), name="api_changes"),
    path("plans/<uuid:plan_id>/draft/", ReadDraft.as_view(), name="api_draft"),
    path("plans/<uuid:plan_id>/draft/sections/<slug:section_key>/", WriteSection.as_view(), name="api_section"),
    path("plans/<uuid:plan_id>/draft/reasons/", GiveReason.as_view(), name="api_reasons"),
    path("plans/<uuid:plan_id>/publish/", Publish.as_view(), name="api_publish"),
    path("plans/<uuid:plan_id>/tickets/", PrintTicket.as_view(), name="api_tickets"),
    path("notices/", Inbox.as_view(), name="api_inbox"),
    path("notices/<uuid:notice_id>/acknowledge/", Acknowledge.as_view(), name="api_acknowledge"),
    path("tickets/<str:token>/status/", TicketStatus.as_view(), name="api_ticket_status"),
    path("<anything:anything>", nothing_here),
]
