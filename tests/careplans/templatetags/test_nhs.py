"""Any form field becomes a question of the NHS design system, with its label, hint, error and what was typed."""

import pytest
from django import forms

from careplans.content.items import PartialDate, Text

FIELD = """{% include "components/form_field.html" with field=field only %}"""
SUMMARY = """{% include "components/error_summary.html" with form=form only %}"""


class Questions(forms.Form):
    name = forms.CharField(label="Family name", help_text="As on the record", max_length=5)
    story = Text(key="story", label="What happened?", lines=4, max_length=20).form_field()
    cpr = forms.ChoiceField(label="CPR?", widget=forms.RadioSelect, choices=[("", "-"), ("yes", "Yes"), ("no", "No")])
    why = forms.CharField(label="Why not?", required=False)
    team = forms.ChoiceField(label="Team", choices=[("", "Choose"), ("n", "Night team")])
    who = forms.MultipleChoiceField(
        label="Who?", widget=forms.CheckboxSelectMultiple, choices=[("p", "Person"), ("f", "Family")]
    )
    sure = forms.BooleanField(label="I read it back")
    when = PartialDate(key="when", label="When?").form_field()
    secret = forms.CharField(widget=forms.PasswordInput)
    seen = forms.CharField(widget=forms.HiddenInput)
    strange = forms.Field(widget=forms.Widget)


@pytest.fixture
def ask(html):
    def render(name, data=None, source=FIELD):
        form = Questions(data)
        return html(source, field=form[name], form=form, reveal=form["why"])

    return render


def test_a_label_belongs_to_its_box_and_a_hint_is_read_with_it(ask):
    shown = ask("name")

    assert 'for="id_name"' in shown
    assert 'id="id_name" name="name" type="text" aria-describedby="id_name-hint"' in shown


@pytest.mark.parametrize("name", ["name", "story", "team", "secret"])
def test_no_browser_limit_cuts_a_text_or_stops_the_page(ask, name):
    shown = ask(name)

    assert [limit for limit in (" maxlength", " required", " placeholder") if limit in shown] == []


def test_a_text_that_is_too_long_comes_back_whole_with_its_count(ask):
    typed = "x" * 21

    shown = ask("story", {"story": typed})

    assert f">{typed}</textarea>" in shown
    assert 'data-maxlength="20"' in shown
    assert "Use 20 characters or fewer; this is 21." in shown


def test_nothing_is_chosen_beforehand(ask):
    assert [name for name in ("cpr", "who", "sure") if " checked" in ask(name)] == []


def test_an_empty_option_is_not_offered_as_a_radio(ask):
    assert ask("cpr").count('type="radio"') == 2


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("cpr", "no", 'value="no" checked'),
        ("who", ["f"], 'value="f" checked'),
        ("sure", "on", 'value="on" checked'),
        ("team", "n", 'value="n" selected'),
        ("name", '"><b>', 'value="&#34;&gt;&lt;b&gt;"'),
    ],
)
def test_what_was_given_is_still_there_and_escaped(ask, name, value, kept):
    assert kept in ask(name, {name: value})


def test_a_date_that_is_none_comes_back_as_it_was_typed(ask):
    shown = ask("when", {"when_day": "31", "when_month": "feb", "when_year": ""})

    boxes = [part.split('"')[0] for part in shown.split('value="')[1:]]
    assert boxes == ["31", "feb"]
    assert [f'for="id_when_{box}"' in shown for box in range(3)] == [True, True, True]


def test_a_password_is_never_sent_back(ask):
    assert "hunter2" not in ask("secret", {"secret": "hunter2"})


def test_a_hidden_field_is_only_hidden(ask):
    assert ask("seen", {"seen": "7"}).strip() == '<input type="hidden" name="seen" id="id_seen" value="7">'


def test_a_field_nobody_has_drawn_is_refused_by_name(ask):
    with pytest.raises(TypeError, match="no NHS component for Widget"):
        ask("strange")


def test_a_question_under_an_answer_needs_no_script_and_says_nothing_untrue_to_a_screen_reader(ask):
    source = """{% include "components/form_field.html" with field=field reveal=reveal reveal_when="no" only %}"""

    shown = ask("cpr", source=source)

    assert ("gt-reveals" in shown, 'name="why"' in shown, "aria-controls" in shown) == (True, True, False)


def test_the_error_summary_names_each_question_and_leads_to_its_box(html):
    form = Questions({"when_day": "31", "when_month": "2", "when_year": "2026", "name": "Holloway-Smith", "team": "n"})

    summary = html(SUMMARY, form=form)

    links = [part.split('"')[0] for part in summary.split('<a href="')[1:]]
    assert links[:2] == ["#id_name", "#id_cpr"]
    assert "#id_when_0" in links
    assert "When: There is no such date. Check the day and the month." in summary


def test_a_form_without_errors_has_no_summary(html):
    assert html(SUMMARY, form=Questions()).strip() == ""


def test_problems_that_no_form_found_are_summed_up_too(words):
    problems = [{"message": "Answer “CPR”.", "href": "#cpr"}, {"message": "Add a contact."}]

    said = words("""{% include "components/error_summary.html" with problems=problems only %}""", problems=problems)

    assert said == "There is a problem Answer “CPR”. Add a contact."


def test_words_written_in_a_template_are_said_once(words):
    assert words("""{% load nhs %}{% nhs "details" summary="More" text="Words" %}""") == "More Words"


def test_words_that_come_from_people_are_escaped(html):
    shown = html("""{% load nhs %}{% nhs "inset-text" text=said %}""", said="<script>alert(1)</script>")

    assert "<script" not in shown


def test_a_task_says_what_is_left_and_leads_there(words, html):
    tasks = [
        {"title": "CPR", "href": "cpr/", "status": "2 to answer"},
        {"title": "People", "status": "Done", "is_done": True},
    ]
    source = """{% include "components/task_list.html" with tasks=tasks only %}"""

    assert words(source, tasks=tasks) == "CPR 2 to answer People Done"
    assert html(source, tasks=tasks).count('href="cpr/"') == 1
