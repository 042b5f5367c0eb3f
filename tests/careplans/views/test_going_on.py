"""Where a plan disagrees with itself: both sides are shown, and only a reason by name lets it be published so."""

from html import unescape

import pytest

from careplans.actions.drafts import draft_content, save_section
from careplans.actions.overrides import MayNotGiveReason, NothingToGoOnFrom, go_on
from careplans.actions.signing import NotReadyToPublish, problems_of
from careplans.models import AccessEvent, Override, Sealed
from tests.builders import publish_draft
from tests.careplans.views.writing import desk_of, hidden_fields

REASON = "She asked for one shock at most, for as long as she can still speak with her daughter."
JSON = "application/json"
REFUSED = {"id": "refu", "treatment": "Cardiopulmonary resuscitation", "life_sustaining": "yes"}


def say(plan, by, **sections):
    for key, answers in sections.items():
        plan.draft.refresh_from_db()
        save_section(plan, key, answers, revision=plan.draft.revision, by=by)
    plan.draft.refresh_from_db()


@pytest.fixture
def disagreeing(maggies_draft, bethan):
    """CPR is recommended, and an advance decision refuses it."""
    cpr = {**draft_content(maggies_draft)["cpr"], "decision": "attempt"}
    adrt = {"status": "original_seen", "made_on": "2026-01-02"}
    say(maggies_draft, bethan, cpr=cpr, adrt=adrt, adrt_treatments=[REFUSED])
    return maggies_draft


def waiting(plan):
    return [problem for problem in problems_of(plan) if problem.needs_reason and problem.blocks]


def give_reasons(client, plan, reason=REASON):
    """As a clinician would: each disagreement of the page in turn."""
    for told in client.get(desk_of(plan, "reasons")).context["told"]:
        page = client.get(desk_of(plan, "reasons"))
        field = told["form"]["reason"].html_name
        client.post(desk_of(plan, "reasons"), {**hidden_fields(page), "basis": told["basis"], field: reason})


def test_both_sides_are_shown_with_the_order_in_which_words_count(desk, disagreeing):
    page = desk.get(desk_of(disagreeing, "reasons"))

    (told, *_) = page.context["told"]
    assert [side["title"] for side in told["sides"]]
    words = unescape(page.content.decode())
    assert told["problem"].contradiction.precedence in words
    assert "Cardiopulmonary resuscitation" in words


def test_nothing_is_published_before_there_is_a_reason(disagreeing, imran):
    with pytest.raises(NotReadyToPublish):
        publish_draft(disagreeing, by=imran)

    assert not disagreeing.versions.exists()


def test_with_a_reason_it_is_published_and_the_reason_is_sealed_into_the_version(desk, disagreeing, bethan, imran):
    rules = {problem.rule for problem in waiting(disagreeing)}

    give_reasons(desk, disagreeing)

    version = publish_draft(disagreeing, by=imran)
    sealed = version.document["overrides"]
    assert {one["rule"] for one in sealed} == rules
    assert {(one["reason"], one["name"], one["registration"]) for one in sealed} == {
        (REASON, str(bethan), bethan.registration)
    }


def test_the_reason_is_on_record_without_its_words(desk, disagreeing, bethan):
    give_reasons(desk, disagreeing)

    event = AccessEvent.objects.filter(verb="gave_reason_to_go_on").first()
    assert (event.actor, event.plan, event.reason) == (bethan, disagreeing, "")


def test_a_reason_ends_with_the_answers_it_was_given_for(desk, disagreeing, bethan):
    give_reasons(desk, disagreeing)
    assert waiting(disagreeing) == []

    say(disagreeing, bethan, adrt_treatments=[{**REFUSED, "circumstances": "in any circumstances"}])

    assert waiting(disagreeing)


def test_a_reason_stays_when_something_else_is_written(desk, disagreeing, bethan):
    give_reasons(desk, disagreeing)

    say(disagreeing, bethan, home={"parking": "outside, turn at the end"})

    assert waiting(disagreeing) == []


def test_the_card_shows_both_sides_and_the_reason(client, desk, disagreeing, bethan, imran):
    give_reasons(desk, disagreeing)
    publish_draft(disagreeing, by=imran)

    card = desk.get(f"/plans/{disagreeing.pk}/card/").content.decode()

    assert "This plan disagrees with itself" in card
    assert REASON in card
    assert f"{bethan}, {bethan.profession}" in card


def test_the_preview_shows_the_reason_too(desk, disagreeing):
    give_reasons(desk, disagreeing)

    assert REASON in desk.get(desk_of(disagreeing, "preview")).content.decode()


def test_by_api_the_reason_is_given_for_the_basis_that_the_draft_tells(desk, disagreeing, imran):
    draft = f"/api/v1/plans/{disagreeing.pk}/draft/"
    told = [one for one in desk.get(draft).json()["problems"] if one["needs_reason"]]

    given = [desk.post(f"{draft}reasons/", {"basis": one["basis"], "reason": REASON}, JSON) for one in told]

    assert {answer.status_code for answer in given} == {201}
    assert waiting(disagreeing) == []


def test_by_api_a_reason_for_nothing_is_refused(desk, disagreeing):
    given = desk.post(f"/api/v1/plans/{disagreeing.pk}/draft/reasons/", {"basis": "0" * 64, "reason": REASON}, JSON)

    assert (given.status_code, given.json()["code"]) == (409, "nothing_to_settle")
    assert not Override.objects.exists()


def test_an_empty_reason_is_refused_and_nothing_is_kept(desk, disagreeing):
    page = desk.get(desk_of(disagreeing, "reasons"))
    told = page.context["told"][0]

    answer = desk.post(desk_of(disagreeing, "reasons"), {**hidden_fields(page), "basis": told["basis"]})

    assert answer.status_code == 422
    assert "Say why both stand" in answer.content.decode()
    assert not Override.objects.exists()


def test_a_reason_for_what_has_changed_meanwhile_is_given_back(desk, disagreeing, bethan):
    page = desk.get(desk_of(disagreeing, "reasons"))
    told = page.context["told"][0]
    say(disagreeing, bethan, adrt_treatments=[{**REFUSED, "circumstances": "in any circumstances"}])

    sent = {**hidden_fields(page), "basis": told["basis"], told["form"]["reason"].html_name: REASON}
    answer = desk.post(desk_of(disagreeing, "reasons"), sent)

    assert answer.status_code == 409
    assert "Nothing was kept" in answer.content.decode()
    assert not Override.objects.exists()


def test_what_is_simply_wrong_cannot_be_settled_by_a_reason(disagreeing, bethan):
    wrong = next(problem for problem in problems_of(disagreeing) if not problem.needs_reason)

    with pytest.raises(NothingToGoOnFrom):
        go_on(disagreeing, wrong, draft_content(disagreeing), reason=REASON, by=bethan)

    assert not Override.objects.exists()


def test_without_a_registration_nobody_gives_a_reason(disagreeing, bethan):
    bethan.registration = ""

    with pytest.raises(MayNotGiveReason):
        go_on(disagreeing, waiting(disagreeing)[0], draft_content(disagreeing), reason=REASON, by=bethan)

    assert not Override.objects.exists()


def test_a_reason_is_never_changed(desk, disagreeing):
    give_reasons(desk, disagreeing)
    given = Override.objects.first()

    given.reason = "Another."
    with pytest.raises(Sealed):
        given.save()


def test_owen_sees_no_disagreement_and_gives_no_reason(client, owen, disagreeing):
    client.force_login(owen)

    assert client.get(desk_of(disagreeing, "reasons")).status_code == 404
    assert client.post(desk_of(disagreeing, "reasons"), {"basis": "x"}).status_code == 404
    assert not Override.objects.exists()
