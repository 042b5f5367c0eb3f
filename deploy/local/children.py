"""Programs that we start and that must not outlive us, however we end."""

import ctypes
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from deploy.local.places import PROJECT, entered_as

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
_running = []


@dataclass
class Child:
    """A running program, its log, and the signal that asks it to finish its work and go."""

    name: str
    process: subprocess.Popen
    log: Path
    goodbye: signal.Signals

    def has_ended(self):
        return self.process.poll() is not None

    def last_words(self, lines=20):
        """The end of its log, to show why it stopped."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def stop(self, patience=20):
        """Ask it to go, insist when patience runs out, and take along whatever it started."""
        _running.remove(self)
        if not self.has_ended():
            self.process.send_signal(self.goodbye)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                self.process.kill()
        end_group(self.process.pid)
        self.process.wait()


def start(name, command, *, log, env=None, account=None, stdin=None, goodbye=signal.SIGTERM):
    """Start `command` in a group of its own, so that Ctrl-C reaches us only and we choose the order of stopping."""
    with log.open("w") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=env,
            cwd="/" if account else PROJECT,
            start_new_session=True,
            preexec_fn=die_with_parent(goodbye, os.getpid()),
            **entered_as(account),
        )
    if stdin:
        process.stdin.write(stdin.encode())
        process.stdin.close()
    _running.append(Child(name, process, log, goodbye))
    return _running[-1]


def one_that_ended():
    """A child that has stopped without being asked to, or None."""
    return next((child for child in _running if child.has_ended()), None)


def die_with_parent(goodbye, parent):
    """What the child does first: ask the kernel for `goodbye` when we die, even by `kill -9`."""

    def ask():
        if LIBC:
            LIBC.prctl(PR_SET_PDEATHSIG, goodbye)
            if os.getppid() != parent:
                os._exit(1)

    return ask


def die_with(parent):
    """Stop, as if told to, when `parent` dies: `make` may be killed without a chance to pass it on."""
    if LIBC:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)


def end_group(group):
    """End what is left of a program's own children."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
