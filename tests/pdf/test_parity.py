"""The words of each PDF, in the order of its tags, are the words of its page, in the order of the page (parity.py).

Then pages and PDFs are changed on purpose, one word or one tag at a time, and each change must be noticed.
"""
import re

import pikepdf
import pytest

import built
import parity
import tagged
from breaks import elements, of_kind
from webpage import Webpage

EVERY = built.pdfs()


def differences(page, file):
    return parity.differences(page, tagged.read(str(file)).letters)


def test_every_page_has_its_pdfs():
    """A page: one to read and one in large print. No PDF is without its page."""
    assert built.pages(), "no page in the built sites"
    forms = {}
    for pdf in EVERY:
        forms.setdefault(pdf.owner(), set()).add(pdf.form)
    assert [str(pdf) for pdf in EVERY if pdf.owner() is None] == [], "PDFs of no page"
    lacking = [f"{page}: {form or 'to read'}" for page in built.pages() for form in ("", "large-print") if form not in forms.get(page, set())]
    assert lacking == [], "pages without a PDF"


# A file to fold says, letter by letter, what the one to read says (test_said.py). Its list of contents counts pages to read, not sheets.
@pytest.mark.parametrize("pdf", [pdf for pdf in EVERY if pdf.form != "to-fold"], ids=str)
def test_same_words(pdf):
    page = pdf.owner().whole()
    assert len(page.parts()) >= 2, "the page has no text"
    found = differences(page, pdf.file)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


@pytest.mark.parametrize("pdf", [pdf for pdf in EVERY if pdf.form != "to-fold"], ids=str)
def test_its_page_links_to_it(pdf):
    """Who reads the page is told of the PDF."""
    hrefs = pdf.owner().page().tree.xpath("//main//a/@href")
    assert f"/{pdf.path}" in hrefs, "the page has no link to it"


# ------------------------------------------------------------------------------------------------ the checks can fail

def example():
    """A PDF that says the same as its page, of a page that has everything."""
    for pdf in (pdf for pdf in EVERY if not pdf.form):
        source = (pdf.site / pdf.owner().path / "index.html").read_text(encoding="utf-8")
        has = all(f"<{tag}" in source for tag in ("h2", "h3", "ul", "ol", "table", "img", "blockquote"))
        if has and not differences(pdf.owner().page(), pdf.file):
            return pdf, source
    pytest.fail("no page of the sites has headings, lists, a table, a picture and a quote, and a PDF that says the same")


@pytest.fixture(scope="session")
def right():
    return example()


def _swap(pattern, source):
    """Two neighbours of the text change places."""
    start = source.index('class="text"') if 'class="text"' in source else source.index("class=text")
    found = list(re.finditer(pattern, source[start:], re.S))
    one, two = next((a, b) for a, b in zip(found, found[1:]) if a[0] != b[0])
    text = source[start:]
    return source[:start] + text[:one.start()] + two[0] + text[one.end():two.start()] + one[0] + text[two.end():]


def _once(pattern, instead):
    def change(source):
        start = source.index('class="text"') if 'class="text"' in source else source.index("class=text")
        return source[:start] + re.sub(pattern, instead, source[start:], count=1, flags=re.S)
    return change


CHANGED_PAGES = {
    "a word more": _once(r"<p>(\w+) ", r"<p>\1 not "),
    "a word less": _once(r"<p>\w+ ", "<p>"),
    "a letter changed": _once(r"<li>(\w)", r"<li>X"),
    "words run together": _once(r"<p>(\w+) ", r"<p>\1"),
    "a word torn": _once(r"<p>(\w)(\w)", r"<p>\1 \2"),
    "a paragraph lost": _once(r"<p>[^<]*</p>", ""),
    "two list items changed over": lambda source: _swap(r"<li>[^<]*</li>", source),
    "two headings changed over": lambda source: _swap(r"<h2 [^>]*>[^<]*</h2>", source),
    "a level of heading": _once(r"<h3( [^>]*)>(.*?)</h3>", r"<h4\1>\2</h4>"),
    "a heading that is a paragraph": _once(r"<h2( [^>]*)>(.*?)</h2>", r"<p>\2</p>"),
    "a list that is none": _once(r"<ul><li>([^<]*)</li>", r"<p>\1</p><ul>"),
    "one item instead of two": _once(r"</li><li>", " "),
    "one paragraph instead of two": _once(r"</p>\s*<p>", " "),
    "a header cell that is none": _once(r"(</th>\s*)<th\b([^>]*)>(.*?)</th>", r"\1<td\2>\3</td>"),
    "another picture's words": _once(r'alt="[^"]+"', 'alt="Another picture."'),
    "a picture without words": _once(r'alt="[^"]+"', 'alt=""'),
    "a link to another place": _once(r'href="(https?:[^"]*)"', r'href="\1x"'),
    "a link that is none": _once(r'<a href="https?:[^"]*"([^>]*)>(.*?)</a>', r"\2"),
    "another language": _once(r"<p>", '<p lang="cy">'),
    "another title": lambda source: re.sub(r"<h1>(\w+)", r"<h1>\1s", source),
    "no summary": lambda source: re.sub(r"(<p class=\"?summary\"?>)[^<]*", r"\1Something else", source),
}


@pytest.mark.parametrize("name", CHANGED_PAGES)
def test_a_changed_page_is_noticed(name, right):
    pdf, source = right
    changed = CHANGED_PAGES[name](source)
    assert changed != source, "the page has nothing that can be changed so"
    assert differences(Webpage(changed), pdf.file), "not noticed"


def _two_neighbours(pdf, kind):
    """Two neighbouring elements of a kind change places in the tree; the picture of the page stays as it is."""
    for element, _ in elements(pdf):
        kids = element.get("/K")
        if isinstance(kids, pikepdf.Array):
            places = [n for n, kid in enumerate(kids) if isinstance(kid, pikepdf.Dictionary) and str(kid.get("/S")) == f"/{kind}"]
            if len(places) > 1:
                one, two = kids[places[0]], kids[places[1]]
                kids[places[0]], kids[places[1]] = two, one
                return True
    return False


def _paragraph_silent(pdf):
    """A paragraph is drawn and nobody is told of it."""
    for element in of_kind(pdf, "P")[5:]:
        element.K = pikepdf.Array([])
        return True
    return False


def _picture_words(pdf):
    for element in of_kind(pdf, "Figure"):
        element.Alt = pikepdf.String("picture.svg")
        return True
    return False


def _link_elsewhere(pdf):
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            if "/URI" in link.get("/A", {}) and "legislation" in str(link.A.URI):
                link.A.URI = pikepdf.String("https://elsewhere.example/")
                return True
    return False


def _language_of_a_paragraph(pdf):
    of_kind(pdf, "P")[5].Lang = pikepdf.String("fr")
    return True


def _retag(old, new):
    def change(pdf):
        element = of_kind(pdf, old)[-1]
        element.S = pikepdf.Name(f"/{new}")
        return True
    return change


CHANGED_PDFS = {
    "two list items changed over": lambda pdf: _two_neighbours(pdf, "LI"),
    "two rows changed over": lambda pdf: _two_neighbours(pdf, "TR"),
    "a paragraph that is not heard": _paragraph_silent,
    "other words for a picture": _picture_words,
    "a link that leads elsewhere": _link_elsewhere,
    "a paragraph in another language": _language_of_a_paragraph,
    "the header of a row that is none": _retag("TH", "TD"),
    "a heading of another level": _retag("H3", "H2"),
}


@pytest.mark.parametrize("name", CHANGED_PDFS)
def test_a_changed_pdf_is_noticed(name, right, tmp_path):
    good, _ = right
    file = tmp_path / "changed.pdf"
    with pikepdf.open(good.file) as pdf:
        assert CHANGED_PDFS[name](pdf), "the PDF has nothing that can be changed so"
        pdf.save(file)
    assert differences(good.owner().page(), file), "not noticed"
