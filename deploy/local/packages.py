"""Debian packages without root: apt checks and fetches them, we unpack them into a private folder.

No maintainer script is run and nothing outside that folder changes, so it is the same for root and for anybody else.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from deploy.local.places import LOCAL, servers_folder, unpacked
from deploy.local.plainly import CannotGoOn, step

# In apt's plan, but not needed to run what we unpack: compilers for PostgreSQL's JIT, graphics drivers, set-up scripts.
NOT_NEEDED = re.compile(
    r"(libllvm|libz3-|locales|libc-l10n|netbase|ucf|sensible-utils|ssl-cert|libjson-perl|libcommon-sense-perl"
    r"|libtypes-serialiser-perl|perl|logsave|sysvinit|postgresql-common|postgresql-client-common"
    r"|libgl1-mesa-dri|mesa-|x11-utils|xdg-utils|libfile-)"
)


def apt_is_here():
    """Can packages be fetched at all?"""
    return all(shutil.which(program) for program in ("apt-get", "dpkg-deb"))


def fetch(packages):
    """Unpack `packages` and what they depend on, leaving out everything this machine has already."""
    with step(f"fetching {', '.join(packages)}"):
        state = servers_folder() / "apt"
        download(packages, state)
        for archive in sorted(state.glob("cache/archives/*.deb")):
            subprocess.run(["dpkg-deb", "-x", archive, unpacked()], check=True)
        shutil.rmtree(state)


def download(packages, state):
    """Let apt plan, check signatures and download, with its lists in a folder of our own."""
    for folder in ("lists/partial", "cache/archives/partial"):
        (state / folder).mkdir(parents=True, exist_ok=True)
    unpacked().mkdir(parents=True, exist_ok=True)
    # One source that does not answer must not stop us: if it mattered, the download says so.
    apt(state, "update", may_fail=True)
    planned = apt(state, "-s", "install", *packages)
    wanted = needed(re.findall(r"^Inst (\S+)", planned, re.MULTILINE))
    apt(state, "download", *wanted)


def needed(names):
    """`names` without the packages that only matter to a full installation."""
    return [name for name in names if not NOT_NEEDED.match(name)]


def apt(state, *arguments, may_fail=False):
    """Run apt-get on private state; the machine's own list of installed packages is read, never written."""
    options = {
        "Dir::State": state,
        "Dir::State::status": "/var/lib/dpkg/status",
        "Dir::Cache": state / "cache",
        "APT::Sandbox::User": "",
        "APT::Install-Recommends": "0",
        "Acquire::Languages": "none",
        "Acquire::GzipIndexes": "true",
        "Debug::NoLocking": "1",
    }
    command = ["apt-get", "-q", *(f"-o{name}={value}" for name, value in options.items()), *arguments]
    # In a stable language, because the plan is read back.
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, cwd=state / "cache" / "archives", capture_output=True, text=True, env=surroundings)
    if done.returncode and not may_fail:
        wanted = [name for name in arguments if not name.startswith("-")][1:]
        raise CannotGoOn(f"apt could not fetch {', '.join(wanted)}:\n{done.stderr.strip()[-1500:]}")
    return done.stdout


def find_program(*names, machine=True):
    """The first of `names` that this machine (unless told not to look there), or our private folder, has."""
    own = [os.environ.get("PATH", os.defpath)] if machine else []
    for name in names:
        found = shutil.which(name, path=os.pathsep.join([*own, *program_folders()]))
        if found:
            return Path(found)
    return None


def program_folders():
    """Where unpacked programs are. Chromium's real program first: the one in usr/bin expects it where root puts it."""
    return [str(unpacked() / folder) for folder in ("usr/lib/chromium", "usr/bin", "usr/sbin")]


def library_folders():
    """Where unpacked libraries are, on whatever processor."""
    found = [folder for top in ("usr/lib", "lib") for folder in sorted(unpacked().glob(f"{top}/*-linux-gnu*"))]
    return [str(folder) for folder in [*found, *unpacked().glob("usr/lib/*-linux-gnu*/pulseaudio")]]


def surroundings():
    """What must be in a program's environment for it to find what we unpacked; empty when nothing was."""
    if not unpacked().exists():
        return {}
    magick = sorted(unpacked().glob("usr/lib/*/ImageMagick-*/modules-*/coders"))
    return {
        "PATH": os.pathsep.join([os.environ.get("PATH", os.defpath), *program_folders()]),
        "LD_LIBRARY_PATH": os.pathsep.join(filter(None, [os.environ.get("LD_LIBRARY_PATH"), *library_folders()])),
        "FONTCONFIG_FILE": str(font_settings()),
        "MAGICK_CONFIGURE_PATH": str(unpacked() / "etc" / "ImageMagick-6"),
        "MAGICK_CODER_MODULE_PATH": os.pathsep.join(map(str, magick)),
    }


def font_settings():
    """Name the unpacked fonts to fontconfig; without this Pango finds none, and Arial does not become Liberation."""
    path = LOCAL / "fonts.conf"
    rules = sorted(unpacked().glob("usr/share/fontconfig/conf.avail/[346]?-*.conf"))
    lines = [
        '<?xml version="1.0"?>',
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
        "<fontconfig>",
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
        *(f"<include>{rule}</include>" for rule in rules),
        f"<dir>{unpacked() / 'usr/share/fonts'}</dir>",
        f"<cachedir>{LOCAL / 'fontconfig'}</cachedir>",
        "</fontconfig>",
    ]
    path.write_text("\n".join(lines))
    return path
