"""The writing desk with every section answered: opening a section and saving it, against a bare Django form view."""

import itertools
from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import Engine, RequestContext
from django.urls import path
from django.utils import timezone

from careplans.actions.drafts import save_section
from careplans.content.document import parse_section
from careplans.content.items import Choice, Many, Moment, PartialDate, Phone, WholeNumber
from careplans.content.sections import SECTIONS, section_by_key
from careplans.forms.origin import origin_of
from careplans.models import Draft
from tests.bench.requests import Caller
from tests.bench.sessions import session_of
from tests.bench.timing import compare
from tests.builders import MAGGIES_NUMBER

YARDSTICK = "bare Django form view"
SIGNED_IN = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ASKED = "cpr"
PAGE = Engine.get_default().from_string(
    "<form method=post>{% csrf_token %}{{ form.as_div }}<button>Save</button></form>"
)
WORDS = "Words as long as a nurse writes them with someone beside her, on one line or a little more."


def some_answer(item):
    """An answer to this question: there is nothing that is not answered."""
    if isinstance(item, Choice):
        return next(iter(item.options))
    if isinstance(item, Many):
        return list(item.options)[:1]
    if isinstance(item, WholeNumber):
        return item.lowest
    if isinstance(item, Moment):
        return timezone.now().isoformat()
    if isinstance(item, PartialDate):
        return date(2026, 11, 2).isoformat()
    return "01632 960118" if isinstance(item, Phone) else WORDS[: item.max_length]


def answer_everything(plan, by):
    """Every question of every section answered, repeating sections with three rows each."""
    for section in SECTIONS:
        row = {item.key: some_answer(item) for item in section.items if not item.retired}
        raw = [{"id": f"row{number}x", **row} for number in range(3)] if section.repeats else row
        plan.draft.refresh_from_db()
        how = {"written_how": "helped", "written_with": str(by)} if section.document == "what_matters" else {}
        save_section(plan, section.key, parse_section(section, raw), revision=plan.draft.revision, by=by, **how)


class BareForm(forms.Form):
    """The same questions as plain Django fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for item in section_by_key(ASKED).items:
            self.fields[item.key] = _bare_field(item)


def _bare_field(item):
    if isinstance(item, Choice):
        options = [(key, str(label)) for key, label in item.options.items()]
        return forms.ChoiceField(label=item.label, choices=options, widget=forms.RadioSelect, required=False)
    if isinstance(item, PartialDate):
        return forms.DateField(label=item.label, required=False)
    return forms.CharField(label=item.label, widget=forms.Textarea, required=False)


def bare_form_view(request):
    """One row read; sent, one row written; Django's own rendering of the form, and nothing else on the page."""
    draft = Draft.objects.get(plan__person__nhs_number=MAGGIES_NUMBER)
    if request.method == "POST":
        form = BareForm(request.POST)
        if form.is_valid():
            draft.content = {**draft.content, ASKED: draft.content[ASKED]}
            draft.save(update_fields=["content"])
            return redirect("/bare-form/")
    page = PAGE.render(RequestContext(request, {"form": BareForm(initial=draft.content[ASKED])}))
    return HttpResponse(page)


urlpatterns = [path("bare-form/", bare_form_view)]


def as_typed(answers):
    """These answers as a browser sends them: a date in three boxes."""
    typed = {}
    for key, value in answers.items():
        if isinstance(section_by_key(ASKED).item(key), PartialDate):
            typed |= dict(zip((f"{key}_{part}" for part in ("year", "month", "day")), value.split("-"), strict=True))
        else:
            typed[key] = value
    return typed


class Writer:
    """Saves the section, each time with other words than are stored, as a browser does that has just opened it."""

    def __init__(self, ask, plan, address):
        self.ask, self.plan, self.address, self.words = ask, plan, address, itertools.cycle(("One way.", "Another."))

    def __call__(self):
        revision, stored = Draft.objects.values_list("revision", f"content__{ASKED}").get(plan=self.plan)
        origin = origin_of(self.plan, revision, stored)
        hidden = {origin[name].html_name: origin[name].value() for name in origin.fields}
        self.ask("post", self.address, as_typed({**stored, "review": next(self.words)}) | hidden, expect=302)


def desk_ratios(plan, clinician):
    """Opening a section and saving it, each against the bare form."""
    answer_everything(plan, clinician)
    session = session_of(clinician, plan)
    ask, bare = Caller(session), Caller(session, urlconf="tests.bench.desk", middleware=SIGNED_IN)
    address = f"/plans/{plan.pk}/draft/{ASKED}/"
    plain = as_typed(Draft.objects.get(plan=plan).content[ASKED])
    return [
        compare("opening a section", lambda: ask("get", address), YARDSTICK, lambda: bare("get", "/bare-form/")),
        compare(
            "saving a section",
            Writer(ask, plan, address),
            YARDSTICK,
            lambda: bare("post", "/bare-form/", plain, expect=302),
        ),
    ]
