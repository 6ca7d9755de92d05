"""What the paper says, read back from the PDF: "page 2 of 6" and the order on a sheet to fold, whole numbers and dates on a
line, Easy Read sentences on a page, who made it and how to get in touch, title, language and bookmarks.
"""
import functools
import re
from collections import Counter

import pikepdf
import pytest

import built
import tagged
from paper import EVERY, each, report
from words import plain, text

MONTHS = "January February March April May June July August September October November December".split()


# ------------------------------------------------------------------------------------------------------ pages

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


def misnamed(opened, page, form=""):
    """Title, language and bookmarks that are not those of the page. A file to fold says so behind its title."""
    found = []
    with opened.open_metadata() as metadata:
        title = metadata.get("dc:title") or ""
        if not (re.fullmatch(rf"{re.escape(page.title)} \(.+\)", title) if form == "to-fold" else title == page.title):
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
        report(misnamed(opened, pdf.owner().page(), pdf.form))



def unsaid(pdf):
    """What the page says about itself and a leaflet must say too: who made it, how to get in touch, how old it is."""
    page = pdf.owner().page()
    tree, help_ = page.tree, "//section[contains(@class, 'formats')]"
    wanted = {"title": [page.title], "address on the web": [pdf.owner().printed_address().split("://")[-1].strip("/")]}
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
