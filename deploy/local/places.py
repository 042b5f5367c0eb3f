"""Where things are kept: everything we make on this machine is inside two ignored folders, `.venv` and `.local`."""

import fcntl
import json
import os
import secrets
from pathlib import Path

from deploy.local.plainly import CannotGoOn

PROJECT = Path(__file__).resolve().parents[2]
VENV = PROJECT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
LOCAL = PROJECT / ".local"
UNPACKED = LOCAL / "debian"
MAIL = LOCAL / "mail"
LOGS = LOCAL / "log"


def private(folder):
    """`folder`, made if need be, readable by nobody else."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def write_private(path, text):
    """Write `path` whole or not at all, readable by nobody else."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


def checkout_secrets():
    """Secrets of this checkout, made once: losing them would make every audit row look forged."""
    LOCAL.mkdir(exist_ok=True)
    path = LOCAL / "secrets.json"
    with only_one("secrets.lock", wait=True):
        if not path.exists():
            names = ("SECRET_KEY", "AUDIT_KEY", "DATABASE_OWNER_PASSWORD", "DATABASE_APP_PASSWORD")
            kept = {name: secrets.token_urlsafe(48) for name in names}
            write_private(path, json.dumps(kept | {"CHECKOUT": secrets.token_hex(4)}, indent=2))
    return json.loads(path.read_text())


class only_one:  # noqa: N801 - reads as a phrase: `with only_one("run.lock")`
    """Hold a lock file while the block runs. The kernel lets go of it even after `kill -9`."""

    def __init__(self, name, *, wait=False, otherwise="Another command is already running in this checkout."):
        self.path, self.wait, self.otherwise = LOCAL / name, wait, otherwise

    def __enter__(self):
        LOCAL.mkdir(exist_ok=True)
        self.file = self.path.open("w")
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | (0 if self.wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise CannotGoOn(self.otherwise) from None
        return self

    def __exit__(self, *_):
        self.file.close()
