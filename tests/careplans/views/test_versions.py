import pytest

from careplans.actions.plans import withdraw_plan
from careplans.models import AccessEvent
from tests.builders import publish_draft, publishable_content, write_draft
from tests.careplans.views.looking import answers_for, page, queries_for, sign_ins_for

PAGES = ("versions/", "versions/1/", "changes/1/2/")


@pytest.fixture
def second_version(maggies_plan, bethan, imran):
    """Maggie chose the hospice rather than home; version 2 says so."""
    write_draft(maggies_plan, {"place_of_care": {"first_choice": "hospice"}}, by=bethan)
    return publish_draft(maggies_plan, by=imran, key="second", why="After a talk")


def read(client, user, plan, tail):
    return " ".join(page(client, user, f"/plans/{plan.pk}/{tail}").split())


def test_history_tells_each_version_and_what_it_changed(client, bethan, maggies_plan, second_version):
    shown = read(client, bethan, maggies_plan, "versions/")

    assert shown.index("Version 2</a>") < shown.index("Version 1</a>")
    assert "One thing changed. Preferred place of care: was “Own home”, now “Hospice”." in shown
    assert "The first version." in shown
    assert shown.count("In use now") == 1


def test_history_tells_the_two_most_dangerous_of_many_changes(client, bethan, imran, maggies_plan):
    content = publishable_content()
    changed = {"comfort": {"would_want": "Tea", "would_not_want": "Noise"}}
    write_draft(maggies_plan, changed | {"cpr": content["cpr"] | {"decision": "attempt"}}, by=bethan)
    publish_draft(maggies_plan, by=imran, key="second")

    shown = read(client, bethan, maggies_plan, "versions/")

    assert shown.index("<li>CPR: was “") < shown.index("“Would want”: now “Tea”") < shown.index("<li>And 1 more</li>")


def test_an_older_version_says_that_it_is_not_in_use(client, bethan, maggies_plan, second_version):
    shown = read(client, bethan, maggies_plan, "versions/1/")

    assert "Version 1: NOT in use" in shown
    assert "Do not follow this version.</strong> Version 2 replaced it." in shown


def test_the_version_in_use_says_so(client, bethan, maggies_plan, second_version):
    shown = read(client, bethan, maggies_plan, "versions/2/")

    assert "Version 2, in use" in shown
    assert "Do not follow" not in shown


def test_no_version_of_a_withdrawn_plan_is_in_use(client, bethan, imran, maggies_plan):
    withdraw_plan(maggies_plan, reason="She asked for it", by=imran)

    shown = read(client, bethan, maggies_plan, "versions/1/")

    assert "Version 1: NOT in use" in shown
    assert "The plan was withdrawn, and no version is in use." in shown
    assert "In use now" not in read(client, bethan, maggies_plan, "versions/")


def test_changes_begin_with_one_sentence_and_then_tell_each(client, bethan, maggies_plan, second_version):
    shown = read(client, bethan, maggies_plan, "changes/1/2/")

    sentence = "One thing changed. Preferred place of care: was “Own home”, now “Hospice”."
    assert f'<h1 class="nhsuk-heading-xl gt-changes__summary">{sentence}</h1>' in shown
    assert "<dt>Before</dt><dd>Own home</dd>" in shown
    assert "<dt>Now</dt><dd>Hospice</dd>" in shown
    assert "Why: After a talk" in shown


def test_what_came_new_was_not_recorded_before(client, bethan, imran, maggies_plan):
    write_draft(maggies_plan, {"comfort": {"would_want": "The window open"}}, by=bethan)
    publish_draft(maggies_plan, by=imran, key="second")

    before = read(client, bethan, maggies_plan, "changes/1/2/").split("<dt>Before</dt>")[1]
    assert before.startswith('<dd> <span class="gt-unsaid gt-unsaid--not_recorded">Not recorded</span> </dd>')


def test_what_decides_most_comes_first(client, bethan, imran, maggies_plan):
    content = publishable_content()
    changed = {"comfort": {"would_want": "Tea"}, "cpr": content["cpr"] | {"decision": "attempt"}}
    write_draft(maggies_plan, changed, by=bethan)
    publish_draft(maggies_plan, by=imran, key="second")

    shown = read(client, bethan, maggies_plan, "changes/1/2/")
    assert "Two things changed, among them CPR." in shown
    assert shown.index("CPR: was ") < shown.index("“Would want”: now “Tea”")


def test_the_other_way_round_leads_to_the_right_way(client, bethan, maggies_plan, second_version):
    client.force_login(bethan)

    assert client.get(f"/plans/{maggies_plan.pk}/changes/2/1/").url == f"/plans/{maggies_plan.pk}/changes/1/2/"


def test_the_same_version_twice_has_no_changes(client, bethan, maggies_plan):
    assert "Nothing changed." in read(client, bethan, maggies_plan, "changes/1/1/")


@pytest.mark.parametrize("tail", ["versions/9/", "changes/1/9/", "changes/9/9/", "changes/0/1/"])
def test_a_version_that_never_was_is_not_shown(client, bethan, maggies_plan, tail):
    page(client, bethan, f"/plans/{maggies_plan.pk}/{tail}", status=404)


def test_looks_at_history_are_on_record(client, bethan, maggies_plan, second_version):
    for tail in PAGES:
        read(client, bethan, maggies_plan, tail)

    looks = AccessEvent.objects.filter(verb__startswith="read_").order_by("id")
    assert [(look.verb, look.version_number) for look in looks] == [
        ("read_history", 2),
        ("read_version", 1),
        ("read_changes", 2),
    ]


def test_history_costs_as_much_with_four_versions_as_with_two(client, bethan, imran, maggies_plan, second_version):
    client.force_login(bethan)
    two = queries_for(client, f"/plans/{maggies_plan.pk}/versions/")
    for key in ("third", "fourth"):
        publish_draft(maggies_plan, by=imran, key=key)

    assert queries_for(client, f"/plans/{maggies_plan.pk}/versions/") == two


def test_a_long_life_is_told_in_pages_and_each_change_against_the_one_before(client, bethan, imran, maggies_plan):
    for number in range(2, 22):
        publish_draft(maggies_plan, by=imran, key=f"version {number}")

    newest, oldest = (read(client, bethan, maggies_plan, f"versions/?page={number}") for number in (1, 2))
    assert ("Version 2</a>" in newest, "Version 1</a>" in newest) == (True, False)
    assert newest.count("Nothing changed.") == 20
    assert "The first version." in oldest


@pytest.mark.parametrize("tail", PAGES)
def test_owen_cannot_tell_that_maggies_plan_exists(client, owen, maggies_plan, second_version, tail):
    of_maggie, of_nobody = answers_for(client, owen, maggies_plan, tail)

    assert of_maggie == of_nobody
    assert of_maggie[0] == 404


@pytest.mark.parametrize("tail", PAGES)
def test_without_signing_in_nobody_can_tell_either(client, maggies_plan, second_version, tail):
    of_maggie, of_nobody = sign_ins_for(client, maggies_plan, tail)

    assert of_maggie == of_nobody == (302, "/accounts/login/?next=")
