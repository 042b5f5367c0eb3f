"""Asking for pages as one of the cast, and setting what a stranger gets beside what is answered for no plan at all."""

from html import unescape
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from careplans.actions.identity import remember_confirmed

MAGGIES_BIRTH = {"date_of_birth_day": "14", "date_of_birth_month": "3", "date_of_birth_year": "1958"}
BY_NUMBER = {"nhs_number": "999 204 8174", **MAGGIES_BIRTH}
BY_NAME = {"family_name": "holloway", **MAGGIES_BIRTH}
TWO_IDENTIFIERS = {"matched": ["family_name", "nhs_number"]}


def page(client, user, address, status=200):
    """The words of a page as one of the cast reads it."""
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == status
    return unescape(response.content.decode())


def look_up(client, user, typed):
    client.force_login(user)
    return client.post("/lookup/", typed)


def confirm(client, user, plan, **typed):
    """Tick two identifiers for this plan, or what else is given."""
    client.force_login(user)
    return client.post(f"/plans/{plan.pk}/card/confirm-identity/", TWO_IDENTIFIERS | typed)


def confirmed(client, user, plan):
    """Sign in, in a session that has confirmed who this plan is about."""
    client.force_login(user)
    session = client.session
    remember_confirmed(session, plan.pk)
    session.save()
    return client


def answers_for(client, user, plan, tail):
    """Status and bytes for this plan and for one that does not exist: a stranger must get the same."""
    if user:
        client.force_login(user)
    found = [client.get(f"/plans/{plan_id}/{tail}") for plan_id in (plan.pk, uuid4())]
    return [(response.status_code, response.content) for response in found]


def sign_ins_for(client, plan, tail):
    """Where somebody who has not signed in is sent, for this plan and for one that does not exist, ids left out."""
    addresses = [f"/plans/{plan_id}/{tail}" for plan_id in (plan.pk, uuid4())]
    found = [client.get(address) for address in addresses]
    pairs = zip(addresses, found, strict=True)
    return [(response.status_code, response.url.removesuffix(address)) for address, response in pairs]


def queries_for(client, address):
    """How many queries a page takes, once the session is warm."""
    client.get(address)
    return queries_of(lambda: client.get(address))


def queries_of(ask):
    """How many queries answering takes."""
    with CaptureQueriesContext(connection) as asked:
        assert ask().status_code == 200
    return len(asked)
