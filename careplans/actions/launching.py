"""Opening a person's plan from another system: a signed request makes an address that works once, for a short while.

Signatures follow Standard Webhooks: HMAC-SHA256 over `id.timestamp.body` (docs/adr/0017). Whom a launch is about is
enciphered, is in no address, and is wiped when it is used or too late.
"""

import base64
import hmac
import json
import re
import secrets
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Organisation, User
from careplans.actions.enciphering import LAUNCH, LINKED_SYSTEM, Unreadable, decipher, encipher
from careplans.actions.lookups import Query, look_up
from careplans.audit import Verb, record
from careplans.content.wording import format_nhs_number
from careplans.models import Launch, LinkedSystem
from careplans.models.tickets import hash_token, new_token

OPEN_WITHIN = timedelta(seconds=120)
SIGN_IN_WITHIN = timedelta(minutes=5)
CLOCKS_MAY_DIFFER = timedelta(minutes=5)
SECRET_PREFIX = "whsec_"  # noqa: S105 the mark by which programs know such a secret
# A full stop would let one signature stand for two ways of cutting id, time and body apart.
MESSAGE_ID = re.compile(r"[\x21-\x2d\x2f-\x7e]{1,100}")


class NotSigned(Exception):
    """Unknown system, ended link, or a signature that is not theirs: which of them is told to nobody."""


class NotNow(Exception):
    """Signed by a system of ours, but not within the last few minutes."""


class AlreadyTaken(Exception):
    """A message of this id was taken before."""


@transaction.atomic
def link_system(name: str, organisation: Organisation) -> tuple[LinkedSystem, str]:
    """Let a system open plans for those who sit at it; returns it and its secret, which is told this once."""
    secret = SECRET_PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()
    system = LinkedSystem(name=name, organisation=organisation)
    system.ciphertext = encipher(secret, about=system.key_id, keys=_keys(), purpose=LINKED_SYSTEM)
    system.save(force_insert=True)
    record(Verb.LINKED_SYSTEM, by=None, subject=f"{system}, key {system.key_id}")
    return system, secret


@transaction.atomic
def end_link(key_id: str, *, now=None) -> bool:
    """Nothing signed with this key is taken any more, and what it asked for no longer opens; False if it held none."""
    ended = LinkedSystem.objects.filter(key_id=key_id, ended_at=None).update(ended_at=now or timezone.now())
    if ended:
        record(Verb.ENDED_LINK, by=None, subject=f"key {key_id}", now=now)
    return bool(ended)


def system_that_signed(
    body: bytes, *, key_id: str, message_id: str, timestamp: str, signatures: str, now=None
) -> LinkedSystem:
    """The linked system whose signature this is. Raises NotSigned; or NotNow, where the signature is right but old."""
    system = LinkedSystem.objects.select_related("organisation").filter(key_id=key_id, ended_at=None).first()
    expected = _signature(_secret_of(system), f"{message_id}.{timestamp}.".encode() + body)
    given = [one.encode() for one in signatures.split(" ")]
    is_signed = any([hmac.compare_digest(expected, one) for one in given])
    if system is None or not is_signed or not MESSAGE_ID.fullmatch(message_id):
        raise NotSigned
    if not re.fullmatch(r"[0-9]{1,11}", timestamp) or _is_far(int(timestamp), now or timezone.now()):
        raise NotNow
    return system


def _is_far(timestamp, now):
    return abs(now - datetime.fromtimestamp(timestamp, UTC)) > CLOCKS_MAY_DIFFER


def _signature(secret, message):
    """`v1,` and the signature in base64, as Standard Webhooks writes it."""
    key = base64.b64decode(secret.removeprefix(SECRET_PREFIX))
    return b"v1," + base64.b64encode(hmac.digest(key, message, "sha256"))


def _secret_of(system):
    """Its secret; for a system we do not know one that nobody has, so that both take the same work."""
    if system is None:
        return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()
    try:
        return decipher(system.ciphertext, about=system.key_id, keys=_keys(), purpose=LINKED_SYSTEM)
    except Unreadable:
        raise NotSigned from None


@transaction.atomic
def ask_to_launch(
    system: LinkedSystem,
    *,
    message_id: str,
    nhs_number: str,
    date_of_birth: date,
    reason: str = "",
    case_number: str = "",
    now=None,
) -> tuple[Launch, str]:
    """A launch for this person, and the token that opens it once. Raises AlreadyTaken for a message taken before."""
    moment, token = now or timezone.now(), new_token()
    launch = Launch(system=system, message_id=message_id, token_sha256=hash_token(token))
    launch.asked_at, launch.open_until = moment, moment + OPEN_WITHIN
    asked = {"nhs_number": nhs_number, "born_on": date_of_birth.isoformat()}
    words = json.dumps({**asked, "reason": reason, "case_number": case_number})
    launch.ciphertext = encipher(words, about=str(launch.pk), keys=_keys(), purpose=LAUNCH)
    try:
        with transaction.atomic():
            launch.save(force_insert=True)
    except IntegrityError:
        raise AlreadyTaken(message_id) from None
    record(Verb.ASKED_TO_LAUNCH, by=None, subject=f"{system}, key {system.key_id}", now=moment)
    return launch, token


def open_launch(token: str, *, now=None) -> str | None:
    """The id of the launch this token opens, for the browser that came first; None where it opens nothing (any more).

    Whoever opened it has a few minutes more, to sign in.
    """
    moment, token_hash = now or timezone.now(), hash_token(token)
    waiting = Launch.objects.waiting(moment).filter(token_sha256=token_hash)
    if not waiting.update(opened_at=moment, open_until=moment + SIGN_IN_WITHIN):
        return None
    return str(Launch.objects.only("pk").get(token_sha256=token_hash).pk)


@transaction.atomic
def look_up_launched(launch_id: str, *, by: User, now=None) -> tuple | None:
    """Look up whom an opened launch is about, as this user; the outcome, and what was asked as one would have typed it.

    None where it was used already or is too late.
    """
    opened = Launch.objects.opened(now).select_for_update(of=("self",)).select_related("system__organisation")
    launch = opened.filter(pk=launch_id).first()
    if launch is None:
        return None
    try:
        asked = json.loads(decipher(launch.ciphertext, about=str(launch.pk), keys=_keys(), purpose=LAUNCH))
    except Unreadable:
        return None
    launch.used_at, launch.ciphertext = now or timezone.now(), ""
    launch.save(update_fields=["used_at", "ciphertext"])
    born_on, number, case_number = date.fromisoformat(asked["born_on"]), asked["nhs_number"], asked["case_number"]
    reason = f"Opened from {launch.system}. {asked['reason']}".strip()
    query = Query(born_on=born_on, nhs_number=number)
    outcome = look_up(query, nearly=True, by_glass=True, reason=reason, case_number=case_number, by=by, now=now)
    return outcome, {"who": f"{format_nhs_number(number)}, {born_on:%d/%m/%Y}", "case_number": case_number}


def wipe_past_launches(now=None) -> int:
    """Forget whom launches were about that nobody used in time; how many there were."""
    return Launch.objects.past(now).update(ciphertext="")


def _keys():
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
