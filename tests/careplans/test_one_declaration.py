"""A new question costs one declaration and the key lock; a new section at most 20 lines.

docs/how-to-add-a-question.md has the whole story.
Shown on a copy of the product to which nothing is added but these lines.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import careplans

ROOT = Path(careplans.__file__).parents[1]
WALK = ROOT / "tests" / "careplans" / "walk_of_a_question.py"
SET_UP = "import django, runpy, sys; django.setup(); runpy.run_path(sys.argv.pop(1), run_name='__main__')"
HOME = "careplans/content/sections/home.py"

NEW_ITEM = """        Text(key="lift_out_of_order", label="If the lift is out of order", tier=Tier.FIRST_SCREEN),
"""
BEFORE_NEW_ITEM = '        Text(key="parking", label="Parking", max_length=300),\n'
NEW_SECTION = """
TIDES = Section(
    key="tides",
    title="Tides and the causeway",
    document="record",
    group=GROUP,
    step="where",
    items=(
        Text(key="when_closed", label="When the causeway is closed", lines=2, tier=Tier.FIRST_SCREEN),
        Text(key="boat", label="Who brings a boat, and how to reach them", max_length=300),
    ),
)

"""
LAST_SECTION = "NO_FIXED_ADDRESS)"
ASKED = {
    "home": ["lift_out_of_order", "Ring the porter for the goods lift."],
    "tides": ["when_closed", "Two hours each side of high water."],
}


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """What a copy of the product does with the new question and the new section."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "careplans", copy / "careplans", ignore=shutil.ignore_patterns("__pycache__"))
    text = (copy / HOME).read_text("utf-8")
    text = _replaced(text, BEFORE_NEW_ITEM, BEFORE_NEW_ITEM + NEW_ITEM)
    text = _replaced(text, "\nSECTIONS = (", f"{NEW_SECTION}\nSECTIONS = (")
    (copy / HOME).write_text(_replaced(text, LAST_SECTION, "NO_FIXED_ADDRESS, TIDES)"), "utf-8")
    return _walk(copy, ASKED)


def _replaced(text, old, new):
    assert text.count(old) == 1
    return text.replace(old, new)


def _walk(tree, asked):
    """The report of walk_of_a_question.py, with the product taken from `tree`."""
    environment = os.environ | {"PYTHONPATH": f"{tree}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", SET_UP, str(WALK), json.dumps(asked)]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("section", list(ASKED))
def test_one_declaration_is_asked_read_printed_sent_and_told(changed, section):
    assert [place for place, knows_it in changed["found"][section].items() if not knows_it] == []
    assert len(changed["found"][section]) == 7


def test_all_that_is_left_to_do_is_to_lock_the_keys(changed):
    assert changed["unlocked"] == ["home.lift_out_of_order", "tides.boat", "tides.when_closed"]
    assert changed["lost"] == []


def test_a_question_is_one_declaration_and_a_section_is_at_most_twenty_lines():
    touched = [line for line in NEW_SECTION.splitlines() if line.strip()] + ["SECTIONS"]

    assert len(NEW_ITEM.splitlines()) == 1
    assert len(touched) <= 20


def test_the_walk_does_not_find_a_question_that_is_not_declared():
    with pytest.raises(AssertionError, match="NoneType"):
        _walk(ROOT, {"home": ["lift_out_of_order", "Ring the porter."]})
