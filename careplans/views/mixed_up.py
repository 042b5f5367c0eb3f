"""A page about one plan or person, sent to the address of another: refused before any view is asked, in one place."""

from django.shortcuts import render

from careplans.audit import Result, Verb, record
from careplans.content.sections import section_by_key
from careplans.forms.kept import typed_in
from careplans.forms.sections import SectionForm
from careplans.models.page_marks import NAME, is_mark_of

MARKS = (NAME, "origin-plan")
# A password is nobody's to read; the rest are marks of the page itself.
NEVER_SHOWN = {"password", "row", "key", "basis", "version", "revision"}


class RefuseMixedUpPages:
    """Stands behind sign-in. Calls of programs carry no page; a form that carries no mark is for its view to judge."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        about = named.get("plan_id") or named.get("person_id")
        if request.method != "POST" or about is None or getattr(view, "csrf_exempt", False):
            return None
        if all(is_mark_of(request.POST[mark], about) for mark in MARKS if mark in request.POST):
            return None
        subject = f"{request.resolver_match.url_name} {about}: sent from a page about another"
        record(Verb.TRIED, by=request.user, result=Result.REFUSED, subject=subject)
        return show_mixed_up(request, typed_on(request, named.get("section_key") or request.POST.get("section")))


def typed_on(request, section_key=None):
    """What somebody had written on the page that was sent, each with its question; a password is never shown."""
    asked = section_by_key(section_key)
    if asked:
        return typed_in_section(SectionForm(asked, None, request.POST, writer=request.user))
    return [
        {"question": name.replace("_", " ").replace("-", " ").capitalize(), "words": ", ".join(values)}
        for name, values in typed_in(request.POST).items()
        if any(values) and name not in NEVER_SHOWN
    ]


def typed_in_section(form):
    """What was written in a section, each with its question."""
    return [
        {"question": bound.label, "words": bound.value()}
        for row in form.rows
        for bound in row.questions
        if bound.value() and not bound.is_hidden
    ]


def show_mixed_up(request, typed):
    """The page sent belongs to another plan: nothing is saved, and every word typed is given back."""
    context = {"typed": typed, "had_a_file": bool(request.FILES)}
    return render(request, "careplans/desk_mixed_up.html", context, status=409)
