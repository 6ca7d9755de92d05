"""How each leaflet of the small site (tests/pdf/site) looks, from afar: a grey picture of its pages side by side.

A column that moves, a block that is lost or a page more is a difference; how a letter's edge is smoothed is none.
`GOLDEN=write` writes the pictures of tests/pdf/golden anew: look at each before it is committed.
"""
import os
import tempfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

import built
import picture

GOLDEN = Path(__file__).resolve().parent / "golden"
WRITE = os.environ.get("GOLDEN") == "write"
SITE = Path(__file__).resolve().parent / "site"
EVERY = [pdf for pdf in built.pdfs() if built.source(pdf.site).resolve() == SITE]

STEP = 5  # a golden picture is so many times smaller than a picture of the page: 20 dots to the inch
GREYS = 16
TOO_FAR = 30  # of 255: so much lighter or darker, after a blur, is another thing
TOO_MANY = 0.0008  # of the dots of a page


def small(image):
    return image.convert("L").reduce(STEP)


def sheet(images):
    """The pages side by side, with a dark line between them."""
    height = max(image.height for image in images)
    whole = Image.new("L", (sum(image.width + 1 for image in images) - 1, height), 0)
    left = 0
    for image in images:
        whole.paste(image, (left, 0))
        left += image.width + 1
    return whole


def few_greys(image):
    return image.point([round(value * (GREYS - 1) / 255) * 255 // (GREYS - 1) for value in range(256)])


def differences(image, golden, pages):
    """In words, what is not the same; `pages` is how many are side by side."""
    if image.size != golden.size:
        return [f"the pages side by side are {image.width} × {image.height} dots instead of {golden.width} × {golden.height}"]
    blurred = [one.filter(ImageFilter.BoxBlur(1)) for one in (image, golden)]
    apart = ImageChops.difference(*blurred).point([255 if value > TOO_FAR else 0 for value in range(256)])
    count = apart.histogram()[255]
    if count <= TOO_MANY * image.width * image.height / pages:
        return []
    mm = picture.MM * STEP
    left, top, right, bottom = apart.getbbox()
    return [f"{count} dots are not the same, from {left * mm:.0f} to {right * mm:.0f} mm across and {top * mm:.0f} to {bottom * mm:.0f} mm down"]


def golden_of(pdf):
    return GOLDEN / f"{Path(pdf.path).stem}.png"


@pytest.mark.parametrize("pdf", EVERY, ids=str)
def test_picture(pdf):
    images = [small(image) for image in picture.pages(pdf.file)]
    now, file = few_greys(sheet(images)), golden_of(pdf)
    if WRITE:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        now.quantize(GREYS).save(file, optimize=True)
    assert file.is_file(), f"no golden picture: GOLDEN=write tests/run writes {file.name}"
    with Image.open(file) as golden:
        found = differences(now, golden.convert("L"), len(images))
    if found:
        place = Path(tempfile.gettempdir()) / f"now-{file.name}"
        now.save(place)
        pytest.fail("\n".join([*found, f"It looks so now: {place}. If that is right: GOLDEN=write"]), pytrace=False)


def test_every_golden_picture_has_its_leaflet():
    assert EVERY, "no PDF of the small site"
    wanted = {golden_of(pdf).name for pdf in EVERY}
    assert len(wanted) == len(EVERY), "two leaflets of one name"
    for file in GOLDEN.glob("*.png"):
        if WRITE and file.name not in wanted:
            file.unlink()
    assert {file.name for file in GOLDEN.glob("*.png")} == wanted


# ------------------------------------------------------------------------------------------------ the checks can fail

@pytest.fixture(scope="session")
def page():
    """The first page of a leaflet with much on it."""
    if not EVERY:
        pytest.fail("no PDF of the small site")
    return max((picture.pages(pdf.file)[0] for pdf in EVERY), key=lambda image: small(image).histogram()[0])


def seen(page, changed):
    return differences(few_greys(small(changed)), few_greys(small(page)), 1)


def mm(value):
    return round(value / picture.MM)


def moved(page, across, down):
    """Everything moved by so many mm."""
    changed = Image.new("RGB", page.size, "white")
    changed.paste(page, (mm(across), mm(down)))
    return changed


@pytest.mark.parametrize("across, down", [(2, 0), (-2, 0), (0, 2), (0, -2)])
def test_a_column_that_moved_is_noticed(page, across, down):
    assert seen(page, moved(page, across, down))


def test_a_block_that_is_lost_is_noticed(page):
    """Any line of text of 40 × 5 mm that is painted over: wherever there is one."""
    grey, tried = page.convert("L"), 0
    for top in range(mm(20), page.height - mm(30), mm(12)):
        box = (mm(25), top, mm(65), top + mm(5))
        if sum(grey.crop(box).histogram()[:100]) > 400:
            changed = page.copy()
            ImageDraw.Draw(changed).rectangle(box, fill="white")
            tried += 1
            assert seen(page, changed), f"the block at {top * picture.MM:.0f} mm"
    assert tried >= 3, "hardly a line of text on the page"


def test_another_size_or_a_page_more_is_noticed(page):
    assert seen(page, page.crop((0, 0, page.width, page.height - 30)))
    assert differences(sheet([small(page)] * 2), small(page), 1)


def test_smoother_edges_are_no_difference(page):
    """The same page as another version of the program that draws it may smooth it."""
    for changed in (page.filter(ImageFilter.GaussianBlur(0.7)), page.resize((page.width * 2, page.height * 2), Image.BICUBIC).resize(page.size, Image.BOX),
                    moved(page, 0.2, 0.2), page.filter(ImageFilter.SHARPEN)):
        assert seen(page, changed) == []
