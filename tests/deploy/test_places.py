import pytest

from deploy.local import places
from deploy.local.environment import stamp_for
from deploy.local.places import anybody_may_enter, only_one, write_private
from deploy.local.plainly import CannotGoOn


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "LOCAL", tmp_path)
    return tmp_path


def test_a_second_command_in_the_same_checkout_is_refused(own_folder):
    with only_one("run.lock"), pytest.raises(CannotGoOn, match="already running"), only_one("run.lock"):
        pass


def test_a_lock_is_free_again_afterwards(own_folder):
    for _ in range(2):
        with only_one("run.lock"):
            pass


def test_private_files_are_for_their_owner_only(tmp_path):
    write_private(tmp_path / "secrets.json", b"{}")

    assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]


def test_a_folder_inside_a_closed_one_cannot_be_entered_by_anybody(tmp_path):
    inner = tmp_path / "closed" / "open"
    inner.mkdir(parents=True)
    inner.parent.chmod(0o700)

    assert not anybody_may_enter(inner)


def test_a_changed_pin_in_an_included_file_is_noticed(tmp_path):
    (tmp_path / "requirements.txt").write_text("django==5.2.19\n")
    (tmp_path / "requirements-dev.txt").write_text("-r requirements.txt\npytest==9.2.0\n")
    before = stamp_for(tmp_path / "requirements-dev.txt")

    (tmp_path / "requirements.txt").write_text("django==5.2.20\n")

    assert stamp_for(tmp_path / "requirements-dev.txt") != before
