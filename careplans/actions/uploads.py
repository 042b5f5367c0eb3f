"""Files that people send: taken in unopened, served only when they have been checked, taken away with a reason."""

import hashlib
import re
import unicodedata
from functools import partial
from threading import BoundedSemaphore

from django.conf import settings
from django.db import transaction
from django.db.models import BinaryField, Sum
from django.db.models.functions import Substr
from django.utils import timezone

from accounts.models import User
from accounts.permissions import PLAN_READ, WHAT_MATTERS_READ
from careplans.access import is_own_plan
from careplans.actions.reaching import reached
from careplans.actions.reading import reach_plan
from careplans.audit import Verb, record
from careplans.models import Plan, PlanDocument, UploadedFile
from careplans.tasks import check_file_soon
from careplans.uploads.kinds import COPIES, HEAD, PHOTOS, RECORDINGS, kind_of

PIECE = 256 * 1024
LONGEST_WAIT, LONGEST_NAME = 10, 200
MEGABYTE = 1024 * 1024
# A file passes through memory once on its way into the database: one at a time keeps this process small.
_one_at_a_time = BoundedSemaphore(1)


class NotTaken(Exception):
    """The file is not taken; the message says what to do. Nothing of it was kept."""


class AlreadyRemoved(Exception):
    """Somebody took this file away before."""


def upload_copy(document: PlanDocument, sent, *, says: str = "", by: User, now=None) -> UploadedFile:
    """Keep a copy of a document, to be checked at once. Raises NotTaken."""
    facts = {"document": document, "says": says}
    return _take_in(document.plan, sent, COPIES, "Send a PDF, a PNG or a JPEG picture.", facts, by=by, now=now)


def upload_clip(plan: Plan, heading: str, sent, *, says: str = "", by: User, now=None) -> UploadedFile:
    """Keep a photo or a recording beside the person's own words, to be checked at once. Raises NotTaken."""
    allowed = "Send a photo (JPEG or PNG), a film (MP4, MOV or WebM) or a recording (M4A, MP3, WAV or Ogg)."
    facts = {"heading": heading, "says": says}
    return _take_in(plan, sent, (*PHOTOS, *RECORDINGS), allowed, facts, by=by, now=now)


def _take_in(plan, sent, kinds, allowed, facts, *, by, now):
    """Size, first bytes and room first; then the bytes, read once, and only here."""
    kind = kind_of(sent.read(HEAD))
    if not sent.size:
        raise NotTaken("This file is empty. Choose another.")
    if kind not in kinds:
        raise NotTaken(f"This file is not of a kind that can be kept here. {allowed}")
    most = settings.UPLOAD_MOST_BYTES["recording" if kind in RECORDINGS else "picture_or_paper"]
    if sent.size > most:
        raise NotTaken(f"This file has {_megabytes(sent.size)}. The most is {_megabytes(most)}. Make it smaller.")
    if not _one_at_a_time.acquire(timeout=LONGEST_WAIT):
        raise NotTaken("Other files are being sent just now. Nothing was kept. Send it again in a minute.")
    try:
        return _keep(plan, sent, kind, facts, by=by, now=now)
    finally:
        _one_at_a_time.release()


@transaction.atomic
def _keep(plan, sent, kind, facts, *, by, now):
    Plan.objects.select_for_update().get(pk=plan.pk)
    _is_room_for(plan, sent.size)
    sent.seek(0)
    content = sent.read()
    file = UploadedFile(
        plan=plan,
        **facts,
        name=plain_name(sent.name),
        declared_type=_visible(sent.content_type or "")[:100],
        media_type=kind.media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        uploaded_by=by,
        uploaded_at=now or timezone.now(),
        uploaded_by_family=is_own_plan(by, plan),
    )
    file.save(force_insert=True)
    record(Verb.SENT_FILE, by=by, plan=plan, subject=f"{kind.called} {file.pk}", now=now)
    transaction.on_commit(partial(check_file_soon, file.pk), robust=True)
    return file


def _is_room_for(plan, size):
    kept = plan.files.kept()
    taken = (kept.aggregate(total=Sum("size"))["total"] or 0) + size
    if kept.count() >= settings.UPLOAD_MOST_FILES or taken > settings.UPLOAD_ROOM_FOR_A_PLAN:
        raise NotTaken(
            "There is no more room for files of this plan. Take away one that is not needed, then try again."
        )


def plain_name(name: str) -> str:
    """A name that can be shown as text anywhere: no control signs, nothing that turns the direction, no folders."""
    last = re.split(r"[\\/]", _visible(name))[-1].strip()
    return last[-LONGEST_NAME:] or "A file without a name"


def _visible(words):
    return "".join(sign for sign in words if not unicodedata.category(sign).startswith("C"))


def _megabytes(size):
    return f"{size / MEGABYTE:.1f} megabytes".replace(".0 ", " ")


def open_file(plan_id, file_id, *, by: User) -> UploadedFile:
    """One checked file of a plan the user reaches, without its bytes; the opening is committed before it is given.

    Http404 for what waits, was refused or was taken away, as for what never was.
    """
    plan = reach_plan(plan_id, PLAN_READ, by=by)
    served = plan.files.without_bytes().to_serve()
    file = reached(served.filter(pk=file_id).first(), f"file {file_id}", by=by, plan=plan)
    if file.heading:
        reach_plan(plan_id, WHAT_MATTERS_READ, by=by)
    record(Verb.OPENED_FILE, by=by, plan=plan, subject=f"file {file_id}")
    return file


def pieces_of(file: UploadedFile, first: int, last: int):
    """The bytes from `first` to `last` in pieces, so that no process ever holds a whole film."""
    for start in range(first, last + 1, PIECE):
        length = min(PIECE, last + 1 - start)
        piece = Substr("content", start + 1, length, output_field=BinaryField())
        yield bytes(UploadedFile.objects.filter(pk=file.pk).values_list(piece, flat=True).get())


def remove_file(file: UploadedFile, *, reason: str, by: User, now=None) -> None:
    """Nobody opens this file any more; that it was here, and why it is not, stays. Raises AlreadyRemoved."""
    moment = now or timezone.now()
    with transaction.atomic():
        open_still = UploadedFile.objects.to_serve().filter(pk=file.pk)
        if not open_still.update(removed_at=moment, removed_by=by, removed_because=reason):
            raise AlreadyRemoved(file)
        record(Verb.REMOVED_FILE, by=by, plan=file.plan, subject=f"file {file.pk}", reason=reason, now=now)


def copies_of(document: PlanDocument) -> list[UploadedFile]:
    """Every copy that was sent of a document, newest first, refused and removed ones too, without the bytes."""
    return list(document.files.without_bytes().select_related("uploaded_by", "removed_by"))


def clips_of(plan: Plan) -> list[UploadedFile]:
    """The photos and recordings beside the person's words that were not taken away, oldest first."""
    sent = plan.files.without_bytes().filter(document=None, removed_at=None)
    return list(sent.select_related("uploaded_by").order_by("uploaded_at"))
