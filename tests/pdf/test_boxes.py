"""Nothing outside its box: every letter of every leaflet stands in its column, away from each fold, within the lines of the
table or the box it belongs to, and over no other letter.

In: the sites of SITES and SCRIPTS (tests/run), and those of BOXES, which are full of what is too wide. The letters and the
lines come from pdfminer.six; nothing that set the leaflets is asked where it put them.
"""
import functools
import os
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTContainer, LTCurve, LTImage

import tagged
from paper import report

MM = tagged.POINTS_PER_MM
HANGING = 0.25  # of the size of its type: so far a full stop, a hyphen or a quotation mark may hang over the end of its line
TOUCHING = 1  # points: a letter may lean over a line
PANELS = [100, 100, 100, 97, 97, 100]  # mm, in reading order
OUTSIDE, INSIDE = [97, 100, 100], [100, 100, 97]  # the two sides of a tri-fold, from the left
# The column on a page of this width, in mm: how far from its side, and how wide. On A4 and A5 both sides are alike.
COLUMNS = {210: (20, 170), 148: (13, 122), 100: (8, 81), 97: (8, 81)}
FOOT = {297: 293, 210: 205}  # mm from the top: nothing stands lower on a page of this height


def files():
    """Every PDF of the sites."""
    folders = [one for name in ("SITES", "SCRIPTS", "BOXES") for one in os.environ.get(name, "").split(":") if one]
    return [file for folder in folders for file in sorted(Path(folder).rglob("*.pdf"))]


FILES = files()


def each(function):
    return pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-3:]))(function)


@dataclass(frozen=True)
class Edge:
    """An upright line, or an upright edge of a box."""

    x: float
    low: float
    high: float


@dataclass
class Read:
    pages: list  # (width, height) of each page, in mm
    glyphs: dict  # of each page
    edges: dict  # of each page
    pictures: dict  # of each page: x0, y0, x1, y1
    from_right: bool  # whether it is read from right to left


@functools.lru_cache(maxsize=8)
def read(file):
    found = tagged.read(str(file))
    glyphs, edges, pictures = defaultdict(list), defaultdict(list), defaultdict(list)
    for glyph in found.glyphs:
        if glyph.text.strip() and glyph.width > 0.1:
            glyphs[glyph.page].append(glyph)
    for number, page in enumerate(extract_pages(str(file), laparams=None)):
        _drawn(page, edges[number], pictures[number])
    with pikepdf.open(str(file)) as pdf:
        rtl = str(pdf.Root.get("/Lang", "")).split("-")[0] in ("ar", "ur", "he", "fa")
    return Read(found.pages, glyphs, edges, pictures, rtl)


def _drawn(container, edges, pictures):
    for item in container:
        if isinstance(item, LTImage):
            pictures.append(item.bbox)
        elif isinstance(item, LTCurve):
            if item.height > 2:
                edges += [Edge(x, item.y0, item.y1) for x in {item.x0, item.x1}]
        elif isinstance(item, LTContainer):
            _drawn(item, edges, pictures)


def columns(width, height, from_right, folded_in=None):
    """The columns of a page, from left to right, as (left, right) in mm. `folded_in`: the widths of its panels."""
    found, left = [], 0
    for panel in folded_in or [round(width)]:
        side, wide = COLUMNS[panel]
        start = left + (panel - side - wide if from_right else side)
        found.append((start, start + wide))
        left += panel
    return found


def panels(read_file, other):
    """How each page is folded: the widths of its panels; None for a page that is not. `other` is the file to read of a file to fold."""
    if other is None:
        return [None] * len(read_file.pages)
    if round(other.pages[0][0]) == 148:
        return [[148, 148]] * len(read_file.pages)
    sides = [OUTSIDE, INSIDE]
    return [list(reversed(side)) if read_file.from_right else side for side in sides]


def outside(read_file, other=None):
    """Letters that leave their column, or stand on a fold."""
    found = []
    for page, ((width, height), folded) in enumerate(zip(read_file.pages, panels(read_file, other))):
        # Two pages of A5 are a millimetre narrower than A4: it is left at the outer edges.
        shift = 0.5 if folded == [148, 148] else 0
        places = [(left + shift, right + shift) for left, right in columns(width, height, read_file.from_right, folded)]
        wrong = []
        for glyph in read_file.glyphs[page]:
            left, right = glyph.x / MM, (glyph.x + glyph.width) / MM
            slack = HANGING * glyph.size / MM
            low = (height * MM - glyph.y) / MM
            if not any(start - slack <= left and right <= end + slack for start, end in places) or low > FOOT[round(height)]:
                wrong.append(glyph.text)
        if wrong:
            found.append(f"page {page + 1}: outside their column: “{''.join(wrong)[:60]}”")
    return found


def over_edges(read_file):
    """Letters through which a line of a table or the edge of a box goes."""
    found = []
    for page, glyphs in read_file.glyphs.items():
        wrong = []
        for glyph in glyphs:
            middle = glyph.y + 0.25 * glyph.size
            for edge in read_file.edges[page]:
                if edge.low <= middle <= edge.high and glyph.x + TOUCHING < edge.x < glyph.x + glyph.width - TOUCHING:
                    wrong.append(glyph.text)
        if wrong:
            found.append(f"page {page + 1}: a line goes through “{''.join(wrong)[:60]}”")
    return found


def core(glyph):
    """The middle of a letter, which no other letter may touch."""
    return (glyph.x + 0.3 * glyph.width, glyph.y + 0.1 * glyph.size, glyph.x + 0.7 * glyph.width, glyph.y + 0.45 * glyph.size)


def meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def is_mark(glyph):
    """A sign that stands above or below a letter, or one that joins with it."""
    return all(unicodedata.combining(one) for one in glyph.text) or unicodedata.category(glyph.text[0]) in ("Mn", "Mc", "Cf")


def over_each_other(read_file):
    """Letters that are printed over others, or over a picture."""
    found = []
    for page, glyphs in read_file.glyphs.items():
        near, wrong = defaultdict(list), []
        for glyph in (glyph for glyph in glyphs if not is_mark(glyph)):
            box = core(glyph)
            square = (int(box[0] // 20), int(box[1] // 20))
            beside = (other for x in (-1, 0, 1) for y in (-1, 0, 1) for other in near[square[0] + x, square[1] + y])
            if any(meet(box, other) for other in beside) or any(meet(box, picture) for picture in read_file.pictures[page]):
                wrong.append(glyph.text)
            near[square].append(box)
        if wrong:
            found.append(f"page {page + 1}: printed over something else: “{''.join(wrong)[:60]}”")
    return found


def to_read(file):
    """The file to read of a file to fold, read; None for any other."""
    name = file.name.removesuffix("-to-fold.pdf")
    return read(file.with_name(f"{name}.pdf")) if name != file.name else None


# One test for the three: to read a file takes a hundred times as long as to judge it.
@each
def test_every_letter_stands_in_its_column_off_every_line_and_over_no_other(file):
    found = read(file)
    report(outside(found, to_read(file)) + over_edges(found) + over_each_other(found))


def test_there_is_much_that_is_too_wide():
    """The sites of BOXES are there, with every layout."""
    own = [file for folder in os.environ.get("BOXES", "").split(":") if folder for file in Path(folder).rglob("*.pdf")]
    widths = {round(read(file).pages[0][0]) for file in own}
    assert widths >= {210, 148, 100, 297}, f"set BOXES to the folder that tests/pdf/boxes was built into: {widths}"


# ------------------------------------------------------------------------------------------------ no picture tells where it was taken

def metadata_of_pictures(pdf):
    """Pictures with inks in place of light, and those that carry notes of a camera."""
    found = []
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            space = thing.get("/ColorSpace")
            name = str(space[0]) if isinstance(space, pikepdf.Array) else str(space)
            inks = name == "/DeviceCMYK" or (name == "/ICCBased" and int(space[1].get("/N", 3)) == 4)
            found += ["a picture in CMYK"] if inks else []
            raw = thing.read_raw_bytes()
            found += ["notes of a camera (EXIF)"] if b"Exif\x00\x00" in raw or b"http://ns.adobe.com/xap/" in raw else []
    return found


# ------------------------------------------------------------------------------------------------ the checks can fail

@pytest.fixture(scope="module")
def panel():
    """A tri-fold to read, with a table on it."""
    found = next((file for file in FILES if round(read(file).pages[0][0]) == 100 and any(read(file).edges.values())), None)
    if found is None:
        pytest.fail("no tri-fold in the sites")
    return found


def moved(read_file, across, down=0):
    """The same with all letters moved, in points."""
    change = lambda glyph: tagged.Glyph(**{**vars(glyph), "x": glyph.x + across, "y": glyph.y - down})  # noqa: E731
    return Read(read_file.pages, {page: [change(glyph) for glyph in glyphs] for page, glyphs in read_file.glyphs.items()},
                read_file.edges, read_file.pictures, read_file.from_right)


def test_letters_moved_out_of_their_column_are_noticed(panel):
    good = read(panel)
    assert not outside(good)
    for across, down in ((-12, 0), (60, 0), (0, 500)):
        assert outside(moved(good, across, down)), (across, down)
    fold = read(panel.with_name(panel.name.replace(".pdf", "-to-fold.pdf")))
    assert not outside(fold, good) and outside(moved(fold, 40), good)


def test_letters_on_a_line_and_over_each_other_are_noticed(panel):
    good = read(panel)
    assert not over_edges(good) and not over_each_other(good)
    page = next(page for page, edges in good.edges.items() if edges and good.glyphs[page])
    glyph, edge = good.glyphs[page][0], max(good.edges[page], key=lambda edge: edge.high - edge.low)
    on_line = tagged.Glyph(**{**vars(glyph), "x": edge.x - glyph.width / 2, "y": (edge.low + edge.high) / 2})
    twice = tagged.Glyph(**{**vars(glyph), "x": glyph.x + 0.1 * glyph.width})
    with_one = lambda one: Read(good.pages, {page: [*good.glyphs[page], one]}, good.edges, good.pictures, False)  # noqa: E731
    assert over_edges(with_one(on_line)) and over_each_other(with_one(twice))


@each
def test_no_picture_is_in_inks_or_tells_where_it_was_taken(file):
    with pikepdf.open(str(file)) as pdf:
        report(metadata_of_pictures(pdf))


def test_inks_and_notes_of_a_camera_are_noticed():
    pdf = pikepdf.new()
    picture = pdf.make_stream(b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*")
    picture.Subtype, picture.ColorSpace = pikepdf.Name("/Image"), pikepdf.Name("/DeviceCMYK")
    assert metadata_of_pictures(pdf) == ["a picture in CMYK", "notes of a camera (EXIF)"]
