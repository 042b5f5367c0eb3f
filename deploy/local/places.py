"""Where things are kept: everything we make on this machine is inside two ignored folders, `.venv` and `.local`."""

import fcntl
import json
import os
import pwd
import secrets
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from deploy.local.plainly import CannotGoOn

PROJECT = Path(__file__).resolve().parents[2]
VENV = PROJECT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
LOCAL = PROJECT / ".local"
MAIL = LOCAL / "mail"
LOGS = LOCAL / "log"
SECRET_NAMES = ("SECRET_KEY", "AUDIT_KEY", "DATABASE_OWNER_PASSWORD", "DATABASE_APP_PASSWORD", "REDIS_PASSWORD")


def private(folder):
    """`folder`, made if need be, readable by nobody else."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def write_private(path, content):
    """Write `path` whole or not at all, readable by nobody else."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    draft.replace(path)


@cache
def checkout_secrets():
    """Secrets of this checkout, made once: losing them would make every audit row look forged."""
    path = LOCAL / "secrets.json"
    with only_one("secrets.lock", wait=True):
        if not path.exists():
            kept = {name: secrets.token_urlsafe(48) for name in SECRET_NAMES}
            write_private(path, json.dumps(kept | {"CHECKOUT": secrets.token_hex(4)}, indent=2).encode())
    return json.loads(path.read_text())


@contextmanager
def only_one(lock, *, wait=False, otherwise="another command is already running in this checkout."):
    """Hold a lock file while the block runs. The kernel lets go of it even after `kill -9`."""
    LOCAL.mkdir(exist_ok=True)
    with (LOCAL / lock).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise CannotGoOn(otherwise) from None
        yield


def server_account():
    """Who runs PostgreSQL: ourselves, or, because it refuses root, an account without rights."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise CannotGoOn("PostgreSQL does not run as root, and there is no account `nobody` to run it as.")


def entered_as(account):
    """How a program is started under `account`; None is ourselves."""
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}


@cache
def servers_folder():
    """Programs and data of private servers: in `.local`, or, where their account may not go there, in /var/tmp."""
    place = LOCAL / "servers"
    if not place.exists():
        LOCAL.mkdir(exist_ok=True)
        if server_account() is None or anybody_may_enter(LOCAL):
            place.mkdir()
        else:
            place.unlink(missing_ok=True)
            place.symlink_to(tempfile.mkdtemp(prefix="golden-ticket-", dir="/var/tmp"))
        place.chmod(0o755)
    return place.resolve()


def anybody_may_enter(folder):
    """May any account pass through `folder` and everything above it?"""
    return all(step.stat().st_mode & 0o001 for step in (folder, *folder.parents))


def unpacked():
    """Debian packages unpacked without installing them."""
    return servers_folder() / "debian"
