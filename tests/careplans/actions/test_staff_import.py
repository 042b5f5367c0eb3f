"""A whole list of staff at once: every line is answered for."""

import pytest

from accounts.models import Invitation
from careplans.actions.staff import NOT_YOURS, MayNot
from careplans.actions.staff_import import (
    HEADINGS,
    MOST_LINES,
    NOBODY,
    TOO_MANY,
    WRONG_HEADINGS,
    check_list,
    import_list,
)
from careplans.actions.staff_invitations import ASKED, MEMBER, TWO_PEOPLE, YOURSELF
from careplans.models import AccessEvent

TEAM = "Saltmarsh Hospice night team"
ROLE = "Hospice or specialist palliative care clinician"
NIA = ["Ms", "Nia", "Evans", "nia@h.test", "nurse", "NMC", "99z 1234e", TEAM, ROLE, "", "yes"]


def line(**changes):
    """Nia's line, with some cells changed."""
    cells = dict(zip(HEADINGS, NIA, strict=True)) | {key.replace("_", " "): value for key, value in changes.items()}
    return list(cells.values())


def outcomes(lines):
    return [(one.number, one.outcome, one.words) for one in lines]


@pytest.fixture
def hospice(teams):
    return teams["night_team"].organisation


def test_a_check_sends_nothing_and_keeps_nothing(hospice, fern):
    lines = check_list(hospice, [list(HEADINGS), NIA], by=fern)

    assert outcomes(lines) == [(2, "Will be invited", "")]
    assert not Invitation.objects.exists()
    assert list(AccessEvent.objects.values_list("verb", flat=True)) == ["checked_staff_list"]


def test_each_line_is_invited_as_if_it_had_been_typed(hospice, fern):
    lines = import_list(hospice, [list(HEADINGS), NIA], by=fern)

    invitation = Invitation.objects.get()
    assert outcomes(lines) == [(2, "Invited", "")]
    assert (invitation.name, invitation.registration, invitation.role) == ("Ms Nia Evans", "NMC 99Z1234E", "hospice")
    assert (invitation.may_sign, invitation.may_endorse, invitation.invited_by) == (False, True, fern)


# Each line of a file, and what becomes of it; an empty one is passed over, and still counts.
ANSWERED = [
    (NIA, "Invited"),
    (NIA, "Already there"),
    ([], None),
    (line(Email="bethan@demo.golden-ticket.test"), "Already there"),
    (line(Email="FERN@demo.golden-ticket.test"), "Refused"),
    (line(Email="not an address"), "Refused"),
    (line(Email="a@h.test", Registration_number="12"), "Refused"),
    (line(Email="b@h.test", Team="Seawick Surgery"), "Refused"),
    (line(Email="c@h.test", Role="Administrator"), "Refused"),
    (line(Email="d@h.test", Role="ambulance"), "Refused"),
    (["Only", "three", "cells"], "Refused"),
    (line(Email="e@h.test", Given_name="=1+1"), "Invited"),
]


def test_every_line_of_the_file_is_answered_for_in_its_order(hospice, fern, bethan):
    rows = [list(HEADINGS), *(row for row, _ in ANSWERED)]

    checked, sent = check_list(hospice, rows, by=fern), import_list(hospice, rows, by=fern)

    assert [(one.number, one.outcome) for one in sent] == [
        (number, outcome) for number, (_, outcome) in enumerate(ANSWERED, start=2) if outcome
    ]
    assert [one.outcome.replace("Will be invited", "Invited") for one in checked] == [one.outcome for one in sent]
    words = [one.words for one in sent]
    assert words[1:4] == ["Line 2 says the same.", MEMBER, YOURSELF]
    assert words[4] == "Email address: Write an email address, such as name@example.nhs.uk."
    assert words[5].startswith("Registration number: A number of the Nursing and Midwifery Council is two digits")
    assert words[6:10] == [
        "Team: Choose one of your teams.",
        "Role: Choose a role.",
        TWO_PEOPLE,
        "3 cells. There must be 11.",
    ]


def test_sent_twice_a_list_changes_nothing_the_second_time(hospice, fern):
    rows = [list(HEADINGS), NIA, line(Email="b@h.test")]
    import_list(hospice, rows, by=fern)

    assert outcomes(import_list(hospice, rows, by=fern)) == [(2, "Already there", ASKED), (3, "Already there", ASKED)]
    assert Invitation.objects.count() == 2


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([], WRONG_HEADINGS),
        ([["Name", "Email"], NIA], WRONG_HEADINGS),
        ([list(HEADINGS)], NOBODY),
        ([list(HEADINGS), [""] * len(HEADINGS)], NOBODY),
        ([list(HEADINGS), *[NIA] * (MOST_LINES + 1)], TOO_MANY),
    ],
)
def test_what_is_no_list_of_staff_is_refused_whole(hospice, fern, rows, problem):
    with pytest.raises(MayNot) as refused:
        check_list(hospice, rows, by=fern)

    assert str(refused.value) == problem


def test_a_list_is_for_ones_own_organisation_only(teams, fern):
    with pytest.raises(MayNot) as refused:
        import_list(teams["surgery"].organisation, [list(HEADINGS), NIA], by=fern)

    assert (str(refused.value), Invitation.objects.count()) == (NOT_YOURS, 0)
