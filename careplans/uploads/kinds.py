"""What a file is, by its first bytes. Its name and what the sender says about it are not believed."""

from dataclasses import dataclass

HEAD = 4096
# The brands of MP4 films that telephones and computers make; pictures (HEIC, AVIF) begin alike and are not these.
FILM_BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash"}
FILM_BRANDS |= {b"3gp4", b"3gp5", b"3gp6"}
SOUND_BRANDS = {b"M4A ", b"M4B "}


@dataclass(frozen=True)
class Kind:
    """One kind of file that is taken: its exact media type, what it is called, and how its name ends when served."""

    media_type: str
    called: str
    ending: str


PDF = Kind("application/pdf", "PDF", "pdf")
PNG = Kind("image/png", "PNG picture", "png")
JPEG = Kind("image/jpeg", "JPEG picture", "jpg")
MP4 = Kind("video/mp4", "MP4 film", "mp4")
QUICKTIME = Kind("video/quicktime", "QuickTime film", "mov")
WEBM = Kind("video/webm", "WebM film", "webm")
M4A = Kind("audio/mp4", "M4A recording", "m4a")
MP3 = Kind("audio/mpeg", "MP3 recording", "mp3")
OGG = Kind("audio/ogg", "Ogg recording", "ogg")
WAV = Kind("audio/wav", "WAV recording", "wav")

COPIES = (PDF, PNG, JPEG)
PHOTOS = (PNG, JPEG)
RECORDINGS = (MP4, QUICKTIME, WEBM, M4A, MP3, OGG, WAV)
BY_MEDIA_TYPE = {kind.media_type: kind for kind in (*COPIES, *RECORDINGS)}


def kind_of(head: bytes) -> Kind | None:
    """The kind of file that begins with these bytes, of all that are taken; None for anything else."""
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    return _recording(head)


def _recording(head):
    if head[4:8] == b"ftyp":
        return _by_brand(head[8:12])
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return WEBM
    if head.startswith(b"OggS"):
        return OGG
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return WAV
    begins_a_frame = len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2
    return MP3 if head.startswith(b"ID3") or begins_a_frame else None


def _by_brand(brand):
    if brand in SOUND_BRANDS:
        return M4A
    if brand == b"qt  ":
        return QUICKTIME
    return MP4 if brand in FILM_BRANDS else None
