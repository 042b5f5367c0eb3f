"""The words of someone whose session ended while they wrote: kept, and found again after signing in."""

from django.contrib.auth.views import redirect_to_login
from django.http import JsonResponse
from django.urls import reverse

from careplans.actions.kept_texts import keep_for_signed_out
from careplans.content.sections import section_by_key
from careplans.forms.kept import typed_in
from careplans.forms.origin import OriginForm
from careplans.views.autosave import is_autosave

WRITING = {"section", "what_matters"}
SIGNED_OUT = "You are signed out, so this is not saved in the plan. It is kept for you. Sign in again in another tab."


class KeepWordsOfSignedOut:
    """Stands before the door: a page tells whom it was made for, under our own signature, for a day."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        is_writing = request.method == "POST" and request.resolver_match.url_name in WRITING
        if not is_writing or request.user.is_authenticated or "here" in request.POST:
            return None
        kept = _keep(request, **named)
        if kept is None:
            return None
        if is_autosave(request):
            return JsonResponse({"said": SIGNED_OUT}, status=401)
        return redirect_to_login(reverse("kept_text", args=[kept.plan_id, kept.pk]))


def _keep(request, plan_id, section_key=None):
    """The text as it was kept, if the page was made by us for somebody who may still write there."""
    asked, origin = section_by_key(section_key or request.POST.get("section")), OriginForm(request.POST)
    writer = origin.written_by(plan_id)
    if not asked or not writer:
        return None
    typed = typed_in(request.POST)
    return keep_for_signed_out(plan_id, asked.key, typed, page=origin.page_mark, writer_id=writer)
