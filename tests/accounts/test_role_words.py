"""Whoever gives a role reads what it reaches."""

from accounts import permissions
from accounts.role_words import CAN, OF_WHOM, delegations_in_words, reach_in_words
from accounts.roles import COMMUNITY_NURSE, ORGANISATION_ADMINISTRATOR, ROLES, Reach


def test_every_permission_and_every_reach_has_words():
    codes = {value for name, value in vars(permissions).items() if name.isupper()}

    assert set(CAN) == codes
    assert set(OF_WHOM) == set(Reach)


def test_every_permission_of_every_role_is_said_once():
    for role in ROLES.values():
        said = [one for _, can in reach_in_words(role) for one in can]
        assert sorted(said) == sorted(CAN[one] for one in role.reaches)


def test_the_widest_reach_is_said_first():
    assert reach_in_words(ORGANISATION_ADMINISTRATOR) == [("In their own organisation", ["manage teams and staff"])]


def test_what_the_organisation_answers_for_is_a_sentence():
    assert delegations_in_words(COMMUNITY_NURSE, may_sign=True, may_endorse=False) == [
        "Your organisation authorises them to sign plans.",
        "Your organisation does not delegate senior endorsement to them.",
    ]
    assert delegations_in_words(ORGANISATION_ADMINISTRATOR, may_sign=True, may_endorse=True) == []
