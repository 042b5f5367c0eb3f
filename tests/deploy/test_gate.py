import sys

from deploy.local.gate import passes


def test_a_check_that_fails_is_told_apart_and_shows_what_it_said(capsys):
    assert passes("fine", [sys.executable, "-c", "print('quiet')"], {})
    assert not passes("broken", [sys.executable, "-c", "print('why'); raise SystemExit(3)"], {})

    assert [line.split(",")[0] for line in capsys.readouterr().out.splitlines()] == [
        "- fine: ok",
        "- broken: FAILED",
        "why",
        "",
    ]
