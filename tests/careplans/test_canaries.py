"""Somebody nobody in the cast knows, with one made-up word in every personal field: it turns up nowhere.

Every answer of the run is looked at anyway (tests/linting/). What this adds is somebody to leak, and every address
asked for by everyone.
"""

import re

import pytest

from accounts.roles import GP
from careplans.actions.drafts import save_section
from careplans.content.document import parse_section
from careplans.content.items import Phone, Text
from careplans.content.sections import SECTIONS, section_by_key
from tests.bench.desk import some_answer
from tests.builders import SPARE_NUMBER, build_plan, build_user, person_facts, publish_draft, publishable_content
from tests.careplans.test_strangers import NAMED, ROUTES, all_routes, real_ids
from tests.linting.canaries import CANARY, READS_WHO_LOOKED

__all__ = ["real_ids"]
WHO_MUST_NOT_KNOW = ("bethan", "imran", "maggie", "katherine", "grace", "dan", "priya", None)
LISTS = sorted(route for route in all_routes() if not re.search(r"[{^\\(]", route))
NOTHING = {301, 302, 400, 401, 403, 404, 405}


def planted(item, value):
    is_words = isinstance(item, Text) and not isinstance(item, Phone)
    return f"{CANARY} {item.key}"[: item.max_length] if is_words else value


def with_canaries(section, answers):
    if isinstance(answers, list):
        return [
            {"id": row["id"]} | with_canaries(section, {k: v for k, v in row.items() if k != "id"}) for row in answers
        ]
    return {key: planted(section.item(key), value) for key, value in answers.items()}


def fill_draft(plan, by):
    """Every question of every section, each text with the word."""
    for section in SECTIONS:
        row = {item.key: planted(item, some_answer(item)) for item in section.items if not item.retired}
        raw = [{"id": "rowx1", **row}] if section.repeats else row
        plan.draft.refresh_from_db()
        how = {"written_how": "helped", "written_with": str(by)} if section.document == "what_matters" else {}
        save_section(plan, section.key, parse_section(section, raw), revision=plan.draft.revision, by=by, **how)


@pytest.fixture
def canarys_plan(teams, owen):
    """Published, and written further; only Owen's team cares for this person."""
    signer = build_user("Canary", "Signer", GP, teams["elsewhere"], profession="GP", registration="GMC 9900109")
    named = dict.fromkeys(("given_names", "family_name", "preferred_name"), CANARY)
    facts = person_facts(nhs_number=SPARE_NUMBER, address_lines=f"{CANARY}\nFenland", **named)
    content = {key: with_canaries(section_by_key(key), said) for key, said in publishable_content().items()}
    content["consent"]["sharing"] = "not_electronically"
    plan = build_plan(by=owen, team=teams["elsewhere"], facts=facts, content=content)
    publish_draft(plan, by=signer)
    fill_draft(plan, owen)
    return plan


def test_nobody_is_told_a_word_of_somebody_they_do_not_know(client, request, real_ids, canarys_plan):
    theirs = real_ids | {"plan_id": canarys_plan.pk, "person_id": canarys_plan.person_id}
    answered = {}
    for name in WHO_MUST_NOT_KNOW:
        client.logout()
        if name:
            client.force_login(request.getfixturevalue(name))
        for route in LISTS:
            client.get(f"/{route}")
        for route in ROUTES:
            client.get("/" + route.format(**NAMED, **real_ids))
            answered[name, route] = client.get("/" + route.format(**NAMED, **theirs)).status_code

    about_them = {found for found in answered if "{plan_id}" in found[1] or "{person_id}" in found[1]}
    told = {found for found in about_them if answered[found] not in NOTHING}
    assert told == {(name, "plans/{plan_id}/who-looked/") for name, _ in READS_WHO_LOOKED}


def test_the_word_would_be_found(client, owen, canarys_plan):
    """Owen, who may, reads it: there is something that could leak."""
    client.force_login(owen)

    page = client.get(f"/plans/{canarys_plan.pk}/draft/esther/").content.decode()

    assert page.count(CANARY) >= 5
