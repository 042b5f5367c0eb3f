"""Two records of one person become one and can become two again: nothing is lost, and no one decides alone."""

import threading

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import Http404
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from careplans.access import people_for, people_to_edit, plans_for, teams_caring_for
from careplans.actions import merges as actions
from careplans.actions.drafts import draft_content
from careplans.actions.family import open_to_representative
from careplans.actions.home_entry import keep_home_entry_code, reveal_home_entry_code
from careplans.actions.lookups import Found, NoPlan, Query, look_up
from careplans.actions.merges import (
    MayNotMerge,
    approve_merge,
    approve_unmerge,
    ask_to_merge,
    ask_to_unmerge,
    refuse_merge,
    refuse_unmerge,
)
from careplans.actions.near_matches import identity_of, near_matches
from careplans.actions.people import register_person
from careplans.actions.person_changes import edit_person
from careplans.actions.plans import start_plan
from careplans.actions.prints import copies_in_the_world, print_ticket
from careplans.actions.signing import publish
from careplans.models import AccessEvent, MergedLink, Notice, Person, PersonMerge, Plan, Representative
from tests.builders import MAGGIES_NUMBER, SPARE_NUMBER, person_facts, publish_draft, publishable_content, write_draft
from tests.careplans.actions.merging import (
    POINTS,
    every_row,
    merge_records,
    rows_that_changed,
    second_record,
    seen,
    undo_merge,
)
from tests.examples import ANY_PACE_ONE_SET_UP


@pytest.fixture
def again(owen, teams):
    """Maggie's second record, which Owen's team made."""
    return second_record(owen, teams["elsewhere"])


@pytest.fixture
def owens_plan(again, owen, teams, imran):
    """A plan in use on the second record, signed by Owen."""
    plan = start_plan(again, team=teams["elsewhere"], by=owen)
    write_draft(plan, publishable_content(), by=owen)
    Person.objects.filter(pk=again.pk).update(nhs_number_status="01")
    publish_draft(plan, by=owen)
    Person.objects.filter(pk=again.pk).update(nhs_number_status="02")
    again.refresh_from_db()
    return plan


@pytest.fixture
def merged(maggies_plan, again, priya, grace):
    return merge_records(maggies_plan.person, again, asked_by=priya, approved_by=grace)


def test_asking_moves_nothing(maggies_plan, again, priya):
    before = every_row()

    merge = ask_to_merge(maggies_plan.person, again, because="Same person", points=POINTS, by=priya)

    assert (merge.state, rows_that_changed(before)) == ("waiting", (set(), set()))


def test_an_approved_merge_leaves_one_record_in_use_and_deletes_none(merged, again, maggies_plan, ravi):
    again.refresh_from_db()

    assert (merged.state, again.merged_into, again.nhs_number) == ("approved", maggies_plan.person, SPARE_NUMBER)
    assert list(people_for(ravi)) == [maggies_plan.person]


@pytest.mark.parametrize("deed", ["ask", "approve"])
def test_three_points_are_compared_each_time(maggies_plan, again, priya, grace, deed):
    points = {"ask": ["born", "born", "family_name"], "approve": POINTS}

    with pytest.raises(MayNotMerge) as refusal:
        merge = ask_to_merge(maggies_plan.person, again, because="x", points=points[deed], by=priya)
        approve_merge(merge, points=["born"], seen=seen(merge), by=grace)

    assert (str(refusal.value), Person.objects.filter(merged_into=None).count()) == (actions.TOO_FEW, 2)


def test_nobody_approves_what_they_asked_for(maggies_plan, again, priya):
    merge = ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, by=priya)

    with pytest.raises(MayNotMerge):
        approve_merge(merge, points=POINTS, seen=seen(merge), by=priya)

    assert PersonMerge.objects.get().state == "waiting"


def test_the_database_itself_keeps_asker_and_approver_apart(maggies_plan, again, priya):
    merge = ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, by=priya)

    with pytest.raises(IntegrityError, match="merge_is_approved_by_another"), transaction.atomic():
        PersonMerge.objects.filter(pk=merge.pk).update(approved_at=timezone.now(), approved_by=priya)


def test_nobody_undoes_alone(merged, priya):
    ask_to_unmerge(merged, because="x", by=priya)

    with pytest.raises(MayNotMerge):
        approve_unmerge(merged, by=priya)
    with pytest.raises(IntegrityError, match="unmerge_is_approved_by_another"), transaction.atomic():
        PersonMerge.objects.filter(pk=merged.pk).update(undone_at=timezone.now(), undone_by=priya)


def test_a_record_is_not_merged_with_itself(again, priya, grace):
    with pytest.raises((MayNotMerge, IntegrityError, KeyError)):
        ask_to_merge(again, again, because="x", points=POINTS, by=priya)

    assert PersonMerge.objects.count() == 0


def test_a_record_is_asked_for_once(maggies_plan, again, priya):
    ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, by=priya)

    with pytest.raises(MayNotMerge, match="already"):
        ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, by=priya)

    assert PersonMerge.objects.count() == 1


def test_a_refused_merge_moves_nothing_and_can_be_asked_again(maggies_plan, again, priya, grace):
    before = every_row()
    merge = ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, by=priya)
    refuse_merge(merge, because="They are twins", by=grace)

    with pytest.raises(MayNotMerge):
        approve_merge(merge, points=POINTS, seen=seen(merge), by=grace)

    assert rows_that_changed(before) == (set(), set())
    assert ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, by=priya).state == "waiting"


def test_what_changed_since_it_was_read_is_read_again_first(maggies_plan, again, priya, grace, owen):
    merge = ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, by=priya)
    read = seen(merge)
    edit_person(again, {"given_names": "Susan"}, revision=1, by=owen)

    with pytest.raises(MayNotMerge) as refusal:
        approve_merge(merge, points=POINTS, seen=read, by=grace)

    assert (str(refusal.value), merge.state) == (actions.AGAIN, "waiting")


def test_two_verified_numbers_need_a_word_and_stay_both_on_record(maggies_plan, again, priya, grace):
    Person.objects.filter(pk=again.pk).update(nhs_number_status="01")
    people = (maggies_plan.person, again)

    with pytest.raises(MayNotMerge) as refusal:
        ask_to_merge(*people, because="x", points=POINTS, by=priya)
    merge_records(*people, asked_by=priya, approved_by=grace, both_verified_because="The board issued her two")

    assert str(refusal.value) == actions.TWO_NUMBERS
    assert set(Person.objects.values_list("nhs_number", flat=True)) == {MAGGIES_NUMBER, SPARE_NUMBER}


OLD = [
    Query(born_on=person_facts()["born_on"], nhs_number=SPARE_NUMBER),
    Query(born_on=person_facts()["born_on"], family_name="Hollowey"),
    Query(born_on=person_facts()["born_on"], family_name="Hollowey", given_name="Margret", postcode="ZZ9"),
]


@pytest.mark.parametrize("query", OLD)
def test_a_look_up_by_the_old_record_gives_the_one_in_use_and_says_so(
    maggies_plan, owen, teams, priya, grace, ravi, query
):
    old = second_record(owen, teams["elsewhere"], family_name="Hollowey", postcode="ZZ9 9ZZ")
    merge_records(maggies_plan.person, old, asked_by=priya, approved_by=grace)

    found = look_up(query, by=ravi)

    assert (type(found), found.version, found.by_old_record) == (Found, maggies_plan.current, True)
    assert AccessEvent.objects.last().person == maggies_plan.person


def test_a_look_up_by_the_record_in_use_says_nothing_of_the_old_one(merged, ravi):
    found = look_up(Query(born_on=person_facts()["born_on"], nhs_number=MAGGIES_NUMBER), by=ravi)

    assert (type(found), found.by_old_record) == (Found, False)


def test_both_records_fitting_is_still_one_person(merged, ravi):
    assert type(look_up(Query(born_on=person_facts()["born_on"], family_name="Holloway"), by=ravi)) is Found


def test_the_team_of_the_old_record_finds_the_person_by_it(merged, owen, maggies_plan):
    outcome = look_up(Query(born_on=person_facts()["born_on"], nhs_number=SPARE_NUMBER), by=owen)

    assert (type(outcome), outcome.person) == (NoPlan, maggies_plan.person)
    assert list(people_to_edit(owen)) == [maggies_plan.person]


def test_the_old_record_still_warns_whoever_registers_the_person_a_third_time(merged, again, maggies_plan):
    (match,) = near_matches(identity_of(again))

    assert (match.person, "older record" in match.why) == (maggies_plan.person, True)


def test_a_plan_of_the_old_record_goes_on_under_the_name_in_use(maggies_draft, priya, grace, owens_plan, again):
    Plan.objects.filter(pk=maggies_draft.pk).update(closed_at=timezone.now(), closed_by=priya)

    merge_records(maggies_draft.person, again, asked_by=priya, approved_by=grace)

    owens_plan.refresh_from_db()
    assert (owens_plan.person, owens_plan.is_in_use) == (maggies_draft.person, True)


def test_of_two_plans_somebody_says_which_stays(maggies_plan, owens_plan, again, priya):
    with pytest.raises(MayNotMerge) as refusal:
        ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, by=priya)

    assert (str(refusal.value), PersonMerge.objects.count()) == (actions.WHICH_PLAN, 0)


@pytest.fixture
def one_plan(maggies_plan, owens_plan, again, priya, grace, teams, owen):
    """Both records had a plan in use; Maggie's first stays."""
    ticket, _ = print_one(owens_plan, owen)
    merge = merge_records(
        maggies_plan.person, again, asked_by=priya, approved_by=grace, keep_plan=maggies_plan, both_verified_because="x"
    )
    owens_plan.refresh_from_db()
    return merge, ticket


def print_one(plan, by):
    Person.objects.filter(pk=plan.person_id).update(nhs_number_status="01")
    plan.person.refresh_from_db()
    return print_ticket(Plan.objects.with_what_is_shown().get(pk=plan.pk), layout="a4", kept_where="Fridge", by=by)


def test_the_other_plan_is_closed_and_its_teams_are_told(one_plan, owens_plan, maggies_plan, teams, ravi):
    told = Notice.objects.filter(plan=owens_plan, kind="withdrawn")

    assert (owens_plan.is_in_use, owens_plan.person) == (False, maggies_plan.person)
    assert {notice.team for notice in told} == {
        teams["elsewhere"],
        teams["out_of_hours"],
        teams["ambulance_control"],
    }
    assert list(plans_for(ravi, "plan_look_up")) == [maggies_plan]


def test_its_printed_copies_answer_that_they_no_longer_hold(one_plan, owens_plan):
    _, ticket = one_plan
    token_free = [standing.state for _, standing in copies_in_the_world(owens_plan)]

    assert (token_free, ticket.version) == (["WITHDRAWN"], owens_plan.current)


def test_its_teams_care_for_the_person_by_the_plan_that_stays(one_plan, maggies_plan, teams, owen):
    assert teams["elsewhere"] in teams_caring_for(maggies_plan)
    assert Notice.objects.filter(team=teams["elsewhere"], version=maggies_plan.current, kind="shared").exists()
    assert list(plans_for(owen, "plan_read")) == [maggies_plan]


def test_after_an_unmerge_the_closed_plan_is_in_use_again(one_plan, owens_plan, again, priya, grace, teams, owen):
    merge, _ = one_plan

    undo_merge(merge, asked_by=priya, approved_by=grace)

    owens_plan.refresh_from_db()
    assert (owens_plan.is_in_use, owens_plan.person) == (True, again)
    assert [standing.state for _, standing in copies_in_the_world(owens_plan)] == ["CURRENT"]
    assert Notice.objects.filter(plan=owens_plan, kind="restored").count() == 3
    assert list(plans_for(owen, "plan_read")) == [owens_plan]


def test_a_second_merge_after_an_unmerge_tells_the_teams_again(one_plan, owens_plan, again, priya, grace, maggies_plan):
    merge, _ = one_plan
    undo_merge(merge, asked_by=priya, approved_by=grace)

    facts = {"keep_plan": maggies_plan, "both_verified_because": "x"}
    merge_records(maggies_plan.person, again, asked_by=priya, approved_by=grace, **facts)

    assert Notice.objects.filter(plan=owens_plan, kind="withdrawn").count() == 6


def test_every_link_is_kept_with_the_record_it_belonged_to(one_plan, maggies_plan, owens_plan, again):
    merge, ticket = one_plan
    kept = {(link.kind, link.row): link.belonged_to for link in MergedLink.objects.filter(merge=merge)}

    assert kept["plan", str(maggies_plan.pk)] == maggies_plan.person
    assert kept["plan", str(owens_plan.pk)] == again
    assert kept["ticket", str(ticket.pk)] == again
    assert {kind for kind, _ in kept} >= {"plan", "closed_plan", "ticket", "notice", "grant", "representative", "event"}


def test_chains_are_followed_to_the_record_in_use(maggies_plan, again, owen, teams, priya, grace, ravi):
    third = register_person(
        person_facts(nhs_number="9995619288", nhs_number_status="02"), team=teams["elsewhere"], by=owen
    )
    merge_records(again, third, asked_by=priya, approved_by=grace)
    merge_records(maggies_plan.person, again, asked_by=priya, approved_by=grace)

    found = look_up(Query(born_on=third.born_on, nhs_number="9995619288"), by=ravi)

    assert (type(found), found.version) == (Found, maggies_plan.current)
    assert {person.merged_into for person in Person.objects.exclude(merged_into=None)} == {maggies_plan.person}


def test_chains_are_undone_last_first_and_give_back_what_was(maggies_plan, again, owen, teams, priya, grace):
    third = register_person(
        person_facts(nhs_number="9995619288", nhs_number_status="02"), team=teams["elsewhere"], by=owen
    )
    before = every_row()
    first = merge_records(again, third, asked_by=priya, approved_by=grace)
    between = every_row()
    second = merge_records(maggies_plan.person, again, asked_by=priya, approved_by=grace)

    with pytest.raises(MayNotMerge, match="Undo that merge first"):
        ask_to_unmerge(first, because="x", by=priya)
    undo_merge(second, asked_by=priya, approved_by=grace)
    after_one = rows_that_changed(between)
    undo_merge(first, asked_by=priya, approved_by=grace)

    assert (after_one, rows_that_changed(before)) == ((set(), set()), (set(), set()))


def test_a_record_that_was_merged_is_not_merged_again(merged, again, owen, teams, priya):
    third = register_person(
        person_facts(nhs_number="9995619288", nhs_number_status="02"), team=teams["elsewhere"], by=owen
    )

    for pair in ((third, again), (again, third)):
        with pytest.raises(MayNotMerge) as refusal:
            ask_to_merge(*pair, because="x", points=POINTS, by=priya)
        assert str(refusal.value) == actions.MERGED_MEANWHILE


def test_no_plan_is_started_and_nothing_is_changed_on_a_merged_record(merged, again, owen, teams):
    with pytest.raises(Http404):
        start_plan(again, team=teams["elsewhere"], by=owen)
    with pytest.raises(Http404):
        edit_person(again, {"title": "Ms"}, revision=1, by=owen)

    assert Plan.objects.filter(person=again).count() == 0


def test_the_key_safe_code_of_the_old_record_opens_the_same_door(maggies_plan, owens_plan, again, priya, grace, owen):
    keep_home_entry_code(owens_plan, "2468", by=owen)

    merge_records(
        maggies_plan.person, again, asked_by=priya, approved_by=grace, keep_plan=maggies_plan, both_verified_because="x"
    )

    assert reveal_home_entry_code(maggies_plan, reason="Nobody opens", by=owen) == "2468"


def test_asking_to_undo_can_be_refused_and_asked_again(merged, priya, grace):
    ask_to_unmerge(merged, because="Two people", by=priya)
    refused = refuse_unmerge(merged, because="One person", by=grace)

    assert refused.state == "approved"
    assert ask_to_unmerge(merged, because="Two people, I am sure", by=priya).state == "undo_asked"
    assert AccessEvent.objects.filter(verb="refused_unmerge", reason="One person").count() == 2


def test_everything_that_points_at_a_person_is_known_to_the_merge():
    """Whoever lets another model point at a person decides here whether it moves with a merge or stays."""
    moves = {"Plan.person", "Representative.person", "Person.merged_into"}
    stays = {
        "PersonPhone.person",
        "PersonAddress.person",
        "PersonChange.person",
        "AccessEvent.person",
        "HomeEntryCode.person",
        "CaseRelationship.person",
        "CrisisContact.person",
        "TeamTask.person",
        "BreakGlass.person",
        "OversightCase.person",
        "WatchedPerson.person",
        # Rows to search: what is found on the old record leads to the one in use.
        "KnownName.person",
        "KnownPlace.person",
        "KnownPhone.person",
    }
    of_the_merge = {"PersonMerge.survivor", "PersonMerge.duplicate", "MergedLink.belonged_to"}

    related = [
        field for field in Person._meta.get_fields(include_hidden=True) if field.auto_created and field.is_relation
    ]
    pointing = {f"{one.related_model.__name__}.{one.field.name}" for one in related}

    assert pointing == moves | stays | of_the_merge


SIDES = st.sampled_from(["nothing", "draft", "published", "withdrawn"])


def give_plan(person, state, *, by, team, signer):
    if state == "nothing":
        return None
    plan = start_plan(person, team=team, by=by)
    write_draft(plan, publishable_content(), by=by)
    if state != "draft":
        status = person.nhs_number_status
        Person.objects.filter(pk=person.pk).update(nhs_number_status="01")
        publish_draft(plan, by=by)
        Person.objects.filter(pk=person.pk).update(nhs_number_status=status)
    if state == "withdrawn":
        Plan.objects.filter(pk=plan.pk).update(withdrawn_at=timezone.now(), withdrawn_by=by)
    return plan


@settings(max_examples=12, suppress_health_check=ANY_PACE_ONE_SET_UP)
@given(
    sides=st.tuples(SIDES, SIDES),
    keep=st.sampled_from([0, 1]),
    readers=st.tuples(st.booleans(), st.booleans()),
    accounts=st.tuples(st.booleans(), st.booleans()),
    earlier=st.booleans(),
)
def test_an_unmerge_gives_back_exactly_the_rows_of_before(
    bethan, owen, imran, priya, grace, maggie, katherine, teams, sides, keep, readers, accounts, earlier
):
    point = transaction.savepoint()
    people = [
        register_person(person_facts(), team=teams["night_team"], by=bethan),
        second_record(owen, teams["elsewhere"]),
    ]
    workers = [(bethan, teams["night_team"]), (owen, teams["elsewhere"])]
    plans = [
        give_plan(person, state, by=by, team=team, signer=imran)
        for person, state, (by, team) in zip(people, sides, workers, strict=True)
    ]
    for person, reads, has_account, account in zip(people, readers, accounts, (maggie, katherine), strict=True):
        if reads:
            open_to_representative(person, katherine, basis="Consent", by=bethan)
        if has_account:
            Person.objects.filter(pk=person.pk).update(account=account)
    if earlier:
        third = second_record(owen, teams["elsewhere"], nhs_number=None, nhs_number_status="03")
        merge_records(people[1], third, asked_by=priya, approved_by=grace)
    before = every_row()

    merge = merge_records(
        Person.objects.get(pk=people[0].pk),
        Person.objects.get(pk=people[1].pk),
        asked_by=priya,
        approved_by=grace,
        keep_plan=plans[keep] if all(plans) else None,
    )
    assert rows_that_changed(before)[0] >= {("Person", people[1].pk)}
    assert Plan.objects.filter(person=people[1]).count() == 0
    undo_merge(merge, asked_by=priya, approved_by=grace)

    assert rows_that_changed(before) == (set(), set())
    transaction.savepoint_rollback(point)


def run_at_once(*deeds):
    """Every deed in a thread and a transaction of its own, begun together; what each came to."""
    start, ends = threading.Barrier(len(deeds)), {}

    def run(place, deed):
        start.wait()
        try:
            ends[place] = deed()
        except (MayNotMerge, Http404, DatabaseError) as refusal:
            ends[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(deeds)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return [ends[place] for place in range(len(deeds))]


@pytest.mark.django_db(transaction=True)
def test_of_two_approvals_at_once_one_counts(maggies_plan, again, priya, grace, dan):
    merge = ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, by=priya)
    read = seen(merge)

    ends = run_at_once(*[lambda by=by: approve_merge(merge, points=POINTS, seen=read, by=by) for by in (grace, dan)])

    refused = [end for end in ends if isinstance(end, MayNotMerge)]
    assert ([str(one) for one in refused], PersonMerge.objects.get().state) == ([actions.DECIDED], "approved")
    assert MergedLink.objects.filter(kind="plan", row=str(maggies_plan.pk)).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_merges_of_one_record_at_once_one_counts(maggies_plan, again, owen, teams, priya, grace):
    third = register_person(
        person_facts(nhs_number="9995619288", nhs_number_status="02"), team=teams["elsewhere"], by=owen
    )
    one = ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, by=priya)
    other = ask_to_merge(again, third, because="x", points=POINTS, by=priya)

    run_at_once(*[lambda m=m: approve_merge(m, points=POINTS, seen=(1, 1), by=grace) for m in (one, other)])

    in_use = set(Person.objects.filter(merged_into=None))
    pointed_at = {person.merged_into for person in Person.objects.exclude(merged_into=None)}
    assert pointed_at <= in_use


@pytest.mark.django_db(transaction=True)
def test_publishing_during_a_merge_ends_in_a_version_of_a_live_plan_or_in_none(
    maggies_plan, owens_plan, again, priya, grace, owen
):
    merge = ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, keep_plan=maggies_plan, by=priya)
    Person.objects.filter(pk=again.pk).update(nhs_number_status="01")
    Person.objects.filter(pk=maggies_plan.person_id).update(nhs_number_status="02")
    owens_plan.draft.refresh_from_db()
    revision, content = owens_plan.draft.revision, draft_content(owens_plan)

    published, _ = run_at_once(
        lambda: publish(Plan.objects.get(pk=owens_plan.pk), revision=revision, key="late", by=owen),
        lambda: approve_merge(merge, points=POINTS, seen=(1, 1), by=grace),
    )

    owens_plan.refresh_from_db()
    assert (PersonMerge.objects.get().state, owens_plan.closed_at is None, bool(content)) == ("approved", False, True)
    if isinstance(published, Http404):
        assert owens_plan.versions.count() == 1
    else:
        assert owens_plan.current == published
        assert Notice.objects.filter(version=published, kind="withdrawn").count() >= 1


@pytest.mark.django_db(transaction=True)
def test_a_plan_started_during_a_merge_is_never_left_on_a_merged_record(maggies_plan, again, priya, grace, owen, teams):
    merge = ask_to_merge(maggies_plan.person, again, because="x", points=POINTS, by=priya)

    run_at_once(
        lambda: start_plan(again, team=teams["elsewhere"], by=owen),
        lambda: approve_merge(merge, points=POINTS, seen=(1, 1), by=grace),
    )

    again.refresh_from_db()
    assert not (again.merged_into_id and again.plans.exists())
    assert Representative.objects.filter(person=again).count() == 0
