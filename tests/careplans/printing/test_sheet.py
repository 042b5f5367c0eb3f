"""What stands on the sheet, and what gives way first."""

from careplans.content.lines import Line
from careplans.printing.sheet import Advice, on_one_line, sheet_of
from tests.careplans.printing.kofis_plan import KOFIS
from tests.careplans.printing.maggies_plan import MAGGIES, rows, treatment

STEPS = ("treatments", "emergencies", "medicines", "calls", "matters")


def lengths(sheet):
    return tuple(len(getattr(sheet, step).lines) for step in STEPS)


def test_lines_give_way_from_the_last_step_upward():
    whole = sheet_of(MAGGIES)
    everything = sum(lengths(whole)) - 1

    assert lengths(whole) == (8, 4, 6, 5, 7)
    assert lengths(whole.giving_way_to(everything - 6)) == (8, 4, 6, 5, 1)
    assert lengths(whole.giving_way_to(everything - 7)) == (8, 4, 6, 5, 0)
    assert lengths(whole.giving_way_to(everything - 9)) == (8, 4, 6, 3, 0)
    assert lengths(whole.giving_way_to(10)) == (8, 2, 0, 1, 0)


def test_the_first_call_never_gives_way():
    sheet = sheet_of(MAGGIES).giving_way_to(0)

    assert lengths(sheet) == (0, 0, 0, 1, 0)
    assert sheet.calls.lines[0].phone == "0808 157 0101"


def test_what_is_decided_first_never_gives_way():
    whole = sheet_of(MAGGIES)
    sheet = whole.giving_way_to(0)

    assert (sheet.card, sheet.alerts, sheet.hospital) == (whole.card, whole.alerts, whole.hospital)


def test_a_step_that_is_not_whole_says_so():
    sheet = sheet_of(MAGGIES).giving_way_to(19)

    assert [getattr(sheet, step).more for step in STEPS] == [False, True, False, True, True]


def test_more_than_eight_treatments_stay_in_the_record_and_neither_column_goes_first():
    sheet = sheet_of(KOFIS)

    assert (len(sheet.treatments.wanted), len(sheet.treatments.not_wanted)) == (6, 2)
    assert sheet.treatments.more


def test_columns_give_way_by_turns():
    wanted = [treatment(name, "recommended") for name in ("oxygen", "surgery", "iv_fluids")]
    refused = [treatment(name, "not_recommended") for name in ("dialysis", "pacing", "ecmo")]
    sheet = sheet_of({"treatment_escalation": rows(*wanted, *refused)}).giving_way_to(4)

    assert [one.name for one in sheet.treatments.wanted] == ["Oxygen", "Surgery"]
    assert [one.name for one in sheet.treatments.not_wanted] == ["Dialysis", "Pacing"]


def test_without_single_treatments_the_guidance_is_printed():
    sheet = sheet_of({"clinical_focus": {"guidance": "Stay at home."}})

    assert sheet.treatments.notes == [sheet.card.guidance]


def test_a_treatment_nobody_has_discussed_is_not_printed():
    undecided = {"intervention": "dialysis", "recommendation": {"unsaid": "not_yet_discussed"}}
    sheet = sheet_of({"treatment_escalation": rows(undecided)})

    assert [one for one in sheet.treatments.lines if isinstance(one, Advice)] == []


def test_a_sheet_that_anybody_may_read_names_nobody_who_must_not_be_told():
    alerts = sheet_of(MAGGIES).alerts

    assert "Doreen" not in str(alerts)
    assert str(alerts[-1]) == "Before talking to family: read live record"


def test_a_new_line_becomes_a_dot():
    content = {"comfort": {"would_want": "Hospice line first\nSpeak to right"}, "medicines": rows({"drug": "A\nB"})}

    assert on_one_line(content)["medicines"][0]["drug"] == "A · B"
    assert sheet_of(content).matters.lines[1].words == "Hospice line first · Speak to right"


def test_the_fifth_emergency_stays_in_the_record():
    emergencies = sheet_of(MAGGIES).emergencies

    assert [one.trigger for one in emergencies.lines][-1] == "Pain not settling"
    assert emergencies.more


def test_what_is_said_first_of_a_person_is_what_they_chose():
    chosen = {"own_words": {"ticket_quote": "Ask me first."}, "esther": {"matters_most": "School."}}

    assert sheet_of(chosen).matters.lines[0].words == "Ask me first."


def test_only_the_words_that_the_person_chose_to_show_are_shown():
    content = {
        "own_words": {"ticket_quote": "Ask me first.", "show_on_ticket": ["good_day"]},
        "esther": {"good_day": "School till two.", "worries": "Dying in my sleep."},
        "about_me": {"communication": "Wait for my sentence."},
    }

    assert [one.words for one in sheet_of(content).matters.lines] == ["Ask me first.", "School till two."]


def test_words_written_by_somebody_else_say_so():
    content = {"esther": {"matters_most": "Choir."}, "own_words": {"written_by": "someone_else", "writer_name": "Jo"}}

    assert sheet_of(content).matters.lines[0].who_wrote == "written for them, Jo"


def test_what_matters_most_is_missed_when_it_is_not_recorded():
    assert sheet_of({}).matters.lines == (Line("What matters most to them"),)


def test_an_interpreter_is_asked_for_in_capitals():
    content = {"communication": {"language": "Punjabi", "interpreter": "yes"}}

    assert sheet_of(content).language.words == "Punjabi, INTERPRETER NEEDED"


def test_the_answer_about_hospital_stands_apart_from_its_conditions():
    hospital = sheet_of(MAGGIES).hospital

    assert hospital.words == "Only if"
    assert hospital.terms == "suspected biliary sepsis, uncontrolled pain after fracture"


def test_words_without_end_are_not_laid_out_in_vain():
    endless = treatment("oxygen", "recommended", "x" * 10_000)
    sheet = sheet_of({"treatment_escalation": rows(endless, endless, endless)})

    assert sheet.most_worth_trying == 1


def test_the_sheet_says_that_parts_of_the_plan_disagree_and_what_about():
    sheet = sheet_of(MAGGIES | {"prognosis": {"gsf": "A", "prognosis": "days"}, "cpr": {"decision": "attempt"}})

    assert sheet.disagreements == ("CPR is recommended, and the focus is comfort.",)
    assert sheet.giving_way_to(0).disagreements == sheet.disagreements


def test_the_sheet_names_no_confidence_that_is_part_of_a_disagreement():
    kept_from = {"sharing": "not_electronically", "digital_access": "read"}

    assert sheet_of(MAGGIES | {"consent": kept_from}).disagreements == ("see there",)
    assert sheet_of(MAGGIES).disagreements == ()
