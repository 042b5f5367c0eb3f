"""The tables themselves: whole, without contradiction, and about every address and method that the product has."""

from accounts.roles import ROLES
from tests.careplans.authorisation import tables
from tests.careplans.authorisation.tables import OTHER, READS, read, routes, templates

CELLS = {"yes", "glass", "sign in", "403", "404", "410", "none"}
BESIDES_ROLES = {
    *("anonymous", "gp, grant ended", "representative, ended", "suspended", "leaver"),
    *("community_nurse, authorised", "hospital, consultant, asked to care", "ambulance of another area"),
}


def actors():
    return [name for name in read("answers")[0] if name not in ("rule", "state")]


def test_every_address_is_under_a_rule():
    assert {route.url for route in routes()} == set(templates())


def test_every_method_of_the_api_is_under_a_rule():
    said = {}
    for route in routes():
        said.setdefault(route.url, set()).update(route.methods)
    of_classes = {url: tables.methods_of(url) for url in templates() if tables.methods_of(url)}

    assert {url: said[url] for url in of_classes} == of_classes


def test_each_address_is_asked_one_way_by_each_rule():
    asked = [(route.url, method, route.sends) for route in routes() for method in route.methods]

    assert len(asked) == len(set(asked))


def test_every_role_and_whoever_has_none_is_an_actor():
    roles = {"the person" if code == "person" else code for code in ROLES}

    assert set(actors()) == roles | BESIDES_ROLES


def test_the_tables_speak_of_the_same_rules():
    rules = [row["rule"] for row in read("rules")]

    assert len(rules) == len(set(rules))
    assert {route.policy for route in routes()} == set(rules) == {row["rule"] for row in read("answers")}


def test_every_cell_is_one_of_the_known_answers():
    assert {row[actor] for row in read("answers") for actor in actors()} <= CELLS


def test_no_row_is_there_twice_and_each_is_about_a_state_that_is_asked():
    rows = [(row["rule"], row["state"]) for row in read("answers")]
    asked = {(route.policy, state) for route in routes() for state in route.states}

    assert len(rows) == len(set(rows))
    assert [row for row in rows if row not in asked and row[1] != OTHER] == []


def test_every_address_in_every_state_has_an_answer_for_everybody():
    for route in routes():
        assert len(route.states) >= 1, route
        for state in route.states:
            for actor in actors():
                assert tables.expected(route.policy, actor, state)


def test_there_are_at_least_ten_states_of_a_plan():
    assert len([row for row in read("states") if "plan" in row["of"].split(", ")]) >= 10


def test_what_a_read_may_write_is_about_reads():
    reads = {route.url for route in routes() if set(READS) & set(route.methods)}

    assert {row["url"] for row in read("reads_that_write")} <= reads
