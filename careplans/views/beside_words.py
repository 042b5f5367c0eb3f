"""What stands beside the person's own words: their photos and recordings, and notes of staff."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import NOTE_BESIDE, WHAT_MATTERS_WRITE
from careplans.actions.beside import note_beside
from careplans.actions.reading import open_plan, reach_plan
from careplans.actions.uploads import NotTaken, clips_of, upload_clip
from careplans.audit import Verb
from careplans.content.headings import heading_words, headings, section_headings, section_of_heading
from careplans.forms.documents import NoteBesideForm, RemoveForm, SendClipForm
from careplans.views.banner import banner_for, banner_of
from careplans.views.files import SENT, takes_a_file
from careplans.views.ways import can


def beside(plan, user):
    """By section key: the clips and the notes that stand beside those words, and whether the reader may add to them."""
    removes = can(user, WHAT_MATTERS_WRITE, plan)
    found = {}
    for clip in clips_of(plan):
        remove = RemoveForm(file=clip) if removes and clip.is_open else None
        shown = {"file": clip, "heading": heading_words(clip.heading), "remove": remove}
        _beside(found, clip.heading)["clips"].append(shown)
    for note in plan.notes_beside.all():
        _beside(found, note.heading)["notes"].append(note)
    return found


def _beside(found, heading):
    section = section_of_heading(heading)
    return found.setdefault(section.key if section else heading, {"clips": [], "notes": []})


@takes_a_file
@require_http_methods(["GET", "HEAD", "POST"])
def send_clip(request, plan_id):
    """Ask for a photo, a film or a recording beside the person's words; when sent, it is kept to be checked."""
    if request.method != "POST":
        plan = open_plan(plan_id, WHAT_MATTERS_WRITE, verb=Verb.READ_WORDS, by=request.user)
        return _ask_clip(request, plan, SendClipForm(headings=headings(), heading=request.GET.get("heading", "")))
    plan = reach_plan(plan_id, WHAT_MATTERS_WRITE, by=request.user)
    form = SendClipForm(request.POST, request.FILES, headings=headings())
    if not form.is_valid():
        return _ask_clip(request, plan, form, status=422)
    given = form.cleaned_data
    try:
        upload_clip(plan, given["heading"], given["file"], says=given["says"], by=request.user)
    except NotTaken as refusal:
        form.refuse(refusal)
        return _ask_clip(request, plan, form, status=422)
    messages.success(request, SENT)
    return redirect("what_matters", plan.pk)


def _ask_clip(request, plan, form, *, status=200):
    asked = {"form": form, "title": "Add a photo, film or recording", "button": "Send", "takes_file": True}
    return render(request, "careplans/beside_form.html", {**banner_for(request.user, plan), **asked}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def write_beside(request, plan_id):
    """Ask for a note beside the person's words; when sent, it stands there for good."""
    if request.method != "POST":
        plan = open_plan(plan_id, NOTE_BESIDE, verb=Verb.READ_WORDS, by=request.user)
        asked = request.GET.get("heading", "")
        return _ask_note(request, plan, NoteBesideForm(headings=section_headings(), heading=asked))
    plan = reach_plan(plan_id, NOTE_BESIDE, by=request.user)
    form = NoteBesideForm(request.POST, headings=section_headings())
    if not form.is_valid():
        return _ask_note(request, plan, form, status=422)
    note_beside(plan, form.cleaned_data["heading"], form.cleaned_data["words"], by=request.user)
    messages.success(request, "Kept beside their words, under your name.")
    return redirect(reverse("what_matters", args=[plan.pk]))


def _ask_note(request, plan, form, *, status=200):
    context = {**banner_of(plan), "form": form, "title": "Write a note beside their words", "button": "Keep the note"}
    return render(request, "careplans/beside_form.html", context, status=status)
