"""What a crew saw at night reaches the nurse by day, and the case follows the person without being typed again."""

import pytest

from careplans.models import AccessEvent, TeamTask

OF_THE_NIGHT = {"looked_up", "read_card", "recorded_crisis_contact", "read_crisis_contacts"}
pytestmark = pytest.mark.django_db(transaction=True)


def test_from_the_call_to_the_key_worker(browsing):
    # Given Ravi, who takes a call about Maggie under a case number
    ravi = browsing("ravi")
    ravi.fill("Case or incident number", "CAD 4711").look_up("999 204 8174", "14", "3", "1958")
    plan = ravi.plan_id()

    # When he comes back to the first page, the case is one tap away, and he writes down what was done
    ravi.page.goto("/")
    assert ravi.sees("CAD 4711")
    ravi.follow("HOLLOWAY, Margaret Ann")
    ravi.page.goto(f"/plans/{plan}/contacts/new/")
    assert ravi.sees("Kept with it: case")
    ravi.page.get_by_label("Stayed at home, or where they live").check()
    ravi.fill("What did you see, and what did you do?", "Breathless. The advice line helped. Please visit.")
    ravi.page.get_by_label("Yes", exact=True).check()
    ravi.picture("crisis-contact").press("Keep it, and tell the team")
    assert ravi.headline() == "What happened in a crisis"

    # Then Bethan finds it as a task, reads what happened, and says what she did
    bethan = browsing("bethan")
    bethan.follow("Tasks for your team: 1").picture("tasks").follow("Read what happened in a crisis")
    assert bethan.sees("Bethan Rowlands (hospice community CNS)")
    bethan.picture("task").follow("Read what happened")
    assert bethan.sees("Please visit.")
    bethan.page.go_back()
    bethan.fill("What was done?", "Visited at ten. She is comfortable.").press("It is done")
    assert bethan.sees("Nothing waits for you.")

    # And every look of the night carries the number that was typed once
    assert TeamTask.objects.get().done_how == "Visited at ten. She is comfortable."
    looks = AccessEvent.objects.filter(plan=plan, actor__given_name="Ravi", verb__in=OF_THE_NIGHT)
    assert {look.verb for look in looks} == OF_THE_NIGHT
    assert {look.case_number for look in looks} == {"CAD 4711"}
