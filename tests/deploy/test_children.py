import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from deploy.local.children import one_that_ended, start
from deploy.local.places import PROJECT

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)",
]
PARENT = """
import sys, time
from pathlib import Path
from deploy.local.children import start
child = start("sleeper", [sys.executable, "-c", "import time; time.sleep(60)"], log=Path(sys.argv[1]))
print(child.process.pid, flush=True)
time.sleep(60)
"""


def gone(pid, within=5):
    """Whether the process ends in time; one that only waits to be collected has ended."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        status = Path(f"/proc/{pid}/status")
        if not status.exists() or "State:\tZ" in status.read_text():
            return True
        time.sleep(0.05)
    return False


def test_a_child_ends_when_its_parent_is_killed(tmp_path):
    command = [sys.executable, "-c", PARENT, tmp_path / "log"]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as parent:
        child = int(parent.stdout.readline())
        parent.kill()

    assert gone(child)


def test_a_child_that_will_not_listen_is_ended(tmp_path):
    child = start("deaf", DEAF, log=tmp_path / "log")
    while "deaf" not in child.last_words():
        time.sleep(0.05)

    child.stop(patience=0.2)

    assert child.process.returncode == -signal.SIGKILL


def test_a_child_that_dies_by_itself_is_noticed_by_name(tmp_path):
    child = start("sleeper", SLEEP, log=tmp_path / "log")

    os.kill(child.process.pid, signal.SIGKILL)
    child.process.wait()

    assert one_that_ended() is child
    child.stop()
    assert one_that_ended() is None
