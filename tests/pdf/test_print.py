"""What is on the paper, read back from the PDF: sizes of pages and panels, sizes of letters, fonts, contrast, margins."""
import math
import re
from collections import Counter

import pikepdf

import picture
import tagged
from paper import EVERY, each, report

MARGIN = 5  # mm that a home printer leaves white
A4, A5, A4_ACROSS = (210, 297), (148, 210), (297, 210)
PANELS = [100, 100, 100, 97, 97, 100]  # in reading order: front, three inside, flap, back
# The least size of letters, in points, for the readers of a layout; in Easy Read and in large print more.
LEAST = {"a4": 14, "a4-easy": 16, "a5-booklet": 12, "trifold": 12, "large-print": 18}
LEAST_EASY = {"a5-booklet": 16, "large-print": 20}


# ------------------------------------------------------------------------------------------------------ pages and panels

def sizes(layout, form, count):
    """The sizes that the pages of a layout must have."""
    if form == "to-fold":
        return [A4_ACROSS] * count
    if layout == "trifold":
        return [(width, 210) for width in PANELS]
    return [A5 if layout == "a5-booklet" else A4] * count


def wrong_sizes(pages, layout, form):
    wanted = sizes(layout, form, len(pages))
    found = [] if len(pages) == len(wanted) else [f"{len(pages)} pages instead of {len(wanted)}"]
    for number, (has, should) in enumerate(zip(pages, wanted), 1):
        if any(abs(a - b) > 0.5 for a, b in zip(has, should)):
            found.append(f"page {number} is {has[0]:.1f} × {has[1]:.1f} mm instead of {should[0]} × {should[1]}")
    if form == "to-fold" and len(pages) % 2:
        found.append(f"{len(pages)} sides: a sheet has two")
    return found


@each()
def test_sizes_of_pages(pdf):
    report(wrong_sizes(tagged.read(pdf.file).pages, pdf.layout(), pdf.form))


def test_a_folded_layout_has_both_its_files():
    has = {(pdf.owner(), pdf.form) for pdf in EVERY}
    folded = {pdf.owner() for pdf in EVERY if pdf.layout() in ("a5-booklet", "trifold")}
    assert folded, "no folded leaflet in the sites"
    assert [str(page) for page in folded if not {(page, ""), (page, "to-fold")} <= has] == []
    assert [str(page) for page, form in has if form == "to-fold" and page not in folded] == []


# ------------------------------------------------------------------------------------------------------ letters and fonts

def least(pdf):
    layout = pdf.layout()
    return LEAST_EASY.get(layout, LEAST[layout]) if pdf.owner().easy() else LEAST[layout]


def too_small(glyphs, size):
    found = {}
    for glyph in glyphs:
        if glyph.text.strip() and glyph.size < size - 0.05:
            found.setdefault((glyph.page + 1, round(glyph.size, 1)), []).append(glyph.text)
    return [f"page {page}: letters of {has} points, less than {size}: “{''.join(some)[:60]}”" for (page, has), some in found.items()]


@each()
def test_no_letter_is_too_small(pdf):
    glyphs = tagged.read(pdf.file).glyphs
    assert len(glyphs) > 50, "hardly a letter in it"
    report(too_small(glyphs, least(pdf)))


def fonts_outside(pdf):
    """Fonts that are not inside the file."""
    found = []
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and thing.get("/Subtype") not in ("/Type0", "/Type3"):
            inside = thing.get("/FontDescriptor", {})
            if not any(key in inside for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                found.append(str(thing.get("/BaseFont", "a font without a name")))
    return found


@each()
def test_fonts(pdf):
    """Every font is inside, and no letter is an empty box or a drawing that nobody can look up."""
    with pikepdf.open(pdf.file) as opened:
        assert fonts_outside(opened) == []
    glyphs = tagged.read(pdf.file).glyphs
    report(f"a letter that the font {glyph.font} does not have, on page {glyph.page + 1}" for glyph in glyphs if glyph.missing or "\ufffd" in glyph.text)
    report(f"slanted letters: {glyph.font}" for glyph in glyphs if re.search("italic|oblique", glyph.font, re.I))


def cut_words(glyphs):
    """Where a word is cut at the end of a line: the sign there is read as one that nobody wrote."""
    return [f"a word is cut on page {glyph.page + 1}" for glyph in glyphs if "\u00ad" in glyph.text]


@each()
def test_no_word_is_cut(pdf):
    report(cut_words(tagged.read(pdf.file).glyphs))


# ------------------------------------------------------------------------------------------------------ colours

def light(colour):
    """WCAG's relative luminance of a colour (0–1 for each part)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    a, b = sorted((light(one), light(other)))
    return (b + 0.05) / (a + 0.05)


def grey(colour):
    """As a printer without colour makes it."""
    return (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2],) * 3


def rgb(colour):
    """A colour of a PDF as red, green, blue; None if it is a pattern or the like."""
    parts = (colour,) if isinstance(colour, (int, float)) else colour
    if not isinstance(parts, (tuple, list)) or not all(isinstance(part, (int, float)) for part in parts):
        return None
    if len(parts) == 1:
        return (parts[0],) * 3
    if len(parts) == 3:
        return tuple(parts)
    return tuple((1 - part) * (1 - parts[3]) for part in parts[:3]) if len(parts) == 4 else None


def behind(image, read, glyph):
    """The colour that a letter stands on: the commonest one around it."""
    scale = picture.DPI / 72
    top = read.pages[glyph.page][1] * tagged.POINTS_PER_MM - glyph.y
    box = (glyph.x - 1, top - glyph.size, glyph.x + glyph.width + 1, top + 0.3 * glyph.size)
    pixels = image.crop(tuple(int(value * scale) for value in box)).getcolors(1 << 16)
    own = rgb(glyph.colour)
    ground = [(count, pixel) for count, pixel in pixels or [] if math.dist(pixel, [255 * part for part in own]) > 40]
    return tuple(part / 255 for part in max(ground)[1]) if ground else own


def faint(read, images):
    """Letters that are hard to see, each pair of colours named once."""
    found, judged = [], Counter()
    for glyph in read.glyphs:
        # Twenty letters of a colour on a page tell of the rest; every colour of every page is looked at.
        key = (glyph.page, str(glyph.colour), round(glyph.y / 40))
        judged[key] += 1
        if not glyph.text.strip() or judged[key] > 20:
            continue
        own = rgb(glyph.colour)
        if own is None:
            found.append(f"a colour that cannot be judged: {glyph.colour!r}")
            continue
        ground = behind(images[glyph.page], read, glyph)
        for least_, a, b, where in ((7, own, ground, ""), (4.5, grey(own), grey(ground), " in black and white")):
            has = contrast(a, b)
            if has < least_:
                found.append(f"contrast {has:.1f} instead of {least_}{where}: {_name(own)} on {_name(ground)}, page {glyph.page + 1}")
    return found


def _name(colour):
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)


@each()
def test_contrast(pdf):
    report(faint(tagged.read(pdf.file), picture.pages(pdf.file)))


# ------------------------------------------------------------------------------------------------------ places

def too_near_the_edge(read):
    found = []
    for glyph in read.glyphs:
        width, height = read.pages[glyph.page]
        left, right = glyph.x / tagged.POINTS_PER_MM, (glyph.x + glyph.width) / tagged.POINTS_PER_MM
        bottom = glyph.y / tagged.POINTS_PER_MM
        top = (glyph.y + 0.7 * glyph.size) / tagged.POINTS_PER_MM
        if glyph.text.strip() and min(left, bottom, width - right, height - top) < MARGIN:
            found.append((glyph.page + 1, glyph.text))
    return [f"page {page}: less than {MARGIN} mm from the edge: “{''.join(one for on, one in found if on == page)[:60]}”" for page in sorted({on for on, _ in found})]


@each()
def test_nothing_is_where_a_printer_cannot_print(pdf):
    report(too_near_the_edge(tagged.read(pdf.file)))


# ------------------------------------------------------------------------------------------------------ the checks can fail

def test_another_size_of_page_is_noticed(remade):
    def letter(pdf):
        pdf.pages[-1].mediabox = [0, 0, 612, 792]
    assert "215.9 × 279.4 mm" in " ".join(wrong_sizes(remade(letter).pages, "a4", ""))
    assert wrong_sizes([(100, 210)] * 6, "trifold", "") and wrong_sizes([(width, 210) for width in PANELS[:5]], "trifold", "")
    assert not wrong_sizes([(width, 210) for width in PANELS], "trifold", "")
    assert wrong_sizes([A4_ACROSS] * 3, "a5-booklet", "to-fold") and not wrong_sizes([A4_ACROSS] * 4, "a5-booklet", "to-fold")


def test_letters_made_smaller_are_noticed(one, remade):
    assert not too_small(tagged.read(one.file).glyphs, least(one))
    assert too_small(remade(first=b"0.8 0 0 0.8 0 0 cm").glyphs, least(one))
    assert too_small(remade(first=b"1 0 0 0.8 0 0 cm").glyphs, least(one)), "letters made lower"


def test_a_font_outside_is_noticed(one):
    from breaks import font_not_inside
    with pikepdf.open(one.file) as pdf:
        assert font_not_inside(pdf)
        assert fonts_outside(pdf)


def test_faint_letters_are_noticed(one):
    read, images = tagged.read(one.file), picture.pages(one.file)
    assert faint(read, images) == []
    for ground in ((130, 130, 130), (0, 110, 0), (200, 0, 0)):
        on = [image.point([round(value * part / 255) for part in ground for value in range(256)]) for image in images]
        assert faint(read, on), ground


def test_contrast_is_reckoned_as_in_wcag():
    assert round(contrast((0, 0, 0), (1, 1, 1)), 1) == 21.0
    assert round(contrast(rgb(0x76 / 255), (1, 1, 1)), 2) == 4.54
    assert rgb((0, 0, 0, 1)) == (0, 0, 0) and rgb("P1") is None


def test_letters_at_the_edge_are_noticed(one, remade):
    assert not too_near_the_edge(tagged.read(one.file))
    for move in (b"1 0 0 1 -60 0 cm", b"1 0 0 1 80 0 cm", b"1 0 0 1 0 60 cm", b"1 0 0 1 0 -60 cm"):
        assert too_near_the_edge(remade(first=move)), move
