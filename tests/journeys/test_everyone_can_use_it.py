"""Every page, at phone and desk width, by the rules of WCAG 2.2 AA that a machine can check, and by keyboard."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import resolve
from django.utils import timezone

from accounts.models import Team, User
from careplans import urls
from careplans.content.sections import SECTIONS
from careplans.forms.answers import fields_for
from careplans.management.personas import persona_files
from careplans.models import Notice, OversightCase, Person
from tests.journeys.people import DESK, PHONE, what_is_wrong

pytestmark = pytest.mark.django_db(transaction=True)
MOST_TABS, HEIGHT = 400, 900
PLAN_PAGES = {
    "bethan": (
        "",
        "draft/",
        "draft/reasons/",
        "draft/preview/",
        "draft/sign/",
        "draft/publish/",
        "home-entry/",
        "what-matters/",
        "what-matters/send/",
        "what-matters/note/",
        "documents/",
        "documents/new/",
        "contacts/",
        "contacts/new/",
        "sharing/",
        "tickets/",
    ),
    "imran": ("withdraw/",),
    "ravi": ("card/", "read-out/", "versions/", "changes/3/4/", "versions/3/"),
    "maggie": ("who-looked/", "what-matters/"),
}
OTHER_PAGES = {
    "bethan": ("/", "/caseload/", "/tasks/", "/people/new/"),
    "ravi": (
        *("/", "/lookup/", "/read-out/", "/cases/", "/notices/", "/keys/", "/training/"),
        *("/launch/", "/launch/not-one-of-ours/"),
    ),
    "maggie": ("/my/", "/accounts/logout/", "/t/not-a-ticket/", "/plans/00000000-0000-0000-0000-000000000000/"),
    "priya": ("/people/merges/", "/people/merges/new/", "/staff/", "/staff/changes/", "/staff/organisations/new/"),
    "fern": ("/join/not-one-of-ours/",),
    "grace": (
        "/oversight/",
        "/oversight/audit/",
        "/oversight/cases/",
        "/oversight/watch-list/",
        "/oversight/break-glass/",
    ),
}
# Addresses that a form is sent to, that give a file, or that stand in the journeys and tests of their own.
NO_PAGE_OF_ITS_OWN = {
    "start_plan",
    "confirm_identity",
    "confirm_plan",
    "desk_starters",
    "preview_ticket",
    "copy_forward",
    "keep_home_entry",
    "kept_text",
    "send_copy",
    "sight_document",
    "end_document",
    "file",
    "remove_file",
    "stop_sharing",
    "close_case",
    "tell_gp_of_nobody",
    "task",
    "acknowledge",
    "merge",
    "past_plan",
    "see_alarm",
    "watched_person",
    "break_glass",
    "end_glass",
    "glass",
    "staff_change",
    "invitation",
    "staff_list_example",
}


def boxes_of(section):
    """The kinds of boxes on a section's page, each in a list of entries or not."""
    boxes = {type(field.widget).__name__ for item in section.items for field in fields_for(item).values()}
    return {(box, section.repeats) for box in boxes} | {(section.document, section.repeats)}


def one_of_each_kind():
    """A few sections with every kind of box on them: a page is made of the same boxes whatever it asks."""
    missing = set().union(*map(boxes_of, SECTIONS))
    while missing:
        best = max(SECTIONS, key=lambda section: len(boxes_of(section) & missing))
        missing -= boxes_of(best)
        yield best.key


SECTIONS_OF_EACH_KIND = tuple(one_of_each_kind())


def pages_of(name):
    """Where this one of the cast goes, as addresses."""
    person = Person.objects.get(nhs_number="9992048174")
    plan = person.plans.get()
    notices = Notice.objects.filter(team__memberships__user__email__startswith=f"{name}@")[:1]
    addresses = [*OTHER_PAGES.get(name, ()), *(f"/plans/{plan.pk}/{page}" for page in PLAN_PAGES.get(name, ()))]
    if name == "bethan":
        about = f"/people/{person.pk}/"
        papers = (f"/plans/{plan.pk}/documents/{paper.pk}/" for paper in plan.papers.all()[:1])
        sections = (f"/plans/{plan.pk}/draft/{key}/" for key in SECTIONS_OF_EACH_KIND)
        addresses += [about, f"{about}edit/", f"{about}history/", f"{about}tell-gp/", *papers, *sections]
    if name == "fern":
        addresses += staff_pages()
    if name == "grace":
        addresses.append(something_to_look_into(person).get_absolute_url())
    return [*addresses, *(notice.get_absolute_url() for notice in notices)]


def something_to_look_into(person):
    """A case of information governance, made once."""
    ravi = User.objects.get(email__startswith="ravi@")
    day = timezone.localdate()
    return OversightCase.objects.get_or_create(rule="no_case", actor=ravi, person=person, day=day, events=1)[0]


def staff_pages():
    """Where the administrator of Maggie's hospice goes."""
    team = Team.objects.get(name="Saltmarsh Hospice night team")
    bethan = team.memberships.get(user__given_name="Bethan").user_id
    pages = ("", "teams/new/", f"teams/{team.pk}/", "invite/", "import/", "review/", f"people/{bethan}/")
    return [f"/staff/{team.organisation_id}/{page}" for page in pages]


CAST = sorted({*PLAN_PAGES, *OTHER_PAGES})


def what_is_wrong_at(page, address, *widths):
    """What is wrong with the page at this address at each of these widths, each with the address."""
    page.goto(address)
    problems = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        problems += [f"{address} at {width}: {problem}" for problem in what_is_wrong(page)]
    return problems


def sign_in_and_find_maggie(browsing, name, width):
    someone = browsing(name, width=width)
    if name == "ravi":
        someone.look_up("999 204 8174", "14", "3", "1958")
    return someone


def test_no_page_breaks_a_rule_at_phone_or_desk_width_and_all_of_it_is_reached_by_keyboard(browsing):
    wrong = []
    for name in CAST:
        page = sign_in_and_find_maggie(browsing, name, DESK).page
        for address in pages_of(name):
            wrong += [*what_is_wrong_at(page, address, PHONE, DESK), *out_of_reach(page, address)]

    assert wrong == []


@pytest.mark.django_db
def test_every_page_there_is_has_been_looked_at(town):
    visited = {resolve(address).url_name for name in CAST for address in pages_of(name)}

    assert {pattern.name for pattern in urls.urlpatterns} - visited - NO_PAGE_OF_ITS_OWN == set()


# Marks everything that can be pressed, chosen or typed in, one mark for the radio buttons of a question.
MARK = """() => {
  const seen = new Set();
  const all = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary");
  for (const one of all) {
    const isShown = one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0;
    const key = one.type === "radio" ? "radio " + one.name : "one " + seen.size;
    if (isShown && !seen.has(key)) seen.add(key);
    if (isShown) one.dataset.reach = key;
  }
  return [...seen];
}"""
FOCUSED = "() => document.activeElement?.dataset?.reach || ''"


def out_of_reach(page, address):
    """What the Tab key never comes to on the page that is open, or that it never comes to the end."""
    wanted, reached = set(page.evaluate(MARK)), set()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(FOCUSED))
        if wanted <= reached:
            return []
    return [f"{address}: {sorted(wanted - reached)}"]


def press_until(page, key, is_there):
    """Press a key until it leads where it should."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if page.evaluate(is_there):
            return
    raise AssertionError(f"{key} never leads to {is_there}")


def test_a_section_is_written_and_saved_by_keyboard_alone(browsing):
    page = browsing("bethan").page
    plan = Person.objects.get(nhs_number="9992048174").plans.get()
    page.goto(f"/plans/{plan.pk}/draft/")

    # The link to the section, one of its radio buttons, a box to write in, and the button that saves
    press_until(page, "Tab", "() => document.activeElement.getAttribute('href')?.endsWith('/draft/cpr/')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/draft/cpr/")
    press_until(page, "Tab", "() => document.activeElement.name === 'decision'")
    press_until(page, "ArrowDown", "() => document.activeElement.value === 'attempt' && document.activeElement.checked")
    press_until(page, "Tab", "() => document.activeElement.name === 'review'")
    page.keyboard.type("When her sister has come")
    press_until(page, "Tab", "() => document.activeElement.name === 'save'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/draft/")

    plan.draft.refresh_from_db()
    saved = plan.draft.content["cpr"]
    assert (saved["decision"], saved["review"]) == ("attempt", "When her sister has come")


def test_all_six_people_have_a_card_that_breaks_no_rule(browsing):
    call_command("seed_demo", *persona_files()[1:], stdout=StringIO())
    ravi = browsing("ravi", width=PHONE)

    wrong = []
    for person in Person.objects.exclude(nhs_number="9992048174").order_by("family_name"):
        born = person.born_on
        ravi.page.goto("/lookup/")
        ravi.look_up(person.nhs_number, str(born.day), str(born.month), str(born.year))
        wrong += what_is_wrong_at(ravi.page, f"/plans/{person.plans.get().pk}/card/", PHONE)

    assert wrong == []
