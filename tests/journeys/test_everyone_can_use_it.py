"""Every kind of page, at phone and desk width, by the rules of WCAG 2.2 AA that a machine can check."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from careplans.models import Notice, Person
from tests.journeys.people import DESK, PHONE

pytestmark = pytest.mark.django_db(transaction=True)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
PLAN_PAGES = {
    "bethan": (
        "",
        "draft/",
        "draft/treatment_escalation/",
        "draft/cpr/",
        "draft/publish/",
        "what-matters/",
        "sharing/",
        "tickets/",
        "withdraw/",
    ),
    "ravi": ("card/", "versions/", "changes/3/4/", "versions/3/"),
    "maggie": ("who-looked/", "what-matters/"),
}
OTHER_PAGES = {
    "bethan": ("/", "/people/new/"),
    "ravi": ("/", "/lookup/", "/notices/"),
    "maggie": ("/my/", "/accounts/logout/", "/plans/00000000-0000-0000-0000-000000000000/"),
}


def pages_of(name):
    """Where this one of the cast goes, as addresses."""
    plan = Person.objects.get(nhs_number="9992048174").plans.get()
    notices = Notice.objects.filter(team__memberships__user__email__startswith=f"{name}@")[:1]
    of_the_plan = [f"/plans/{plan.pk}/{page}" for page in PLAN_PAGES[name]]
    return [*OTHER_PAGES[name], *of_the_plan, *(notice.get_absolute_url() for notice in notices)]


def what_is_wrong(page, address):
    """Each rule broken on this page, and where; a page wider than its window counts."""
    page.goto(address)
    found = Axe().run(page, options=RULES).response["violations"]
    broken = [f"{address}: {rule['id']} at {rule['nodes'][0]['target']}" for rule in found]
    too_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return [*broken, *([f"{address}: wider than the window"] if too_wide else [])]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_page_breaks_a_rule(browsing, width):
    wrong = []
    for name in OTHER_PAGES:
        someone = browsing(name, width=width)
        if name == "ravi":
            someone.look_up("999 204 8174", "14", "3", "1958")
        wrong += [problem for address in pages_of(name) for problem in what_is_wrong(someone.page, address)]

    assert wrong == []
