import pytest

from careplans.management.personas.sources import comes_from, sources_in

SOURCES = ["oncology letter", "Conversation with the person (interpreter)", "wife and son"]


@pytest.mark.parametrize(
    ("section", "sources", "said"),
    [
        ("place_of_death", SOURCES, {"source": "person", "informant": SOURCES[1]}),
        ("place_of_death", ["Ray", "wife"], {"source": "person", "informant": "Ray"}),
        ("place_of_death", ["Rayner clinic", "wife"], {}),
        ("medicines", SOURCES, {"source": "record", "informant": "oncology letter"}),
        ("medicines", ["Ray"], {}),
        ("cpr", SOURCES, {}),
    ],
)
def test_only_what_the_file_says_is_said(section, sources, said):
    assert comes_from(section, sources, ["Ray", "Raymond"]) == said


def test_sources_are_the_lines_of_one_answer():
    assert sources_in({"consent": {"sources": "Ray\nwife"}}) == ["Ray", "wife"]
    assert sources_in({}) == sources_in({"consent": {"sources": {"unsaid": "unknown_on_import"}}}) == []
