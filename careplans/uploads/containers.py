"""Whether a recording is built as its kind says, from its first byte to its last. Nothing in it is ever decoded."""

from careplans.uploads.kinds import M4A, MP3, MP4, OGG, QUICKTIME, WAV, WEBM

MOST_PARTS = 200_000
BOXES = {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"uuid", b"moof", b"mfra", b"sidx", b"styp", b"meta"}
BOXES |= {b"udta", b"pdin", b"emsg", b"prft"}
OGG_VOICES = (b"\x01vorbis", b"OpusHead", b"\x7fFLAC", b"Speex   ")
MPEG_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
LAYER_3_FIRST = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
LAYER_3_LATER = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def is_well_built(kind, data: bytes) -> bool:
    """Whether `data` is a whole file of this kind, with nothing before, between or after its parts."""
    try:
        return WALKS[kind](data)
    except (IndexError, ValueError):
        return False


def _number(data, start, length, order="big"):
    if start + length > len(data):
        raise ValueError("The file ends too soon.")
    return int.from_bytes(data[start : start + length], order)


def _is_mp4(data):
    """Boxes follow one another to the very end; there is a description and there is sound or film."""
    seen, at = set(), 0
    while at < len(data) and len(seen) < MOST_PARTS:
        size, name, header = _number(data, at, 4), data[at + 4 : at + 8], 8
        if size == 1:
            size, header = _number(data, at + 8, 8), 16
        elif size == 0:
            size = len(data) - at
        if name not in BOXES or size < header or at + size > len(data):
            return False
        seen.add(name)
        at += size
    return {b"ftyp", b"moov", b"mdat"} <= seen


def _is_webm(data):
    """An EBML head that says webm or matroska, and one segment that fills the rest."""
    size, after = _ebml_size(data, 4)
    head, at = data[after : after + size], after + size
    if size > 200 or not any(b"\x42\x82" + bytes([0x80 | len(n)]) + n in head for n in (b"webm", b"matroska")):
        return False
    if data[at : at + 4] != b"\x18\x53\x80\x67":
        return False
    length, begins = _ebml_size(data, at + 4)
    has_clusters = b"\x1f\x43\xb6\x75" in data[begins:]
    return has_clusters and (length is None or begins + length == len(data))


def _ebml_size(data, at):
    """A size of variable length, and where it ends; None where the size is left open, as live recordings do."""
    width = 9 - data[at].bit_length()
    if not 1 <= width <= 8:
        raise ValueError("This is not a size.")
    size = _number(data, at, width) & ((1 << 7 * width) - 1)
    return (None if size == (1 << 7 * width) - 1 else size), at + width


def _is_mp3(data):
    """A tag or none, then frame upon frame to the end, or to the old tag of 128 bytes that ends a file."""
    at, frames = _after_id3(data), 0
    end = len(data) - 128 if data[-128:-125] == b"TAG" else len(data)
    while at < end:
        length = _frame_length(data, at)
        if not length:
            return False
        at, frames = at + length, frames + 1
    # The last frame of a recording that was stopped may be cut short.
    return frames >= 3


def _after_id3(data):
    if data[:3] != b"ID3":
        return 0
    return 10 + sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))


def _frame_length(data, at):
    """How long the MPEG layer 3 frame that begins here is; 0 where none begins."""
    head = _number(data, at, 4)
    version, layer = head >> 19 & 3, head >> 17 & 3
    bitrate, rate, padding = head >> 12 & 15, head >> 10 & 3, head >> 9 & 1
    if head >> 21 != 0x7FF or version == 1 or layer != 1 or bitrate in (0, 15) or rate == 3:
        return 0
    first = version == 3
    kilobits = (LAYER_3_FIRST if first else LAYER_3_LATER)[bitrate]
    return (144 if first else 72) * kilobits * 1000 // MPEG_RATES[version][rate] + padding


def _is_ogg(data):
    """Pages follow one another to the very end, and the first holds the head of a voice, not of a film."""
    at, pages = 0, 0
    while at < len(data):
        if data[at : at + 5] != b"OggS\x00":
            return False
        segments = data[at + 26]
        body = at + 27 + segments
        if not pages and not data[body:].startswith(OGG_VOICES):
            return False
        at, pages = body + sum(data[at + 27 : body]), pages + 1
    return at == len(data) and pages >= 2


def _is_wav(data):
    """Chunks follow one another to the very end: a format, and sound."""
    if _number(data, 4, 4, "little") + 8 not in (len(data), len(data) + 1):
        return False
    seen, at = set(), 12
    while at < len(data):
        seen.add(data[at : at + 4])
        size = _number(data, at + 4, 4, "little")
        at += 8 + size + size % 2
    return {b"fmt ", b"data"} <= seen and at in (len(data), len(data) + 1)


WALKS = {
    MP4: _is_mp4,
    M4A: _is_mp4,
    QUICKTIME: _is_mp4,
    WEBM: _is_webm,
    MP3: _is_mp3,
    OGG: _is_ogg,
    WAV: _is_wav,
}
