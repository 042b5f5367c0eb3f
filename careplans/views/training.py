"""Exercises for those who learn, in a training town and nowhere else."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.training import is_training
from careplans.actions.training import exercises_done
from careplans.content.training import ANSWERING, EXERCISES, WRITING


@require_safe
def training(request):
    """What to try, what one should have seen, and which of it this learner has done today."""
    if not is_training():
        raise Http404
    done = exercises_done(by=request.user)
    context = {"answering": ANSWERING, "writing": WRITING, "done": done, "count": len(EXERCISES)}
    return render(request, "careplans/training.html", context)
