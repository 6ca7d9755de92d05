"""What is published of photos, read by a library that nobody here wrote: pictures that Pillow made, with a place, a time and
names in them, are built into a site, and what came out is opened with Pillow and poppler again.

In: the program, named by the environment variable PLAINLEAF (tests/run sets it).
"""
import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

GPS = 0x8825
ORIENTATION = 0x0112
SECRET = "SECRET"
COLOURS = [(220, 30, 30), (30, 180, 30), (30, 30, 220), (240, 240, 240)]
SITE = 'name = "A charity"\naddress = "https://charity.example"\nlanguages = ["en"]\nsearch = false\n'
PAGE = "---\ntitle: {title}\nreviewed: 2026-11-22\nowner: Mary\n{more}---\n\n{text}\n"


def quarters(width, height):
    """A picture with a colour in each corner, upright."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for number, colour in enumerate(COLOURS):
        left, top = (number % 2) * width // 2, (number // 2) * height // 2
        draw.rectangle([left, top, left + width // 2, top + height // 2], fill=colour)
    return image


def corners(image):
    image = image.convert("RGB")
    width, height = image.size
    dots = [image.getpixel((width // 4 + x * width // 2, height // 4 + y * height // 2)) for y in (0, 1) for x in (0, 1)]
    return [min(COLOURS, key=lambda colour: sum(abs(a - b) for a, b in zip(colour, dot))) for dot in dots]


def told(orientation):
    exif = Image.Exif()
    exif[0x010F] = f"{SECRET} phone"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 22.0, 3.0), 3: "W", 4: (2.0, 21.0, 30.0)})
    return exif


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("photos")
    pictures = folder / "content/pictures"
    (folder / "content/en").mkdir(parents=True)
    pictures.mkdir()
    # Held on its side: the camera writes what is upright turned to the left.
    turned = quarters(3000, 4000).transpose(Image.Transpose.ROTATE_90)
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
    turned.save(pictures / "phone.jpg", quality=92, exif=told(6), xmp=xmp, comment=SECRET)
    turned.save(pictures / "phone.webp", quality=90, exif=told(6), xmp=xmp)
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", SECRET)
    words.add_itxt("XML:com.adobe.xmp", SECRET)
    quarters(800, 600).save(pictures / "screen.png", pnginfo=words, exif=told(1))
    quarters(1800, 1200).convert("CMYK").save(pictures / "press.jpg", quality=92, exif=told(1))
    quarters(700, 500).save(pictures / "small.jpg", quality=85, exif=told(1), comment=SECRET)
    names = sorted(file.name for file in pictures.iterdir())
    ledger = "".join(f'["{name}"]\nalt = "Four fields."\nauthor = "Sam Smith"\nlicence = "CC0-1.0"\n' for name in names)
    shown = "\n\n".join(f"![](../pictures/{name})\n\nA field." for name in names)
    linked = " ".join(f"[Field {number}](../pictures/{name})." for number, name in enumerate(names))
    (pictures / "pictures.toml").write_text(ledger, encoding="utf-8")
    (folder / "content/site.toml").write_text(SITE, encoding="utf-8")
    for name, title, more, text in (
        ("index", "Home", "", f"We help. [Fields](fields.md) {linked}"),
        ("fields", "Fields", "", shown),
        ("fields.easy", "Fields", "", shown),
        ("fields.all.leaflet", "Fields on paper", "layout: a5-booklet\nversion: a-1\n", shown),
    ):
        text = PAGE.format(title=title, more=more, text=text)
        (folder / f"content/en/{name}.md").write_text(text, encoding="utf-8")
    out = folder / "public"
    command = [os.environ["PLAINLEAF"], "build", str(folder), "--out", str(out), "--today", "2026-11-22"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert out.is_dir(), done.stdout + done.stderr
    return out


def test_no_published_picture_says_where_it_was_taken(site):
    files = sorted((site / "pictures").iterdir())
    assert len(files) > 12
    for file in files:
        assert SECRET.encode() not in file.read_bytes(), file.name
        with Image.open(file) as image:
            image.load()
            assert not dict(image.getexif()) and not image.getexif().get_ifd(GPS), file.name
            assert not {"exif", "xmp", "comment", "photoshop", "Author", "XML:com.adobe.xmp"} & set(image.info), file.name
            assert image.mode in ("RGB", "L", "P"), f"{file.name} is {image.mode}"


def test_every_picture_stands_upright(site):
    for file in sorted((site / "pictures").iterdir()):
        with Image.open(file) as image:
            assert corners(image) == COLOURS, file.name
            assert (image.height > image.width) == file.name.startswith("phone"), file.name


def test_a_pdf_has_as_many_dots_as_paper_shows(site):
    seen = 0
    for file in sorted(site.rglob("*.pdf")):
        listed = subprocess.run(["pdfimages", "-list", str(file)], capture_output=True, text=True, check=True).stdout
        for line in listed.splitlines()[2:]:
            # page, number, type, width, height, colours, components, bits, encoding, interpolation, object, generation, x-ppi …
            part = line.split()
            assert part[5] in ("rgb", "gray", "icc", "index"), f"{file.name}: {line}"
            # Fields of plain colours weigh next to nothing: a file of fewer dots would save no room.
            is_light = part[14].endswith("B") and float(part[14][:-1]) < 10_000
            assert part[2] != "image" or 150 <= int(part[12]) <= (500 if is_light else 350), f"{file.name}: {line}"
            seen += part[2] == "image"
        folder = file.with_suffix("")
        folder.mkdir()
        subprocess.run(["pdfimages", "-all", str(file), str(folder / "p")], check=True)
        for taken in folder.iterdir():
            assert SECRET.encode() not in taken.read_bytes() and b"Exif" not in taken.read_bytes(), f"{file.name}: {taken.name}"
    assert seen > 20, f"{seen} pictures"
