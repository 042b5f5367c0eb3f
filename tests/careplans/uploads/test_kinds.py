import pytest

from careplans.uploads.kinds import JPEG, M4A, MP3, MP4, OGG, PDF, PNG, QUICKTIME, WAV, WEBM, kind_of
from tests.careplans.uploads import samples


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (samples.pdf(), PDF),
        (samples.png(), PNG),
        (samples.jpeg(), JPEG),
        (samples.mp4(), MP4),
        (samples.mp4(b"M4A "), M4A),
        (samples.mp4(b"qt  "), QUICKTIME),
        (samples.webm(), WEBM),
        (samples.mp3(), MP3),
        (samples.mp3()[20:], MP3),
        (samples.ogg(), OGG),
        (samples.wav(), WAV),
        (samples.mp4(b"heic"), None),
        (samples.mp4(b"avif"), None),
        (samples.archive(), None),
        (b"<svg/>", None),
        (b"<!doctype html>", None),
        (b" %PDF-1.7", None),
        (b"GIF89a", None),
        (b"BM", None),
        (b"MZ\x90\x00", None),
        (b"", None),
        (b"\xff", None),
    ],
)
def test_a_kind_is_known_by_its_first_bytes_alone(data, kind):
    assert kind_of(data[:4096]) is kind
