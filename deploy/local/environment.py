"""Makes the virtual environment, then goes on inside it. Only the standard library may be imported here.

python3 -m deploy.local.environment requirements.txt deploy.local.demo
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from deploy.local.places import PROJECT, VENV, VENV_PYTHON, only_one
from deploy.local.plainly import CannotGoOn, or_say_why, say, step

OLDEST_PYTHON = (3, 11)
CAN_MAKE_VENVS = f"import ensurepip, venv, sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
NO_PYTHON = (
    "no Python 3.11 or newer was found here that can make a virtual environment. "
    "On Debian or Ubuntu: apt-get install python3 python3-venv"
)


def main(requirements, module, *arguments):
    """Install what `requirements` names, then become `module`, running in the virtual environment."""
    with only_one("environment.lock", wait=True):
        ready_environment(PROJECT / requirements)
    sys.stdout.flush()
    os.execv(VENV_PYTHON, [str(VENV_PYTHON), "-m", module, *arguments])


def ready_environment(requirements):
    """The virtual environment holds exactly the pinned packages; a second call takes no time."""
    if stamp_for(requirements).exists():
        return
    if not VENV_PYTHON.exists():
        with step(f"making a virtual environment in {VENV}"):
            subprocess.run([working_python(), "-m", "venv", "--clear", VENV], check=True)
    with step(f"installing {requirements.name}"):
        install(requirements)


def working_python():
    """The first Python that is new enough and can make virtual environments."""
    for candidate in (sys.executable, "python3", "python3.13", "python3.12", "python3.11"):
        try:
            subprocess.run([candidate, "-c", CAN_MAKE_VENVS], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        return candidate
    raise CannotGoOn(NO_PYTHON)


def install(requirements):
    """Install the pins and remember it, but only after pip says that they fit together."""
    pip = [VENV_PYTHON, "-m", "pip", "--disable-pip-version-check"]
    for command in ([*pip, "install", "--quiet", "-r", requirements], [*pip, "check"]):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise CannotGoOn(f"pip could not install {requirements.name}:\n{done.stdout.strip()[-3000:]}")
    for old in VENV.glob(f"{requirements.stem}-*.installed"):
        old.unlink()
    stamp_for(requirements).touch()


def stamp_for(requirements):
    """Its name changes with any pin in the file, or in a file that it includes."""
    text = requirements.read_bytes()
    for line in text.decode().splitlines():
        if line.startswith("-r "):
            text += Path(requirements.parent, line[3:].strip()).read_bytes()
    return VENV / f"{requirements.stem}-{hashlib.sha256(text).hexdigest()[:16]}.installed"


if __name__ == "__main__":
    try:
        sys.exit(or_say_why(lambda: main(*sys.argv[1:])))
    except KeyboardInterrupt:
        say("\nStopped.")
        sys.exit(130)
