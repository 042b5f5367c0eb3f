from django.urls import path

from careplans.views.alarms import see_alarm
from careplans.views.beside_words import send_clip, write_beside
from careplans.views.break_glass import break_glass, end_glass
from careplans.views.card import card, confirm_identity
from careplans.views.caseload import caseload
from careplans.views.cases import cases, close
from careplans.views.copying import copy_from_last_plan
from careplans.views.crisis_contacts import contacts, new_contact
from careplans.views.desk import desk, section
from careplans.views.documents import document, documents, end_this_document, new_document, sight_document
from careplans.views.edit_person import edit, history
from careplans.views.files import file, remove_this_file, send_copy
from careplans.views.glass_reviews import glass, glasses
from careplans.views.going_on import reasons
from careplans.views.home import home
from careplans.views.home_entry import home_entry, keep_home_entry
from careplans.views.joining import join
from careplans.views.keys import keys
from careplans.views.launching import launch, launched
from careplans.views.ledger import who_looked
from careplans.views.lookup import lookup
from careplans.views.merges import merge, merges
from careplans.views.merging import kept_text
from careplans.views.my import my_space
from careplans.views.new_merge import new_merge
from careplans.views.notices import acknowledge, inbox, notice
from careplans.views.oversight import oversight
from careplans.views.oversight_cases import oversight_case, oversight_cases
from careplans.views.past_plans import past_plan
from careplans.views.people import new_person, person, start
from careplans.views.plans import confirm, plan, withdraw
from careplans.views.preview import preview, preview_ticket
from careplans.views.publishing import publish_draft, sign_draft
from careplans.views.radio import read_out, read_out_by_code
from careplans.views.searching_audit import audit
from careplans.views.sharing import sharing, stop_sharing
from careplans.views.staff import organisation, staff
from careplans.views.staff_changes import new_organisation, staff_change, staff_changes
from careplans.views.staff_import import import_staff, staff_list_example
from careplans.views.staff_invite import invitation, invite
from careplans.views.staff_members import access_review, staff_member
from careplans.views.staff_teams import new_team, staff_team
from careplans.views.starters import starters
from careplans.views.team_tasks import task, tasks, tell_gp, tell_gp_of_nobody
from careplans.views.tickets import check_ticket, tickets
from careplans.views.training import training
from careplans.views.versions import changes_between, version, versions
from careplans.views.watch_list import watch_list, watched_person
from careplans.views.words import what_matters

urlpatterns = [
    path("", home, name="home"),
    path("lookup/", lookup, name="lookup"),
    path("launch/", launched, name="launched"),
    path("launch/<str:token>/", launch, name="launch"),
    path("lookup/tell-gp/", tell_gp_of_nobody, name="tell_gp_of_nobody"),
    path("caseload/", caseload, name="caseload"),
    path("cases/", cases, name="cases"),
    path("cases/<uuid:case_id>/close/", close, name="close_case"),
    path("read-out/", read_out_by_code, name="read_out_by_code"),
    path("people/new/", new_person, name="new_person"),
    path("people/merges/", merges, name="merges"),
    path("people/merges/new/", new_merge, name="new_merge"),
    path("people/merges/<uuid:merge_id>/", merge, name="merge"),
    path("people/<uuid:person_id>/", person, name="person"),
    path("people/<uuid:person_id>/edit/", edit, name="edit_person"),
    path("people/<uuid:person_id>/history/", history, name="person_history"),
    path("people/<uuid:person_id>/tell-gp/", tell_gp, name="tell_gp"),
    path("people/<uuid:person_id>/start-plan/", start, name="start_plan"),
    path("plans/<uuid:plan_id>/card/", card, name="card"),
    path("plans/<uuid:plan_id>/card/confirm-identity/", confirm_identity, name="confirm_identity"),
    path("plans/<uuid:plan_id>/break-glass/", break_glass, name="break_glass"),
    path("plans/<uuid:plan_id>/break-glass/end/", end_glass, name="end_glass"),
    path("plans/<uuid:plan_id>/", plan, name="plan"),
    path("plans/<uuid:plan_id>/past/", past_plan, name="past_plan"),
    path("plans/<uuid:plan_id>/confirm/", confirm, name="confirm_plan"),
    path("plans/<uuid:plan_id>/withdraw/", withdraw, name="withdraw_plan"),
    path("plans/<uuid:plan_id>/draft/", desk, name="desk"),
    path("plans/<uuid:plan_id>/draft/sign/", sign_draft, name="sign_draft"),
    path("plans/<uuid:plan_id>/draft/publish/", publish_draft, name="publish_draft"),
    path("plans/<uuid:plan_id>/draft/reasons/", reasons, name="desk_reasons"),
    path("plans/<uuid:plan_id>/draft/starters/", starters, name="desk_starters"),
    path("plans/<uuid:plan_id>/draft/preview/", preview, name="preview"),
    path("plans/<uuid:plan_id>/draft/preview/ticket/", preview_ticket, name="preview_ticket"),
    path("plans/<uuid:plan_id>/draft/copy-forward/", copy_from_last_plan, name="copy_forward"),
    path("plans/<uuid:plan_id>/draft/<slug:section_key>/", section, name="section"),
    path("plans/<uuid:plan_id>/home-entry/", home_entry, name="home_entry"),
    path("plans/<uuid:plan_id>/home-entry/keep/", keep_home_entry, name="keep_home_entry"),
    path("plans/<uuid:plan_id>/kept-texts/<uuid:kept_id>/", kept_text, name="kept_text"),
    path("plans/<uuid:plan_id>/versions/", versions, name="versions"),
    path("plans/<uuid:plan_id>/versions/<int:number>/", version, name="version"),
    path("plans/<uuid:plan_id>/changes/<int:earlier>/<int:later>/", changes_between, name="changes"),
    path("plans/<uuid:plan_id>/what-matters/", what_matters, name="what_matters"),
    path("plans/<uuid:plan_id>/what-matters/send/", send_clip, name="send_clip"),
    path("plans/<uuid:plan_id>/what-matters/note/", write_beside, name="write_beside"),
    path("plans/<uuid:plan_id>/contacts/", contacts, name="contacts"),
    path("plans/<uuid:plan_id>/contacts/new/", new_contact, name="new_contact"),
    path("plans/<uuid:plan_id>/documents/", documents, name="documents"),
    path("plans/<uuid:plan_id>/documents/new/", new_document, name="new_document"),
    path("plans/<uuid:plan_id>/documents/<uuid:document_id>/", document, name="document"),
    path("plans/<uuid:plan_id>/documents/<uuid:document_id>/send/", send_copy, name="send_copy"),
    path("plans/<uuid:plan_id>/documents/<uuid:document_id>/seen/", sight_document, name="sight_document"),
    path("plans/<uuid:plan_id>/documents/<uuid:document_id>/end/", end_this_document, name="end_document"),
    path("plans/<uuid:plan_id>/files/<uuid:file_id>/", file, name="file"),
    path("plans/<uuid:plan_id>/files/<uuid:file_id>/remove/", remove_this_file, name="remove_file"),
    path("plans/<uuid:plan_id>/tickets/", tickets, name="tickets"),
    path("plans/<uuid:plan_id>/read-out/", read_out, name="read_out"),
    path("plans/<uuid:plan_id>/sharing/", sharing, name="sharing"),
    path("plans/<uuid:plan_id>/sharing/<uuid:team_id>/stop/", stop_sharing, name="stop_sharing"),
    path("plans/<uuid:plan_id>/who-looked/", who_looked, name="who_looked"),
    path("t/<str:token>/", check_ticket, name="check_ticket"),
    path("notices/", inbox, name="inbox"),
    path("notices/<uuid:notice_id>/", notice, name="notice"),
    path("notices/<uuid:notice_id>/acknowledge/", acknowledge, name="acknowledge"),
    path("tasks/", tasks, name="tasks"),
    path("tasks/<uuid:task_id>/", task, name="task"),
    path("oversight/", oversight, name="oversight"),
    path("oversight/alarms/<uuid:alarm_id>/seen/", see_alarm, name="see_alarm"),
    path("oversight/break-glass/", glasses, name="glasses"),
    path("oversight/break-glass/<uuid:glass_id>/", glass, name="glass"),
    path("staff/", staff, name="staff"),
    path("staff/changes/", staff_changes, name="staff_changes"),
    path("staff/changes/<uuid:change_id>/", staff_change, name="staff_change"),
    path("staff/organisations/new/", new_organisation, name="new_organisation"),
    path("staff/<uuid:organisation_id>/", organisation, name="organisation"),
    path("staff/<uuid:organisation_id>/teams/new/", new_team, name="new_team"),
    path("staff/<uuid:organisation_id>/teams/<uuid:team_id>/", staff_team, name="staff_team"),
    path("staff/<uuid:organisation_id>/invite/", invite, name="invite"),
    path("staff/<uuid:organisation_id>/invitations/<uuid:invitation_id>/", invitation, name="invitation"),
    path("staff/<uuid:organisation_id>/import/", import_staff, name="import_staff"),
    path("staff/<uuid:organisation_id>/import/example/", staff_list_example, name="staff_list_example"),
    path("staff/<uuid:organisation_id>/people/<uuid:user_id>/", staff_member, name="staff_member"),
    path("staff/<uuid:organisation_id>/review/", access_review, name="access_review"),
    path("join/<str:token>/", join, name="join"),
    path("oversight/audit/", audit, name="audit"),
    path("oversight/cases/", oversight_cases, name="oversight_cases"),
    path("oversight/cases/<uuid:oversight_id>/", oversight_case, name="oversight_case"),
    path("oversight/watch-list/", watch_list, name="watch_list"),
    path("oversight/watch-list/<uuid:watched_id>/", watched_person, name="watched_person"),
    path("my/", my_space, name="my_space"),
    path("keys/", keys, name="keys"),
    path("training/", training, name="training"),
]
