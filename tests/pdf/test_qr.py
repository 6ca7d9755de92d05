"""The code that a phone's camera reads: it is read from a picture of the page, leads to a page that is there, and the
same address is printed beside it in letters.
"""
import math
import re
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image

import built
import picture
import tagged

EVERY = built.pdfs()
BESIDE = 70  # mm, from the middle of the code to the first letter of the address


def codes(file):
    """Each code in a PDF: page, what it says, its middle in mm from the upper left corner."""
    found = []
    for number, image in enumerate(picture.pages(file)):
        for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode):
            corners = [getattr(code.position, name) for name in ("top_left", "top_right", "bottom_left", "bottom_right")]
            middle = [sum(getattr(corner, axis) for corner in corners) / 4 * picture.MM for axis in "xy"]
            found.append((number, code.text, middle))
    return found


def leads_to(site, address):
    """The file of the built site that an address leads to, or None. It may send its reader on."""
    path = urlsplit(address).path.strip("/")
    for name in (f"{path}/index.html", path):
        if (site / name.lstrip("/")).is_file():
            return site / name.lstrip("/")
    return None


def arrives(site, address):
    """The path of the page that a reader of the code ends at: small pages that only send on are followed."""
    sent = re.search(r'content="0; url=([^"]+)"', leads_to(site, address).read_text(encoding="utf-8"))
    return sent[1] if sent else urlsplit(address).path


def printed(read, page, address, middle):
    """How far from the code the address begins in letters, in mm; None if it is not printed on that page."""
    bare = re.sub(r"\W+$", "", address.split("://", 1)[-1])
    glyphs = [glyph for glyph in read.glyphs if glyph.page == page and glyph.text.strip()]
    string, owner = "", []
    for glyph in glyphs:
        text = glyph.text.replace("\u2060", "").replace("\u200b", "")
        string += text
        owner += [glyph] * len(text)
    nearest, at = None, string.find(bare)
    while at >= 0:
        if not re.match(r"/?[\w-]", rest_of_word(string, owner, at + len(bare))):  # else it is a part of a longer address
            glyph = owner[at]
            far = math.dist(middle, (glyph.x / tagged.POINTS_PER_MM, read.pages[page][1] - glyph.y / tagged.POINTS_PER_MM))
            nearest = far if nearest is None else min(nearest, far)
        at = string.find(bare, at + 1)
    return nearest


def rest_of_word(string, owner, at):
    """The letters that follow without a gap, on the same line."""
    end = at
    while end < len(owner):
        last, here = owner[end - 1], owner[end]
        if abs(last.y - here.y) > 1 or not -1 < here.x - last.x - last.width < 0.15 * here.size:
            break
        end += 1
    return string[at:end]


def faults(pdf, file=None):
    found = []
    site = urlsplit(pdf.owner().page().address).netloc
    read, all_ = tagged.read(file or pdf.file), codes(file or pdf.file)
    if not all_:
        return ["no code that can be read"]
    for page, address, middle in all_:
        if urlsplit(address).netloc != site:
            found.append(f"the code leads to another site: {address}")
        elif leads_to(pdf.site, address) is None:
            found.append(f"the code leads to {address}, which is not in the site")
        far = printed(read, page, address, middle)
        if far is None:
            found.append(f"the address {address} is not printed on page {page + 1}, where its code is")
        elif far > BESIDE:
            found.append(f"the address {address} is printed {far:.0f} mm from its code")
    own = pdf.owner().page().address
    if not found and all(arrives(pdf.site, address) != urlsplit(own).path for _, address, _ in all_):
        found.append(f"no code leads to the page of this leaflet, {own}")
    return found


@pytest.mark.parametrize("pdf", EVERY, ids=str)
def test_code(pdf):
    found = faults(pdf)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def drawn(page, hole=False):
    """The code that a page shows where it is printed from a browser, as a picture: strokes of a path, a unit wide."""
    side, path = int(page.tree.xpath("string(//footer//svg/@viewbox)").split()[2]), page.tree.xpath("string(//footer//svg/path[@stroke]/@d)")
    scale = 8
    image = Image.new("L", (side * scale, side * scale), "white")
    for row in path.split("M")[1:]:
        x, y = 0, int(float(re.match(r"(\d+)[ ,]?([\d.]+)", row)[2]))
        x = int(re.match(r"\d+", row)[0])
        for verb, length in re.findall(r"([hm])(\d+)", row):
            if verb == "h":
                image.paste("black", (x * scale, y * scale, (x + int(length)) * scale, (y + 1) * scale))
            x += int(length)
    if hole:
        image.paste("white", (0, 0, side * scale // 2, side * scale))
    return [code.text for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)]


@pytest.mark.parametrize("built_page", built.pages(), ids=str)
def test_code_of_a_page_in_the_browser(built_page):
    """Who prints the web page has a code that leads back to it."""
    page = built_page.page()
    assert drawn(page) == [page.address]
    assert drawn(page, hole=True) == []


# ------------------------------------------------------------------------------------------------ the checks can fail

@pytest.fixture(scope="session")
def right():
    good = next((pdf for pdf in EVERY if not faults(pdf)), None)
    if good is None:
        pytest.fail("no PDF of the sites has a code that is right")
    return good


def test_a_page_that_is_not_there_is_noticed(right, monkeypatch):
    monkeypatch.setattr(built.Built, "owner", lambda self, owner=right.owner(): owner)
    assert "is not in the site" in " ".join(faults(built.Built(right.site / "assets", right.path), right.file))


def test_another_address_in_print_is_noticed(right):
    page, address, middle = codes(right.file)[0]
    read = tagged.read(right.file)
    assert printed(read, page, address, middle) <= BESIDE
    assert printed(read, page, f"{address}more/", middle) is None
    assert printed(read, page, address[:-3], middle) is None
    assert printed(read, page, address, [middle[0], middle[1] + 400]) > BESIDE


def test_a_code_with_a_hole_is_noticed(right, monkeypatch):
    """A third of the code painted over: it must not count as read."""
    page, _, (x, y) = codes(right.file)[0]
    images = [image.copy() for image in picture.pages(right.file)]
    images[page].paste((255, 255, 255), tuple(int(value / picture.MM) for value in (x - 20, y - 2, x + 20, y + 20)))
    monkeypatch.setattr(picture, "pages", lambda file: images)
    assert all((number, middle) != (page, [x, y]) for number, _, middle in codes(right.file))


def test_a_page_of_nothing_has_no_code(monkeypatch):
    monkeypatch.setattr(picture, "pages", lambda file: [Image.new("RGB", (400, 400), "white")])
    assert codes("none.pdf") == []
