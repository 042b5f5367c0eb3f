from django.urls import path

from careplans.api.lookups import Lookup
from careplans.api.notices import Acknowledge, Inbox
from careplans.api.plans import Card, ChangesBetween, OneVersion, Versions, WholePlan
from careplans.api.problems import nothing_here
from careplans.api.tickets import PrintTicket, TicketStatus
from careplans.api.writing import Publish, ReadDraft, WriteSection

urlpatterns = [
    path("lookup/", Lookup.as_view(), name="api_lookup"),
    path("plans/<uuid:plan_id>/card/", Card.as_view(), name="api_card"),
    path("plans/<uuid:plan_id>/", WholePlan.as_view(), name="api_plan"),
    path("plans/<uuid:plan_id>/versions/", Versions.as_view(), name="api_versions"),
    path("plans/<uuid:plan_id>/versions/<int:number>/", OneVersion.as_view(), name="api_version"),
    path("plans/<uuid:plan_id>/changes/<int:earlier>/<int:later>/", ChangesBetween.as_view(), name="api_changes"),
    path("plans/<uuid:plan_id>/draft/", ReadDraft.as_view(), name="api_draft"),
    path("plans/<uuid:plan_id>/draft/sections/<slug:section_key>/", WriteSection.as_view(), name="api_section"),
    path("plans/<uuid:plan_id>/publish/", Publish.as_view(), name="api_publish"),
    path("plans/<uuid:plan_id>/tickets/", PrintTicket.as_view(), name="api_tickets"),
    path("notices/", Inbox.as_view(), name="api_inbox"),
    path("notices/<uuid:notice_id>/acknowledge/", Acknowledge.as_view(), name="api_acknowledge"),
    path("tickets/<str:token>/status/", TicketStatus.as_view(), name="api_ticket_status"),
    path("<path:anything>", nothing_here),
]
