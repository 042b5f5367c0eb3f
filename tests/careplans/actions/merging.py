"""Two records of one person, as they come to be, and everything that is in the database."""

from django.apps import apps

from careplans.actions.merges import approve_merge, approve_unmerge, ask_to_merge, ask_to_unmerge
from careplans.actions.people import register_person
from careplans.models import AccessEvent, Grant, MergedLink, Notice, PersonMerge
from tests.builders import SPARE_NUMBER, person_facts

POINTS = ["family_name", "born", "postcode"]
MADE_BY_MERGING = {AccessEvent, MergedLink, PersonMerge, Notice}


def second_record(by, team, **facts):
    """Maggie once more, as another team may have registered her."""
    made = {"nhs_number": SPARE_NUMBER, "nhs_number_status": "02", "given_names": "Margret", "preferred_name": ""}
    return register_person(person_facts(**made | facts), team=team, by=by)


def seen(merge):
    merge.survivor.refresh_from_db()
    merge.duplicate.refresh_from_db()
    return merge.survivor.revision, merge.duplicate.revision


def merge_records(survivor, duplicate, *, asked_by, approved_by, keep_plan=None, **facts):
    """Asked and approved."""
    merge = ask_to_merge(
        survivor, duplicate, because="Same person", points=POINTS, keep_plan=keep_plan, by=asked_by, **facts
    )
    return approve_merge(merge, points=POINTS, seen=seen(merge), by=approved_by)


def undo_merge(merge, *, asked_by, approved_by):
    return approve_unmerge(ask_to_unmerge(merge, because="Two people", by=asked_by), by=approved_by)


def every_row():
    """Every row of the record as it stands, by model and id, but what merging itself adds."""
    models = [model for model in apps.get_app_config("careplans").get_models() if model not in MADE_BY_MERGING]
    return {
        (model.__name__, row[model._meta.pk.attname]): row for model in models for row in model._base_manager.values()
    }


def rows_that_changed(before):
    """Of the rows there were, those that are not as they were; and of those added, the kinds."""
    after = every_row()
    changed = {key for key, row in before.items() if after.get(key) != row}
    return changed, {name for name, _ in after.keys() - before.keys()} - {Grant.__name__}
