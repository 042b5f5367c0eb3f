from django.urls import path

from careplans.views.card import card, confirm_identity
from careplans.views.desk import desk, section
from careplans.views.home import home
from careplans.views.ledger import who_looked
from careplans.views.lookup import lookup
from careplans.views.my import my_space
from careplans.views.notices import acknowledge, inbox, notice
from careplans.views.people import new_person, person, start
from careplans.views.plans import confirm, plan, withdraw
from careplans.views.publishing import publish_draft, sign_draft
from careplans.views.sharing import sharing, stop_sharing
from careplans.views.tickets import check_ticket, tickets
from careplans.views.versions import changes_between, version, versions
from careplans.views.words import what_matters

urlpatterns = [
    path("", home, name="home"),
    path("lookup/", lookup, name="lookup"),
    path("people/new/", new_person, name="new_person"),
    path("people/<uuid:person_id>/", person, name="person"),
    path("people/<uuid:person_id>/start-plan/", start, name="start_plan"),
    path("plans/<uuid:plan_id>/card/", card, name="card"),
    path("plans/<uuid:plan_id>/card/confirm-identity/", confirm_identity, name="confirm_identity"),
    path("plans/<uuid:plan_id>/", plan, name="plan"),
    path("plans/<uuid:plan_id>/confirm/", confirm, name="confirm_plan"),
    path("plans/<uuid:plan_id>/withdraw/", withdraw, name="withdraw_plan"),
    path("plans/<uuid:plan_id>/draft/", desk, name="desk"),
    path("plans/<uuid:plan_id>/draft/sign/", sign_draft, name="sign_draft"),
    path("plans/<uuid:plan_id>/draft/publish/", publish_draft, name="publish_draft"),
    path("plans/<uuid:plan_id>/draft/<slug:section_key>/", section, name="section"),
    path("plans/<uuid:plan_id>/versions/", versions, name="versions"),
    path("plans/<uuid:plan_id>/versions/<int:number>/", version, name="version"),
    path("plans/<uuid:plan_id>/changes/<int:earlier>/<int:later>/", changes_between, name="changes"),
    path("plans/<uuid:plan_id>/what-matters/", what_matters, name="what_matters"),
    path("plans/<uuid:plan_id>/tickets/", tickets, name="tickets"),
    path("plans/<uuid:plan_id>/sharing/", sharing, name="sharing"),
    path("plans/<uuid:plan_id>/sharing/<uuid:team_id>/stop/", stop_sharing, name="stop_sharing"),
    path("plans/<uuid:plan_id>/who-looked/", who_looked, name="who_looked"),
    path("t/<str:token>/", check_ticket, name="check_ticket"),
    path("notices/", inbox, name="inbox"),
    path("notices/<uuid:notice_id>/", notice, name="notice"),
    path("notices/<uuid:notice_id>/acknowledge/", acknowledge, name="acknowledge"),
    path("my/", my_space, name="my_space"),
]
