"""What is on the paper, read back from the PDF: sizes of pages and panels, sizes of letters, fonts, contrast, margins,
"page 2 of 6", who made it and how to get in touch; no number or date is broken over lines, no Easy Read sentence over pages.
"""
import functools
import math
import re
from collections import Counter

import pikepdf
import pytest

import built
import picture
import tagged
from words import plain, text

EVERY = built.pdfs()
MARGIN = 5  # mm that a home printer leaves white
A4, A5, A4_ACROSS = (210, 297), (148, 210), (297, 210)
PANELS = [100, 100, 100, 97, 97, 100]  # in reading order: front, three inside, flap, back
# The least size of letters, in points, for the readers of a layout; in Easy Read and in large print more.
LEAST = {"a4": 14, "a4-easy": 16, "a5-booklet": 12, "trifold": 12, "large-print": 18}
LEAST_EASY = {"a5-booklet": 16, "large-print": 20}
MONTHS = "January February March April May June July August September October November December".split()


def each(*forms):
    """Marks a test that looks at every PDF, or at those of some forms."""
    return pytest.mark.parametrize("pdf", [pdf for pdf in EVERY if not forms or pdf.form in forms], ids=str)


def report(found):
    """Fails with what was found, each fault once, the first twenty of them."""
    found = list(dict.fromkeys(found))
    if found:
        pytest.fail("\n".join(found[:20]), pytrace=False)


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


def numbers(read, page, count):
    """The numbers of pages that stand on a page or side, from left to right: "2 of 6", in the words of any language."""
    said = " ".join(read.margins(page))
    return [int(number) for number in re.findall(rf"(?<![\w-])(\d+) ?[^\d\s.,]{{1,8}} ?{count}(?!\d)", said)]


def places(layout, count):
    """Which pages stand on each side of the sheets of a folded leaflet, from left to right."""
    if layout == "trifold":
        return [[5, 6, 1], [2, 3, 4]]
    whole = -(-count // 4) * 4
    sides = []
    for sheet in range(whole // 4):
        sides += [[whole - 2 * sheet, 1 + 2 * sheet], [2 + 2 * sheet, whole - 1 - 2 * sheet]]
    return [[page for page in side if page <= count] for side in sides]


@functools.cache
def pages_to_read(page, form):
    """How many pages a leaflet says that it has: those of the file to read, on the sheets to fold too."""
    form = "" if form == "to-fold" else form
    return next(len(tagged.read(pdf.file).pages) for pdf in EVERY if pdf.owner() == page and pdf.form == form)


@each()
def test_each_page_says_which_it_is(pdf):
    """And on a sheet to fold each stands where it must: when it is folded, they follow one another."""
    read, count = tagged.read(pdf.file), pages_to_read(pdf.owner(), pdf.form)
    has = [numbers(read, page, count) for page in range(len(read.pages))]
    assert has == (places(pdf.layout(), count) if pdf.form == "to-fold" else [[number] for number in range(1, count + 1)])


@each("to-fold")
def test_the_folded_file_has_every_letter_of_the_one_to_read(pdf):
    """Nothing was lost on the sheets, and the tags say it in the same order."""
    other = next(one for one in EVERY if one.owner() == pdf.owner() and not one.form)
    ours, theirs = plain(tagged.read(pdf.file).letters), plain(tagged.read(other.file).letters)
    assert text(ours) == text(theirs)
    count = [Counter(glyph.text for glyph in tagged.read(one.file).glyphs if glyph.text.strip()) for one in (pdf, other)]
    assert count[0] == count[1], f"letters more or fewer: {(count[0] - count[1]) + (count[1] - count[0])}"


# ------------------------------------------------------------------------------------------------------ lines and pages

def torn_numbers(letters):
    """Numbers and dates that are broken over lines."""
    found, letters = [], plain(letters)
    for at in (at for at, (_, gap, _) in enumerate(letters) if gap == "\n"):
        before = text(letters[max(0, at - 25):at]).replace("|", " ").split()[-1]
        after = text(letters[at:at + 25]).replace("|", " ").split()[0]
        number = re.search(r"\d[)]?$", before) and re.match(r"[(]?\d", after)
        date = re.fullmatch(r"\d{1,2}", before) and after.strip(".,;:") in MONTHS or before in MONTHS and re.match(r"\d{4}\b", after)
        if number or date:
            found.append(f"“{before}” and “{after}” are on two lines")
    return found


@each()
def test_no_number_or_date_is_broken_over_lines(pdf):
    report(torn_numbers(tagged.read(pdf.file).letters))


def over_pages(letters):
    """Paragraphs that begin on one page and end on another."""
    pages, words = {}, {}
    for letter in letters:
        if letter.glyph is not None:
            pages.setdefault(letter.block, set()).add(letter.glyph.page)
            words[letter.block] = words.get(letter.block, "") + letter.text
    return [f"“{words[block][:80]}” is on {len(on)} pages" for block, on in pages.items() if len(on) > 1]


@pytest.mark.parametrize("pdf", [pdf for pdf in EVERY if pdf.owner().easy() and pdf.form != "to-fold"], ids=str)
def test_easy_read_is_not_broken_over_pages(pdf):
    report(over_pages(tagged.read(pdf.file).letters))


def stretched(glyphs):
    """Pages whose gaps between words are of many widths, as when lines are made to end at the same place."""
    gaps = {}
    for before, space, after in zip(glyphs, glyphs[1:], glyphs[2:]):
        if space.text.isspace() and before.text.strip() and after.text.strip() and before.font == after.font and abs(before.y - after.y) < 0.1:
            wide = (after.x - before.x - before.width) / space.size
            gaps.setdefault((space.page, space.font), Counter())[round(wide, 2)] += 1
    return [f"page {page + 1}: gaps between words are of many widths" for (page, _), all_ in gaps.items()
            if sum(all_.values()) > 20 and sum(count for _, count in all_.most_common(3)) < 0.7 * sum(all_.values())]


@each()
def test_lines_are_not_stretched(pdf):
    report(stretched(tagged.read(pdf.file).glyphs))


# ------------------------------------------------------------------------------------------------------ what must be said

def bookmarks(opened):
    """The titles of a PDF's bookmarks, in order."""
    with opened.open_outline() as outline:
        def down(items):
            return [title for item in items for title in (item.title, *down(item.children))]
        return down(outline.root)


def misnamed(opened, page):
    """Title, language and bookmarks that are not those of the page."""
    found = []
    with opened.open_metadata() as metadata:
        if metadata.get("dc:title") != page.title:
            found.append(f"the title is “{metadata.get('dc:title')}” instead of “{page.title}”")
    if str(opened.Root.get("/Lang", "")).split("-")[0] != page.lang.split("-")[0]:
        found.append(f"the language is “{opened.Root.get('/Lang', '')}” instead of “{page.lang}”")
    has = iter(bookmarks(opened))
    for heading in page.tree.xpath("//main//div[@class='text']//h2"):
        words = " ".join(heading.text_content().split())
        if words not in has:
            found.append(f"no bookmark “{words}”, or not in its place")
    return found


@each()
def test_title_language_and_bookmarks(pdf):
    with pikepdf.open(pdf.file) as opened:
        report(misnamed(opened, pdf.owner().page()))



def unsaid(pdf):
    """What the page says about itself and a leaflet must say too: who made it, how to get in touch, how old it is."""
    page = pdf.owner().page()
    tree, help_ = page.tree, "//section[contains(@class, 'formats')]"
    wanted = {"title": [page.title], "address on the web": [page.address.split("://")[-1].strip("/")]}
    wanted["phone"] = tree.xpath(f"{help_}//*[@class='phone' or @class='charge']//text()")
    wanted["e-mail"] = tree.xpath(f"{help_}//*[@class='email']//text()")
    wanted["Relay UK"] = tree.xpath("//footer//*[@class='help']//p[not(contains(@class, 'help-phone'))]/*[@class='phone']/text()")
    wanted["dates"] = tree.xpath("//main//section[contains(@class, 'about')]//time//text()")
    wanted["organisation"] = tree.xpath("//footer//*[contains(@class, 'organisation')]//text()")
    wanted["other formats"] = [tree.xpath("string(//section[contains(@class, 'formats')]/h2)")]
    wanted["version"] = [pdf.owner().front("version") or ""]
    said = "".join(one for one, _, _ in plain(tagged.read(pdf.file).letters))
    return [f"{name}: “{' '.join(words.split())}”" for name, all_ in wanted.items() for words in all_
            if "".join(one for one, _, _ in plain(_letters(words))) not in said]


def _letters(words):
    return [tagged.Letter(one) for one in words]


@each()
def test_says_who_made_it_and_how_to_get_in_touch(pdf):
    report(unsaid(pdf))


# ------------------------------------------------------------------------------------------------------ the checks can fail

@pytest.fixture(scope="session")
def one():
    """A PDF of one column, to be broken."""
    found = next((pdf for pdf in EVERY if not pdf.form and pdf.layout() == "a4" and len(tagged.read(pdf.file).pages) > 1), None)
    if found is None:
        pytest.fail("no A4 leaflet of more than one page in the sites")
    return found


@pytest.fixture
def remade(one, tmp_path):
    """The PDF changed: what `change` does to it, and what is drawn first on each page."""
    def remake(change=lambda pdf: None, first=b""):
        with pikepdf.open(one.file) as pdf:
            change(pdf)
            for page in pdf.pages:
                page.contents_add(first, prepend=True)
            pdf.save(tmp_path / "remade.pdf")
        return tagged.read.__wrapped__(str(tmp_path / "remade.pdf"))
    return remake


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


def test_pages_in_another_order_are_noticed(one, remade):
    def turned(pdf):
        pdf.pages.reverse()
    count = len(tagged.read(one.file).pages)
    assert [numbers(tagged.read(one.file), page, count) for page in range(count)] == [[number] for number in range(1, count + 1)]
    assert numbers(remade(turned), 0, count) == [count]
    assert numbers(tagged.read(one.file), 0, count + 1) == []
    assert places("a5-booklet", 7) == [[1], [2, 7], [6, 3], [4, 5]]


def test_a_number_over_two_lines_is_noticed():
    def lines(first, second):
        letters = [tagged.Letter(letter) for letter in first + second]
        letters[len(first)].gap = "\n"
        return torn_numbers(letters)
    assert lines("Phone 0344", "411 1444") and lines("on 22", "November 2026") and lines("22 November", "2026.") and lines("Phone (0344)", "411")
    assert not lines("Phone", "0344 411") and not lines("in 2026", "we") and not lines("In November", "we")


def test_a_paragraph_over_two_pages_is_noticed(one):
    letters = [letter for letter in tagged.read(one.file).letters if letter.glyph is not None]
    block = max({letter.block for letter in letters}, key=lambda block: sum(letter.block == block for letter in letters))
    paragraph = [letter for letter in letters if letter.block == block]
    moved = tagged.replace(paragraph[-1], glyph=tagged.replace(paragraph[-1].glyph, page=paragraph[0].glyph.page + 1))
    assert over_pages([*paragraph[:-1], moved])


def test_what_is_not_said_is_noticed(one, monkeypatch):
    other = next(page for page in built.pages() if page.site != one.site or page != one.owner())
    assert unsaid(one) == []
    monkeypatch.setattr(built.Built, "owner", lambda self: other)
    assert len(unsaid(one)) >= 2


def test_stretched_lines_are_noticed(one):
    """As typesetting programs do it: each line has gaps of its own."""
    glyphs = tagged.read(one.file).glyphs
    assert stretched(glyphs) == []
    wider, last, moved = [], None, 0
    for glyph in glyphs:
        moved = 0 if last is None or abs(last.y - glyph.y) > 1 else moved + (0.02 * (round(glyph.y) % 17) * glyph.size if last.text.isspace() else 0)
        wider.append(tagged.replace(glyph, x=glyph.x + moved))
        last = glyph
    assert stretched(wider)


def test_another_title_language_or_bookmark_is_noticed(one):
    page = one.owner().page()
    with pikepdf.open(one.file) as pdf:
        assert misnamed(pdf, page) == [] and len(bookmarks(pdf)) > 2
        pdf.Root.Lang = pikepdf.String("cy")
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = "Another"
        with pdf.open_outline() as outline:
            outline.root.reverse()
            for item in outline.root:
                item.children.reverse()
        assert len(misnamed(pdf, page)) >= 3
