"""Checking what people sent, once each: claimed, inspected by a program of its own, then kept or emptied.

The bytes are opened nowhere else: not in the web process, nor in the worker itself. Nothing waits on a disk on the way.
"""

import hashlib
import subprocess
import sys

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from careplans.audit import Result, Verb, record
from careplans.models import UploadedFile

LONGEST_CHECK = 40
State = UploadedFile.State
log = structlog.get_logger(__name__)
COULD_NOT_OPEN = "We could not open this file safely. Make a new scan or photo of the paper, and send that."
REFUSALS = {
    "not_this_kind": "This file is not what its beginning says it is. Make a new scan, photo or recording.",
    "broken_picture": "This picture is damaged or cut short. Take it again, or save it again, and send that.",
    "too_many_pixels": "This picture is too large to open. Save it smaller than 40 million pixels, and send that.",
    "moving_picture": "This is a moving picture. Send a still picture.",
    "locked_pdf": "This PDF is locked with a password. Save a copy without the password, and send that.",
    "broken_pdf": "This PDF is damaged. Print it and scan it again, or save it as a PDF again.",
    "active_pdf": "This PDF holds more than pages: a program, a form that sends itself, or another file. "
    "Print it and scan it, or send a photo of each page.",
    "two_files_in_one": "This PDF has something else joined to it. Print it and scan it, or save it as a PDF again.",
    "too_much_inside": "There is too much in this file to open it safely. Send the pages that matter as a new scan.",
    "broken_recording": "This recording is damaged or of an unusual kind. "
    "Record it again, or save it as MP4, MP3 or WAV.",
}


def files_to_check(now=None):
    """The ids of files that wait to be checked and may be tried now."""
    return list(UploadedFile.objects.to_check(now).values_list("pk", flat=True))


def check_file(file_id, *, now=None):
    """Check one file that waits and settle it; True if this call settled it.

    The try is counted before anything is opened, so a file that ends its worker is given up on. Safe to call at any
    time, from any number of processes; not within a transaction.
    """
    moment = now or timezone.now()
    if not UploadedFile.objects.claim(file_id, now=moment):
        return False
    file = UploadedFile.objects.get(pk=file_id)
    return settle(file_id, *inspected(file.media_type, bytes(file.content)), now=now)


def inspected(media_type, data):
    """What the program that opens files answers: the bytes to keep and no reason, or none and the reason."""
    try:
        answered = subprocess.run(  # noqa: S603 our own module, in an environment without a single variable
            [sys.executable, "-E", "-s", "-m", "careplans.uploads.inspector", media_type],
            input=data,
            capture_output=True,
            cwd=settings.BASE_DIR,
            env={},
            timeout=LONGEST_CHECK,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None, COULD_NOT_OPEN
    said, _, kept = answered.stdout.partition(b"\n")
    if answered.returncode == 0 and said == b"accepted":
        return kept or data, ""
    log.info("file_not_accepted", code=answered.returncode, outcome=said.decode("ascii", "replace")[:40])
    return None, REFUSALS.get(said.decode("ascii", "replace"), COULD_NOT_OPEN)


@transaction.atomic
def settle(file_id, kept, refused_because, *, now=None):
    """Result, bytes and event together; False, and nothing written, where another worker was first."""
    file = UploadedFile.objects.select_for_update(of=("self",)).without_bytes().get(pk=file_id)
    if file.state != State.WAITING:
        return False
    file.state = State.REFUSED if kept is None else State.ACCEPTED
    file.refused_because, file.checked_at = refused_because, now or timezone.now()
    changed = ["state", "refused_because", "checked_at", "kept_size", "kept_sha256"]
    if kept is not None:
        file.kept_size, file.kept_sha256 = len(kept), hashlib.sha256(kept).hexdigest()
    # A film that stays as it was sent does not travel back: that would take several times its size in memory.
    if kept is None or file.kept_sha256 != file.sha256:
        file.content = kept
        changed.append("content")
    file.save(update_fields=changed)
    result = Result.REFUSED if kept is None else Result.DONE
    record(Verb.CHECKED_FILE, by=None, plan=file.plan, subject=f"file {file_id}", result=result, now=now)
    return True


def give_up_on_files(now=None):
    """Refuse what was tried as often as it makes sense and never gave a result; returns how many."""
    lost = UploadedFile.objects.given_up(now).values_list("pk", flat=True)
    return sum(settle(file_id, None, COULD_NOT_OPEN, now=now) for file_id in lost)
