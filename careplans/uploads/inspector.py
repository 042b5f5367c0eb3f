"""The program that opens what people send: `python -m careplans.uploads.inspector MEDIA_TYPE <file >result`.

It runs alone, knows no secret, and before it reads a byte gives up all but memory and processor time: it can open no
file and no connection, start no program and write to nothing but its answer. Nothing else in the product imports it.
The answer is one line, `accepted` or the code of a refusal, then the bytes that are to be kept, if they are others.
"""

import io
import resource
import sys
import warnings

import pikepdf
from PIL import Image, ImageOps

from careplans.uploads.containers import is_well_built
from careplans.uploads.kinds import BY_MEDIA_TYPE, HEAD, JPEG, PDF, PNG, kind_of

MOST_BYTES = 26 * 1024 * 1024
MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 25
# An A4 sheet scanned at 600 dots an inch is 35 million.
MOST_PIXELS = 40_000_000
MOST_PAGES, MOST_OBJECTS, DEEPEST = 200, 100_000, 60
ORIENTATION = 0x0112
FORMATS = {PNG: "PNG", JPEG: "JPEG"}
# What makes a PDF more than a sheet of paper, as a name anywhere in it or as the kind of an action.
ACTIVE_KEYS = {
    "/JS",
    "/JavaScript",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/EF",
    "/RichMedia",
    "/XFA",
    "/RichMediaContent",
}
ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie"}
ACTIVE_ACTIONS |= {"/Sound", "/RichMediaExecute"}
ACTIVE_KINDS = {"/EmbeddedFile", "/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
END_OF_ZIP = b"PK\x05\x06"


class NotTaken(Exception):
    """The file is refused; the message is the code of why."""


def main(media_type):
    """Read the file, inspect it as this kind, and answer."""
    load_all_that_is_needed()
    give_up_everything()
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        kept = inspect(media_type, data)
    except NotTaken as refusal:
        sys.stdout.buffer.write(f"{refusal}\n".encode())
        return
    except MemoryError:
        sys.stdout.buffer.write(b"too_much_inside\n")
        return
    sys.stdout.buffer.write(b"accepted\n")
    if kept is not data:
        sys.stdout.buffer.write(kept)


def load_all_that_is_needed():
    """Draw pictures of our own first: Pillow loads most of itself only when it is used, and then files must open."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    for kind, form in FORMATS.items():
        (Image.new("RGB", (8, 8))).save(own := io.BytesIO(), form, exif=exif)
        redrawn(own.getvalue(), kind)


def give_up_everything():
    """From here on: this much memory and time, nothing written to a disk, no new file, connection or process."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def inspect(media_type, data):
    """The bytes to keep of this file. Raises NotTaken."""
    kind = kind_of(data[:HEAD])
    if len(data) > MOST_BYTES or kind is None or kind.media_type != media_type:
        raise NotTaken("not_this_kind")
    if kind is PDF:
        return checked_pdf(data)
    if kind in FORMATS:
        return redrawn(data, kind)
    if not is_well_built(BY_MEDIA_TYPE[media_type], data):
        raise NotTaken("broken_recording")
    return data


def redrawn(data, kind):
    """The picture drawn again, upright: pixels only, so that no place, no name and no other byte comes along."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error")  # Pillow only warns, up to twice as many
    try:
        with Image.open(io.BytesIO(data), formats=[FORMATS[kind]]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotTaken("too_many_pixels")
            if getattr(picture, "n_frames", 1) > 1:
                raise NotTaken("moving_picture")
            return _drawn(ImageOps.exif_transpose(picture), kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotTaken("too_many_pixels") from None
    except (OSError, SyntaxError, ValueError, TypeError, IndexError, KeyError, EOFError, Warning):
        raise NotTaken("broken_picture") from None


def _drawn(picture, kind):
    is_clear = kind is PNG and ("A" in picture.getbands() or "transparency" in picture.info)
    plain = Image.new("RGBA" if is_clear else "RGB", picture.size)
    plain.paste(picture.convert(plain.mode))
    out = io.BytesIO()
    if kind is PNG:
        plain.save(out, "PNG", compress_level=3)
    else:
        plain.save(out, "JPEG", quality=90)
    if out.tell() > MOST_BYTES:
        raise NotTaken("too_many_pixels")
    return out.getvalue()


def checked_pdf(data):
    """The PDF as it was sent, if it is a sheet of paper and nothing more."""
    _is_one_file(data)
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise NotTaken("locked_pdf")
            if len(pdf.objects) > MOST_OBJECTS or len(pdf.pages) > MOST_PAGES:
                raise NotTaken("too_much_inside")
            if not len(pdf.pages):
                raise NotTaken("broken_pdf")
            for thing in (pdf.trailer, *pdf.objects):
                _is_passive(thing, 0)
    except pikepdf.PasswordError:
        raise NotTaken("locked_pdf") from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, RuntimeError, OverflowError):
        # Unlocking one without a password needs what was given up.
        raise NotTaken("locked_pdf" if b"/Encrypt" in data else "broken_pdf") from None
    return data


def _is_one_file(data):
    """A PDF from its first byte to its last, and no page or archive to whoever reads it as such."""
    after = data.rstrip(b"\r\n \t\x00")
    if not after.endswith(b"%%EOF") or END_OF_ZIP in data[-66_000:]:
        raise NotTaken("two_files_in_one")
    if any(word in data[:1024].lower() for word in (b"<html", b"<script", b"<!doctype", b"<svg", b"<?php", b"mz\x90")):
        raise NotTaken("two_files_in_one")


def _is_passive(thing, depth):
    """Raises NotTaken where this object, or one written inside it, can do something."""
    if depth > DEEPEST:
        raise NotTaken("too_much_inside")
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.Dictionary):
        if ACTIVE_KEYS & set(thing.keys()) or _name(thing, "/S") in ACTIVE_ACTIONS or _kinds(thing) & ACTIVE_KINDS:
            raise NotTaken("active_pdf")
        within = [value for _, value in thing.items()]
    else:
        within = list(thing) if isinstance(thing, pikepdf.Array) else []
    for one in within:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Array) and not one.is_indirect:
            _is_passive(one, depth + 1)


def _kinds(thing):
    return {_name(thing, "/Type"), _name(thing, "/Subtype")}


def _name(thing, key):
    value = thing.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""


if __name__ == "__main__":
    main(sys.argv[1])
